import type { Speech } from '../language/speech.ts';
import { typed } from '../slack/typed.ts';
import type { Effect } from '../statistics/effect.ts';
import { digitsOf } from './digits.ts';
import type { Outcome } from './judge.ts';
import type { TestPlan } from './plan.ts';

type OfTest = Extract<Outcome, { way: 'test' }>;
type Judged = Extract<OfTest['answer'], { kind: 'judged' }>;
type Measure = TestPlan['measure'];

/** Longest of the squad's words in a sentence. */
export const COUNTS_MOST = 80;

/** A part of the control as per cent; the other measures are numbers as they are. */
const inMeasure = (value: number, measure: Measure): number => (measure === 'relative' ? value * 100 : value);

const signed = (text: string, measure: Measure, { format }: Speech): string =>
  measure === 'relative' ? format.percent(text) : format.signed(text);

/** "+17%", "+1.2 points", "+0.8". */
function withUnit(text: string, measure: Measure, speech: Speech): string {
  const value = signed(text, measure, speech);
  return measure === 'points' ? speech.words.outcome.points(value) : value;
}

/** What a test was asked to bring, in its measure and with its sign: 3, −3. */
function least({ worthItFrom, direction }: TestPlan): string | null {
  if (worthItFrom === null) return null;
  return direction === 'up' ? worthItFrom : `-${worthItFrom}`;
}

/** What a test was asked to bring: "+3%", "−0.5 points"; null where nobody had said. */
export function tellAsked(plan: TestPlan, speech: Speech): string | null {
  const asked = least(plan);
  return asked === null ? null : withUnit(asked, plan.measure, speech);
}

/** An effect with both ends of its interval, in as many digits as tell them from nothing and from what was asked. */
function tellRange(
  { point, low, high }: Effect,
  measure: Measure,
  marks: readonly number[],
  speech: Speech,
  isSafe: boolean,
): string {
  const told = speech.words.outcome;
  const digits = (value: number, of: readonly number[]): string => digitsOf(inMeasure(value, measure), of);
  if (point === null) {
    return low > -1 ? told.fromNothing(withUnit(digits(low, marks), measure, speech)) : told.nothingSeen;
  }
  const end = (value: number): string =>
    signed(digits(value, [...marks, inMeasure(point, measure)]), measure, speech);
  const effect = told[isSafe ? 'safeEffect' : 'effect'];
  return effect(withUnit(digits(point, marks), measure, speech), end(low), end(high));
}

const marksOf = (plan: TestPlan): number[] => [0, Number(least(plan) ?? 0)];

/** "+17% (+1.8% to +35%)". @param isSafe says, too, that it may be looked at daily */
export function tellEffect({ plan }: OfTest, { effect }: Judged, speech: Speech, isSafe: boolean): string {
  return tellRange(effect, plan.measure, marksOf(plan), speech, isSafe);
}

/** "+17%" alone. */
export function tellPoint({ plan }: OfTest, { effect }: Judged, speech: Speech): string {
  const { point } = effect;
  if (point === null) return tellRange(effect, plan.measure, marksOf(plan), speech, false);
  return withUnit(digitsOf(inMeasure(point, plan.measure), marksOf(plan)), plan.measure, speech);
}

/** A test by which nothing can be told yet, or whose people were not divided as planned. */
export function tellVoid({ plan, counted, answer }: OfTest, { words, format }: Speech): string | undefined {
  const told = words.outcome;
  if (answer.kind === 'under-a-day') return told.stop(told.underADay);
  if (answer.kind === 'refused') return told.refused[answer.because];
  if (!answer.split.isWrong) return undefined;
  const { control, variant } = counted.sides;
  const share = Number(plan.share);
  return told.splitWrong(
    {
      control: format.number(control.people),
      variant: format.number(variant.people),
      people: typed(plan.people, COUNTS_MOST),
    },
    share === 50 ? null : [format.number(100 - share), format.number(share)],
  );
}

