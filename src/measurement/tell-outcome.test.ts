import { describe, expect, it } from 'vitest';
import { type Speech, speechTo } from '../language/speech.ts';
import type { Counted } from './counted.ts';
import { judge } from './judge.ts';
import type { ComparisonPlan, LinePlan, TestPlan } from './plan.ts';
import {
  type Decision,
  tellLooks,
  tellMethod,
  tellOutcome,
  tellShort,
  tellSoFar,
  tellSuggestion,
} from './tell-outcome.ts';

const speech = { en: speechTo({ language: 'en' }), 'zh-CN': speechTo({ language: 'zh-CN' }) };
type Way = Parameters<typeof judge>;

/** Judged: it has to have an outcome. */
function judged(...given: Way) {
  const outcome = judge(...given);
  if (!outcome) throw new Error('no outcome');
  return outcome;
}
const both = (tell: (to: Speech) => string) => [tell(speech.en), tell(speech['zh-CN'])];
const told = (given: Way, decision: Decision | null = null) =>
  both((to) => tellOutcome(judged(...given), decision, to));
const ended = (verdict: Decision['verdict'], against: string | null = null): Decision => ({
  verdict,
  against,
});

const common = { direction: 'up', decided: '2026-12-11' } as const;
const line: LinePlan = {
  ...common,
  way: 'line',
  counts: 'trial lessons',
  metricId: null,
  line: '48',
  earlier: [],
};
const days = { from: '2026-12-04', to: '2026-12-10' };
const nine = ['31', '28', '40', '51', '33', '38', '44', '29', '47'];
const value = (of: string, earlier = nine, to = days.to): Counted => ({
  way: 'line',
  ...days,
  to,
  value: of,
  earlier,
});

describe('by a line', () => {
  it('says what it came to, how often that happens by itself, and how it ended', () => {
    expect(told([line, value('52')], ended('won'))).toEqual([
      'The line was 48, it came to 52: reached. Higher than each of the last 9 weeks (by chance 1 in 10). Won, by our line.',
      '达标：52，达标线 48。比之前 9 周都高（纯属巧合的概率 1/10）。验证有效（按达标线）。',
    ]);
    expect(told([line, value('44')], ended('lost'))).toEqual([
      '44 of 48: not reached. One wrong answer ruled out, by our line.',
      '没达标：44，达标线 48。排除了一个错误答案（按达标线）。',
    ]);
  });

  it('leaves it to the person where earlier weeks were as good by themselves', () => {
    expect(told([line, value('49')])).toEqual([
      'The line was 48, it came to 49: reached. 1 of the last 9 weeks did as well by themselves (by chance 2 in 10). You decide.',
      '达标：49，达标线 48。之前 9 周里有 1 周什么都没做，也一样好（纯属巧合的概率 2/10）。你来决定。',
    ]);
    expect(told([line, value('49')], ended('won'))).toEqual([
      expect.stringContaining('The numbers leave it open; the squad says: won.'),
      expect.stringContaining('数据没有定论，小组的判断是：验证有效。'),
    ]);
  });

  it('calls it a hint with fewer than four earlier weeks', () => {
    expect(told([line, value('52', [])], ended('won'))).toEqual([
      'The line was 48, it came to 52: reached. A hint: no earlier week is known to compare it with. Won, by our line.',
      '达标：52，达标线 48。没有之前几周的数据可比，仅供参考。验证有效（按达标线）。',
    ]);
    expect(told([line, value('49', ['51', '40'])])).toEqual([
      'The line was 48, it came to 49: reached. A hint: only 2 earlier weeks are known, and 1 did as well by itself. You decide.',
      '达标：49，达标线 48。之前只有 2 周的数据，其中 1 周什么都没做，也一样好，仅供参考。你来决定。',
    ]);
    expect(told([line, value('44', ['51'])])).toEqual([
      '44 of 48: not reached. A hint: only 1 earlier week is known.',
      '没达标：44，达标线 48。之前只有 1 周的数据，仅供参考。',
    ]);
  });

  it('is told the other way round for a number that is to fall', () => {
    const churn: LinePlan = { ...line, direction: 'down', line: '3' };
    expect(told([churn, value('2.9', ['4', '5', '3.5', '4.1'])], ended('won'))).toEqual([
      'The line was 3 or less, it came to 2.9: reached. Lower than each of the last 4 weeks (by chance 1 in 5). Won, by our line.',
      '达标：2.9，达标线不超过 3。比之前 4 周都低（纯属巧合的概率 1/5）。验证有效（按达标线）。',
    ]);
    expect(told([churn, value('3.1', ['4', '5', '3.5', '4.1'])])).toEqual([
      'The line was 3 or less, it came to 3.1: not reached.',
      '没达标：3.1，达标线不超过 3。',
    ]);
  });

  it('says why where the squad decided otherwise', () => {
    expect(told([line, value('44')], ended('won', 'it snowed for three days'))).toEqual([
      '44 of 48: not reached. The squad says otherwise: won. Why: it snowed for three days',
      '没达标：44，达标线 48。小组另有判断：验证有效。理由：it snowed for three days。',
    ]);
  });

  it('is only looked at before its date', () => {
    const plan = { ...line, line: '400' };
    const look = judged(plan, value('312', [], '2026-12-07'));
    const due = { decided: '2026-12-11', until: '2026-12-10' };
    expect(both((to) => tellSoFar(look, due, to))).toEqual([
      '312 of 400 so far, 3 days left; decided on Friday 11 December.',
      '目前 312，达标线 400，还剩 3 天；12 月 11 日（周五）出结论。',
    ]);
    expect(both((to) => tellLooks([look, judged(plan, value('360', [], '2026-12-09'))], to))).toEqual([
      'Looked at before: until 7 December: 312, until 9 December: 360.',
      '之前看过：截至 12/7 312，截至 12/9 360。',
    ]);
  });

  it('is told in a few words, and with its method', () => {
    expect(both((to) => tellShort(judged(line, value('44')), to))).toEqual(['44 of 48', '44，达标线 48']);
    expect(both((to) => tellMethod(judged(line, value('49')), to))).toEqual([
      'Counted: trial lessons, 4 December to 10 December. Rank 2 among 10 weeks, this one included: if weeks are otherwise alike, so good by itself 2 times in 10.',
      '统计：trial lessons，12/4 至 12/10。算上这一周，10 周里排第 2：如果各周本来差不多，碰巧排到这里的概率是 2/10。',
    ]);
  });
});

