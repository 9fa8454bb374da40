import { describe, expect, test } from 'vitest';
import { perform } from '../src/deeds/deed.ts';
import { changed } from '../src/delivery/changed.ts';
import type { LinePlan } from '../src/measurement/plan.ts';
import { addPlan } from '../src/measurement/store.ts';
import { enterReading } from '../src/metric/reading-store.ts';
import { metricOf } from '../src/metric/store.ts';
import { judging } from '../src/results/deeds.ts';
import { personOf } from '../src/slack/people-store.ts';
import { rowsIn } from './support/database/rows.ts';
import { TITLE } from './support/story/bet.ts';
import { DECIDED, enterAsked, liveBy } from './support/story/live-by.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { expectAllThereOnce } from './support/story/time.ts';
import { squadOf } from './support/story/tried.ts';

const NINE = ['31', '28', '40', '51', '33', '38', '44', '29', '47'];

/** Fatima's bet goes live on Monday, and is decided by a line. */
async function liveByLine(story: Story, of: Partial<LinePlan>, readings: Record<string, string> = {}) {
  const squad = await squadOf(story);
  const by = story.people.frontend.id;
  const metricId = await story.stage.bot.core.change(async (change) => {
    const metric = await metricOf(change.tx, squad.id);
    if (!metric) throw new Error('There is no metric.');
    for (const [week, value] of Object.entries(readings))
      await enterReading(change, { metric, week, value, by });
    return metric.id;
  });
  await liveBy(story, planOf48({ ...of, metricId: of.metricId === undefined ? null : metricId }));
}

/** 48 trial lessons in seven days. */
const planOf48 = (of: Partial<LinePlan>): LinePlan => ({
  ...{ way: 'line', counts: 'trial lessons', direction: 'up', decided: DECIDED, line: '48' },
  ...{ metricId: null, earlier: NINE, ...of },
});

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

  test('is not decided before its day by whatever form comes', async () => {
    const story = await openSquadStory();
    const { people, stage } = story;
    await liveByLine(story, {});
    const { core, workspace } = stage.bot;
    const person = await core.database.read((q) => personOf(q, workspace.id, people.frontend.id));
    if (!person) throw new Error('Nobody owns it.');
    const onlyIn = (table: string): string =>
      String(rowsIn(stage.file, `select id from ${table}`)[0]?.['id']);
    const [commitmentId, planId] = [onlyIn('commitments'), onlyIn('measurement_plans')];
    const counted = {
      way: 'line',
      from: '2026-11-24',
      to: '2026-11-30',
      value: '52',
      earlier: NINE,
    } as const;
    const decide = () =>
      perform({ core, workspaceId: workspace.id, person, key: core.ids.key() }, judging(core.rituals), {
        ...{ commitmentId, seen: null, planId, counted, verdict: 'won', learned: 'So it is' },
        ...{ against: null, holdsFor: null, askAgain: null },
        ...{ scaleUp: null, scaleUpOwnerId: null, scaleUpBy: null },
      });
    await stage.goTo('2026-12-03', '23:50');
    expect(await decide()).toMatchObject({ refused: { code: 'too-soon' } });
    expect(rowsIn(stage.file, 'select count(*) as n from results')).toEqual([{ n: 0 }]);
    await stage.goTo(DECIDED, '00:10');
    expect(await decide()).toMatchObject({ accepted: {} });
    expect(rowsIn(stage.file, 'select verdict from results')).toEqual([{ verdict: 'won' }]);
  });

  test('whose line was changed while its result was entered is not judged by the old one', async () => {
    const story = await openSquadStory();
    const { people, stage, words } = story;
    const { frontend, product } = people;
    const { result } = words.week;
    await liveByLine(story, {});
    await enterAsked(story);
    await frontend.fill({ 'trial lessons': '52' });
    await frontend.submit();
    const { workspaceId, id: squadId } = await squadOf(story);
    const [bet] = rowsIn(stage.file, "select id from hypotheses where state = 'launched'");
    const about = { workspaceId, squadId, hypothesisId: String(bet?.['id']), by: product.id };
    await stage.bot.core.change(async (change) => {
      await addPlan(change, about, planOf48({ line: '60' }), 'the fair');
      changed(change, { id: squadId }, 'commitments');
    });
    await frontend.fill({ [result.learned]: 'Parents came for the tea' });
    const refused = await frontend.submit();
    expect(refused.modal?.errors).toEqual([expect.stringContaining(result.planChanged)]);
    expect(rowsIn(stage.file, 'select count(*) as n from results')).toEqual([{ n: 0 }]);
  });
});

describe('a wrong answer', () => {
  test.each([
    {
      language: 'en',
      day: 'Monday 23 November',
      listed: ['ruled out · 44 of 48 · by our line · holds for families · ask again from', 'Tuesday 1 June'],
      told: '44 of 48: not reached. Decided by our line.',
    },
    {
      language: 'zh-CN',
      day: '11 月 23 日（周一）',
      listed: ['适用于 families', '起可以再问'],
      told: '没达标：44，达标线 48。按达标线判断。',
    },
  ] as const)(
    'says once that it is one, for whom it holds, when it may be asked again, and what was changed ($language)',
    async ({ language, day, listed, told }) => {
      const story = await openSquadStory({ language });
      const { people, stage, words, channel, read } = story;
      const { frontend, designer } = people;
      const { result } = words.week;
      const reason = `The fair is <!channel> a *week* later ${'and later '.repeat(80)}`;
      const again = (line: string) => planOf48({ line, earlier: NINE });
      await liveBy(story, again('60'), { plan: again('48'), reason, by: designer.id });
      await enterAsked(story);
      await frontend.fill({ 'trial lessons': '44' });
      const second = (await frontend.submit()).modal?.text ?? '';
      const changed = (name: string | null): string =>
        words.measurement.told.changed(day, name, 'The fair is <!channel>');
      expect(second).toContain(changed(designer.name));
      await frontend.fill({
        [result.learned]: 'Too far away',
        [result.holdsFor]: 'families',
        [result.askAgain]: '2027-06-01',
      });
      expect((await frontend.submit()).modal?.errors ?? []).toEqual([]);
      await closeAll(story);
      await frontend.command('/ideas', channel);
      const { list } = words.ideas;
      const shown = await frontend.choose(list.groups.waiting, list.groups.ruledOut);
      for (const part of listed) expect(shown.text).toContain(part);
      expect((await frontend.click(list.open, { near: TITLE })).modal?.text).toContain(
        changed(designer.name),
      );
      await closeAll(story);
      await stage.goTo(DECIDED, '18:01');
      const digest = read().split(words.retro.digest.ruledOut(TITLE, ''))[1] ?? '';
      expect(digest).toContain(told);
      expect(digest).toContain(changed(null));
      await expectAllThereOnce(story);
    },
  );
});
