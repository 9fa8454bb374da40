import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt, instantOf } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import type { Decimal } from '../number/decimal.ts';
import { occurrenceOn } from '../ritual/store.ts';
import type { Squad } from '../squad/squad.ts';
import type { Metric, Progress } from './metric.ts';
import { coursesOf, type Pace, paceOf, SHAPE_WEEKS } from './pace.ts';
import { courseBefore, enteredAt, lastReadings, readingOf } from './reading-store.ts';
import { standing } from './rules.ts';
import { metricOf, targetOf } from './store.ts';

/** The squad's number, as every screen shows it. */
export interface Current {
  readonly metric: Metric;
  readonly standing: Progress;
}

/**
 * Where the squad's number stands in a week. A weekly total needs a reading of that week; a level goes on from the last
 * eight weeks. Undefined only before set-up.
 */
export async function currentNumber(
  q: Query,
  squadId: string,
  week: LocalDate,
): Promise<Current | undefined> {
  const metric = await metricOf(q, squadId);
  return metric && numberIn(q, metric, week);
}

/** Where one of the squad's numbers stands in a week. */
export async function numberIn(q: Query, metric: Metric, week: LocalDate): Promise<Current> {
  const own = await readingOf(q, metric.id, week);
  const earlier = own === undefined && metric.kind === 'level';
  const reading = earlier ? (await lastReadings(q, metric.id, addDays(week, -7))).at(-1) : own;
  return { metric, standing: standing(reading, await targetOf(q, metric.id, week), metric.direction) };
}

/**
 * Where the number of a week should stand when it was counted last, by how the weeks before went; undefined where
 * nothing tells it (`paceOf`).
 */
export async function paceIn(
  q: Query,
  { rituals: { zone } }: Squad,
  { metric, standing: { value, target, asOf } }: Current,
  week: LocalDate,
): Promise<Pace | undefined> {
  if (metric.kind === 'level' || value === undefined || target === undefined || asOf === undefined) {
    return undefined;
  }
  const goneAt = (monday: LocalDate, instant: number): number => {
    const from = instantOf(monday, '00:00', zone);
    return (instant - from) / (instantOf(addDays(monday, 7), '00:00', zone) - from);
  };
  const course = await courseBefore(q, metric.id, week, SHAPE_WEEKS);
  return paceOf(metric, { value, target, gone: Math.min(1, goneAt(week, asOf)) }, coursesOf(course, goneAt));
}

/** Whether that member is still to be asked for the number on the day of the retro, before that opens. */
export async function isAskedForNumber(
  q: Query,
  squad: Squad,
  date: LocalDate,
  userId: string,
): Promise<boolean> {
  if (squad.numberKeeperId !== userId) return false;
  const retro = await occurrenceOn(q, squad.id, 'retro', date);
  if (retro?.date !== date || retro.state !== 'scheduled') return false;
  const at = (await currentNumber(q, squad.id, mondayOf(date)))?.standing.asOf;
  return at === undefined || dateAt(at, squad.rituals.zone) < date;
}

/**
 * The number that somebody entered together with something else: in its transaction, and so at its instant.
 * @param week of which it is the number, or of the week before, where the squad's clock is behind theirs
 */
export async function numberWith(
  q: Query,
  squadId: string,
  given: { readonly userId: string; readonly at: number },
  week: LocalDate,
): Promise<{ readonly name: string; readonly value: Decimal } | undefined> {
  const metric = await metricOf(q, squadId);
  if (!metric) return undefined;
  const value = await enteredAt(q, metric.id, [addDays(week, -7), week], given);
  return value === undefined ? undefined : { name: metric.name, value };
}