describe('by comparison', () => {
  const plan: ComparisonPlan = {
    ...common,
    way: 'comparison',
    counts: 'orders',
    with: 'North',
    without: 'South',
    line: '1.1',
    earlier: ['40', '44', '39', '41'].map((count) => ({ with: count, without: '41' })),
  };
  const pair = (there: string, here: string): Counted => ({
    way: 'comparison',
    ...days,
    pair: { with: there, without: here },
  });

  it('says the ratio of two places', () => {
    expect(told([plan, pair('50', '40')], ended('won'))).toEqual([
      'North came to 1.25 times South (50 against 40), the line was 1.1: reached. Higher than each of the last 4 weeks (by chance 1 in 5). Won, by comparison.',
      'North 是 South 的 1.25 倍（50 比 40），达标线 1.1 倍：达标。比之前 4 周都高（纯属巧合的概率 1/5）。验证有效（按对比）。',
    ]);
    expect(told([plan, pair('1099', '1000')], ended('lost'))).toEqual([
      'North came to 1.099 times South (1,099 against 1,000), the line was 1.1: not reached. One wrong answer ruled out, by comparison.',
      'North 是 South 的 1.099 倍（1,099 比 1,000），达标线 1.1 倍：没达标。排除了一个错误答案（按对比）。',
    ]);
    expect(told([plan, pair('50', '0')])).toEqual([
      'Nothing was counted in South, so there is no ratio. You decide.',
      'South 的数字是 0，没法算倍数。你来决定。',
    ]);
  });
});

