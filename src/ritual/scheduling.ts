import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { cancelTimers, setTimer } from '../schedule/store.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Occurrence, RitualName, Sprint } from './occurrence.ts';
import { type PlannedRitual, ritualsIn, weekStartsAt } from './plan.ts';
import { type Ritual, setTimerOf, timerPrefix } from './ritual.ts';
import { after, closingAfterChange, weekAt } from './rules.ts';
import {
  ensureSprint,
  insertOccurrence,
  newestSprintBefore,
  occurrencesOfSprint,
  sprintOn,
  sprintsFrom,
  updateOccurrence,
} from './store.ts';

const ofOccurrence = z.object({ occurrenceId: z.string() });

/** The kinds of timers of which `due.ts` has the handlers. */
export const timerKinds = {
  open: defineKind('ritual.open', ofOccurrence),
  close: defineKind('ritual.close', ofOccurrence),
  week: defineKind('ritual.week', z.object({ squadId: z.string(), week: z.string() })),
} as const;

/** The rituals that the app has, by name; others are not scheduled. */
export type Registry = ReadonlyMap<RitualName, Ritual>;

/** Makes the sprint, its occurrences and their timers as the calendar has them, and the timer of the next week. */
export async function startWeek(
  change: Change,
  registry: Registry,
  squad: Squad,
  week: LocalDate,
): Promise<Sprint> {
  // A week that begins late was missed in part; where the squad itself is new, nothing was.
  const isOld = (await newestSprintBefore(change.tx, squad.id, week)) !== undefined;
  const isNew = (await sprintOn(change.tx, squad.id, week)) === undefined;
  const sprint = await ensureSprint(change, squad, week);
  await fitWeek(change, registry, squad, sprint);
  if (isOld && isNew) await recordMissed(change, registry, squad, sprint);
  const next = addDays(week, 7);
  await cancelTimers(change, { workspaceId: squad.workspaceId, keyPrefix: weekPrefix(squad) });
  await setTimer(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: weekPrefix(squad) + next,
    at: await weekStartsAt(change.tx, squad, next),
    kind: timerKinds.week,
    subject: { squadId: squad.id, week: next },
  });
  return sprint;
}

function weekPrefix(squad: Squad): string {
  return `squad/${squad.id}/week/`;
}

/** Fits what is scheduled and open to what the calendar has now. */
export async function reschedule(change: Change, registry: Registry, squad: Squad): Promise<void> {
  const current = weekAt(squad, change.at);
  // Last week's and next week's too: by a new zone it may be another week now than it was before.
  const near = await sprintsFrom(change.tx, squad.id, addDays(current, -7));
  for (const sprint of near.filter(({ from }) => squad.state === 'ended' || from !== current)) {
    await fitWeek(change, registry, squad, sprint);
  }
  if (squad.state === 'ended') {
    await cancelTimers(change, { workspaceId: squad.workspaceId, keyPrefix: weekPrefix(squad) });
  } else {
    await startWeek(change, registry, squad, current);
  }
}

async function fitWeek(change: Change, registry: Registry, squad: Squad, sprint: Sprint): Promise<void> {
  const ended = squad.state === 'ended';
  const plan = ended ? [] : await ritualsIn(change.tx, squad, sprint.from);
  const wanted = plan.filter(({ ritual }) => registry.has(ritual));
  const known = await occurrencesOfSprint(change.tx, sprint);
  for (const planned of wanted) {
    const occurrence = known.find((each) => isOf(each, planned));
    if (occurrence) await fitOccurrence(change, registry, squad, occurrence, planned);
    else if (change.at <= planned.lateUntil) await create(change, registry, squad, sprint, planned);
  }
  for (const occurrence of known) {
    if (wanted.some((planned) => isOf(occurrence, planned))) continue;
    if (occurrence.state === 'open') await setTimers(change, registry, squad, occurrence);
    else await callOff(change, occurrence);
  }
}

