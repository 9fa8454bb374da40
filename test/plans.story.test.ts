import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { measurementPlans } from '../src/database/schema/index.ts';
import { changed } from '../src/delivery/changed.ts';
import { enterReading } from '../src/metric/reading-store.ts';
import { metricOf } from '../src/metric/store.ts';
import { rowsIn } from './support/database/rows.ts';
import { TITLE, withIdea } from './support/story/bet.ts';
import { MONDAY, type Story } from './support/story/story.ts';
import { fillTakeIn, sayWorth } from './support/story/take-in.ts';
import { squadOf } from './support/story/tried.ts';

const languages = ['en', 'zh-CN'] as const;
const weeks = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];

/** The North Star of the last four weeks. */
async function withWeeks(story: Story, values: readonly string[]): Promise<void> {
  const { core } = story.stage.bot;
  const squad = await squadOf(story);
  const by = story.people.product.id;
  await core.change(async (change) => {
    const metric = await metricOf(change.tx, squad.id);
    if (!metric) throw new Error('There is no metric.');
    for (const [index, value] of values.entries()) {
      await enterReading(change, { metric, week: weeks[index] ?? '', value, by });
    }
    changed(change, squad, 'number');
  });
}

const opened = async ({ people, channel, words }: Story): Promise<Person> => {
  await people.frontend.click(words.week.takeIn.title, { in: channel });
  return people.frontend;
};
const labelsOf = (person: Person) => person.modal?.fields.map(({ label }) => label);
const plansIn = ({ stage }: Story): unknown[] =>
  rowsIn(stage.file, 'select plan, reason from measurement_plans order by id').map(({ plan, reason }) => ({
    ...JSON.parse(String(plan)),
    reason,
  }));

async function planned(story: Story): Promise<string> {
  const { people, channel, words, stage, read } = story;
  while (people.frontend.modal) await people.frontend.cancel();
  await people.product.click(words.planning.close, { in: channel });
  await stage.pass(3_000);
  return read();
}

describe('by our line', () => {
  test.each(languages)(
    'asks for five things, two of them filled in, and says what chance does (%s)',
    async (language) => {
      const story = await withIdea(MONDAY, { language });
      const { words } = story;
      const { form } = words.measurement;
      await withWeeks(story, ['31', '28', '51', '40']);
      const person = await opened(story);
      const { takeIn } = words.week;
      expect(labelsOf(person)).toEqual([takeIn.owner, takeIn.liveBy, form.counts, form.line, form.decided]);
      const { text } = person.modal ?? { text: '' };
      expect(text).toContain(words.setup.defaultMetric);
      expect(text).toContain(form.before(['31', '28', '51', '40'], '51', true));
      expect(text).toContain('2026-12-11');
      await person.fill({ [form.line]: language === 'en' ? 'at least 40' : '不少于 40' });
      expect((await person.submit()).modal?.text).toContain(words.measurement.byItself(2, 4, '40'));
      expect(plansIn(story)).toMatchObject([
        { way: 'line', line: '40', direction: 'up', decided: '2026-12-11', earlier: [], reason: null },
      ]);
      expect(await planned(story)).toContain(
        language === 'en'
          ? 'by our line: new sign-ups ≥ 40, decided on Friday 11 December'
          : '按达标线：新增注册 ≥ 40，12 月 11 日（周五）出结论',
      );
    },
  );

  test('takes another number with its own earlier weeks, and says what was never reached', async () => {
    const story = await withIdea();
    const { form } = story.words.measurement;
    const person = await opened(story);
    await person.click(form.more);
    await person.fill({
      [form.counts]: 'complaints',
      [form.line]: 'at most 3',
      [form.earlier]: '5, 4 7 6',
      [form.decided]: '2026-12-04',
    });
    expect((await person.submit()).modal?.errors).toEqual([
      `${form.decided}: It is counted until Friday 4 December. Choose Friday 11 December or later.`,
    ]);
    await person.fill({ [form.decided]: '2026-12-11' });
    expect((await person.submit()).modal?.text).toContain('3 was never reached in the last 4 weeks.');
    expect(plansIn(story)).toMatchObject([
      { metricId: null, counts: 'complaints', direction: 'down', line: '3', earlier: ['5', '4', '7', '6'] },
    ]);
  });

  test('says beside its field what can’t be read, and keeps what was typed', async () => {
    const story = await withIdea();
    const { form, problems } = story.words.measurement;
    const person = await opened(story);
    await person.click(form.more);
    const tries = [
      [{ [form.line]: 'at least 3 or less' }, `${form.line}: ${problems.bothWays}`],
      [{ [form.line]: 'much' }, `${form.line}: ${story.words.metric.problems.noNumber}`],
      [{ [form.line]: '48', [form.earlier]: '1 2' }, `${form.earlier}: ${problems.earlierKnown}`],
      [{ [form.counts]: 'guests', [form.earlier]: '120,98,101' }, `${form.earlier}: ${problems.list}`],
      [{ [form.earlier]: '1 '.repeat(13) }, `${form.earlier}: ${problems.tooMany(12)}`],
    ] as const;
    for (const [typed, problem] of tries) {
      await person.fill(typed);
      expect((await person.submit()).modal?.errors).toEqual([problem]);
    }
    await person.fill({ [form.earlier]: '31,28,40' });
    expect((await person.submit()).modal).toBeUndefined();
    expect(plansIn(story)).toMatchObject([{ counts: 'guests', earlier: ['31', '28', '40'] }]);
  });
});

