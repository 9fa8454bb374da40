import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import { changed } from '../delivery/changed.ts';
import type { DueHandler } from '../schedule/tick.ts';
import { keepHolidays } from '../squad/holidays.ts';
import type { Squad } from '../squad/squad.ts';
import { dueHandlers } from './due.ts';
import type { Occurrence, Outcome, RitualName, Sprint } from './occurrence.ts';
import { insertCorrection, insertOutcome } from './outcome-store.ts';
import { plannedOn } from './plan.ts';
import type { Known, Ritual } from './ritual.ts';
import { after, timesByHand } from './rules.ts';
import { cancelAll, newOccurrence, type Registry, reschedule, setTimers, startWeek } from './scheduling.ts';
import { ensureSprint, insertOccurrence, occurrenceById, occurrenceOn, updateOccurrence } from './store.ts';

/** What became of an attempt to open: done, or it was open already, as it now is. */
export type Opening = { readonly opened: boolean; readonly occurrence: Occurrence };

/** What became of an attempt to close: done, with what was decided, or it was not open (any more), as it now is. */
export type Closing =
  | { readonly closed: true; readonly occurrence: Occurrence; readonly outcome: Outcome }
  | { readonly closed: false; readonly occurrence: Occurrence };

/** The life cycle that planning, stand-up and retro share. All runs in the change it is given. */
export interface Rituals {
  /**
   * Makes the week's sprint and what the calendar still has in it, with timers, and the timer of the next week. Called
   * when a squad is first set up, and by that timer. A second call changes nothing.
   */
  startWeek(change: Change, squad: Squad, week: LocalDate): Promise<Sprint>;
  /**
   * Fits the week to the squad as it is now; called after settings, state, members, their zones, absences or days off
   * changed. What is scheduled moves, appears or is cancelled; what is open only closes at another time; the rest stays.
   */
  reschedule(change: Change, squad: Squad): Promise<void>;
  /**
   * Opens a scheduled occurrence because its hour came.
   * @param how.late it says that it is late
   */
  open(change: Change, squad: Squad, occurrenceId: string, how: { readonly late: boolean }): Promise<Opening>;
  /**
   * Opens by hand the planning or retro of the date's week, or the stand-up of the date, whatever became of it before
   * (unless it is open), also where the calendar has none. It closes at its hour, or 2.5 hours from now if less than
   * half an hour is left until then.
   */
  openNow(change: Change, squad: Squad, ritual: RitualName, date: LocalDate, by: string): Promise<Opening>;
  /**
   * Closes an open occurrence. Of two who close at once, one gets the outcome, the other the occurrence as it is.
   * @param by null: its hour came
   */
  close(change: Change, squad: Squad, occurrenceId: string, by: string | null): Promise<Closing>;
  /**
   * Something is known that was not before: an outcome that told otherwise of it is stored corrected, as its next
   * version, and its messages follow.
   * @returns the occurrence whose outcome it was; undefined: none told otherwise
   */
  correct(change: Change, squad: Squad, what: Known, by: string): Promise<Occurrence | undefined>;
  /** What the tick calls for the timers of the rituals. */
  readonly handlers: readonly DueHandler[];
}

/**
 * The life cycle over these rituals; a ritual that is not given is never scheduled.
 * @throws Error if two have one name
 */
export function createRituals(rituals: readonly Ritual[]): Rituals {
  const registry: Registry = new Map(rituals.map((ritual) => [ritual.name, ritual]));
  if (registry.size < rituals.length) throw new Error('Two rituals have one name.');
  const own: Omit<Rituals, 'handlers'> = {
    startWeek: async (change, squad, week) => {
      if (await keepHolidays(change, squad)) changed(change, squad, 'members');
      return startWeek(change, registry, squad, week);
    },
    reschedule: async (change, squad) => {
      changed(change, squad, 'squad', 'members');
      if (squad.state !== 'ended') await keepHolidays(change, squad);
      await reschedule(change, registry, squad);
    },
    open: (change, squad, id, how) => open(change, registry, squad, id, how),
    openNow: (change, squad, ritual, date, by) => openNow(change, registry, squad, ritual, date, by),
    close: (change, squad, id, by) => close(change, registry, squad, id, by),
    correct: (change, squad, what, by) => correct(change, registry, squad, what, by),
  };
  return { ...own, handlers: dueHandlers(own, registry) };
}

