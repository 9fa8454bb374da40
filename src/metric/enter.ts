import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { changed } from '../delivery/changed.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Decimal } from './decimal.ts';
import type { Metric } from './metric.ts';
import { type Misread, readNumber } from './misread.ts';
import { enterReading, targetOf } from './store.ts';
import type { EnteredNumber } from './views.ts';
import { type WeekProblem, weekProblem } from './which-week.ts';

/** A number that was entered, as the inbox keeps it. */
export const enteredSchema: z.ZodType<EnteredNumber> = z.object({
  metric: z.string(),
  kind: z.enum(['total', 'level']),
  value: z.string(),
  before: z.string().nullable(),
  beforeAt: z.number().nullable(),
  target: z.string().nullable(),
  at: z.number(),
  last: z.boolean(),
});

/** Why a number is not taken. */
export type NumberRefused =
  /** The squad measures something else by now. */
  | { readonly code: 'changed'; readonly metric: string }
  /** Only a weekly total has a last week. */
  | { readonly code: WeekProblem | 'level' }
  | ({ readonly code: 'misread' } & Misread);

/**
 * Whether a number is taken, and as which value.
 * @param typed.metricId the metric that was asked for
 * @param at UTC milliseconds
 */
export async function numberMeant(
  q: Query,
  squad: Squad,
  metric: Metric,
  typed: { readonly metricId: string | null; readonly week: LocalDate; readonly written: string },
  at: number,
): Promise<{ readonly value: Decimal } | { readonly refused: NumberRefused }> {
  if (metric.id !== typed.metricId) return { refused: { code: 'changed', metric: metric.name } };
  const late = await weekProblem(q, squad, typed.week, at);
  if (late) return { refused: { code: late } };
  const read = readNumber(typed.written, metric.kind);
  return 'why' in read ? { refused: { code: 'misread', ...read } } : read;
}

/** A squad's number of a week. */
interface Given {
  readonly squad: Squad;
  readonly metric: Metric;
  readonly week: LocalDate;
  readonly value: Decimal;
  readonly by: string;
}

/** Enters the number of a squad's week and lets the boards follow; a part of a deed, which decided that it is taken. */
export async function keepNumber(change: Change, given: Given): Promise<EnteredNumber> {
  const { squad, metric, week, value } = given;
  const { replaced } = await enterReading(change, given);
  changed(change, squad, 'number');
  return {
    metric: metric.name,
    kind: metric.kind,
    value,
    before: replaced?.value ?? null,
    beforeAt: replaced?.at ?? null,
    target: await targetOf(change.tx, metric.id, week),
    at: change.at,
    last: week < weekAt(squad, change.at),
  };
}
