import { createHash } from 'node:crypto';
import { addDays, type LocalDate, weekdayOf } from '../calendar/date.ts';
import { type DaysOff, isWorkingDay } from '../calendar/working-days.ts';
import { dateAt, instantOf, type LocalTime, minutesOf, timeAt, type Zone } from '../calendar/zone.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Hours of a working day in which a source is asked; of other days only the last one of a week. */
const FIRST_HOUR = 6;
const LAST_HOUR = 21;
const SUNDAY = 7;

/** Longer than any holidays: then a source is asked at the end of each week. */
const HOURS_AHEAD = 8 * 24;

/** When and for whom a source is asked. */
export interface Rhythm {
  readonly id: string;
  /** Null: each hour of a working day. */
  readonly dailyAt: LocalTime | null;
  readonly zone: Zone;
  readonly daysOff: DaysOff;
}

/** A part between 0 and 1 that follows from the id: sources of one hour are not asked at one moment. */
const partOf = (id: string): number => createHash('sha256').update(id).digest().readUInt32BE() / 2 ** 32;

/** When a source is asked next, after an instant; UTC milliseconds. */
export function nextPull(rhythm: Rhythm, after: number): number {
  return rhythm.dailyAt === null ? nextHour(rhythm, after) : nextDay(rhythm, rhythm.dailyAt, after);
}

function nextDay({ id, zone }: Rhythm, time: LocalTime, after: number): number {
  const today = dateAt(after, zone);
  // The first ten minutes are shared out.
  const at = (date: LocalDate): number => instantOf(date, time, zone) + Math.floor(partOf(id) * 10) * MINUTE;
  return at(today) > after ? at(today) : at(addDays(today, 1));
}

function nextHour({ id, zone, daysOff }: Rhythm, after: number): number {
  const offset = Math.floor(partOf(id) * 60) * MINUTE;
  const first = Math.floor((after - offset) / HOUR) * HOUR + offset + HOUR;
  for (let hours = 0; hours <= HOURS_AHEAD; hours += 1) {
    const at = first + hours * HOUR;
    const date = dateAt(at, zone);
    const hour = Math.floor(minutesOf(timeAt(at, zone)) / 60);
    const isAsked = isWorkingDay(date, daysOff)
      ? hour >= FIRST_HOUR && hour <= LAST_HOUR
      : weekdayOf(date) === SUNDAY && hour === 23;
    if (isAsked) return at;
  }
  return first;
}

const RETRIES = [2, 5, 15, 30];

/** When a source is asked again that failed so many times in a row (from 1): within the hour, then each hour. */
export function nextTry(rhythm: Rhythm, failures: number, at: number): number {
  const wait = (RETRIES[failures - 1] ?? 60) * MINUTE;
  return Math.min(at + wait, nextPull(rhythm, at));
}

/** How many milliseconds of working days lie between two instants; no more than those of two weeks. */
export function workedMs(from: number, to: number, zone: Zone, daysOff: DaysOff): number {
  let worked = 0;
  let date = dateAt(from, zone);
  for (let days = 0; days < 14; days += 1) {
    const begins = instantOf(date, '00:00', zone);
    const next = addDays(date, 1);
    const ends = instantOf(next, '00:00', zone);
    if (begins >= to) break;
    if (isWorkingDay(date, daysOff)) worked += Math.min(to, ends) - Math.max(from, begins);
    date = next;
  }
  return worked;
}

/** Whether a source has brought nothing for a working day. @param since the instant of its last value, or when it was set */
export function isSilent(rhythm: Rhythm, since: number, at: number): boolean {
  // One that is asked once a day gets its tries.
  const patience = (rhythm.dailyAt === null ? 24 : 28) * HOUR;
  return workedMs(since, at, rhythm.zone, rhythm.daysOff) >= patience;
}
