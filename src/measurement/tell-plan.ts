import type { LocalDate, Weekday } from '../calendar/date.ts';
import type { Speech } from '../language/speech.ts';
import { typed } from '../slack/typed.ts';
import { FEWEST_PERIODS, reachedByItself } from '../statistics/by-line.ts';
import { decidedOn } from './dates.ts';
import type { Plan } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';

/** Of what a plan is told, when what it is about goes live or went, and on which weekday the squad decides. */
export interface Deciding {
  readonly plan: Plan;
  /** Null: nobody has named a day. */
  readonly live: LocalDate | null;
  readonly retro: Weekday;
}

/** "by our line: new sign-ups ≥ 56, decided on Friday 11 December". @param most characters of what is counted */
export function tellPlan({ plan, live, retro }: Deciding, speech: Speech, most: number): string {
  const { told } = speech.words.measurement;
  const day = live === null ? plan.decided : decidedOn(plan, live, retro);
  return told.decided(tellWay(plan, speech, most), speech.format.date(day));
}

/** The same without the day. */
export function tellWay(plan: Plan, { words, format }: Speech, most: number): string {
  const { told } = words.measurement;
  const counts = typed(plan.counts, most);
  if (plan.way !== 'line') return counts;
  const line = format.number(plan.line);
  return told.line(plan.direction === 'up' ? told.atLeast(counts, line) : told.atMost(counts, line));
}

/** How often the weeks before reached a plan's line by themselves; undefined: too few are known. */
export function tellByItself(
  plan: Plan,
  { weeks }: PlanBasis,
  { words, format }: Speech,
): string | undefined {
  if (plan.way !== 'line') return undefined;
  const earlier = plan.metricId === null ? plan.earlier : weeks;
  if (earlier.length < FEWEST_PERIODS) return undefined;
  const { direction } = plan;
  const times = reachedByItself({ line: Number(plan.line), direction, earlier: earlier.map(Number) });
  return words.measurement.byItself(times, earlier.length, format.number(plan.line));
}
