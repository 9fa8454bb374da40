import {
  addDays,
  type DateRange,
  daysBetween,
  type LocalDate,
  mondayOf,
  type Weekday,
  weekdayOf,
} from '../calendar/date.ts';
import type { RitualSettings } from '../calendar/ritual-settings.ts';
import { dateAt } from '../calendar/zone.ts';
import type { ComparisonPlan, LinePlan, Plan, TestPlan } from './plan.ts';

/** Whole days over which something without weeks of its own is counted. */
const DAYS = 7;

/** What of a plan says which days are counted. */
type Counting =
  | Pick<LinePlan, 'way' | 'metricId'>
  | Pick<ComparisonPlan, 'way'>
  | Pick<TestPlan, 'way' | 'days'>;

/**
 * The days that are counted of what goes live on a date: of a number kept by week the first whole week after it, of a
 * test as many whole days as planned, else seven, from the day after.
 */
export function countedDays(plan: Counting, live: LocalDate): DateRange {
  if (plan.way === 'line' && plan.metricId !== null) {
    const from = addDays(mondayOf(live), 7);
    return { from, to: addDays(from, 6) };
  }
  const from = addDays(live, 1);
  return { from, to: addDays(from, (plan.way === 'test' ? plan.days : DAYS) - 1) };
}

/** The first of these weekdays after a date. */
export function nextWeekday(after: LocalDate, weekday: Weekday): LocalDate {
  const ahead = (weekday - weekdayOf(after) + 7) % 7;
  return addDays(after, ahead === 0 ? 7 : ahead);
}

/**
 * The day on which it is decided: the one that was fixed or, where it went live later than planned, the squad's first
 * retro day after the last day counted.
 * @param live when it went live, or is to
 */
export function decidedOn(plan: Plan, live: LocalDate, retro: Weekday): LocalDate {
  const possible = nextWeekday(countedDays(plan, live).to, retro);
  return plan.decided < possible ? possible : plan.decided;
}

/** Which days of a live bet are counted, and on which day it is decided. */
export interface Due extends DateRange {
  readonly decided: LocalDate;
}

/** The same by its plan. @param liveAt when it went live, UTC milliseconds */
export function dueOf(
  plan: Plan,
  liveAt: number,
  { zone, retro }: Pick<RitualSettings, 'zone' | 'retro'>,
): Due {
  const live = dateAt(liveAt, zone);
  return { ...countedDays(plan, live), decided: decidedOn(plan, live, retro.weekday) };
}

/** Whole days of a range that are over on a date: today is not, it goes on. */
export function wholeDays({ from, to }: DateRange, today: LocalDate): number {
  const last = to < today ? to : addDays(today, -1);
  return Math.max(0, daysBetween(from, last) + 1);
}
