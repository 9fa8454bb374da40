import { z } from 'zod';

/** Why a source brings no value. */
export const problemSchema = z.object({
  why: z.enum([
    // How it is reached.
    'address',
    'insecure',
    'private',
    'unreachable',
    'timeout',
    'too-large',
    'redirects',
    'status',
    'no-file',
    // What it says.
    'empty',
    'html',
    'not-json',
    'not-csv',
    'bad-path',
    'no-path',
    'no-column',
    'no-row',
    'no-number',
    'ambiguous',
    // It is as it was for more than a day.
    'stale',
  ]),
  /** What varies in the sentence: a status, a code, a name, a text; empty where nothing does. */
  detail: z.string(),
});

export type Problem = z.infer<typeof problemSchema>;

/** The longest text of others that is repeated. */
const DETAIL = 60;

/** Nothing came of it, and why. */
export const refuse = (why: Problem['why'], detail = ''): { readonly problem: Problem } => ({
  problem: { why, detail: detail.slice(0, DETAIL) },
});