test('what was typed in a way that is left stays, and fits into the form however long it is', async () => {
  const story = await withIdea();
  const { form } = story.words.measurement;
  const person = await opened(story);
  await person.click(form.more);
  await person.fill({ [form.line]: '"7"', [form.earlier]: '"'.repeat(300) });
  await person.click(form.ways.comparison);
  await person.fill({ [form.pairs]: '\\'.repeat(300), [form.with]: '"'.repeat(60) });
  await person.click(form.ways.test);
  await person.fill({ [form.guardrail]: '"'.repeat(80), [form.people]: '\\'.repeat(60) });
  expect((await person.click(form.ways.line)).modal?.fields.map(({ label }) => label)).toContain(form.line);
});

describe('by comparison', () => {
  test.each(languages)('asks for two places and the line of their ratio (%s)', async (language) => {
    const story = await withIdea(MONDAY, { language });
    const { form, problems, byItself } = story.words.measurement;
    const person = await opened(story);
    await person.fill({ [form.line]: '77' });
    await person.click(form.ways.comparison);
    await person.click(form.more);
    await person.fill({
      [form.counts]: 'orders',
      [form.with]: 'North',
      [form.without]: 'South',
      [form.ratio]: '20 %',
    });
    expect((await person.submit()).modal?.errors).toEqual([`${form.ratio}: ${problems.ratio}`]);
    await person.fill({ [form.ratio]: '+20 %', [form.pairs]: '40/38, 42 / 40 50/40 41/0 39' });
    expect((await person.submit()).modal?.errors).toEqual([`${form.pairs}: ${problems.pairs}`]);
    await person.click(form.ways.line);
    expect(person.modal?.text).toContain('77');
    await person.click(form.ways.comparison);
    await person.fill({ [form.pairs]: '40/38, 42 / 40 50/40 41/0 39/40' });
    expect((await person.submit()).modal?.text).toContain(byItself(1, 4, '1.2'));
    expect(plansIn(story)).toMatchObject([
      { way: 'comparison', line: '1.2', with: 'North', direction: 'up' },
    ]);
    expect(await planned(story)).toContain(
      language === 'en'
        ? 'by comparison: orders, North / South ≥ 1.2'
        : '做对比：orders，North / South ≥ 1.2',
    );
  });
});

