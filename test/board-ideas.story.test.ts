import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { justTitle } from '../src/hypothesis/hypothesis.ts';
import { addEstimate, addHypothesis } from '../src/hypothesis/store.ts';
import { squadsOf } from '../src/squad/store.ts';
import { MONDAY, openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { expectAllThereOnce } from './support/story/time.ts';

/** So many ideas, each of one line, on the open board. */
async function withIdeas(count: number, options: StoryOptions = {}): Promise<Story> {
  const story = await openSquadStory(options);
  const { people, channel, stage } = story;
  for (let n = 1; n <= count; n += 1) await people.marketing.command(`/idea Idea ${n}`, channel);
  await stage.goTo(MONDAY, '09:31');
  return story;
}

/** The ideas that the newest board shows. */
const onBoard = (text: string): string[] =>
  [...text.slice(text.lastIndexOf('Ideas, best first')).matchAll(/^Idea \d+$/gm)].map(([title]) => title);

describe('an idea without “Take it this week”', () => {
  test('says what it needs, and has the button once that is there', async () => {
    const story = await withIdeas(1);
    const { people, channel, words, stage, read } = story;
    const why = 'Before “Take it this week” it needs an estimate, or “Then …” and “Worth it from”.';
    expect(read()).toContain(why);
    await people.frontend.click(words.hypothesis.estimateTitle, { in: channel });
    await people.frontend.fill({ [words.hypothesis.simple]: '2' });
    await people.frontend.submit();
    await stage.pass(2_000);
    expect(read()).not.toContain(why);
    expect(read()).toContain('[Take it this week] [Estimate my part]');
  });

  test('names only what is missing, in Chinese too', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { people, channel, words, stage, read } = story;
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({
      [words.hypothesis.title]: '拼团',
      [words.hypothesis.effect]: '注册率上升',
    });
    await people.marketing.submit();
    await people.marketing.cancel();
    await stage.goTo(MONDAY, '09:31');
    expect(read()).toContain('评估了工作量，或补上“达标线”，才能选“本周就做”。');
  });
});

describe('ideas without an estimate', () => {
  test('have their turn, planning after planning, and begin again with the oldest', async () => {
    const { stage, read, people, words, channel } = await withIdeas(12);
    const shown = [onBoard(read())];
    for (let week = 1; week <= 2; week += 1) {
      await stage.goTo(addDays(MONDAY, 7 * week), '09:31');
      shown.push(onBoard(read()));
    }
    const ideas = (...numbers: number[]) => numbers.map((n) => `Idea ${n}`);
    expect(shown).toEqual([ideas(1, 2, 3, 4, 5), ideas(6, 7, 8, 9, 10), ideas(11, 12, 1, 2, 3)]);
    // What was estimated stands first, and the others stay where they are.
    await people.frontend.click(words.hypothesis.estimateTitle, { in: channel, near: 'Idea 2' });
    await people.frontend.fill({ [words.hypothesis.simple]: '2' });
    await people.frontend.submit();
    await stage.pass(2_000);
    expect(onBoard(read())).toEqual(ideas(2, 11, 12, 1, 3));
  }, 120_000);
});

describe('what is not on the board', () => {
  test('is shown by a button, ten at a time, and can be taken in there', async () => {
    const story = await withIdeas(18);
    const { people, channel, words, stage, read } = story;
    const { planning, hypothesis } = words;
    expect(read()).toContain('[10 more of 13 ideas]');
    const first = await people.product.click(planning.moreIdeas(13), { in: channel });
    expect(first.modal?.text.match(/^Idea \d+$/gm)).toEqual(
      [6, 7, 8, 9, 10, 11, 12, 13, 14, 15].map((n) => `Idea ${n}`),
    );
    const second = await people.product.click(planning.nextIdeas);
    expect(second.modal?.text.match(/^Idea \d+$/gm)).toEqual(['Idea 16', 'Idea 17', 'Idea 18']);
    await people.product.click(hypothesis.estimateTitle, { near: 'Idea 17' });
    await people.product.fill({ [hypothesis.simple]: '1' });
    await people.product.submit();
    await people.product.cancel();
    await stage.pass(2_000);
    expect(onBoard(read())).toEqual([17, 1, 2, 3, 4].map((n) => `Idea ${n}`));
    const again = await people.product.click(planning.moreIdeas(13), { in: channel });
    expect(again.modal?.text).toContain('Idea 5');
    expect(again.modal?.text).not.toContain('Idea 17');
    await expectAllThereOnce(story);
  });

  test('is shown to members only', async () => {
    const { people, channel, words, stage } = await withIdeas(7);
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    await people.product.invite(channel, 'Sam');
    const seen = await sam.click(words.planning.moreIdeas(2), { in: channel });
    expect(seen.modal).toBeUndefined();
    expect(seen.text).toContain('Only members of');
  });

  test('with three hundred ideas of 4,000 characters every page opens, and a ready one is taken in from it', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { people, channel, words, stage, read } = story;
    const { core, workspace } = stage.bot;
    const { marketing, product } = people;
    await core.change(async (change) => {
      const [squad] = await squadsOf(change.tx, workspace.id, marketing.id);
      for (let n = 1; n <= 300; n += 1) {
        const text = `Idea ${n} ${'长'.repeat(4_000)}`;
        const idea = await addHypothesis(change, {
          workspaceId: workspace.id,
          squadId: squad?.id ?? '',
          authorId: marketing.id,
          wording: { ...justTitle(text), effect: text, because: text, impact: (n % 10) + 1, confidence: 5 },
        });
        const given = { userId: people.backend.id, roles: [], simple: n, full: null, costs: text };
        if (n % 2 === 0) await addEstimate(change, idea, given);
      }
    });
    await stage.goTo(MONDAY, '09:31');
    const label = words.planning.moreIdeas(300 - (read().match(/^Idea \d+/gm) ?? []).length);
    let seen = await product.click(label, { in: channel });
    expect(seen.modal?.text).toContain(words.week.takeIn.title);
    const met = new Set<string>();
    for (let page = 0; page < 31; page += 1) {
      for (const [title] of seen.modal?.text.matchAll(/^Idea \d+/gm) ?? []) met.add(title);
      if (!seen.modal?.text.includes(words.planning.nextIdeas)) break;
      seen = await product.click(words.planning.nextIdeas);
    }
    for (const [title] of read().matchAll(/^Idea \d+/gm)) met.add(title);
    expect(met.size).toBe(300);
    await product.cancel();
    await product.click(label, { in: channel });
    await product.click(words.week.takeIn.title, { nth: 1 });
    await fillTakeIn(product, words);
    await product.submit();
    await stage.pass(2_000);
    expect(read()).toContain('本周已定');
  }, 60_000);
});
