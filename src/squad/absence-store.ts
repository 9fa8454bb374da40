import { and, asc, eq, getTableColumns, gte, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import { addDays, daysBetween, type LocalDate } from '../calendar/date.ts';
import type { DaysOff } from '../calendar/working-days.ts';
import { built } from '../database/built.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { absences } from '../database/schema/index.ts';
import type { Absence, Declared, Squad } from './squad.ts';

/** What is declared for days between two dates and was not taken back; by the index on the last day, so the past costs nothing. */
const declaredRows = built<{ squadId: string; from: string; to: string }>()((q, value) =>
  q
    .select()
    .from(absences)
    .where(
      and(
        eq(absences.squadId, value('squadId')),
        gte(absences.to, value('from')),
        lte(absences.from, value('to')),
        isNull(absences.cancelledAt),
      ),
    )
    .orderBy(asc(absences.to), asc(absences.id)),
);

const declared = remembered([absences], (q, squadId: string, from: LocalDate, to: LocalDate) =>
  declaredRows(q, { squadId, from, to }),
);

/** The squad's days off and worked weekends that touch the days from `from` to `to`, both included. */
export async function daysOffOf(q: Query, squadId: string, from: LocalDate, to: LocalDate): Promise<DaysOff> {
  return daysOffIn(await declared(q, squadId, from, to));
}

/** Who is away on any of the days from `from` to `to`, both included. */
export async function absencesOf(
  q: Query,
  squadId: string,
  from: LocalDate,
  to: LocalDate,
): Promise<Absence[]> {
  return absencesIn(await declared(q, squadId, from, to));
}

/** Both at once. */
export async function declaredBetween(
  q: Query,
  squadId: string,
  from: LocalDate,
  to: LocalDate,
): Promise<{ daysOff: DaysOff; absences: Absence[] }> {
  const rows = await declared(q, squadId, from, to);
  return { daysOff: daysOffIn(rows), absences: absencesIn(rows) };
}

type Row = typeof absences.$inferSelect;

function daysOffIn(rows: readonly Row[]): DaysOff {
  return {
    off: rows.filter((row) => row.kind === 'day-off').map((row) => ({ from: row.from, to: row.to })),
    working: rows
      .filter((row) => row.kind === 'working-day')
      .flatMap((row) =>
        Array.from({ length: daysBetween(row.from, row.to) + 1 }, (_, day) => addDays(row.from, day)),
      ),
  };
}

const absencesIn = (rows: readonly Row[]): Absence[] =>
  rows.flatMap(({ id, kind, userId, from, to }) =>
    kind === 'away' && userId !== null ? [{ id, userId, from, to }] : [],
  );

const { workspaceId: _, recordedAt: __, ...columns } = getTableColumns(absences);

/** More than anybody reads at once. */
const MOST_AHEAD = 100;

/** What is declared for that day and later ones and was not taken back, by its last day. */
export async function declaredFrom(q: Query, squadId: string, from: LocalDate): Promise<Declared[]> {
  return await q
    .select(columns)
    .from(absences)
    .where(and(eq(absences.squadId, squadId), gte(absences.to, from), isNull(absences.cancelledAt)))
    .orderBy(asc(absences.to), asc(absences.id))
    .limit(MOST_AHEAD);
}

/** The stretches of these members that end on that day or later, by their first day. */
export async function awayFrom(
  q: Query,
  squadId: string,
  userIds: readonly string[],
  from: LocalDate,
): Promise<Declared[]> {
  return await q
    .select(columns)
    .from(absences)
    .where(
      and(
        eq(absences.squadId, squadId),
        gte(absences.to, from),
        eq(absences.kind, 'away'),
        inArray(absences.userId, [...userIds]),
        isNull(absences.cancelledAt),
      ),
    )
    .orderBy(asc(absences.from), asc(absences.id));
}

/** Absences, days off or worked weekends of the workspace, also those that were taken back, in the order of their ids. */
export async function declaredOf(q: Query, workspaceId: string, ids: readonly string[]): Promise<Declared[]> {
  return await q
    .select(columns)
    .from(absences)
    .where(and(inArray(absences.id, [...ids]), eq(absences.workspaceId, workspaceId)))
    .orderBy(asc(absences.id));
}

/** Notes days away, off or worked. `rituals.reschedule` belongs into the same change. */
export async function declare(
  change: Change,
  squad: Pick<Squad, 'id' | 'workspaceId'>,
  what: Pick<Declared, 'kind' | 'userId' | 'from' | 'to' | 'recordedBy'> & Partial<Pick<Declared, 'holiday'>>,
): Promise<Declared> {
  const row = { id: change.newId(), squadId: squad.id, holiday: null, ...what, cancelledAt: null };
  await change.tx.insert(absences).values({ ...row, workspaceId: squad.workspaceId, recordedAt: change.at });
  return row;
}

/** The days of public holidays that end on that day or later, also those that were taken back. */
export async function holidaysFrom(q: Query, squadId: string, from: LocalDate): Promise<Declared[]> {
  return await q
    .select(columns)
    .from(absences)
    .where(and(eq(absences.squadId, squadId), gte(absences.to, from), isNotNull(absences.holiday)))
    .orderBy(asc(absences.id));
}

/** Days of public holidays that nobody corrected, and that are none any more: they never counted. */
export async function forget(change: Change, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await change.tx.delete(absences).where(and(inArray(absences.id, [...ids]), isNotNull(absences.holiday)));
}

/** Takes back what was declared; the rows stay. `rituals.reschedule` belongs into the same change. */
export async function takeBack(change: Change, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await change.tx
    .update(absences)
    .set({ cancelledAt: change.at })
    .where(and(inArray(absences.id, [...ids]), isNull(absences.cancelledAt)));
}
