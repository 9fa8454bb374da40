import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { accountOf } from '../src/demo/account.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import { rowsIn, storedIn } from './support/database/rows.ts';
import { FRIDAY, TITLE, withBet, withIdea } from './support/story/bet.ts';
import { MONDAY, openSquadStory, openStage, type Story } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { expectAllThereOnce, times } from './support/story/time.ts';

/** How many rows of a table fit a condition. */
const count = ({ stage }: Story, table: string, where = '1 = 1'): number =>
  rowsIn(stage.file, `select 1 from ${table} where ${where}`).length;

/** Both do it in the same instant. @returns what each reads, whoever was first */
const atOnce = async (people: readonly Person[], deed: (person: Person) => Promise<{ text: string }>) =>
  (await Promise.all(people.map(deed))).map(({ text }) => text);

describe('two people in the same instant', () => {
  test('take the same in: it is taken in once, and one reads who was faster', async () => {
    const story = await withIdea();
    const { people, channel, words, stage } = story;
    const both = [people.product, people.backend];
    for (const person of both) {
      await person.click(words.week.takeIn.title, { in: channel });
      await fillTakeIn(person, words);
    }
    const said = await atOnce(both, (person) => person.submit());
    await stage.pass(3_000);
    expect(said.filter((text) => text === '')).toHaveLength(1);
    expect(said.join('')).toMatch(/(Paula|Ben) took this in a moment ago\. Nothing to do\./);
    expect(count(story, 'commitments')).toBe(1);
    await expectAllThereOnce(story);
  });

  test('a click that comes a second time leads to one form, and to no word of failure', async () => {
    const expectedRefusals = ['exchanged_trigger_id'];
    const { people, channel, words, stage } = await withIdea(MONDAY, { expectedRefusals });
    stage.slack.divert(() => ({ kind: 'again in another', afterMs: 0 }));
    const seen = await people.backend.click(words.hypothesis.estimateTitle, { in: channel });
    expect(seen.modal?.title).toBe(words.hypothesis.estimateTitle);
    expect(stage.slack.modals(people.backend.id)).toHaveLength(1);
    expect(seen.ephemerals).toEqual([]);
    expect(seen.error).toBeUndefined();
  });

  test('estimate the same: both parts count', async () => {
    const story = await withIdea();
    const { people, channel, words, stage, read } = story;
    const both = [people.backend, people.designer];
    for (const person of both) {
      await person.click(words.hypothesis.estimateTitle, { in: channel });
      await person.fill({ [words.hypothesis.simple]: '1' });
    }
    await atOnce(both, (person) => person.submit());
    await stage.pass(3_000);
    expect(read()).toContain('simple 4 d (Fatima 2, Ben 1, Dana 1)');
    await expectAllThereOnce(story);
  });

  test('enter different numbers: both are kept, the later counts, and its author reads what it took the place of', async () => {
    const story = await openSquadStory();
    const { people, channel } = story;
    const first = people.product.command('/metric 312', channel);
    const second = people.marketing.command('/metric 321', channel);
    expect((await first).text).not.toContain('Before');
    expect((await second).text).toContain('Before: 312 (08:30).');
    expect(count(story, 'readings')).toBe(2);
  });

  test.each(['carrying over', 'dropping'] as const)(
    'say what becomes of the same bet (%s first): one word counts, the other reads it, and the digest tells only that',
    async (first) => {
      const story = await withBet();
      const { people, channel, words, stage, read } = story;
      const { buttons, already } = words.week;
      const carryOver = async () => {
        const seen = await people.frontend.click(buttons.carryOver, { in: channel, near: TITLE });
        return seen.modal ? people.frontend.submit() : seen;
      };
      const drop = () => people.backend.click(buttons.drop, { in: channel, near: TITLE });
      const both = first === 'dropping' ? [drop, carryOver] : [carryOver, drop];
      const seen = await Promise.all(both.map((deed) => deed()));
      const said = seen.map(({ text, modal }) => modal?.errors.join('') ?? text).join('');
      await people.product.click(words.retro.board.close, { in: channel });
      await stage.pass(5_000);
      const dropped = count(story, 'hypotheses', "state = 'dropped'");
      expect(said).toContain(dropped === 1 ? already.dropped : already.carried);
      expect(count(story, 'commitments', "state = 'open'")).toBe(1 - dropped);
      expect(times(read(), `Dropped: ${TITLE}.`)).toBe(dropped);
      expect(times(read(), `${TITLE} is carried over.`)).toBe(1 - dropped);
      await expectAllThereOnce(story);
    },
  );

  test.each(['closing', 'taking in'] as const)(
    'close the plan and take something in (%s first): it is in the week, and the outcome tells of it if it was in time',
    async (first) => {
      const story = await withIdea(FRIDAY);
      const { people, channel, words, stage, read } = story;
      await people.backend.click(words.week.takeIn.title, { in: channel });
      await fillTakeIn(people.backend, words);
      // Two days, on the last one of the week.
      expect((await people.backend.submit()).modal?.submitLabel).toBe(words.week.takeIn.anyway);
      const deeds = [
        () => people.product.click(words.planning.close, { in: channel }),
        () => people.backend.submit(),
      ];
      const said = await Promise.all(
        (first === 'closing' ? deeds : deeds.toReversed()).map((deed) => deed()),
      );
      await stage.pass(3_000);
      expect(said.map(({ text }) => text)).toEqual(['', '']);
      expect(count(story, 'commitments')).toBe(1);
      const inTime = count(story, 'outcomes', `snapshot like '%${TITLE}%'`) === 1;
      expect(times(read(), 'This week we make one bet')).toBe(inTime ? 1 : 0);
      expect(times(read(), 'This week we take in nothing new')).toBe(inTime ? 0 : 1);
      await stage.goTo(FRIDAY, '16:01');
      expect(read().split('Retro · ')[1]).toContain(TITLE);
      await expectAllThereOnce(story);
    },
  );

  test.each(['closing', 'the note'] as const)(
    'close the week and add a note (%s first): it is in the digest, or still in the open modal',
    async (first) => {
      const story = await withBet();
      const { people, channel, words, stage, read } = story;
      const note = 'writing copy in pairs';
      await people.backend.click(words.retro.board.addNote, { in: channel });
      await people.backend.fill({ [words.retro.notes.wentWell]: note });
      const deeds = [
        () => people.product.click(words.retro.board.close, { in: channel }),
        () => people.backend.submit(),
      ];
      await Promise.all((first === 'closing' ? deeds : deeds.toReversed()).map((deed) => deed()));
      await stage.pass(5_000);
      const kept = count(story, 'retro_notes');
      expect(times(read(), note)).toBe(kept);
      expect(times(people.backend.modal?.text ?? '', note)).toBe(1 - kept);
      expect(people.backend.modal?.errors.length ?? 0).toBe(1 - kept);
      await expectAllThereOnce(story);
    },
  );
});

