import { and, asc, between, desc, eq, gte, inArray, lt, max } from 'drizzle-orm';
import type { LocalDate } from '../calendar/date.ts';
import { built } from '../database/built.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { occurrences, sprints } from '../database/schema/index.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { type Occurrence, type RitualName, ritualNames, type Sprint } from './occurrence.ts';
import { sprintDays } from './rules.ts';

/** The sprint in which a day lies; undefined before it has started. */
export const sprintOn = remembered(
  [sprints],
  async (q, squadId: string, date: LocalDate): Promise<Sprint | undefined> => {
    const [first] = await q
      .select()
      .from(sprints)
      .where(and(eq(sprints.squadId, squadId), gte(sprints.to, date)))
      .orderBy(asc(sprints.to))
      .limit(1);
    return first && first.from <= date ? first : undefined;
  },
);

/** The sprint in which a day lies and later ones, earliest first; at most the next one lies ahead. */
export async function sprintsFrom(q: Query, squadId: string, date: LocalDate): Promise<Sprint[]> {
  return await q
    .select()
    .from(sprints)
    .where(and(eq(sprints.squadId, squadId), gte(sprints.to, date)))
    .orderBy(asc(sprints.to));
}

/** The squad's last sprint that ended before a day, if it had any. */
export async function newestSprintBefore(
  q: Query,
  squadId: string,
  date: LocalDate,
): Promise<Sprint | undefined> {
  const [row] = await q
    .select()
    .from(sprints)
    .where(and(eq(sprints.squadId, squadId), lt(sprints.to, date)))
    .orderBy(desc(sprints.to))
    .limit(1);
  return row;
}

/** The sprint in which a day lies, made if there is none. */
export async function ensureSprint(
  change: Change,
  squad: Pick<Squad, 'id' | 'workspaceId'>,
  date: LocalDate,
): Promise<Sprint> {
  const known = await sprintOn(change.tx, squad.id, date);
  if (known) return known;
  const [last] = await change.tx
    .select({ number: max(sprints.number) })
    .from(sprints)
    .where(eq(sprints.squadId, squad.id));
  const number = (last?.number ?? 0) + 1;
  const sprint: Sprint = { id: change.newId(), squadId: squad.id, number, ...sprintDays(date) };
  await change.tx.insert(sprints).values({ ...sprint, workspaceId: squad.workspaceId, createdAt: change.at });
  return sprint;
}

const byId = built<{ workspaceId: string; id: string }>()((q, value) =>
  q
    .select()
    .from(occurrences)
    .where(and(eq(occurrences.id, value('id')), eq(occurrences.workspaceId, value('workspaceId'))))
    .limit(1),
);

/** One occurrence of the workspace. */
export const occurrenceById = remembered(
  [occurrences],
  async (q, workspaceId: string, id: string): Promise<Occurrence | undefined> => {
    const [row] = await byId(q, { workspaceId, id });
    return row;
  },
);

/** The occurrence, and the squad that has it. */
export async function occurrenceAndSquad(
  q: Query,
  workspaceId: string,
  id: string,
): Promise<{ readonly occurrence: Occurrence; readonly squad: Squad } | undefined> {
  const occurrence = await occurrenceById(q, workspaceId, id);
  const squad = occurrence && (await squadOf(q, workspaceId, occurrence.squadId));
  return squad && { occurrence, squad };
}

const rowInDays = built<{ squadId: string; ritual: RitualName; from: LocalDate; to: LocalDate }>()(
  (q, value) =>
    q
      .select()
      .from(occurrences)
      .where(
        and(
          eq(occurrences.squadId, value('squadId')),
          eq(occurrences.ritual, value('ritual')),
          between(occurrences.date, value('from'), value('to')),
        ),
      )
      .limit(1),
);

const inDays = remembered(
  [occurrences],
  async (q, squadId: string, ritual: RitualName, from: LocalDate, to: LocalDate) => {
    const [row] = await rowInDays(q, { squadId, ritual, from, to });
    return row;
  },
);

