import type { LocalDate, Weekday } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import type { Speech } from '../language/speech.ts';
import { typed } from '../slack/typed.ts';
import { type Prospect, willItBeSeen } from '../statistics/answerable.ts';
import { FEWEST_PERIODS, reachedByItself } from '../statistics/by-line.ts';
import { decidedOn } from './dates.ts';
import type { Fixed, Plan, TestPlan } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';

/** Of what a plan is told, when what it is about goes live or went, and on which weekday the squad decides. */
export interface Deciding {
  readonly plan: Plan;
  /** Null: nobody has named a day. */
  readonly live: LocalDate | null;
  readonly retro: Weekday;
}

/** "by our line: new sign-ups ≥ 56, decided on Friday 11 December". @param most characters of each name in it */
export function tellPlan({ plan, live, retro }: Deciding, speech: Speech, most: number): string {
  const { told } = speech.words.measurement;
  const day = live === null ? plan.decided : decidedOn(plan, live, retro);
  return told.decided(tellWay(plan, speech, most), speech.format.date(day));
}

/**
 * "On Tuesday 1 December Dana changed how this is decided: the fair was moved"; empty for what was never changed.
 * @param where the squad's zone, who it was, where that is told, and how long the reason may be
 */
export function tellChange(
  { reason, at }: Omit<Fixed, 'by'>,
  { zone, by, most }: { readonly zone: Zone; readonly by: string | null; readonly most: number },
  { words, format }: Speech,
): string {
  if (reason === null) return '';
  return words.measurement.told.changed(format.date(dateAt(at, zone)), by, typed(reason, most));
}

/** A plan without the day. */
export function tellWay(plan: Plan, speech: Speech, most: number): string {
  const { words, format } = speech;
  const { told } = words.measurement;
  const counts = typed(plan.counts, most);
  if (plan.way === 'test') return told.test(counts, worthOf(plan, speech), plan.days);
  const side = plan.direction === 'up' ? told.atLeast : told.atMost;
  const line = format.number(plan.line);
  if (plan.way === 'line') return told.line(side(counts, line));
  const ratio = told.ratio(counts, typed(plan.with, most), typed(plan.without, most));
  return told.comparison(side(ratio, line));
}

/** "+3%", "+0.5 points", "−2"; null: nobody has said. */
function worthOf({ worthItFrom, direction, measure }: TestPlan, speech: Speech): string | null {
  return worthItFrom === null
    ? null
    : effectIn(direction === 'up' ? worthItFrom : `-${worthItFrom}`, measure, speech);
}

function effectIn(value: string | number, measure: TestPlan['measure'], { words, format }: Speech): string {
  if (measure === 'relative') return format.percent(value);
  return measure === 'points' ? words.measurement.points(format.signed(value)) : format.signed(value);
}

/** How often the weeks before reached a plan's line by themselves; undefined: too few are known. */
export function tellByItself(
  plan: Plan,
  { weeks }: PlanBasis,
  { words, format }: Speech,
): string | undefined {
  const earlier = earlierOf(plan, weeks);
  if (plan.way === 'test' || earlier.length < FEWEST_PERIODS) return undefined;
  const times = reachedByItself({ line: Number(plan.line), direction: plan.direction, earlier });
  return words.measurement.byItself(times, earlier.length, format.number(plan.line));
}

/** What a line is compared with: its number, or its ratio, in the periods before. */
function earlierOf(plan: Plan, weeks: PlanBasis['weeks']): number[] {
  switch (plan.way) {
    case 'line':
      return (plan.metricId === null ? plan.earlier : weeks).map(Number);
    case 'comparison':
      return plan.earlier
        .filter(({ without }) => Number(without) > 0)
        .map((pair) => Number(pair.with) / Number(pair.without));
    case 'test':
      return [];
  }
}

/** A test that takes longer than so many weeks is better decided by a line. */
const MOST_WEEKS = 4;

/** Whether a test would show what it is for; undefined: that is not known, or it is none. */
export function tellProspect(plan: Plan, speech: Speech): string | undefined {
  if (plan.way !== 'test') return undefined;
  const prospect = prospectOf(plan);
  if (!prospect) return undefined;
  const { format, words } = speech;
  const { seen } = words.measurement;
  if (prospect.kind === 'impossible') return seen.impossible(`${format.number(plan.baseRate ?? '0')}%`);
  const { weeks, smallestInSprint } = prospect;
  const size = plan.measure === 'relative' ? smallestInSprint * 100 : smallestInSprint;
  // Never less than what shows.
  const rounded = size >= 10 ? Math.ceil(size) : Math.ceil(size * 10) / 10;
  const smallest = effectIn(plan.direction === 'up' ? rounded : -rounded, plan.measure, speech);
  return weeks > MOST_WEEKS
    ? seen.tooLong(format.number(weeks), plan.days, smallest)
    : seen.weeks(weeks, plan.days, smallest);
}

function prospectOf(plan: TestPlan): Prospect | undefined {
  const { kind, measure, worthItFrom, baseRate, peopleAWeek, share, direction, days } = plan;
  if (kind !== 'rate' || measure === 'absolute') return undefined;
  if (worthItFrom === null || baseRate === null || peopleAWeek === null) return undefined;
  const worth = Number(worthItFrom);
  return willItBeSeen({
    rate: Number(baseRate) / 100,
    measure,
    worthItFrom: measure === 'relative' ? worth / 100 : worth,
    direction,
    share: Number(share) / 100,
    peopleAWeek: Number(peopleAWeek),
    sprintWeeks: days / 7,
  });
}
