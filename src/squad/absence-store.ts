import { and, asc, eq, gte, isNull, lte } from 'drizzle-orm';
import { addDays, type DateRange, daysBetween, type LocalDate } from '../calendar/date.ts';
import type { DaysOff } from '../calendar/working-days.ts';
import type { Query } from '../database/database.ts';
import { absences } from '../database/schema/index.ts';
import type { Absence } from './squad.ts';

/** What is declared for days between two dates and was not taken back; by the index on the last day, so the past costs nothing. */
async function declared(q: Query, squadId: string, { from, to }: DateRange) {
  return q
    .select()
    .from(absences)
    .where(
      and(
        eq(absences.squadId, squadId),
        gte(absences.to, from),
        lte(absences.from, to),
        isNull(absences.cancelledAt),
      ),
    )
    .orderBy(asc(absences.to), asc(absences.id));
}

/** The squad's days off and worked weekends that touch the days from `from` to `to`, both included. */
export async function daysOffOf(q: Query, squadId: string, from: LocalDate, to: LocalDate): Promise<DaysOff> {
  const rows = await declared(q, squadId, { from, to });
  return {
    off: rows.filter((row) => row.kind === 'day-off').map((row) => ({ from: row.from, to: row.to })),
    working: rows
      .filter((row) => row.kind === 'working-day')
      .flatMap((row) =>
        Array.from({ length: daysBetween(row.from, row.to) + 1 }, (_, day) => addDays(row.from, day)),
      ),
  };
}

/** Who is away on any of the days from `from` to `to`, both included. */
export async function absencesOf(
  q: Query,
  squadId: string,
  from: LocalDate,
  to: LocalDate,
): Promise<Absence[]> {
  const rows = await declared(q, squadId, { from, to });
  return rows.flatMap(({ id, kind, userId, from, to }) =>
    kind === 'away' && userId !== null ? [{ id, userId, from, to }] : [],
  );
}
