import { describe, expect, test } from 'vitest';
import { justTitle } from '../src/hypothesis/hypothesis.ts';
import { addEstimate, addHypothesis } from '../src/hypothesis/store.ts';
import { squadsOf } from '../src/squad/store.ts';
import { rowsIn } from './support/database/rows.ts';
import { MONDAY, openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';
import { expectAllThereOnce } from './support/story/time.ts';

/** So many ideas, "Idea 1" the best of them, on the open board. */
async function withIdeas(count: number, options: StoryOptions = {}): Promise<Story> {
  const story = await openSquadStory(options);
  const { people, channel, stage } = story;
  for (let n = 1; n <= count; n += 1) await people.marketing.command(`/idea Idea ${n}`, channel);
  await stage.goTo(MONDAY, '09:31');
  return story;
}

const opened = ({ people, channel, words }: Story, part: 'frontend' | 'backend' = 'frontend') =>
  people[part].click(words.hypothesis.estimateAll.button, { in: channel });

const parts = ({ stage }: Story) => rowsIn(stage.file, 'select * from estimates');

const titles = (labels: readonly { readonly label: string }[] = []): string[] =>
  labels.map(({ label }) => label);

describe('estimating all at once', () => {
  test('takes one form for ten ideas; saving draws the next, and says when that was the last', async () => {
    const story = await withIdeas(12);
    const { people, words, stage, read } = story;
    const { estimateAll } = words.hypothesis;
    const first = await opened(story);
    expect(titles(first.modal?.fields)).toEqual(Array.from({ length: 10 }, (_, n) => `Idea ${n + 1}`));
    expect(first.modal?.submitLabel).toBe(estimateAll.next);
    await people.frontend.fill({ 'Idea 1': '2d', 'Idea 2': 'half a day', 'Idea 3': '0,5', 'Idea 4': '0' });
    const second = await people.frontend.submit();
    expect(titles(second.modal?.fields)).toEqual(['Idea 11', 'Idea 12']);
    expect(second.modal?.submitLabel).toBe(words.common.save);
    await people.frontend.fill({ 'Idea 12': '1' });
    const closing = await people.frontend.submit();
    expect(closing.modal?.text).toContain(estimateAll.last);
    expect(parts(story).map(({ days, costs }) => [days, costs])).toEqual(
      [20, 5, 5, 0, 10].map((days) => [days, null]),
    );
    await people.frontend.cancel();
    await stage.pass(2_000);
    expect(read()).toContain('simple 2 d (Fatima 2)');
    expect(titles((await opened(story)).modal?.fields)).toEqual(
      [5, 6, 7, 8, 9, 10, 11].map((n) => `Idea ${n}`),
    );
    await expectAllThereOnce(story);
  });

  test('is in Chinese, and reads 半天 and 两天', async () => {
    const story = await withIdeas(2, { language: 'zh-CN' });
    const { people, words } = story;
    await opened(story);
    await people.frontend.fill({ 'Idea 1': '半天', 'Idea 2': '两天' });
    expect((await people.frontend.submit()).modal?.text).toContain('清单上的想法你都评估过了。');
    expect(parts(story).map(({ days }) => days)).toEqual([5, 20]);
    await people.frontend.cancel();
    expect((await opened(story)).text).toContain(words.hypothesis.estimateAll.allDone);
  });

  test('says beside each field what is wrong with it, and saves nothing before all is right', async () => {
    const story = await withIdeas(3);
    const { people, words } = story;
    const { daysProblem } = words.hypothesis;
    await opened(story);
    await people.frontend.fill({ 'Idea 1': 'soon', 'Idea 2': '1', 'Idea 3': '-2' });
    const wrong = await people.frontend.submit();
    expect(wrong.modal?.errors).toEqual([`Idea 1: ${daysProblem}`, `Idea 3: ${daysProblem}`]);
    expect(parts(story)).toEqual([]);
  });

  test('says beside an idea that it was dropped meanwhile, and takes the rest once that is empty', async () => {
    const story = await withIdeas(2);
    const { people, channel, words } = story;
    await opened(story);
    await people.frontend.fill({ 'Idea 1': '1', 'Idea 2': '2' });
    await people.product.command('/ideas', channel);
    await people.product.click(words.ideas.list.open, { near: 'Idea 2' });
    await people.product.click(words.ideas.drop.button);
    await people.product.fill({ [words.ideas.drop.why]: 'too dear' });
    await people.product.submit();
    const late = await people.frontend.submit();
    expect(late.modal?.errors).toEqual([`Idea 2: ${words.hypothesis.notOpen}`]);
    expect(parts(story)).toEqual([]);
    await people.frontend.fill({ 'Idea 2': '' });
    await people.frontend.submit();
    expect(parts(story)).toHaveLength(1);
  });

  test('asks for both versions where somebody has estimated both, each member for their own part', async () => {
    const story = await withIdeas(2);
    const { people, channel, words, stage } = story;
    const { estimateTitle, simple, full } = words.hypothesis;
    await people.frontend.click(estimateTitle, { in: channel, near: 'Idea 1' });
    await people.frontend.fill({ [simple]: '1', [full]: '4' });
    await people.frontend.submit();
    await stage.pass(2_000);
    expect(titles((await opened(story)).modal?.fields)).toEqual(['Idea 2']);
    const seen = await opened(story, 'backend');
    const asked = ['Idea 1, simple version', 'Idea 1, full version', 'Idea 2'];
    expect(titles(seen.modal?.fields)).toEqual(asked);
    expect(seen.modal?.text).toContain('simple 1 d (Fatima 1), full 4 d');
    await people.backend.fill({ 'Idea 1, full version': '3' });
    await people.backend.submit();
    expect(parts(story)).toHaveLength(3);
  });

  test('begins with the best', async () => {
    const story = await withIdeas(2);
    const { people, channel, words, stage } = story;
    const { title, impact, confidence, estimateTitle, simple } = words.hypothesis;
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({ [title]: 'Group buying', [impact]: '9', [confidence]: '9' });
    await people.marketing.submit();
    await people.marketing.cancel();
    await stage.pass(2_000);
    await people.backend.click(estimateTitle, { in: channel, near: 'Group buying' });
    await people.backend.fill({ [simple]: '1' });
    await people.backend.submit();
    await stage.pass(2_000);
    expect(titles((await opened(story)).modal?.fields)).toEqual(['Group buying', 'Idea 1', 'Idea 2']);
  });

  test('goes through three hundred ideas once each, whatever is left empty', async () => {
    const story = await withIdeas(0);
    const { people, words, stage, channel } = story;
    const { core, workspace } = stage.bot;
    const { marketing, frontend } = people;
    await core.change(async (change) => {
      const [squad] = await squadsOf(change.tx, workspace.id, marketing.id);
      for (let n = 1; n <= 300; n += 1) {
        const idea = await addHypothesis(change, {
          workspaceId: workspace.id,
          squadId: squad?.id ?? '',
          authorId: marketing.id,
          wording: { ...justTitle(`Idea ${n} ${'long '.repeat(800)}`), impact: (n % 10) + 1, confidence: 5 },
        });
        const given = { userId: people.backend.id, roles: [], simple: 5, full: null, costs: null };
        if (n % 2 === 0) await addEstimate(change, idea, given);
      }
    });
    await people.marketing.command('/idea One more', channel);
    await stage.pass(2_000);
    let seen = await opened(story);
    const met: string[] = [];
    while (seen.modal?.submitLabel) {
      const page = titles(seen.modal.fields);
      met.push(...page);
      await frontend.fill({ [page[0] ?? '']: '1' });
      seen = await frontend.submit();
    }
    expect(seen.modal?.text).toContain(words.hypothesis.estimateAll.last);
    expect(met).toHaveLength(301);
    expect(new Set(met).size).toBe(301);
    expect(parts(story).filter(({ user_id }) => user_id === frontend.id)).toHaveLength(31);
  }, 60_000);
});