function ritualOf(registry: Registry, name: RitualName): Ritual {
  const ritual = registry.get(name);
  if (!ritual) throw new Error(`No ritual is called "${name}" here.`);
  return ritual;
}

/** @throws Error if the squad has no such occurrence: callers look it up before. */
async function ownOccurrence(change: Change, squad: Squad, id: string): Promise<Occurrence> {
  const occurrence = await occurrenceById(change.tx, squad.workspaceId, id);
  if (occurrence?.squadId !== squad.id) throw new Error(`The squad ${squad.id} has no occurrence ${id}.`);
  return occurrence;
}

async function open(
  change: Change,
  registry: Registry,
  squad: Squad,
  id: string,
  { late }: { readonly late: boolean },
): Promise<Opening> {
  const occurrence = await ownOccurrence(change, squad, id);
  const state = after(occurrence.state, 'open');
  if (state === undefined) return { opened: false, occurrence };
  const fields = { state, round: occurrence.round + 1, openedAt: change.at, openedLate: late };
  const opened = await updateOccurrence(change, occurrence, fields);
  if (!opened) return { opened: false, occurrence: await ownOccurrence(change, squad, id) };
  await ritualOf(registry, opened.ritual).opened(change, squad, opened, null);
  return { opened: true, occurrence: opened };
}

async function openNow(
  change: Change,
  registry: Registry,
  squad: Squad,
  name: RitualName,
  date: LocalDate,
  by: string,
): Promise<Opening> {
  const ritual = ritualOf(registry, name);
  const known = await occurrenceOn(change.tx, squad.id, name, date);
  if (known?.state === 'open') return { opened: false, occurrence: known };
  const times = timesByHand(await plannedOn(change.tx, squad, name, date), change.at);
  const occurrence = known ?? (await unplanned(change, squad, { ritual: name, date, ...times }));
  const opened = await updateOccurrence(change, occurrence, {
    ...times,
    state: after(occurrence.state, 'open-by-hand') ?? occurrence.state,
    round: occurrence.round + 1,
    openedAt: change.at,
    openedLate: false,
    closedAt: null,
    closedBy: null,
  });
  if (!opened) return { opened: false, occurrence: await ownOccurrence(change, squad, occurrence.id) };
  await setTimers(change, registry, squad, opened);
  await ritual.opened(change, squad, opened, by);
  return { opened: true, occurrence: opened };
}

async function unplanned(
  change: Change,
  squad: Squad,
  planned: Parameters<typeof newOccurrence>[3],
): Promise<Occurrence> {
  const sprint = await ensureSprint(change, squad, planned.date);
  const occurrence = newOccurrence(change, squad, sprint, planned);
  await insertOccurrence(change, occurrence);
  return occurrence;
}

async function close(
  change: Change,
  registry: Registry,
  squad: Squad,
  id: string,
  by: string | null,
): Promise<Closing> {
  const occurrence = await ownOccurrence(change, squad, id);
  const state = after(occurrence.state, 'close');
  if (state === undefined) return { closed: false, occurrence };
  const closed = await updateOccurrence(change, occurrence, { state, closedAt: change.at, closedBy: by });
  if (!closed) return { closed: false, occurrence: await ownOccurrence(change, squad, id) };
  await cancelAll(change, closed);
  const ritual = ritualOf(registry, closed.ritual);
  const snapshot = await ritual.closed(change, squad, closed, by);
  const outcome = await insertOutcome(change, closed, snapshot, by);
  await ritual.announced?.(change, squad, closed, outcome);
  return { closed: true, occurrence: closed, outcome };
}

async function correct(
  change: Change,
  registry: Registry,
  squad: Squad,
  what: Known,
  by: string,
): Promise<Occurrence | undefined> {
  for (const ritual of registry.values()) {
    const revised = await ritual.revised?.(change, squad, what, by);
    if (!revised) continue;
    const { occurrence, snapshot } = revised;
    const outcome = await insertCorrection(change, occurrence.id, snapshot, by);
    await ritual.corrected?.(change, squad, occurrence, outcome);
    return occurrence;
  }
  return undefined;
}
