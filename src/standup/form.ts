import { z } from 'zod';
import { isDate } from '../calendar/date.ts';
import type { Catalogue } from '../language/catalogue.ts';
import * as fields from '../slack/fields.ts';
import type { Answers } from './entry.ts';
import { type LineState, lineStates, MOST_LINES } from './lines.ts';
import { MOST, maybeToday, texts } from './questions.ts';

/** What the modal is about; the metric and week are those whose number is asked for, null where none is. */
export const aboutSchema = z.object({
  squadId: z.string(),
  date: z.string().refine(isDate),
  week: z.string().refine(isDate),
  metricId: z.string().nullable(),
  /** The answer with the plan whose lines are asked about. */
  planId: z.string().nullable().default(null),
});
export type AboutStandup = z.infer<typeof aboutSchema>;

/** The block id of a field about one blocker, or a line by its place. @example fieldOf('still', id) // "still/0190…" */
export const fieldOf = (what: 'still' | 'helper' | 'line', id: string): string => `${what}/${id}`;

const stillnesses = ['open', 'resolved', 'gone'] as const;

/** What is said of something that was in the way on an earlier day. */
export interface Still {
  readonly blockerId: string;
  readonly state: (typeof stillnesses)[number];
  /** Who could help; null: nobody in particular; undefined: it was not asked. */
  readonly helperId: string | null | undefined;
}

/** What was submitted. */
export interface SubmittedAnswer {
  readonly answers: Answers;
  readonly helperId: string | null;
  readonly still: readonly Still[];
  /** What came of the lines of the last plan, in their order; empty: they were not asked about. */
  readonly lines: readonly (LineState | undefined)[];
  /** As typed; "" nothing. */
  readonly number: string;
}

const chosen = fields.optional(fields.person);

const form = {
  ...texts,
  commitment: chosen,
  helper: chosen,
  number: fields.maybe(MOST),
};

/** Reads the submitted modal; a sentence for each field in which something is wrong. */
export function readWish(
  values: Readonly<Record<string, fields.Raw>>,
  words: Catalogue,
): { wish: SubmittedAnswer } | { errors: Record<string, string> } {
  const lines = linesIn(values);
  // What goes on need not be written again.
  const today = lines.length > 0 ? maybeToday : texts.today;
  const read = fields.readFields({ ...form, today }, values, words);
  if ('errors' in read) return read;
  const { commitment: commitmentId, helper: helperId, number, ...told } = read.values;
  if (helperId !== null && told.inTheWay === null)
    return { errors: { inTheWay: words.standup.problems.noBlocker } };
  const still = Object.entries(values).flatMap(([blockId, raw]) => stillOf(blockId, raw, values));
  const answers = { ...told, today: told.today ?? '', commitmentId };
  return { wish: { answers, helperId, still, lines, number: number ?? '' } };
}

function linesIn(values: Readonly<Record<string, fields.Raw>>): (LineState | undefined)[] {
  const raw = Array.from({ length: MOST_LINES }, (_, place) => values[fieldOf('line', String(place))]);
  return raw
    .slice(0, raw.findLastIndex((one) => one !== undefined) + 1)
    .map((one) => lineStates.find((state) => state === one));
}

function stillOf(blockId: string, raw: fields.Raw, values: Readonly<Record<string, fields.Raw>>): Still[] {
  const [what, blockerId] = blockId.split('/');
  const state = stillnesses.find((each) => each === raw);
  if (what !== 'still' || blockerId === undefined || state === undefined) return [];
  const helper = values[fieldOf('helper', blockerId)];
  return [{ blockerId, state, helperId: typeof helper === 'string' || helper === null ? helper : undefined }];
}