/**
 * What numbers say that were judged: effect, what was asked, and what speaks against it.
 * @param isDecided as they suggest; headed: a title says that it was ruled out
 */
export function tellJudged(
  outcome: OfTest,
  judged: Judged,
  isDecided: false | 'decided' | 'headed',
  speech: Speech,
): string {
  const { plan, counted } = outcome;
  const { words, format } = speech;
  const told = words.outcome;
  const { suggestion } = judged;
  const asked = tellAsked(plan, speech);
  const effect = tellEffect(outcome, judged, speech, true);
  const more = judged.isFewPeople ? [told.swayed] : [];
  if (suggestion.because === 'guardrail-hurt' && plan.guardrail) {
    const { counts, goodIs } = plan.guardrail;
    return told.sentences([
      told.butHurt[goodIs](effect, typed(counts, COUNTS_MOST), hurtBy(judged, speech)),
      ...more,
    ]);
  }
  const isLess = suggestion.because === 'less-than-asked';
  const end = isDecided ? endOf(suggestion.is) : 'open';
  const first = told.tested[end === 'ruledOut' && isDecided === 'headed' ? 'decided' : end](
    isLess ? told.butLess(effect) : effect,
    asked,
  );
  if (suggestion.because === 'fewer-people') {
    const { control, variant } = counted.sides;
    const planned = (Number(plan.peopleAWeek ?? 0) * plan.days) / 7;
    more.push(
      told.fewerPeople(format.number(control.people + variant.people), format.number(Math.round(planned))),
    );
  }
  if (isLess && !isDecided) more.push(told.youDecide);
  return told.sentences([first, ...more]);
}

const endOf = (suggested: Judged['suggestion']['is']) => {
  if (suggested === 'won') return 'won';
  return suggested === 'lost' ? 'ruledOut' : 'noAnswer';
};

/** What must not suffer did. */
export const tellHurt = (
  judged: Judged,
  { counts, goodIs }: NonNullable<TestPlan['guardrail']>,
  speech: Speech,
): string => speech.words.outcome.doubts.hurt[goodIs](typed(counts, COUNTS_MOST), hurtBy(judged, speech));

function hurtBy({ guardrail }: Judged, { format }: Speech): string | null {
  const point = guardrail?.effect.point ?? null;
  return point === null ? null : `${format.number(digitsOf(Math.abs(point) * 100, [0]))}%`;
}

/** How a test was judged, for whoever wants the method. */
export function tellTestMethod(outcome: OfTest, speech: Speech): string[] {
  const { plan, counted, answer, days } = outcome;
  const { words, format } = speech;
  const told = words.outcome.method;
  const { sides } = counted;
  const number = (value: number | string): string => format.number(value);
  const [control, variant] =
    sides.kind === 'rate'
      ? [sides.control, sides.variant].map(({ count, people }) => told.rate(number(count), number(people)))
      : [sides.control, sides.variant].map(({ mean, deviation, people }) =>
          told.mean(number(mean), number(deviation), number(people)),
        );
  const said = [told.days(days, plan.days), told.sides(control ?? '', variant ?? '')];
  if (answer.kind !== 'judged') return said;
  const { guardrail } = answer;
  if (guardrail && plan.guardrail) {
    const { counts, mayCost } = plan.guardrail;
    const marks = [0, Number(mayCost) * (plan.guardrail.goodIs === 'up' ? -1 : 1)];
    const effect = tellRange(guardrail.effect, 'relative', marks, speech, false);
    said.push(told.guardrail[guardrail.state](typed(counts, COUNTS_MOST), effect));
  }
  const interval = told.intervals[intervalOf(sides.kind, plan.measure)];
  return [...said, told.reach(interval, format.number(answer.multiplier))];
}

function intervalOf(kind: 'rate' | 'mean', measure: Measure) {
  if (kind === 'rate') return measure === 'points' ? 'rate/points' : 'rate/relative';
  return measure === 'absolute' ? 'mean/absolute' : 'mean/relative';
}
