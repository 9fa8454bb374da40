import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt, instantOf, type Zone } from '../calendar/zone.ts';
import { launchesIn, type Mark, winsSince } from '../commitments/marks-store.ts';
import type { Query } from '../database/database.ts';
import type { Metric } from '../metric/metric.ts';
import { lastReadings } from '../metric/reading-store.ts';
import { isSoFar } from '../metric/rules.ts';
import { numbersOf, targetsOf } from '../metric/store.ts';
import type { Decimal } from '../number/decimal.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Asked } from './view.ts';

/** How many weeks can be looked at. */
export const spans = [12, 52] as const;
type Span = (typeof spans)[number];

/** One week of a number, with what happened in it. */
export interface WeekShown {
  /** Its Monday. */
  readonly week: LocalDate;
  /** Null: there is none. */
  readonly value: Decimal | null;
  readonly target: Decimal | null;
  /** Entered before the week was over. */
  readonly soFar: boolean;
  /** Titles as people typed them. */
  readonly launched: readonly string[];
  readonly won: readonly string[];
}

/** A number over weeks. */
export interface WeeksShown {
  readonly metric: Metric;
  /** What else can be looked at. */
  readonly numbers: readonly Metric[];
  readonly span: Span;
  /** Oldest first, from the first in which there was something. */
  readonly weeks: readonly WeekShown[];
}

/** Reads a number's weeks: a fixed number of queries. @returns undefined before set-up */
export async function weeksOf(
  q: Query,
  squad: Squad,
  { now, asked }: { readonly now: number; readonly asked: Asked },
): Promise<WeeksShown | undefined> {
  const numbers = await numbersOf(q, squad.id);
  const metric = numbers.find(({ id }) => id === asked['number']) ?? numbers[0];
  if (!metric) return undefined;
  const { zone } = squad.rituals;
  const span = spans.find((one) => String(one) === asked['weeks']) ?? spans[0];
  const last = weekAt(squad, now);
  const all = Array.from({ length: span }, (_, at) => addDays(last, 7 * (at - span + 1)));
  const first = all[0] ?? last;
  const readings = await lastReadings(q, metric.id, last, span);
  const targets = await targetsOf(q, metric.id, all);
  const launched = byWeek(await launchesIn(q, squad.id, { from: first, to: addDays(last, 6) }), zone);
  const won = byWeek(await winsSince(q, squad.id, instantOf(first, '00:00', zone)), zone);
  const known = new Map(readings.map((one) => [one.week, one]));
  const shown = all.map((week): WeekShown => {
    const reading = known.get(week);
    return {
      week,
      value: reading?.value ?? null,
      target: targets.get(week) ?? null,
      soFar: reading !== undefined && isSoFar(metric, reading, zone),
      launched: launched.get(week) ?? [],
      won: won.get(week) ?? [],
    };
  });
  const begins = shown.findIndex((one) => one.value !== null || one.launched.length + one.won.length > 0);
  return { metric, numbers, span, weeks: begins < 0 ? [] : shown.slice(begins) };
}

function byWeek(marks: readonly Mark[], zone: Zone): Map<LocalDate, string[]> {
  const found = Map.groupBy(
    marks.toSorted((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)),
    ({ at }) => mondayOf(dateAt(at, zone)),
  );
  return new Map([...found].map(([week, those]) => [week, those.map(({ title }) => title)]));
}
