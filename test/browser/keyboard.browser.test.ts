import { expect, test } from 'vitest';
import type { CastMember } from '../../src/demo/cast.ts';
import { Keys } from '../support/browser/keys.ts';
import { browserStories, browserStory } from '../support/browser/story.ts';
import { asTest } from '../support/story/as-test.ts';

/** Most keys a whole week may take, beside what is typed. */
const MOST_PRESSES = 250;

type Story = Awaited<ReturnType<typeof browserStory>>;

/** One window, in which one is each of the five in turn, and does all with the keyboard. */
async function before(story: Story) {
  const window = await story.person('product').window();
  const keys = new Keys(window.page);
  const { page } = window;
  const asking = (key: string): Promise<void> => window.asking(() => keys.press(key));
  const dialog = page.getByRole('dialog');
  return {
    keys,
    /** Does as the guide says: moves the clock, and becomes whose turn it is. */
    async follow(title: string, part: CastMember, moves: boolean): Promise<void> {
      const next = page.locator('.guide .step.next');
      await expect.poll(() => next.innerText()).toContain(title);
      if (moves) {
        await keys.area('guide');
        await keys.to(await next.getByRole('button').first().innerText());
        await asking('Enter');
        await expect.poll(() => page.locator('.clock-bar [aria-disabled=true]').count()).toBe(0);
      }
      const { name } = story.stage.people[part];
      const be = next.getByRole('button').filter({ hasText: name });
      if ((await be.count()) === 0) return;
      await keys.area('guide');
      await keys.to(await be.innerText());
      await asking('Enter');
      await expect.poll(() => page.locator('.person[aria-pressed=true]').innerText()).toContain(name);
    },
    /** Writes a line where one is and sends it. */
    async write(line: string): Promise<void> {
      await keys.area('composer', true);
      await keys.type(line);
      await asking('Enter');
    },
    /** Goes to the channel, or to the app's messages. */
    async goTo(name: string): Promise<void> {
      await keys.area('sidebar');
      await keys.to(name, 'ArrowDown');
      await keys.press('Enter');
      await window.quiet();
    },
    /** Presses a button of the newest message that has it, and says yes where it asks. */
    async button(words: string, sure = false): Promise<void> {
      const articles = page.locator('main article');
      await articles
        .filter({ has: page.getByRole('button', { name: words, exact: true }) })
        .last()
        .waitFor();
      const has = await articles.evaluateAll(
        (all, wanted) =>
          all.map((each) =>
            [...each.querySelectorAll('button')].some((one) => one.innerText.trim() === wanted),
          ),
        words,
      );
      await keys.area('messages', true);
      for (let up = has.lastIndexOf(true); up < has.length; up += 1) await keys.press('ArrowUp');
      await keys.to(words);
      if (sure) {
        await keys.press('Enter');
        await keys.until('in the question', ({ area }) => area.includes('sure'));
      }
      await asking('Enter');
    },
    /** Fills fields of the window that is open and saves it, until none is left that takes something. */
    async save(entries: Readonly<Record<string, string>> = {}): Promise<void> {
      await dialog.waitFor();
      for (const [label, text] of Object.entries(entries)) {
        await keys.field(label);
        await keys.type(text);
        await window.quiet();
      }
      await asking('Control+Enter');
    },
    /** Reads the window that only says something, and closes it. */
    async closed(): Promise<void> {
      if ((await dialog.count()) > 0) await asking('Escape');
      await expect.poll(() => dialog.count()).toBe(0);
      await keys.until('somewhere', ({ tag }) => tag !== 'body');
    },
  };
}

await browserStories('the guided week by keyboard alone', () => {
  test.each(['en', 'zh-CN'] as const)(
    'is done to its end, and the focus is never lost (%s)',
    async (language) => {
      const story = await browserStory({ language });
      const { stage, host, words, channel } = story;
      const { hypothesis, measurement, planning, week, standup, retro, setup } = words;
      await stage.startBot();
      host.progress(undefined);
      const { keys, follow, write, goTo, button, save, closed } = await before(story);
      const app = stage.slack.manifest.appName;
      const spent: Record<string, number> = {};
      const step = async (id: string, part: CastMember, move: boolean, deed: () => Promise<void>) => {
        const from = keys.presses;
        const shown = async () => (await host.show({ language })).guide.find((each) => each.id === id);
        await follow((await shown())?.title ?? '', part, move);
        await deed();
        await expect.poll(async () => (await shown())?.done, { message: `"${id}" is ticked` }).toBe(true);
        spent[id] = keys.presses - from;
      };
      const form = async (words_: string, entries: Record<string, string> = {}) => {
        await button(words_);
        await save(entries);
        await closed();
      };

      await step('squad', 'product', false, async () => {
        await write(`/invite @${app}`);
        await form(setup.setItUp);
      });
      await step('idea', 'marketing', false, () => write('/idea A trial without a card'));
      await step('estimate', 'frontend', true, () =>
        form(hypothesis.estimateTitle, { [hypothesis.simple]: '2' }),
      );
      await step('commitment', 'product', false, () =>
        form(week.takeIn.title, { [measurement.form.line]: '3' }),
      );
      await step('plan', 'product', false, () => button(planning.close));
      await step('answer', 'designer', true, async () => {
        await goTo(app);
        await form(standup.answer, { [standup.modal.today]: 'Screens for the trial' });
      });
      await step('blocker', 'frontend', true, () =>
        form(standup.answer, {
          [standup.modal.today]: 'The form',
          [standup.modal.inTheWay]: 'Screens of step 2',
        }),
      );
      await step('launch', 'frontend', false, async () => {
        await goTo(channel);
        await form(week.buttons.live);
      });
      await step('number', 'product', true, () => write('/metric 1562'));
      await step('result', 'frontend', false, async () => {
        await asTest(stage, 'A trial without a card', stage.people.product.id);
        const { count, people, sides } = week.result;
        await button(week.buttons.enterResult);
        await save({
          [count(sides.control, 'sign-ups')]: '610',
          [people(sides.control, 'visitors')]: '9800',
          [count(sides.variant, 'sign-ups')]: '702',
          [people(sides.variant, 'visitors')]: '9750',
        });
        await save({ [week.result.learned]: 'Nobody misses the card.' });
        await closed();
      });
      await step('note', 'backend', false, () =>
        form(retro.board.addNote, { [retro.notes.wentWell]: 'Deciding on Monday' }),
      );
      await step('digest', 'product', false, () => button(retro.board.close, true));
      await step('nextMonday', 'product', true, async () => undefined);

      const { guide } = await host.show({ language });
      expect(guide.filter(({ done }) => !done)).toEqual([]);
      expect(keys.presses, JSON.stringify(spent)).toBeLessThan(MOST_PRESSES);
      await story.endsWell();
    },
    120_000,
  );
});