describe('the same twice in the same instant', () => {
  test('a week in which every form is sent twice is the week in which it is sent once', {
    timeout: 60_000,
  }, async () => {
    const played = async (twice: boolean) => {
      const { stage } = await openStage();
      const { slack } = stage;
      if (twice) {
        const submit = slack.submit.bind(slack);
        slack.submit = async (userId) => {
          const [first] = await Promise.all([submit(userId), submit(userId)]);
          return first;
        };
      }
      await stage.startBot();
      const deeds = new Deeds(stage, 'en');
      for (const step of weekSteps('en', MONDAY)) await playStep(deeds, step);
      const { lost, doubled, refused } = await accountOf(stage);
      const read = Object.values(stage.people).map((person) => [person.read('growth'), person.readDm()]);
      return { lost, doubled, refused, read, stored: storedIn(stage.file) };
    };
    expect(await played(true)).toEqual(await played(false));
  });

  test.each(['planning', 'retro'] as const)('two clicks that close the %s close it once', async (ritual) => {
    const story = await (ritual === 'planning' ? withIdea() : withBet());
    const { people, channel, words, stage } = story;
    const button = ritual === 'planning' ? words.planning.close : words.retro.board.close;
    const click = () => people.product.click(button, { in: channel });
    await Promise.all([click(), click()]);
    await stage.pass(5_000);
    const closed = `occurrence_id in (select id from occurrences where ritual = '${ritual}')`;
    expect(count(story, 'outcomes', closed)).toBe(1);
    await expectAllThereOnce(story);
  });

  test('the same idea typed twice at once is one idea, and both answers say so', async () => {
    const story = await openSquadStory();
    const { people, channel } = story;
    const type = () => people.marketing.command(`/idea ${TITLE}`, channel);
    const both = await Promise.all([type(), type()]);
    for (const { text } of both) expect(text).toContain(`Logged: ${TITLE}`);
    expect(count(story, 'hypotheses')).toBe(1);
  });
});