describe('by test', () => {
  test.each(languages)(
    'says first whether it will be seen, and offers a line where that takes long (%s)',
    async (language) => {
      const story = await withIdea(MONDAY, { language });
      const { form, problems, seen } = story.words.measurement;
      await sayWorth(story, TITLE);
      const person = await opened(story);
      await person.click(form.ways.test);
      expect(person.modal?.text).toContain('3 %');
      expect(person.modal?.text).toContain('2026-12-18');
      await person.fill({ [form.counts]: 'desserts', [form.people]: 'guests', [form.worth]: '10' });
      expect((await person.submit()).modal?.errors).toEqual([`${form.worth}: ${problems.worthOfRate}`]);
      await person.fill({ [form.worth]: '10 %', [form.baseRate]: '8 %', [form.peopleAWeek]: '600' });
      const long = (await person.submit()).modal?.text;
      expect(long).toContain(language === 'en' ? 'Set a line instead?' : '改成看达标线？');
      expect(long).toContain('+83');
      await person.fill({ [form.worth]: '100 %', [form.peopleAWeek]: '2000' });
      expect((await person.submit()).modal?.text).toContain(seen.weeks(1, 14, '+40%'));
      expect((await person.submit()).modal).toBeUndefined();
      expect(plansIn(story)).toMatchObject([
        {
          way: 'test',
          worthItFrom: '100',
          measure: 'relative',
          days: 14,
          share: '50',
          baseRate: '8',
          peopleAWeek: '2000',
        },
      ]);
      // What it counted on is remembered for the next test of the same.
      await story.people.marketing.command('/idea Menu with pictures', story.channel);
      await story.stage.pass(3_000);
      await person.click(story.words.hypothesis.estimateTitle, { in: story.channel, near: 'Menu' });
      await person.fill({ [story.words.hypothesis.simple]: '1' });
      await person.submit();
      await story.stage.pass(3_000);
      await person.click(story.words.week.takeIn.title, { in: story.channel, near: 'Menu' });
      await person.fill({ [form.counts]: 'Desserts' });
      await person.click(form.ways.test);
      expect(person.modal?.text).toMatch(/\[guests\][\s\S]*\[8\][\s\S]*\[2000\]/);
      expect(await planned(story)).toContain(
        language === 'en'
          ? 'by test: desserts, +100%, 14 days, decided on Friday 18 December'
          : '做测试：desserts，+100%，14 天，12 月 18 日（周五）出结论',
      );
      expect(
        rowsIn(
          story.stage.file,
          `select worth_it_from from hypothesis_versions where title = '${TITLE}' order by id`,
        ).at(-1),
      ).toEqual({
        worth_it_from: '100',
      });
    },
  );

  test('has a share, days and a guardrail behind “More”, and an amount per person has no points', async () => {
    const story = await withIdea();
    const { form, problems } = story.words.measurement;
    const person = await opened(story);
    await person.click(form.ways.test);
    await person.click(form.more);
    await person.fill({
      [form.counts]: 'revenue',
      [form.people]: 'visitors',
      [form.kind]: form.kinds.mean,
      [form.worth]: '0.5 points',
      [form.share]: '10 %',
      [form.days]: '21 days',
      [form.guardrail]: 'step 2',
    });
    expect((await person.submit()).modal?.errors).toEqual([`${form.worth}: ${problems.worthOfMean}`]);
    await person.fill({ [form.worth]: '0.5' });
    expect((await person.submit()).modal?.errors).toEqual([`${form.mayCost}: ${problems.mayCost}`]);
    await person.fill({ [form.mayCost]: '2 %' });
    expect((await person.submit()).modal?.errors).toEqual([
      `${form.decided}: It is counted until Friday 18 December. Choose Friday 25 December or later.`,
    ]);
    await person.fill({ [form.decided]: '2026-12-25' });
    expect((await person.submit()).modal).toBeUndefined();
    expect(plansIn(story)).toMatchObject([
      {
        kind: 'mean',
        measure: 'absolute',
        worthItFrom: '0.5',
        share: '10',
        days: 21,
        guardrail: { mayCost: '2' },
      },
    ]);
  });
});