/** The planning or retro of the date's sprint; the stand-up of exactly that date. In whichever state it is. */
export async function occurrenceOn(
  q: Query,
  squadId: string,
  ritual: RitualName,
  date: LocalDate,
): Promise<Occurrence | undefined> {
  const days = ritual === 'standup' ? { from: date, to: date } : sprintDays(date);
  return await inDays(q, squadId, ritual, days.from, days.to);
}

/** All occurrences of a sprint, in whichever state, by the time at which they open. */
export async function occurrencesOfSprint(
  q: Query,
  { squadId, from, to }: Pick<Sprint, 'squadId' | 'from' | 'to'>,
): Promise<Occurrence[]> {
  return await q
    .select()
    .from(occurrences)
    .where(
      and(
        eq(occurrences.squadId, squadId),
        inArray(occurrences.ritual, ritualNames),
        between(occurrences.date, from, to),
      ),
    )
    .orderBy(asc(occurrences.opensAt), asc(occurrences.id));
}

/** The planning or retro that is open now; of several the newest. For stand-ups there is `openStandups`. */
export async function openOccurrence(
  q: Query,
  squadId: string,
  ritual: RitualName,
): Promise<Occurrence | undefined> {
  return newest(q, squadId, ritual, 'open');
}

/** The stand-ups that are open now, by date: two where the squad's members live far apart. */
export async function openStandups(q: Query, squadId: string): Promise<Occurrence[]> {
  return await q
    .select()
    .from(occurrences)
    .where(inState(squadId, 'standup', 'open'))
    .orderBy(asc(occurrences.date));
}

/** The newest one that is open or closed: what the squad did last. */
export async function latestOccurrence(
  q: Query,
  squadId: string,
  ritual: RitualName,
): Promise<Occurrence | undefined> {
  // One look-up a state: asked for both at once, SQLite would sort all there ever were.
  const open = await newest(q, squadId, ritual, 'open');
  const closed = await newest(q, squadId, ritual, 'closed');
  if (!open || !closed) return open ?? closed;
  return open.date < closed.date ? closed : open;
}

/** Closed occurrences of a ritual from that date on, earliest first. */
export async function closedSince(
  q: Query,
  squadId: string,
  ritual: RitualName,
  from: LocalDate,
  limit: number,
): Promise<Occurrence[]> {
  return await q
    .select()
    .from(occurrences)
    .where(and(inState(squadId, ritual, 'closed'), gte(occurrences.date, from)))
    .orderBy(asc(occurrences.date))
    .limit(limit);
}

const newest = remembered(
  [occurrences],
  async (q, squadId: string, ritual: RitualName, state: 'open' | 'closed') => {
    const [row] = await q
      .select()
      .from(occurrences)
      .where(inState(squadId, ritual, state))
      .orderBy(desc(occurrences.date))
      .limit(1);
    return row;
  },
);

function inState(squadId: string, ritual: RitualName, state: Occurrence['state']) {
  return and(eq(occurrences.squadId, squadId), eq(occurrences.ritual, ritual), eq(occurrences.state, state));
}

/** Stores a new occurrence. */
export async function insertOccurrence(change: Change, occurrence: Occurrence): Promise<void> {
  await change.tx.insert(occurrences).values(occurrence);
}

/**
 * Changes an occurrence, unless somebody else did since it was read.
 * @returns the changed one; undefined: somebody was faster, nothing is changed
 */
export async function updateOccurrence(
  change: Change,
  occurrence: Occurrence,
  fields: Partial<Omit<Occurrence, 'id' | 'workspaceId' | 'squadId' | 'sprintId' | 'ritual'>>,
): Promise<Occurrence | undefined> {
  const [row] = await change.tx
    .update(occurrences)
    .set(fields)
    .where(
      and(
        eq(occurrences.id, occurrence.id),
        eq(occurrences.state, occurrence.state),
        eq(occurrences.round, occurrence.round),
      ),
    )
    .returning();
  return row;
}