describe('by a test', () => {
  const plan: TestPlan = {
    ...common,
    way: 'test',
    counts: 'purchases',
    people: 'visitors',
    kind: 'rate',
    measure: 'relative',
    worthItFrom: '3',
    days: 14,
    share: '50',
    peopleAWeek: null,
    baseRate: null,
    guardrail: null,
  };
  const rates = (a: number, b: number, of: Partial<Extract<Counted, { way: 'test' }>> = {}): Counted => ({
    way: 'test',
    from: '2026-12-04',
    to: '2026-12-17',
    sides: { kind: 'rate', control: { count: a, people: 10_000 }, variant: { count: b, people: 10_000 } },
    guardrail: null,
    ...of,
  });

  it('says effect, interval and what was asked', () => {
    expect(told([plan, rates(1000, 1170)], ended('won'))).toEqual([
      '+17% (+6.8% to +28%, safe to look at daily): won by test, you asked +3%.',
      '+17%（+6.8% 至 +28%，随时查看都有效）：验证有效（按测试），达标线 +3%。',
    ]);
    expect(told([plan, rates(1000, 850)], ended('lost'))).toEqual([
      '−15% (−23% to −6.1%, safe to look at daily): one wrong answer ruled out by test, you asked +3%.',
      '−15%（−23% 至 −6.1%，随时查看都有效）：排除了一个错误答案（按测试），达标线 +3%。',
    ]);
    expect(told([{ ...plan, worthItFrom: null }, rates(1000, 1170)])[0]).toBe(
      '+17% (+6.8% to +28%, safe to look at daily).',
    );
  });

  it('says before its date which day it is, and the Friday', () => {
    const look = judged(plan, rates(1000, 1140, { to: '2026-12-11' }));
    expect(both((to) => tellSoFar(look, { decided: '2026-12-18', until: '2026-12-17' }, to))).toEqual([
      'Day 8 of 14: +14% (+1% to +29%): too early; decided on Friday 18 December.',
      '第 8 天，共 14 天：+14%（+1% 至 +29%），现在下结论还早；12 月 18 日（周五）出结论。',
    ]);
    const earlier = judged(plan, rates(400, 432, { to: '2026-12-08' }));
    expect(both((to) => tellLooks([earlier, look], to))).toEqual([
      'Looked at before: day 5: +8%, day 8: +14%.',
      '之前看过：第 5 天 +8%，第 8 天 +14%。',
    ]);
    const none = judged(plan, rates(0, 0, { to: '2026-12-03' }));
    expect(tellSoFar(none, { decided: '2026-12-18', until: '2026-12-17' }, speech.en)).toBe(
      'Not one whole day is counted yet; decided on Friday 18 December.',
    );
  });

  it('never shows an end on a mark that it does not reach', () => {
    const close = { ...plan, worthItFrom: '28' };
    for (const text of told([close, rates(1000, 1170)])) expect(text).toContain('+28.2%');
  });

  it('says that it works, but perhaps not enough', () => {
    const asked = { ...plan, worthItFrom: '20' };
    expect(told([asked, rates(1000, 1170)])).toEqual([
      'It works, but perhaps less than asked: +17% (+6.8% to +28%, safe to look at daily), you asked +20%. You decide.',
      '有效果，但可能达不到要求：+17%（+6.8% 至 +28%，随时查看都有效），达标线 +20%。你来决定。',
    ]);
    expect(told([asked, rates(1000, 1170)], ended('inconclusive'))[0]).toContain(
      ': no answer by test, you asked +20%.',
    );
  });

  it('does not count where people were divided otherwise than planned', () => {
    const sides = {
      kind: 'rate' as const,
      control: { count: 1000, people: 10_000 },
      variant: { count: 990, people: 9400 },
    };
    expect(told([plan, rates(0, 0, { sides })], ended('invalid'))).toEqual([
      '10,000 against 9,400 visitors where it should be even: does not count until that is explained.',
      'visitors 10,000 对 9,400，本该各占一半：查清原因之前，这次测试不算数。',
    ]);
    expect(told([{ ...plan, share: '10' }, rates(0, 0, { sides })])[0]).toContain('should be 90 to 10:');
  });

  it('is no win yet where what must not suffer did', () => {
    const guarded: TestPlan = { ...plan, guardrail: { counts: 'step 2', goodIs: 'up', mayCost: '2' } };
    const guardrail = { control: 3000, variant: 2700 };
    expect(told([guarded, rates(1000, 1170, { guardrail })], ended('inconclusive'))).toEqual([
      '+17% (+6.8% to +28%, safe to look at daily), but step 2 fell by 10%: not a win yet.',
      '+17%（+6.8% 至 +28%，随时查看都有效），但「step 2」下降了 10%：还不算有效。',
    ]);
    const complaints: TestPlan = {
      ...guarded,
      guardrail: { counts: 'complaints', goodIs: 'down', mayCost: '2' },
    };
    const more = { control: 2700, variant: 3000 };
    expect(told([complaints, rates(1000, 1170, { guardrail: more })])[0]).toContain('complaints rose by 11%');
    expect(tellMethod(judged(guarded, rates(1000, 1170, { guardrail })), speech.en)).toContain(
      'step 2: −10% (',
    );
  });

  it('says that fewer people came than planned', () => {
    const planned = { ...plan, peopleAWeek: '20000' };
    expect(told([planned, rates(1000, 1010)], ended('inconclusive'))[0]).toMatch(
      /^\+1% \(.+\): no answer by test, you asked \+3%\. Fewer people came than planned: 20,000 of 40,000\.$/,
    );
    expect(told([planned, rates(1000, 1010)])[1]).toContain('来的人比计划少：计划 40,000，实际 20,000。');
  });

  it('has words where nothing was counted', () => {
    expect(told([plan, rates(0, 40)])).toEqual([
      expect.stringMatching(/^Nothing was counted in the control, so at least \+\d+%, you asked \+3%\.$/),
      expect.stringMatching(/^对照组一个都没有，所以至少 \+\d+%，达标线 \+3%。$/),
    ]);
    expect(told([plan, rates(0, 0)])[0]).toContain('Nothing was counted on either side');
  });

  it('tells points with their unit, and what is to fall with its sign', () => {
    const points: TestPlan = { ...plan, measure: 'points', worthItFrom: '0.5', direction: 'down' };
    expect(told([points, rates(1000, 850)], ended('won'))).toEqual([
      '−1.5 points (−2.4 to −0.6, safe to look at daily): won by test, you asked −0.5 points.',
      '−1.5 个百分点（−2.4 至 −0.6，随时查看都有效）：验证有效（按测试），达标线 −0.5 个百分点。',
    ]);
  });

  it('refuses a mean that says nothing, and warns of one that a large amount may sway', () => {
    const mean: TestPlan = { ...plan, kind: 'mean', counts: 'revenue' };
    const side = (of: string, people: number) => ({ mean: of, deviation: '20', people });
    const amounts = (a: string, b: string, people: number): Counted =>
      rates(0, 0, { sides: { kind: 'mean', control: side(a, people), variant: side(b, people) } });
    expect(told([mean, amounts('10', '12', 50)])[0]).toContain('Fewer than 100 people');
    expect(told([mean, amounts('-1', '12', 500)])[0]).toContain('not above 0');
    expect(told([mean, amounts('10', '12', 500)])[0]).toContain('one large amount can decide it');
    expect(tellMethod(judged(mean, amounts('10', '12', 5000)), speech.en)).toContain(
      'Control: 10 ± 20 each (5,000 people). Variant: 12 ± 20 each (5,000 people).',
    );
  });

  it('suggests with its reason', () => {
    const reason = (...given: Way) => tellSuggestion(judged(...given), speech.en);
    expect(reason(plan, rates(1000, 1170))).toMatch(/^That looks like a win/);
    expect(reason(plan, rates(1000, 850))).toMatch(/^That looks like a clear no/);
    expect(reason(plan, rates(1000, 1010))).toMatch(/^No answer/);
    expect(reason(plan, rates(1000, 1010, { to: '2026-12-06' }))).toMatch(/^Too early/);
    expect(reason(line, value('49'))).toMatch(/^You decide/);
    expect(tellSuggestion(judged(line, value('44')), speech['zh-CN'])).toBe('看起来验证无效：没达标。');
  });

  it('names the method', () => {
    expect(both((to) => tellMethod(judged(plan, rates(1000, 1170)), to))).toEqual([
      'Counted: purchases, 4 December to 17 December. 14 of 14 whole days. Control: 1,000 of 10,000. Variant: 1,170 of 10,000. Koopman’s score interval of the ratio, 2.24 standard errors to each side: wide enough to be looked at every day.',
      '统计：purchases，12/4 至 12/17。共 14 整天，已统计 14 天。对照组：10,000 中 1,000；实验组：10,000 中 1,170。比率之比的 Koopman 得分区间，向两边各 2.24 个标准误：够宽，每天看都可靠。',
    ]);
  });
});