describe('a board that Slack did not bring up to date', () => {
  /** From now on no message changes. @returns how to end it */
  const holdBack = ({ stage }: Story): (() => void) =>
    stage.slack.intercept(({ method }) =>
      method === 'chat.update' ? { kind: 'status', status: 503 } : undefined,
    );

  test('on Monday tells whoever clicks what happened meanwhile, and changes nothing', async () => {
    const story = await withIdea();
    const { people, channel, words, stage, read } = story;
    const heal = holdBack(story);
    await people.product.click(words.week.takeIn.title, { in: channel });
    await fillTakeIn(people.product, words);
    expect((await people.product.submit()).modal).toBeUndefined();
    const again = await people.backend.click(words.week.takeIn.title, { in: channel });
    expect(again.modal).toBeUndefined();
    expect(again.text).toBe(words.week.takeIn.alreadyTaken('Paula', null));
    expect((await people.product.click(words.planning.close, { in: channel })).text).toBe('');
    expect((await people.backend.click(words.planning.close, { in: channel })).text).toBe(
      words.planning.closedBy('Paula'),
    );
    heal();
    await stage.goTo(MONDAY, '11:00');
    expect(read()).not.toContain(words.planning.closesAt('12:00'));
    expect(times(read(), 'This week we make one bet')).toBe(1);
    expect(count(story, 'commitments')).toBe(1);
    await expectAllThereOnce(story);
  });

  test('on Friday, too, also after it closed by its hour', async () => {
    const story = await withBet();
    const { people, channel, words, stage, read } = story;
    const heal = holdBack(story);
    await people.frontend.click(words.week.buttons.live, { in: channel, near: TITLE });
    await people.frontend.submit();
    expect((await people.backend.click(words.week.buttons.live, { in: channel, near: TITLE })).text).toMatch(
      /^Fatima launched this already, Fri 1[56]:0\d\. Nothing to do\.$/,
    );
    const dropped = await people.backend.click(words.week.buttons.drop, { in: channel, near: TITLE });
    expect(dropped.text).not.toBe('');
    await stage.goTo(FRIDAY, '18:01');
    expect((await people.product.click(words.retro.board.close, { in: channel })).text).toBe(
      words.retro.closedItself('18:00'),
    );
    const note = await people.product.click(words.retro.board.addNote, { in: channel });
    expect(note.modal).toBeUndefined();
    expect(note.text).not.toBe('');
    heal();
    await stage.goTo(FRIDAY, '19:30');
    expect(times(read(), 'Week of 23 November')).toBe(1);
    expect(read()).not.toContain(words.retro.board.close);
    expect(count(story, 'launches')).toBe(1);
    expect(count(story, 'hypotheses', "state = 'launched'")).toBe(1);
    await expectAllThereOnce(story);
  });
});
