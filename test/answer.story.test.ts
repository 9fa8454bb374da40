import { describe, expect, test } from 'vitest';
import { replan } from '../src/commitments/ask-timer.ts';
import type { LinePlan } from '../src/measurement/plan.ts';
import { addPlan } from '../src/measurement/store.ts';
import { enterReading, metricOf } from '../src/metric/store.ts';
import { rowsIn } from './support/database/rows.ts';
import { TITLE } from './support/story/bet.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';
import { expectAllThereOnce } from './support/story/time.ts';
import { launched, squadOf } from './support/story/tried.ts';

const NINE = ['31', '28', '40', '51', '33', '38', '44', '29', '47'];

/** Fatima's bet goes live on Monday, and is decided by a line. */
async function liveByLine(story: Story, of: Partial<LinePlan>, readings: Record<string, string> = {}) {
  const squad = await squadOf(story);
  const by = story.people.frontend.id;
  const { workspaceId, id: squadId } = squad;
  await story.stage.bot.core.change(async (change) => {
    const found = await launched(change, squad, { title: TITLE, by, week: MONDAY });
    const metric = await metricOf(change.tx, squadId);
    if (!metric) throw new Error('There is no metric.');
    for (const [week, value] of Object.entries(readings))
      await enterReading(change, { metric, week, value, by });
    const plan: LinePlan = {
      ...{ way: 'line', counts: 'trial lessons', direction: 'up', decided: '2026-12-04', line: '48' },
      ...{ metricId: null, earlier: NINE },
      ...of,
      ...(of.metricId === undefined ? {} : { metricId: metric.id }),
    };
    await addPlan(change, { workspaceId, squadId, hypothesisId: found.bet.id, by }, plan);
    await replan(change, squad, found, change.at);
  });
}

/** Opens the result on the idea's page; what is then on the screen. */
async function enterFromPage({ people, words, channel }: Story) {
  const { list } = words.ideas;
  const { frontend } = people;
  await frontend.command('/ideas', channel);
  await frontend.choose(list.groups.waiting, list.groups.underway);
  await frontend.click(list.open, { near: TITLE });
  return await frontend.click(words.week.buttons.enterResult);
}

const closeAll = async ({ people: { frontend } }: Story): Promise<void> => {
  while (frontend.modal) await frontend.cancel();
};

describe('a bet by a line', () => {
  test('is only looked at before its Friday; then its owner is asked, and says why it is otherwise', async () => {
    const story = await openSquadStory();
    const { people, stage, words, read } = story;
    const { frontend } = people;
    const { result, buttons } = words.week;
    await liveByLine(story, {});
    await stage.goTo('2026-11-26', '12:00');
    await enterFromPage(story);
    await frontend.fill({ 'trial lessons': '20' });
    const look = await frontend.submit();
    expect(look.modal?.text).toContain('20 of 48 so far, 5 days left; decided on Friday 4 December.');
    await closeAll(story);
    await stage.goTo('2026-11-27', '10:05');
    expect(frontend.readDm()).not.toContain('What came of it?');
    expect(rowsIn(stage.file, 'select count(*) as n from results')).toEqual([{ n: 0 }]);

    await stage.restartBot();
    await stage.goTo('2026-12-04', '10:05');
    expect(frontend.readDm()).toContain(`${TITLE} has been live since Monday 23 November. What came of it?`);
    const form = await frontend.click(buttons.enterResult, { in: 'dm' });
    expect(form.modal?.text).toContain('Counted: trial lessons, 24 November to 30 November.');
    await frontend.fill({ 'trial lessons': 'many' });
    expect((await frontend.submit()).modal?.errors).toEqual([
      `trial lessons: ${words.metric.problems.noNumber}`,
    ]);
    await frontend.fill({ 'trial lessons': '52' });
    const second = await frontend.submit();
    expect(second.modal?.text).toContain(
      'The line was 48, it came to 52: reached. Higher than each of the last 9 weeks (by chance 1 in 10).',
    );
    expect(second.modal?.text).toContain(words.outcome.suggested.line.won);
    expect(second.modal?.text).toContain('Looked at before: until 25 November: 20.');
    await frontend.fill({ [result.verdict]: result.choices.lost });
    await frontend.fill({ [result.learned]: 'Parents came for the tea' });
    expect((await frontend.submit()).modal?.errors[0]).toContain(result.against);
    await frontend.fill({ [result.against]: 'The school next door was closed' });
    expect((await frontend.submit()).modal?.text).toContain('Noted: lost.');
    await stage.goTo('2026-12-04', '18:01');
    expect(read()).toContain('The squad says otherwise: lost. Why: The school next door was closed');
    expect(rowsIn(stage.file, 'select rule, ruled_out, against from results')).toEqual([
      { rule: 'line', ruled_out: 0, against: 'The school next door was closed' },
    ]);
    await expectAllThereOnce(story);
  });

  test('that counts the squad’s own number asks for nothing: what it came to stands there (zh-CN)', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { people, stage, words, read } = story;
    const { frontend } = people;
    const { result, buttons } = words.week;
    const weeks = { '2026-11-02': '1100', '2026-11-09': '1200', '2026-11-16': '1300', '2026-11-30': '1600' };
    await liveByLine(story, { metricId: '', line: '1500', earlier: [], decided: '2026-12-11' }, weeks);
    await stage.goTo('2026-11-26', '12:00');
    const early = await enterFromPage(story);
    expect(early.modal?.text).toContain(result.countsItself);
    expect(early.modal?.text).toContain('12 月 11 日（周五）出结论。');
    await closeAll(story);
    await stage.goTo('2026-12-11', '10:05');
    const told = '达标：1,600，达标线 1,500。之前只有 3 周的数据，仅供参考。';
    expect(frontend.readDm()).toContain(told);
    const second = await frontend.click(buttons.enterResult, { in: 'dm' });
    expect(second.modal?.text).toContain(told);
    await frontend.submit();
    await stage.goTo('2026-12-11', '18:01');
    expect(read()).toContain(`${told}验证有效（按达标线）。`);
    expect(rowsIn(stage.file, 'select rule, verdict, against from results')).toEqual([
      { rule: 'line', verdict: 'won', against: null },
    ]);
    await expectAllThereOnce(story);
  });
});

describe('a wrong answer', () => {
  test.each([
    ['en', 'ruled out · 44 of 48 · by our line · holds for families · ask again from', 'Tuesday 1 June'],
    ['zh-CN', '适用于 families', '起可以再问'],
  ] as const)('says for whom it holds and when it may be asked again (%s)', async (language, said, when) => {
    const story = await openSquadStory({ language });
    const { people, stage, words, channel } = story;
    const { frontend } = people;
    const { result, buttons } = words.week;
    await liveByLine(story, {});
    await stage.goTo('2026-12-04', '10:05');
    await frontend.click(buttons.enterResult, { in: 'dm' });
    await frontend.fill({ 'trial lessons': '44' });
    await frontend.submit();
    await frontend.fill({
      [result.learned]: 'Too far away',
      [result.holdsFor]: 'families',
      [result.askAgain]: '2027-06-01',
    });
    expect((await frontend.submit()).modal?.errors ?? []).toEqual([]);
    await closeAll(story);
    await frontend.command('/ideas', channel);
    const { list } = words.ideas;
    const listed = await frontend.choose(list.groups.waiting, list.groups.ruledOut);
    expect(listed.text).toContain(said);
    expect(listed.text).toContain(when);
  });
});
