import { daysBetween, type LocalDate } from '../calendar/date.ts';
import type { Verdict } from '../hypothesis/rules.ts';
import type { Speech } from '../language/speech.ts';
import { typed } from '../slack/typed.ts';
import type { LineAnswer } from '../statistics/by-line.ts';
import { digitsOf } from './digits.ts';
import { type Outcome, suggestedBy } from './judge.ts';
import type { ComparisonPlan, LinePlan } from './plan.ts';
import { COUNTS_MOST, tellEffect, tellJudged, tellPoint, tellTestMethod, tellVoid } from './tell-test.ts';

/** Longest name of a place, and reason for another verdict, in a sentence. */
const PLACE_MOST = 60;
const AGAINST_MOST = 300;

/** What a person said came of it. */
export interface Decision {
  readonly verdict: Verdict;
  /** Why, where the numbers suggest another. */
  readonly against: string | null;
  /** A title says already that it was ruled out. */
  readonly isHeaded?: boolean;
}

/** When it is decided, and the last day that is counted. */
export interface Due {
  readonly decided: LocalDate;
  readonly until: LocalDate;
}

/**
 * What the numbers say in one line for a marketer, and with a decision how it ended: "44 of 48: not reached. One wrong
 * answer ruled out, by our line."
 */
export function tellOutcome(outcome: Outcome, decision: Decision | null, speech: Speech): string {
  const told = speech.words.outcome;
  const suggested = suggestedBy(outcome);
  const isAgreed = decision !== null && decision.verdict === suggested;
  const isHeaded = decision?.isHeaded === true;
  const facts = tellFacts(outcome, isAgreed && (isHeaded ? 'headed' : 'decided'), speech);
  if (decision !== null && !isAgreed)
    return told.sentences([...facts, tellOther(suggested, decision, speech)]);
  if (outcome.way === 'test') return told.sentences(facts);
  if (suggested === null) return told.sentences([...facts, told.youDecide]);
  if (!isAgreed) return told.sentences(facts);
  const grade = told.grade[outcome.way];
  const lost = isHeaded ? told.decidedBy : told.ruledOut;
  return told.sentences([...facts, suggested === 'won' ? told.won(grade) : lost(grade)]);
}

/** The verdict is not what the numbers suggest. */
function tellOther(
  suggested: ReturnType<typeof suggestedBy>,
  { verdict, against }: Decision,
  { words }: Speech,
): string {
  const said = words.week.verdicts[verdict];
  if (suggested === null) return words.outcome.leftOpen(said);
  return words.outcome.otherwise(said, typed(against ?? '', AGAINST_MOST));
}

/** @param isDecided as the numbers suggest */
function tellFacts(outcome: Outcome, isDecided: Parameters<typeof tellJudged>[2], speech: Speech): string[] {
  const told = speech.words.outcome;
  switch (outcome.way) {
    case 'test': {
      const isVoid = tellVoid(outcome, speech);
      if (isVoid !== undefined || outcome.answer.kind !== 'judged') return [isVoid ?? ''];
      return [tellJudged(outcome, outcome.answer, isDecided, speech)];
    }
    case 'comparison': {
      const { answer, plan } = outcome;
      if (answer.kind === 'no-ratio') return [told.stop(told.noRatio(typed(plan.without, PLACE_MOST)))];
      return [
        told.compared(comparedOf(outcome, answer.ratio, speech), answer.reached),
        ...tellRank(answer, plan.direction, speech),
      ];
    }
    case 'line': {
      const { answer, plan } = outcome;
      const [value, line] = valueAndLine(outcome, speech);
      const head = answer.reached ? told.reached : told.notReached[plan.direction];
      return [head(value, line), ...tellRank(answer, plan.direction, speech)];
    }
  }
}

/** How good it was among earlier weeks: no question where the line was not reached, unless few of them are known. */
function tellRank(
  { reached, rank, of, isHint }: LineAnswer,
  direction: 'up' | 'down',
  { words }: Speech,
): string[] {
  const told = words.outcome;
  const weeks = of - 1;
  if (isHint) return [told.hint(weeks, reached ? rank - 1 : 0)];
  if (!reached) return [];
  return [rank === 1 ? told.first[direction](weeks, of) : told.byThemselves(rank - 1, weeks, of)];
}

/** The line as it has to be reached: "48", "3 or less". */
export const tellLine = (plan: LinePlan | ComparisonPlan, { words, format }: Speech): string =>
  words.outcome.theLine[plan.direction](format.number(plan.line));

const valueAndLine = ({ plan, counted }: Extract<Outcome, { way: 'line' }>, speech: Speech) =>
  [speech.format.number(counted.value), tellLine(plan, speech)] as const;

