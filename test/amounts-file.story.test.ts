import { describe, expect, test } from 'vitest';
import { castIn } from '../src/demo/cast.ts';
import { manifestOf } from '../src/demo/stage.ts';
import type { TestPlan } from '../src/measurement/plan.ts';
import { rowsIn } from './support/database/rows.ts';
import { DECIDED, enterAsked, liveBy } from './support/story/live-by.ts';
import { openSquadStory } from './support/story/story.ts';

const plan: TestPlan = {
  ...{ way: 'test', kind: 'mean', counts: 'revenue', people: 'guests', direction: 'up', decided: DECIDED },
  ...{ days: 10, share: '50', measure: 'relative', worthItFrom: '3', peopleAWeek: null, baseRate: null },
  guardrail: null,
};

/** One row a person: 200 of each group, and three that can't be counted. */
const table = [
  'group;revenue',
  ...Array.from({ length: 200 }, (_, n) => `control;${10 + (n % 5)},50`),
  ...Array.from({ length: 200 }, (_, n) => `variant;${12 + (n % 5)},50`),
  ...['variant;', 'neither;3', 'control;many'],
].join('\r\n');

describe.each([
  ['en', 'Read 403 rows: 200 Control, 200 Variant.', '3 left out', 'lines 402, 403, 404.'],
  ['zh-CN', '读了 403 行：对照组 200 人，实验组 200 人。', '有 3 行', '第 402、403、404 行。'],
] as const)('a table of amounts, handed in with a result (%s)', (language, read, left, lines) => {
  test('is read while the form waits, and its numbers stand in the form to be looked at', async () => {
    const story = await openSquadStory({ language });
    const { words, stage } = story;
    const { frontend } = story.people;
    const { result } = words.week;
    const { control, variant } = result.sides;
    await liveBy(story, plan);
    const form = await enterAsked(story);
    expect(form.modal?.fields.map(({ label }) => label)[0]).toBe(result.file);
    // What is not there is said beside its field, as ever.
    expect((await frontend.submit()).modal?.errors).toHaveLength(6);
    await frontend.fill({ [result.file]: { name: 'picture.csv', content: new Uint8Array([137, 80, 0, 0]) } });
    const refused = await frontend.submit();
    expect(refused.modal?.text).toContain(result.fileProblems['no-table'](''));
    await frontend.fill({ [result.file]: { name: 'amounts.csv', content: table } });
    stage.slack.intercept(({ method }) =>
      method === 'files.info' ? { kind: 'slow', ms: 6_000 } : undefined,
    );
    const sent = frontend.submit();
    await stage.pass(1_000);
    expect(frontend.modal?.text).toContain(result.readingFile);
    await sent;
    await stage.pass(10_000);
    const filled = frontend.modal;
    expect(filled?.text).toContain(read);
    expect(filled?.text).toContain(left);
    expect(filled?.text).toContain(lines);
    const values = Object.fromEntries((filled?.fields ?? []).map(({ label, value }) => [label, value]));
    expect(values).toMatchObject({
      [result.people(control, 'guests')]: '200',
      [result.mean(control, 'revenue')]: '12.5000',
      [result.deviation(variant, 'revenue')]: '1.4178',
      [result.mean(variant, 'revenue')]: '14.5000',
    });
    const second = await frontend.submit();
    expect(second.modal?.text).toContain('+16%');
    await frontend.submit();
    expect(rowsIn(stage.file, 'select verdict, counted from results')).toMatchObject([
      { verdict: 'won', counted: expect.stringContaining('"mean":"14.5","deviation":"1.4178","people":200') },
    ]);
  });
});

test('a table that Slack does not give is said, and what was typed beside it stays', async () => {
  const story = await openSquadStory();
  const { stage } = story;
  const { frontend } = story.people;
  const { result } = story.words.week;
  await liveBy(story, plan);
  await enterAsked(story);
  const people = result.people(result.sides.control, 'guests');
  await frontend.fill({ [result.file]: { name: 'amounts.csv', content: table }, [people]: '321' });
  stage.slack.intercept(({ method }) =>
    method === 'files.info' ? { kind: 'error', error: 'file_not_found' } : undefined,
  );
  const seen = await frontend.submit();
  expect(seen.modal?.text).toContain(result.fileProblems.refused(''));
  expect(seen.modal?.fields.find(({ label }) => label === people)?.value).toBe('321');
});

test('an app that may not read files asks for numbers only', async () => {
  const manifest = manifestOf(castIn('en'));
  const story = await openSquadStory({ manifest: manifest.replace(/ +- files:read.*\n/, '') });
  await liveBy(story, plan);
  const form = await enterAsked(story);
  expect(form.modal?.fields.map(({ label }) => label)).not.toContain(story.words.week.result.file);
  expect(form.modal?.fields.every(({ optional }) => !optional)).toBe(true);
});
