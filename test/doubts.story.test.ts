import { describe, expect, test } from 'vitest';
import type { LinePlan, TestPlan } from '../src/measurement/plan.ts';
import { rowsIn } from './support/database/rows.ts';
import { DECIDED, enterAsked, liveBy } from './support/story/live-by.ts';
import { openSquadStory } from './support/story/story.ts';

const trial: TestPlan = {
  ...{ way: 'test', kind: 'rate', counts: 'orders', people: 'guests', direction: 'up', decided: DECIDED },
  ...{ days: 10, share: '50', measure: 'relative', worthItFrom: '3', peopleAWeek: null, baseRate: null },
  guardrail: null,
};
const byLine: LinePlan = {
  ...{ way: 'line', counts: 'trial lessons', direction: 'up', decided: DECIDED, line: '48' },
  ...{ metricId: null, earlier: [] },
};

describe.each(['en', 'zh-CN'] as const)('numbers that can hardly be meant so (%s)', (language) => {
  test('are kept with a sentence beneath the people who were divided wrongly, and go on when sent again', async () => {
    const story = await openSquadStory({ language });
    const { words } = story;
    const { frontend } = story.people;
    const { result } = words.week;
    const { control, variant } = result.sides;
    await liveBy(story, trial);
    await enterAsked(story);
    const [counted, people] = [result.count(variant, 'orders'), result.people(variant, 'guests')];
    await frontend.fill({
      [result.count(control, 'orders')]: '500',
      [result.people(control, 'guests')]: '10000',
    });
    await frontend.fill({ [counted]: '560', [people]: '9400', [result.to]: '2026-12-02' });
    const shown = (await frontend.submit()).modal;
    const said =
      language === 'en'
        ? '10,000 against 9,400 guests where it should be even: does not count until that is explained.'
        : 'guests 10,000 对 9,400，本该各占一半：查清原因之前，这次测试不算数。';
    const text = shown?.text ?? '';
    expect(text).toContain(result.sendAgain);
    // Right beneath the variant's people, and before the dates.
    expect(text.indexOf(said)).toBeGreaterThan(text.indexOf(people));
    expect(text.indexOf(said)).toBeLessThan(text.indexOf(result.from));
    expect(text).toContain('9400');
    expect(text).not.toContain(words.week.result.verdict);

    // Another number is looked at anew; the same one is what was meant.
    await frontend.fill({ [people]: '9300' });
    expect((await frontend.submit()).modal?.text).toContain(language === 'en' ? '9,300 guests' : '对 9,300');
    const second = (await frontend.submit()).modal;
    expect(second?.text).toContain(words.outcome.suggested.test['split-wrong']);
    await frontend.submit();
    expect(rowsIn(story.stage.file, 'select verdict, counted from results')).toMatchObject([
      { verdict: 'invalid', counted: expect.stringContaining('"to":"2026-12-02"') },
    ]);
  });

  test('say what was hurt beneath it, and what may be in another unit; too few are refused', async () => {
    const story = await openSquadStory({ language });
    const { words } = story;
    const { frontend } = story.people;
    const { result } = words.week;
    const { control, variant } = result.sides;
    const guardrail = { counts: 'returning guests', goodIs: 'up', mayCost: '1' } as const;
    await liveBy(story, { ...trial, kind: 'mean', counts: 'revenue', guardrail });
    await enterAsked(story);
    for (const side of [control, variant]) {
      await frontend.fill({
        [result.people(side, 'guests')]: '5000',
        [result.mean(side, 'revenue')]: side === control ? '12.4' : '12400',
        [result.deviation(side, 'revenue')]: '3.1',
        [result.count(side, 'returning guests')]: side === control ? '2500' : '2000',
      });
    }
    const shown = (await frontend.submit()).modal;
    expect(shown?.text).toContain(words.outcome.doubts.unit('12.4', '12,400'));
    expect(shown?.text).toContain(words.outcome.doubts.hurt.up('returning guests', '20%'));
    await frontend.fill({
      [result.mean(variant, 'revenue')]: '14',
      [result.people(variant, 'guests')]: '99',
      [result.count(variant, 'returning guests')]: '50',
    });
    expect((await frontend.submit()).modal?.errors).toEqual([
      `${result.people(variant, 'guests')}: ${words.outcome.refused['few-people']}`,
    ]);
    await frontend.fill({
      [result.people(variant, 'guests')]: '5000',
      [result.mean(variant, 'revenue')]: '0',
    });
    expect((await frontend.submit()).modal?.errors).toEqual([
      `${result.mean(variant, 'revenue')}: ${words.outcome.refused['mean-not-above-zero']}`,
    ]);
  });

  test('of a line are in its unit, and of as many days as the line is for', async () => {
    const story = await openSquadStory({ language });
    const { words } = story;
    const { frontend } = story.people;
    const { result } = words.week;
    await liveBy(story, byLine);
    const first = await enterAsked(story);
    expect(first.modal?.text).toContain(result.from);
    await frontend.fill({ 'trial lessons': '52000', [result.to]: '2026-11-29' });
    expect((await frontend.submit()).modal?.errors).toEqual([`${result.to}: ${result.daysPlanned(7)}`]);
    await frontend.fill({ [result.from]: '2026-11-25', [result.to]: '2026-12-01' });
    const shown = (await frontend.submit()).modal;
    expect(shown?.text).toContain(words.outcome.doubts.unit('52,000', '48'));
    await frontend.fill({ 'trial lessons': '52' });
    await frontend.submit();
    await frontend.submit();
    expect(rowsIn(story.stage.file, 'select verdict, counted from results')).toMatchObject([
      { verdict: 'won', counted: expect.stringContaining('"from":"2026-11-25","to":"2026-12-01"') },
    ]);
  });
});