/** What the calendar had in a week before anybody was there to schedule it. */
async function recordMissed(change: Change, registry: Registry, squad: Squad, sprint: Sprint): Promise<void> {
  const plan = await ritualsIn(change.tx, squad, sprint.from);
  for (const planned of plan.filter(({ lateUntil }) => change.at > lateUntil)) {
    const ritual = registry.get(planned.ritual);
    if (!ritual) continue;
    const missed: Occurrence = { ...newOccurrence(change, squad, sprint, planned), state: 'skipped' };
    await insertOccurrence(change, missed);
    if (isActive(squad)) await ritual.skipped?.(change, squad, missed);
  }
}

function isOf(occurrence: Occurrence, planned: PlannedRitual): boolean {
  const sameDay = occurrence.date === planned.date;
  return occurrence.ritual === planned.ritual && (sameDay || planned.ritual !== 'standup');
}

async function create(
  change: Change,
  registry: Registry,
  squad: Squad,
  sprint: Sprint,
  planned: PlannedRitual,
): Promise<void> {
  const occurrence = newOccurrence(change, squad, sprint, planned);
  await insertOccurrence(change, occurrence);
  await setTimers(change, registry, squad, occurrence);
}

/** A scheduled occurrence that is not stored yet. */
export function newOccurrence(
  change: Change,
  squad: Squad,
  sprint: Sprint,
  planned: PlannedRitual,
): Occurrence {
  return {
    id: change.newId(),
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    sprintId: sprint.id,
    ...planned,
    state: 'scheduled',
    round: 0,
    openedAt: null,
    openedLate: false,
    closedAt: null,
    closedBy: null,
  };
}

async function fitOccurrence(
  change: Change,
  registry: Registry,
  squad: Squad,
  occurrence: Occurrence,
  planned: PlannedRitual,
): Promise<void> {
  if (occurrence.state === 'open') {
    const closesAt = closingAfterChange(occurrence, planned, change.at);
    const moved = await updateOccurrence(change, occurrence, { closesAt });
    if (moved) await setTimers(change, registry, squad, moved);
    return;
  }
  const state = after(occurrence.state, 'schedule');
  if (state === undefined) return;
  const { ritual: _, ...times } = planned;
  const same = occurrence.opensAt === times.opensAt && occurrence.closesAt === times.closesAt;
  const unmoved = same && occurrence.state === 'scheduled';
  // One whose time passed while the bot was down is still to be skipped; one moved into the past is called off.
  if (change.at > times.lateUntil && !unmoved) return callOff(change, occurrence);
  const moved = await updateOccurrence(change, occurrence, { ...times, state });
  if (moved) await setTimers(change, registry, squad, moved);
}

async function callOff(change: Change, occurrence: Occurrence): Promise<void> {
  const state = after(occurrence.state, 'cancel');
  if (state === undefined) return;
  await updateOccurrence(change, occurrence, { state });
  await cancelAll(change, occurrence);
}

/** Cancels the occurrence's timers and sets those it needs in its present state. */
export async function setTimers(
  change: Change,
  registry: Registry,
  squad: Squad,
  occurrence: Occurrence,
): Promise<void> {
  await cancelAll(change, occurrence);
  if (occurrence.state === 'scheduled') await setOwn(change, occurrence, 'open', occurrence.opensAt);
  await setOwn(change, occurrence, 'close', occurrence.closesAt);
  await registry.get(occurrence.ritual)?.scheduled?.(change, squad, occurrence);
}

async function setOwn(change: Change, occurrence: Occurrence, name: 'open' | 'close', at: number) {
  const subject = { occurrenceId: occurrence.id };
  await setTimerOf(change, occurrence, name, { at, kind: timerKinds[name], subject });
}

/** Nothing of this occurrence will be due any more. */
export async function cancelAll(change: Change, occurrence: Occurrence): Promise<void> {
  await cancelTimers(change, {
    workspaceId: occurrence.workspaceId,
    keyPrefix: timerPrefix(occurrence.id),
  });
}
