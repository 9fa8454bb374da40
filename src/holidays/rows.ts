import { addDays, type LocalDate, weekdayOf } from '../calendar/date.ts';
import type { Holidays } from './calendars.ts';

/** Days that a public holiday makes of an ordinary week: somebody is away, or the whole squad is off or works. */
export interface HolidayRow {
  readonly kind: 'away' | 'day-off' | 'working-day';
  /** Who is away; null for the squad's own days. */
  readonly userId: string | null;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly holiday: string;
}

/**
 * What the holidays of its members mean for a squad: where all have one, it is off; else those who have one are away.
 * A weekend is worked where all work it.
 * @param byMember the holidays of each member; undefined: they have none, or nobody said
 */
export function holidayRows(byMember: ReadonlyMap<string, Holidays | undefined>): HolidayRow[] {
  const all = [...byMember];
  const dates = [
    ...new Set(all.flatMap(([, known]) => [...(known?.off.keys() ?? []), ...(known?.worked.keys() ?? [])])),
  ].sort();
  const days = dates.flatMap((date): HolidayRow[] => {
    const on = { from: date, to: date };
    const off = all.flatMap(([userId, known]) => {
      const holiday = known?.off.get(date);
      return holiday === undefined ? [] : [{ kind: 'away' as const, userId, ...on, holiday }];
    });
    const [first] = off;
    if (first && off.length === all.length) return [{ ...first, kind: 'day-off', userId: null }];
    const worked = all.flatMap(([, known]) => known?.worked.get(date) ?? []);
    const [holiday] = worked;
    if (holiday !== undefined && worked.length === all.length)
      return [{ kind: 'working-day', userId: null, ...on, holiday }];
    return off;
  });
  // A holiday on a weekend alone changes nothing.
  return joined(days).filter(
    ({ kind, from, to }) => kind === 'working-day' || to > from || weekdayOf(from) <= 5,
  );
}

/** Days that follow each other become one stretch. */
function joined(days: readonly HolidayRow[]): HolidayRow[] {
  const rows: HolidayRow[] = [];
  for (const day of days) {
    const at = rows.findIndex(
      ({ kind, userId, holiday, to }) =>
        kind === day.kind && userId === day.userId && holiday === day.holiday && addDays(to, 1) === day.from,
    );
    const before = rows[at];
    if (before) rows[at] = { ...before, to: day.to };
    else rows.push(day);
  }
  return rows;
}
