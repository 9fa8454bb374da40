import { tzOffset } from '@date-fns/tz';
import { isDate, type LocalDate, utcDate } from './date.ts';

/** A time of the day to the minute, 24 hours: `'09:30'`. Sorts and compares as text. */
export type LocalTime = string;

/** An IANA name: `'Asia/Shanghai'`. */
export type Zone = string;

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Whether a text is a time of the day with two digits each.
 * @example isTime('9:30') // false
 */
export function isTime(text: string): boolean {
  return TIME.test(text);
}

/**
 * Minutes since midnight on an ordinary day.
 * @throws RangeError if `time` is none
 * @example minutesOf('09:30') // 570
 */
export function minutesOf(time: LocalTime): number {
  if (!isTime(time)) throw new RangeError(`not a time: ${time}`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/**
 * Whether this machine knows a zone of that name. Bare offsets such as `+05:00` are no zones.
 * @example isZone('Europe/Berlin') // true
 */
export function isZone(text: string): boolean {
  if (known.has(text)) return true;
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
  } catch {
    return false;
  }
  known.add(text);
  return true;
}

/** A formatter is dear to make, and every squad that is read asks. Holds real zones only, so at most some hundreds. */
const known = new Set<string>();

/** How far the zone's clocks are ahead of UTC at an instant, in milliseconds. @throws RangeError for an unknown zone. */
function offsetAt(instant: number, zone: Zone): number {
  // tzOffset keeps one Intl formatter a zone; it answers NaN, or worse, to a zone it doesn't know.
  const minutes: unknown = tzOffset(zone, new Date(instant));
  if (typeof minutes !== 'number' || Number.isNaN(minutes)) throw new RangeError(`not a zone: ${zone}`);
  return minutes * MINUTE_MS;
}

/** What the zone's clocks show, as if it were UTC. */
function wallClockAt(instant: number, zone: Zone): number {
  return instant + offsetAt(instant, zone);
}

/**
 * The date in a zone at an instant.
 * @throws RangeError for an unknown zone
 * @example dateAt(Date.UTC(2026, 10, 23, 20), 'Asia/Shanghai') // '2026-11-24'
 */
export function dateAt(instant: number, zone: Zone): LocalDate {
  return utcDate(wallClockAt(instant, zone));
}

/**
 * The time in a zone at an instant, cut to the minute.
 * @throws RangeError for an unknown zone
 * @example timeAt(Date.UTC(2026, 10, 23, 20), 'Asia/Shanghai') // '04:00'
 */
export function timeAt(instant: number, zone: Zone): LocalTime {
  return new Date(wallClockAt(instant, zone)).toISOString().slice(11, 16);
}

/**
 * The first instant at which the zone's clocks show that date and time or anything later: the first of two where
 * clocks went back, the first after the gap where they went forward. So a later local time is never an earlier instant.
 * @throws RangeError if date, time or zone is none
 * @example instantOf('2026-03-29', '02:30', 'Europe/Berlin') // 01:00 UTC, shown as 03:00
 */
export function instantOf(date: LocalDate, time: LocalTime, zone: Zone): number {
  if (!isDate(date)) throw new RangeError(`not a date: ${date}`);
  const wanted = Date.parse(`${date}T00:00:00Z`) + minutesOf(time) * MINUTE_MS;
  // Zones lie between UTC-12 and UTC+14: the answer is in this window.
  const before = offsetAt(wanted - 15 * HOUR_MS, zone);
  const after = offsetAt(wanted + 13 * HOUR_MS, zone);
  if (before === after) return wanted - before;
  // Of two, the first is the one still on the old offset.
  if (wallClockAt(wanted - before, zone) === wanted) return wanted - before;
  if (wallClockAt(wanted - after, zone) === wanted) return wanted - after;
  return endOfGap(wanted, wanted - after, wanted - before, zone);
}

/** The first instant whose wall clock has passed `wanted`; clocks change at whole seconds. */
function endOfGap(wanted: number, tooEarly: number, lateEnough: number, zone: Zone): number {
  let low = tooEarly;
  let high = lateEnough;
  while (high - low > SECOND_MS) {
    const middle = low + Math.floor((high - low) / (2 * SECOND_MS)) * SECOND_MS;
    if (wallClockAt(middle, zone) >= wanted) high = middle;
    else low = middle;
  }
  return high;
}
