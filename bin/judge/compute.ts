import { willItBeSeen } from '../../src/statistics/answerable.ts';
import { judgeLine } from '../../src/statistics/by-line.ts';
import { effectOf, judgeTest, type Sides, type TestPlan } from '../../src/statistics/by-test.ts';
import type { Effect } from '../../src/statistics/effect.ts';
import type { Guardrail } from '../../src/statistics/guardrail.ts';
import { AT_THE_DATE } from '../../src/statistics/multiplier.ts';
import { zBelow } from '../../src/statistics/normal.ts';
import type { Case, Named } from './cases.ts';

type InputOf<Kind extends Case['kind']> = Extract<Case, { kind: Kind }>['input'];

const z95 = zBelow(0.975);

/** The constants as a file of cases names them. */
export const constants: Named = {
  C: AT_THE_DATE,
  zPower80: zBelow(0.8),
  z95,
  // A chi-square with one degree of freedom is a squared standard normal.
  srmChi2: zBelow(0.0005) ** 2,
};

/** What the bot computes for a case, by the names in which the file expects it. */
export function computed(one: Case): Named {
  switch (one.kind) {
    case 'rate':
      return ofTest(one.input, ratesOf(one.input), guardrailOf(one.input));
    case 'mean':
      return ofTest(one.input, meansOf(one.input), null);
    case 'plan':
      return ofPlan(one.input);
    case 'line':
      return ofLine(one.input);
  }
}

function ratesOf({ measure, a, nA, b, nB }: InputOf<'rate'>): Sides {
  const [control, variant] = [
    { count: a, people: nA },
    { count: b, people: nB },
  ];
  return { kind: 'rate', measure, control, variant };
}

function meansOf({ measure, a, sdA, nA, b, sdB, nB }: InputOf<'mean'>): Sides {
  const control = { mean: a, deviation: sdA, people: nA };
  const variant = { mean: b, deviation: sdB, people: nB };
  return { kind: 'mean', measure, control, variant };
}

function guardrailOf({ guardrail }: InputOf<'rate'>): Guardrail | null {
  if (guardrail === undefined) return null;
  const { a, b, goodIs, mayCost } = guardrail;
  return { control: a, variant: b, goodIs, mayCost: mayCost / 100 };
}

function ofTest(input: InputOf<'rate' | 'mean'>, sides: Sides, guardrail: Guardrail | null): Named {
  const plan: TestPlan = {
    days: input.daysPlanned,
    people: input.peoplePlanned ?? null,
    share: input.shareB,
    worthItFrom: sides.measure === 'relative' ? input.worthItFrom / 100 : input.worthItFrom,
    direction: input.direction,
  };
  const answer = judgeTest(plan, { days: input.daysCounted, sides, guardrail });
  if (answer.kind === 'under-a-day') return { suggestion: 'too-early' };
  if (answer.kind === 'refused') return { refused: answer.because };
  const { split, guardrail: guarded } = answer;
  const { low, high } = asWritten(effectOf(sides, z95));
  return {
    t: answer.t,
    multiplier: answer.multiplier,
    srm: { chi2: split.chi2, p: split.p, mismatch: split.isWrong },
    ...(guarded === null ? {} : { guardrail: { ...asWritten(guarded.effect), state: guarded.state } }),
    ...asWritten(answer.effect),
    plain95: { low, high },
    suggestion: answer.suggestion.is,
  };
}

/** A file says null for what is not bounded or not defined. */
function asWritten({ point, low, high }: Effect) {
  return { effect: point, low, high: Number.isFinite(high) ? high : null };
}

function ofPlan(input: InputOf<'plan'>): Named {
  const { rate, measure, worthItFrom, direction, shareB, visitorsAWeekBothArms, sprintWeeks } = input;
  const prospect = willItBeSeen({
    rate,
    measure,
    worthItFrom: measure === 'relative' ? worthItFrom / 100 : worthItFrom,
    direction,
    share: shareB,
    peopleAWeek: visitorsAWeekBothArms,
    sprintWeeks,
  });
  if (prospect.kind === 'impossible') return { refused: prospect.kind };
  const { people, weeks, smallestInSprint } = prospect;
  const perArm = people / 2;
  return { perArm: Math.ceil(perArm), perArmExact: perArm, weeks, smallestSeenInSprint: smallestInSprint };
}

function ofLine({ history, value, line, direction }: InputOf<'line'>): Named {
  const answer = judgeLine(value, { line, direction, earlier: history });
  const { reached, rank, of, chance, byItself, suggestion, isHint } = answer;
  return {
    reached,
    rank,
    of,
    chance,
    reachedByItself: byItself,
    suggestion: isHint && suggestion !== 'you-decide' ? `${suggestion}-hint` : suggestion,
  };
}
