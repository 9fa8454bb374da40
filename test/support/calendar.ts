import fc from 'fast-check';
import { addDays, daysOfWeek, type LocalDate, utcDate } from '../../src/calendar/date.ts';
import { type RitualSettings, ritualSettingsSchema } from '../../src/calendar/ritual-settings.ts';
import type { DaysOff } from '../../src/calendar/working-days.ts';
import type { LocalTime, Zone } from '../../src/calendar/zone.ts';

/** Shifts of an hour, two, half of one, at midnight, in the evening, around Ramadan; and none. */
export const ZONES: readonly Zone[] = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/Los_Angeles',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'America/Sao_Paulo',
  'Pacific/Apia',
  'Africa/Casablanca',
  'Africa/Cairo',
  'America/Santiago',
  'America/Nuuk',
  'Antarctica/Troll',
  'Pacific/Kiritimati',
  'Pacific/Pago_Pago',
  'UTC',
];

const FIRST: LocalDate = '2020-01-01';
const DAYS = 5844;

export const anyZone = fc.constantFrom(...ZONES);

/** A date of 2020 to 2035. */
export const anyDate = fc.integer({ min: 0, max: DAYS - 1 }).map((day) => addDays(FIRST, day));

/** A time of the day between two hours, the last of them left out. */
export function timeBetween(fromHour: number, toHour: number): fc.Arbitrary<LocalTime> {
  return fc
    .integer({ min: fromHour * 60, max: toHour * 60 - 1 })
    .map((m) => new Date(m * 60_000).toISOString().slice(11, 16));
}

const formatters = new Map<Zone, Intl.DateTimeFormat>();

/** What a zone's clocks show, read from Intl field by field: `'2026-11-23T09:30:00'`. Another way than the code's. */
export function shownIn(zone: Zone, instant: number): string {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  formatters.set(zone, formatter);
  const fields = Object.fromEntries(formatter.formatToParts(instant).map((part) => [part.type, part.value]));
  const { year, month, day, hour, minute, second } = fields;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}`;
}

function changesOf(zone: Zone): LocalDate[] {
  const midnights = Array.from({ length: DAYS }, (_, day) => Date.parse(`${addDays(FIRST, day)}T00:00:00Z`));
  return midnights
    .filter((at) => shownIn(zone, at).slice(11) !== shownIn(zone, at + 86_400_000).slice(11))
    .map(utcDate);
}

const changes = ZONES.flatMap((zone) =>
  changesOf(zone).flatMap((date) => [-1, 0, 1].map((days): [Zone, LocalDate] => [zone, addDays(date, days)])),
);

/** A zone and a date, half of the time within a day of a change of its clocks. */
export const anyZoneAndDate: fc.Arbitrary<[Zone, LocalDate]> = fc.oneof(
  fc.tuple(anyZone, anyDate),
  fc.constantFrom(...changes),
);

const anyWeekday = fc.constantFrom(1, 2, 3, 4, 5);
const anyMeeting = fc.record({ weekday: anyWeekday, at: timeBetween(5, 22), closes: timeBetween(5, 22) });

/** Valid settings of a squad. By day: a time that clocks jump over is a case of its own. */
export function anySettings(zone: Zone): fc.Arbitrary<RitualSettings> {
  return fc
    .record({
      zone: fc.constant(zone),
      planning: anyMeeting,
      standup: fc.record({
        weekdays: fc.uniqueArray(anyWeekday, { minLength: 1 }),
        prompt: timeBetween(5, 12),
        nudgeAfterMinutes: fc.integer({ min: 5, max: 180 }),
        channelAt: timeBetween(8, 16),
        closes: timeBetween(12, 22),
      }),
      retro: anyMeeting,
    })
    .map((settings) => ritualSettingsSchema.safeParse(settings).data)
    .filter((settings) => settings !== undefined);
}

/** Any of the week's days off, any of them worked. */
export function anyDaysOffIn(monday: LocalDate): fc.Arbitrary<DaysOff> {
  const day = fc.constantFrom(...daysOfWeek(monday));
  const range = fc
    .tuple(day, day)
    .map(([one, other]) => (one < other ? { from: one, to: other } : { from: other, to: one }));
  return fc.record({
    off: fc.array(range, { maxLength: 3 }),
    working: fc.uniqueArray(day, { maxLength: 2 }),
  });
}
