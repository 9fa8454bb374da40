import { daysOfWeek, type LocalDate, type Weekday, weekdayOf } from './date.ts';
import { LATE_LIMIT_MINUTES, type RitualSettings } from './ritual-settings.ts';
import { type Occasion, occasion } from './ritual-times.ts';
import { type DaysOff, isWorkingDay } from './working-days.ts';
import { dateAt, instantOf, type LocalTime, type Zone } from './zone.ts';

const MINUTE_MS = 60_000;
/** How long the last member to be asked has for an answer. */
const ANSWER_MS = 4 * 60 * MINUTE_MS;

/** When one member is asked, and asked once more if there is no answer; both in UTC milliseconds. */
export interface Prompt {
  promptAt: number;
  nudgeAt: number;
}

/** A stand-up of one date: it begins with the first member asked, and reaches each on *their* date. */
export interface StandupOccasion extends Occasion {
  /** When the channel reads it; who is asked later joins the posted message. */
  channelAt: number;
  prompts: Record<string, Prompt>;
}

/** The hour, by their own clock, at which some members chose to be asked; the others are asked at the squad's. */
export type OwnTimes = Readonly<Record<string, LocalTime>>;

/** Whether the calendar has a stand-up on a date. */
export function isStandupDay(date: LocalDate, settings: RitualSettings, daysOff: DaysOff): boolean {
  if (!isWorkingDay(date, daysOff)) return false;
  const weekday: Weekday = weekdayOf(date);
  return weekday > 5 || settings.standup.weekdays.some((day) => day === weekday);
}

function promptsOn(
  date: LocalDate,
  settings: RitualSettings,
  zones: Readonly<Record<string, Zone>>,
  ownTimes: OwnTimes,
) {
  const { prompt, nudgeAfterMinutes } = settings.standup;
  return Object.fromEntries(
    Object.entries(zones).map(([member, zone]): [string, Prompt] => {
      const promptAt = instantOf(date, ownTimes[member] ?? prompt, zone);
      return [member, { promptAt, nudgeAt: promptAt + nudgeAfterMinutes * MINUTE_MS }];
    }),
  );
}

/**
 * The stand-up of one date, whether or not the squad has one that day. It closes at its closing time in the squad's
 * zone or four hours after the last prompt, whichever is later. Where nobody is asked before the channel's hour, the
 * channel waits, after the first prompt, as long as it does on an ordinary day. Without members the squad's own zone
 * counts.
 * @param memberZones whom to ask, by member id: leave out who is absent.
 * @throws RangeError if the date or a zone is none
 * @example standupOn('2026-11-24', defaultRitualSettings('Europe/Berlin'), { U1: 'Asia/Shanghai' }).opensAt // 02:00 UTC
 */
export function standupOn(
  date: LocalDate,
  settings: RitualSettings,
  memberZones: Readonly<Record<string, Zone>>,
  ownTimes: OwnTimes = {},
): StandupOccasion {
  const { zone, standup } = settings;
  const prompts = promptsOn(date, settings, memberZones, ownTimes);
  const ownPrompt = instantOf(date, standup.prompt, zone);
  const asked = Object.values(prompts).map((prompt) => prompt.promptAt);
  const opensAt = asked.length === 0 ? ownPrompt : Math.min(...asked);
  const lastPrompt = asked.length === 0 ? ownPrompt : Math.max(...asked);
  const usual = instantOf(date, standup.channelAt, zone);
  // The last of the three counts only where clocks go forward between the channel's hour and the closing.
  const closing = instantOf(date, standup.closes, zone);
  const closesAt = Math.max(closing, lastPrompt + ANSWER_MS, usual + LATE_LIMIT_MINUTES * MINUTE_MS);
  const base = occasion(date, opensAt, closesAt);
  const afterFirst = Math.min(opensAt + (usual - ownPrompt), base.lateUntil);
  return { ...base, channelAt: opensAt < usual ? usual : afterFirst, prompts };
}

/**
 * The stand-ups of a week in order: on each of the squad's stand-up weekdays that is worked, also where a planning
 * moved there, and on each Saturday and Sunday declared as worked.
 * @param memberZones whom to ask, by member id, the same for each day.
 * @throws RangeError if `monday` or a zone is none
 * @example standupsOf('2026-11-23', defaultRitualSettings('Europe/Berlin'), NO_DAYS_OFF, zones).length // 4
 */
export function standupsOf(
  monday: LocalDate,
  settings: RitualSettings,
  daysOff: DaysOff,
  memberZones: Readonly<Record<string, Zone>>,
): StandupOccasion[] {
  return daysOfWeek(monday)
    .filter((date) => isStandupDay(date, settings, daysOff))
    .map((date) => standupOn(date, settings, memberZones));
}

/**
 * Which day's stand-up a person means who types `/standup` now: that of their own date.
 * @throws RangeError for an unknown zone
 * @example standupDateFor(Date.UTC(2026, 10, 23, 20), 'Asia/Shanghai') // '2026-11-24'
 */
export function standupDateFor(instant: number, memberZone: Zone): LocalDate {
  return dateAt(instant, memberZone);
}