describe('a change', () => {
  test.each(languages)('needs its reason, and stands in the history (%s)', async (language) => {
    const story = await withIdea(MONDAY, { language });
    const { people, channel, words, stage, read } = story;
    const { form, change } = words.measurement;
    const person = await opened(story);
    await fillTakeIn(person, words);
    await person.submit();
    await planned(story);
    await person.click(words.week.change.button, { in: channel });
    await person.click(words.week.change.one, { near: TITLE });
    await person.click(change.button);
    expect(person.modal?.text).toContain('≥ 56');
    await person.fill({ [form.line]: '60' });
    expect((await person.submit()).modal?.errors).toEqual([`${change.reason}: ${words.common.required}`]);
    await person.fill({ [change.reason]: 'the fair is that week' });
    expect((await person.submit()).modal).toBeUndefined();
    while (person.modal) await person.cancel();
    await stage.pass(5_000);
    expect(read()).toContain('≥ 60');
    await people.product.command(`/ideas ${TITLE}`, channel);
    await people.product.click(words.ideas.list.open, { near: TITLE });
    const page = people.product.modal?.text ?? '';
    expect(page).toContain('≥ 56');
    expect(page).toContain('the fair is that week');
    expect(plansIn(story)).toMatchObject([
      { line: '56', reason: null },
      { line: '60', reason: 'the fair is that week' },
    ]);
  });

  test('of a bet from before there were plans says it for the first time, and it may be live', async () => {
    const story = await withIdea();
    const { people, channel, words, stage, read } = story;
    const { form, change } = words.measurement;
    const person = await opened(story);
    await fillTakeIn(person, words);
    await person.submit();
    await planned(story);
    const squad = await squadOf(story);
    await stage.bot.core.change(async (change) => {
      await change.tx.delete(measurementPlans);
      changed(change, squad, 'commitments');
    });
    await stage.pass(3_000);
    await people.frontend.click(words.week.buttons.live, { near: TITLE });
    await people.frontend.submit();
    await stage.pass(3_000);
    await person.click(words.week.change.button, { in: channel });
    await person.click(words.week.change.one, { near: TITLE });
    await person.click(change.button);
    expect(person.modal?.text).toContain(change.none);
    expect(labelsOf(person)).toEqual([form.counts, form.line, form.decided]);
    await person.fill({ [form.line]: '60' });
    await person.submit();
    while (person.modal) await person.cancel();
    await stage.pass(3_000);
    expect(read()).toContain('by our line: new sign-ups ≥ 60');
  });

  test('what goes live a week late is decided a week later', async () => {
    const story = await withIdea();
    const { people, words, stage, channel, read } = story;
    const person = await opened(story);
    await fillTakeIn(person, words);
    await person.submit();
    await planned(story);
    await stage.goTo('2026-12-01', '12:00');
    await people.frontend.click(words.week.buttons.live, { in: channel });
    await people.frontend.submit();
    await people.frontend.click(words.week.change.button, { in: channel });
    expect(people.frontend.modal?.text).toContain('decided on Friday 18 December');
    expect(read()).toContain(TITLE);
  });
});

test('a live bet that is decided otherwise is asked about on its new day', async () => {
  const story = await withIdea(MONDAY);
  const { people, channel, words, stage } = story;
  const { form, change } = words.measurement;
  const { frontend } = people;
  const person = await opened(story);
  await person.fill({ [form.counts]: 'trial lessons', [form.line]: '7', [words.week.takeIn.liveBy]: MONDAY });
  expect((await person.submit()).modal).toBeUndefined();
  await people.product.click(words.planning.close, { in: channel });
  await stage.pass(3_000);
  await frontend.click(words.week.buttons.live, { in: channel });
  await frontend.submit();
  await frontend.click(words.week.change.button, { in: channel });
  await frontend.click(words.week.change.one);
  await frontend.click(change.button);
  await frontend.fill({ [form.decided]: '2026-12-18', [change.reason]: 'The holidays' });
  expect((await frontend.submit()).modal?.errors ?? []).toEqual([]);
  while (frontend.modal) await frontend.cancel();
  const asked = words.week.buttons.enterResult;
  await stage.goTo('2026-12-11', '10:05');
  expect(frontend.readDm()).not.toContain(asked);
  await stage.goTo('2026-12-18', '10:05');
  expect(frontend.readDm()).toContain(asked);
});
