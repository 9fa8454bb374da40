import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import type { Deed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import type { Decimal } from '../number/decimal.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { knownBefore } from './known.ts';
import { type Misread, valueMeant } from './meant.ts';
import { type Metric, metricDirections, type Reading, readingSources } from './metric.ts';
import { enterReading } from './reading-store.ts';
import { metricOf, numberOf, targetOf } from './store.ts';
import type { EnteredNumber } from './views.ts';
import { shiftedBy, type WeekProblem, type WhichWeek, weekProblem } from './which-week.ts';

/** A number that was entered, as the inbox keeps it. */
export const enteredSchema: z.ZodType<EnteredNumber> = z.object({
  metric: z.string(),
  kind: z.enum(['total', 'level']),
  direction: z.enum(metricDirections),
  // Answers that were kept earlier know none.
  unit: z.string().nullable().default(null),
  week: z.string(),
  value: z.string(),
  before: z.string().nullable(),
  beforeAt: z.number().nullable(),
  beforeSource: z.enum(readingSources).nullable().default(null),
  target: z.string().nullable(),
  at: z.number(),
  which: z.enum(['this', 'last', 'next']),
});

/** One of the things that were perhaps meant. */
export interface Choice {
  /** Its Monday. */
  readonly week: LocalDate;
  readonly value: Decimal;
}

/** Why a number is not taken. */
export type NumberRefused =
  /** The squad measures something else by now. */
  | { readonly code: 'changed'; readonly metric: string }
  /** Only a weekly total has a last week. */
  | { readonly code: WeekProblem | 'level' }
  | ({ readonly code: 'misread' } & Exclude<Misread, { why: 'unsure' }>)
  /** It is asked which of these is meant. @param rest what else was typed, and can't be read; null: nothing */
  | {
      readonly code: 'unsure';
      readonly metricId: string;
      readonly choices: readonly Choice[];
      readonly rest: string | null;
    };

/** A number as somebody typed it, for what they were asked for. */
interface TypedNumber {
  readonly metricId: string | null;
  readonly week: LocalDate;
  /** The week by the clock of who typed it; undefined: the one they were asked for. */
  readonly ownWeek?: LocalDate | undefined;
  readonly which: WhichWeek;
  readonly written: string;
  /** It is what they chose when they were asked, written as one value. */
  readonly isChosen?: boolean;
}

/** Whether a number is taken, and as which value of which week. @param at UTC milliseconds */
export async function numberMeant(
  q: Query,
  squad: Squad,
  metric: Metric,
  typed: TypedNumber,
  at: number,
): Promise<Choice | { readonly refused: NumberRefused }> {
  if (metric.id !== typed.metricId) return { refused: { code: 'changed', metric: metric.name } };
  if (typed.which === 'last' && metric.kind === 'level') return { refused: { code: 'level' } };
  const weeks = await weeksMeant(q, squad, metric, typed, at);
  if ('refused' in weeks) return weeks;
  const [week] = weeks;
  if (typed.isChosen) return { week, value: typed.written };
  const read = valueMeant(typed.written, await knownBefore(q, metric, week));
  if ('why' in read && read.why !== 'unsure') return { refused: { code: 'misread', ...read } };
  const values = 'value' in read ? [read.value] : read.values;
  const choices = weeks.flatMap((each) => values.map((value) => ({ week: each, value })));
  if ('value' in read && weeks.length === 1) return { week, value: read.value };
  const rest = 'rest' in read ? read.rest : null;
  return { refused: { code: 'unsure', metricId: metric.id, choices, rest } };
}

/** The week that is meant; two, where it is another one by the squad's clock than by theirs and both can be entered. */
async function weeksMeant(
  q: Query,
  squad: Squad,
  metric: Metric,
  { week, ownWeek = week, which }: TypedNumber,
  at: number,
): Promise<readonly [LocalDate, ...LocalDate[]] | { readonly refused: NumberRefused }> {
  const named = shiftedBy(week, which);
  const problem = await weekProblem(q, squad, named, at);
  const own = shiftedBy(ownWeek, which);
  const isApart = metric.kind === 'total' && own !== named;
  const isOpen = isApart && (await weekProblem(q, squad, own, at)) === undefined;
  if (problem) return isOpen ? [own] : { refused: { code: problem } };
  return isOpen ? [named, own] : [named];
}

/** A squad's number of a week. */
interface Given extends Choice {
  readonly squad: Squad;
  readonly metric: Metric;
  readonly by: string;
  /** How it came, and the instant it is of; undefined: it is typed now. */
  readonly source?: Reading['source'];
  readonly origin?: Reading['origin'];
  readonly asOf?: number;
}

/**
 * Enters the number of a squad's week and lets the boards follow, and the digest that told of that week; a part of a
 * deed, which decided that it is taken.
 */
export async function keepNumber(change: Change, rituals: Rituals, given: Given): Promise<EnteredNumber> {
  const { squad, metric, week, value, by } = given;
  const { reading, replaced } = await enterReading(change, given);
  changed(change, squad, 'number');
  if (metric.role === 'northStar') await rituals.correct(change, squad, { week }, by);
  const current = weekAt(squad, change.at);
  return {
    metric: metric.name,
    kind: metric.kind,
    direction: metric.direction,
    unit: metric.unit,
    week,
    value,
    before: replaced?.value ?? null,
    beforeAt: replaced?.at ?? null,
    beforeSource: replaced?.source ?? null,
    target: await targetOf(change.tx, metric.id, week),
    at: reading.at,
    which: week < current ? 'last' : week > current ? 'next' : 'this',
  };
}

interface Entering extends Pick<TypedNumber, 'which' | 'written' | 'ownWeek' | 'isChosen'> {
  readonly squadId: string;
  /** Which of its numbers is meant; undefined: the North Star metric. */
  readonly metricId?: string | undefined;
  /** What the form asked for; undefined: that number and the week, as they are now. */
  readonly asked?: Pick<TypedNumber, 'metricId' | 'week'>;
}

/** The number of a week is entered, or corrected. */
export const entering = (rituals: Rituals): Deed<Entering, Metric, EnteredNumber, NumberRefused> => ({
  name: 'metric.enter',
  accepted: enteredSchema,
  async find(q, _, { squadId, metricId, asked }) {
    const asksFor = asked?.metricId ?? metricId;
    // One that is not counted any more is told by what the squad counts now.
    const metric = (await numberOf(q, squadId, asksFor)) ?? (await metricOf(q, squadId));
    return metric && { squadIds: [squadId], subject: metric };
  },
  async act(change, { actor, squad, subject: metric }, { asked, metricId = metric.id, ...given }) {
    const about = asked ?? { metricId, week: weekAt(squad, change.at) };
    const meant = await numberMeant(change.tx, squad, metric, { ...about, ...given }, change.at);
    if ('refused' in meant) return meant;
    return { accepted: await keepNumber(change, rituals, { squad, metric, ...meant, by: actor.userId }) };
  },
});
