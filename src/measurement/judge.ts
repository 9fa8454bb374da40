import { daysBetween } from '../calendar/date.ts';
import { type ComparisonAnswer, judgeComparison } from '../statistics/by-comparison.ts';
import { judgeLine, type LineAnswer } from '../statistics/by-line.ts';
import { judgeTest, type Sides, type TestAnswer } from '../statistics/by-test.ts';
import type { Guardrail } from '../statistics/guardrail.ts';
import type { Counted } from './counted.ts';
import type { ComparisonPlan, LinePlan, Plan, TestPlan } from './plan.ts';

type Of<Way> = Extract<Counted, { way: Way }>;

/** What the numbers say of a bet: all that speaks of it speaks from this. */
export type Outcome =
  | {
      readonly way: 'line';
      readonly plan: LinePlan;
      readonly counted: Of<'line'>;
      readonly answer: LineAnswer;
    }
  | {
      readonly way: 'comparison';
      readonly plan: ComparisonPlan;
      readonly counted: Of<'comparison'>;
      readonly answer: ComparisonAnswer;
    }
  | {
      readonly way: 'test';
      readonly plan: TestPlan;
      readonly counted: Of<'test'>;
      /** Whole days counted. */
      readonly days: number;
      readonly answer: TestAnswer;
    };

/** What the numbers suggest; the person decides. Null: they decide nothing by themselves. */
export type Suggested = 'won' | 'lost' | 'inconclusive' | 'invalid' | 'too-early' | null;

/**
 * Judges what was counted by the plan that was fixed before.
 * @returns undefined where it was counted for another way than the plan's
 * @throws RangeError for counts that can't be: to be refused where they are entered
 */
export function judge(plan: Plan, counted: Counted): Outcome | undefined {
  if (plan.way === 'line' && counted.way === 'line') {
    const { direction } = plan;
    const line = { line: Number(plan.line), direction, earlier: counted.earlier.map(Number) };
    return { way: 'line', plan, counted, answer: judgeLine(Number(counted.value), line) };
  }
  if (plan.way === 'comparison' && counted.way === 'comparison') {
    const earlier = plan.earlier.map(numbers);
    const line = { line: Number(plan.line), direction: plan.direction, earlier };
    return { way: 'comparison', plan, counted, answer: judgeComparison(numbers(counted.pair), line) };
  }
  if (plan.way === 'test' && counted.way === 'test') return judgeAsTest(plan, counted);
  return undefined;
}

const numbers = (pair: { readonly with: string; readonly without: string }) => ({
  with: Number(pair.with),
  without: Number(pair.without),
});

function judgeAsTest(plan: TestPlan, counted: Of<'test'>): Outcome | undefined {
  const sides = sidesOf(plan, counted);
  if (sides === undefined) return undefined;
  const days = daysBetween(counted.from, counted.to) + 1;
  const worth = Number(plan.worthItFrom ?? 0);
  const planned = plan.peopleAWeek === null ? null : (Number(plan.peopleAWeek) * plan.days) / 7;
  const answer = judgeTest(
    {
      days: plan.days,
      people: planned,
      share: Number(plan.share) / 100,
      worthItFrom: plan.measure === 'relative' ? worth / 100 : worth,
      direction: plan.direction,
    },
    { days, sides, guardrail: guardrailOf(plan, counted) },
  );
  return { way: 'test', plan, counted, days, answer };
}

/** Undefined where what was counted has no effect in the plan's measure. */
function sidesOf({ measure }: TestPlan, { sides }: Of<'test'>): Sides | undefined {
  if (sides.kind === 'rate') return measure === 'absolute' ? undefined : { ...sides, measure };
  if (measure === 'points') return undefined;
  const side = ({ mean, deviation, people }: typeof sides.control) => ({
    mean: Number(mean),
    deviation: Number(deviation),
    people,
  });
  return { kind: 'mean', measure, control: side(sides.control), variant: side(sides.variant) };
}

function guardrailOf({ guardrail: planned }: TestPlan, { guardrail }: Of<'test'>): Guardrail | null {
  if (planned === null || guardrail === null) return null;
  return { ...guardrail, goodIs: planned.goodIs, mayCost: Number(planned.mayCost) / 100 };
}

/** What an outcome suggests. */
export function suggestedBy(outcome: Outcome): Suggested {
  switch (outcome.way) {
    case 'test': {
      const { answer } = outcome;
      if (answer.kind === 'judged') return answer.suggestion.is;
      return answer.kind === 'under-a-day' ? 'too-early' : null;
    }
    case 'comparison':
      return outcome.answer.kind === 'judged' ? decided(outcome.answer) : null;
    case 'line':
      return decided(outcome.answer);
  }
}

const decided = ({ suggestion }: LineAnswer): Suggested => (suggestion === 'you-decide' ? null : suggestion);
