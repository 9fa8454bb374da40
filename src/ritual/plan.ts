import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { type Occasion, planningOf, retroOf } from '../calendar/ritual-times.ts';
import { type OwnTimes, type StandupOccasion, standupOn, standupsOf } from '../calendar/standup-times.ts';
import { instantOf, type Zone } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import { absencesOf, declaredBetween } from '../squad/absence-store.ts';
import { clocksOf, type MemberClock } from '../squad/member-store.ts';
import { isAway, isBeforeStart } from '../squad/rules.ts';
import type { Absence, Squad } from '../squad/squad.ts';
import type { RitualName } from './occurrence.ts';

/** A ritual as the calendar has it. */
export interface PlannedRitual extends Occasion {
  readonly ritual: RitualName;
}

/**
 * What the calendar has for a squad in a week, from its settings, days off, members' zones and absences, by the time
 * at which it opens.
 */
export async function ritualsIn(q: Query, squad: Squad, week: LocalDate): Promise<PlannedRitual[]> {
  const sunday = addDays(week, 6);
  const { daysOff, absences } = await declaredBetween(q, squad.id, week, sunday);
  const clocks = await clocksOf(q, squad);
  const planning = planningOf(week, squad.rituals, daysOff);
  const retro = retroOf(week, squad.rituals, daysOff);
  const standups = standupsOf(week, squad.rituals, daysOff, {}).map(({ date }) =>
    standupFor(squad, date, present(clocks, absences, date)),
  );
  const all = [
    ...(planning ? [{ ritual: 'planning' as const, ...timesOf(planning) }] : []),
    ...standups.map((standup) => ({ ritual: 'standup' as const, ...timesOf(standup) })),
    ...(retro ? [{ ritual: 'retro' as const, ...timesOf(retro) }] : []),
  ];
  return all.filter(({ date }) => !isBeforeStart(squad, date)).sort((a, b) => a.opensAt - b.opensAt);
}

function timesOf({ date, opensAt, lateUntil, closesAt }: Occasion): Occasion {
  return { date, opensAt, lateUntil, closesAt };
}

function present(
  clocks: ReadonlyMap<string, MemberClock>,
  absences: readonly Absence[],
  date: LocalDate,
): [userId: string, clock: MemberClock][] {
  return [...clocks].filter(([userId]) => !isAway(absences, userId, date));
}

function standupFor(
  { rituals }: Squad,
  date: LocalDate,
  asked: readonly [userId: string, clock: MemberClock][],
): StandupOccasion {
  const zones = Object.fromEntries(asked.map(([userId, { zone }]): [string, Zone] => [userId, zone]));
  const ownTimes: OwnTimes = Object.fromEntries(
    asked.flatMap(([userId, { prompt }]): [string, string][] => (prompt === null ? [] : [[userId, prompt]])),
  );
  return standupOn(date, rituals, zones, ownTimes);
}

/**
 * The times of a date's stand-up, whether or not the calendar has one that day: when each member who is there is asked
 * and asked again, when the channel reads it, when it closes.
 */
export async function standupTimes(
  q: Query,
  squad: Squad,
  date: LocalDate,
  /** Of that day, where they were read already. */
  known?: readonly Absence[],
): Promise<StandupOccasion> {
  const absences = known ?? (await absencesOf(q, squad.id, date, date));
  return standupFor(squad, date, present(await clocksOf(q, squad), absences, date));
}

/** The times of a planning or retro of the date's week, or the stand-up of the date; undefined if there is none. */
export async function plannedOn(
  q: Query,
  squad: Squad,
  ritual: RitualName,
  date: LocalDate,
): Promise<Occasion | undefined> {
  if (ritual === 'standup') return timesOf(await standupTimes(q, squad, date));
  const plan = await ritualsIn(q, squad, mondayOf(date));
  return plan.find((planned) => planned.ritual === ritual);
}

/**
 * When a week starts: Monday 00:00 in the squad's zone, or earlier with the first stand-up where a member further east
 * is asked while it is still Sunday for the squad.
 */
export async function weekStartsAt(q: Query, squad: Squad, week: LocalDate): Promise<number> {
  const plan = await ritualsIn(q, squad, week);
  const midnight = instantOf(week, '00:00', squad.rituals.zone);
  return Math.min(midnight, ...plan.map((planned) => planned.opensAt));
}