function comparedOf(
  { plan, counted: { pair } }: Extract<Outcome, { way: 'comparison' }>,
  ratio: number,
  speech: Speech,
) {
  const { words, format } = speech;
  return {
    with: typed(plan.with, PLACE_MOST),
    without: typed(plan.without, PLACE_MOST),
    ratio: format.number(digitsOf(ratio, [Number(plan.line)], 2)),
    counted: words.outcome.against(format.number(pair.with), format.number(pair.without)),
    line: tellLine(plan, speech),
  };
}

/** Before its date: "312 of 400 so far, 3 days left; decided on …", "Day 8 of 14: +17% (−2.7% to +41%): too early; …". */
export function tellSoFar(outcome: Outcome, { decided, until }: Due, speech: Speech): string {
  const { words, format } = speech;
  const told = words.outcome;
  const left = Math.max(0, daysBetween(outcome.counted.to, until));
  return told.decidedOn(soFar(outcome, left, speech), format.date(decided));
}

function soFar(outcome: Outcome, left: number, speech: Speech): string {
  const told = speech.words.outcome;
  switch (outcome.way) {
    case 'test': {
      const { answer, days, plan } = outcome;
      if (answer.kind !== 'judged') return told.underADay;
      return told.dayOf(days, plan.days, tellEffect(outcome, answer, speech, false));
    }
    case 'comparison': {
      const { answer, plan } = outcome;
      if (answer.kind === 'no-ratio') return told.noRatio(typed(plan.without, PLACE_MOST));
      return told.left(told.comparedSoFar(comparedOf(outcome, answer.ratio, speech)), left);
    }
    case 'line':
      return told.left(told.soFar[outcome.plan.direction](...valueAndLine(outcome, speech)), left);
  }
}

/** In a few words, behind a title: "+17%", "44 of 48", "1.25 times"; empty where the numbers say nothing. */
export function tellShort(outcome: Outcome, speech: Speech): string {
  const told = speech.words.outcome;
  switch (outcome.way) {
    case 'test':
      return outcome.answer.kind === 'judged' ? tellPoint(outcome, outcome.answer, speech) : '';
    case 'comparison':
      return outcome.answer.kind === 'judged'
        ? told.times(comparedOf(outcome, outcome.answer.ratio, speech).ratio)
        : '';
    case 'line':
      return told.short[outcome.plan.direction](...valueAndLine(outcome, speech));
  }
}

/** Earlier looks as a series: "day 5: +8%, day 8: +17%"; empty without any. */
export function tellLooks(looks: readonly Outcome[], speech: Speech): string {
  const { words, format } = speech;
  const series = looks.map((look) => {
    if (look.way === 'test') return words.outcome.lookOnDay(look.days, tellShort(look, speech));
    const value = look.way === 'line' ? format.number(look.counted.value) : tellShort(look, speech);
    return words.outcome.lookUntil(format.dayMonth(look.counted.to), value);
  });
  return series.length === 0 ? '' : words.outcome.looks(series);
}

/** What the numbers suggest, and why. */
export function tellSuggestion(outcome: Outcome, { words }: Speech): string {
  const told = words.outcome.suggested;
  switch (outcome.way) {
    case 'line':
      return told.line[outcome.answer.suggestion];
    case 'comparison':
      return outcome.answer.kind === 'judged' ? told.line[outcome.answer.suggestion] : told.noNumbers;
    case 'test':
      if (outcome.answer.kind === 'under-a-day') return told.test['days-left'];
      return outcome.answer.kind === 'judged' ? told.test[outcome.answer.suggestion.because] : told.noNumbers;
  }
}

/** For whoever wants the method; docs/numbers.md has all of it. */
export function tellMethod(outcome: Outcome, speech: Speech): string {
  const { words, format } = speech;
  const told = words.outcome.method;
  const { plan, counted } = outcome;
  const days = [format.dayMonth(counted.from), format.dayMonth(counted.to)] as const;
  const first = told.counted(typed(plan.counts, COUNTS_MOST), ...days);
  return words.outcome.sentences([first, ...details(outcome, speech)]);
}

function details(outcome: Outcome, speech: Speech): string[] {
  const told = speech.words.outcome.method;
  if (outcome.way === 'test') return tellTestMethod(outcome, speech);
  const { answer } = outcome;
  if ('kind' in answer && answer.kind === 'no-ratio') return [];
  const leftOut = 'leftOut' in answer && answer.leftOut > 0 ? [told.leftOut(answer.leftOut)] : [];
  return [told.rank(answer.rank, answer.of), ...leftOut];
}
