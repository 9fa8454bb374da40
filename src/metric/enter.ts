import { z } from 'zod';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import type { Deed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Decimal } from './decimal.ts';
import type { Metric } from './metric.ts';
import { type Misread, readNumber } from './misread.ts';
import { enterReading, metricOf, targetOf } from './store.ts';
import type { EnteredNumber } from './views.ts';
import { type WeekProblem, type WhichWeek, weekProblem } from './which-week.ts';

/** A number that was entered, as the inbox keeps it. */
const enteredSchema: z.ZodType<EnteredNumber> = z.object({
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

/** A number as somebody typed it, for what they were asked for. */
interface TypedNumber {
  readonly metricId: string | null;
  readonly week: LocalDate;
  /** That week's, or that of the one before. */
  readonly which: WhichWeek;
  readonly written: string;
}

/** Whether a number is taken, and as which value of which week. @param at UTC milliseconds */
export async function numberMeant(
  q: Query,
  squad: Squad,
  metric: Metric,
  typed: TypedNumber,
  at: number,
): Promise<{ readonly week: LocalDate; readonly value: Decimal } | { readonly refused: NumberRefused }> {
  if (metric.id !== typed.metricId) return { refused: { code: 'changed', metric: metric.name } };
  const isLast = typed.which === 'last';
  if (isLast && metric.kind === 'level') return { refused: { code: 'level' } };
  const week = isLast ? addDays(typed.week, -7) : typed.week;
  const late = await weekProblem(q, squad, week, at);
  if (late) return { refused: { code: late } };
  const read = readNumber(typed.written, metric.kind);
  return 'why' in read ? { refused: { code: 'misread', ...read } } : { week, ...read };
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

interface Entering extends Pick<TypedNumber, 'which' | 'written'> {
  readonly squadId: string;
  /** What the form asked for; undefined: the squad's metric and the week, as they are now. */
  readonly asked?: Pick<TypedNumber, 'metricId' | 'week'>;
}

/** The number of a week is entered, or corrected. */
export const entering: Deed<Entering, Metric, EnteredNumber, NumberRefused> = {
  name: 'metric.enter',
  accepted: enteredSchema,
  async find(q, _, { squadId }) {
    const metric = await metricOf(q, squadId);
    return metric && { squadIds: [squadId], subject: metric };
  },
  async act(change, { actor, squad, subject: metric }, { which, written, asked }) {
    const about = asked ?? { metricId: metric.id, week: weekAt(squad, change.at) };
    const meant = await numberMeant(change.tx, squad, metric, { ...about, which, written }, change.at);
    if ('refused' in meant) return meant;
    return { accepted: await keepNumber(change, { squad, metric, ...meant, by: actor.userId }) };
  },
};
