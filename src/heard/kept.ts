import { z } from 'zod';
import type { Query } from '../database/database.ts';
import { answerOf } from '../database/inbox.ts';

/** What the inbox calls words that somebody typed. */
export const HEARD = 'heard.words';

/** Words that somebody typed to the bot, as their readers see them; `at` UTC milliseconds. */
export const wordsSchema = z.object({ text: z.string(), at: z.number() });
export type Words = z.infer<typeof wordsSchema>;

/** What identifies them: told again by Slack they are the same. */
export const keyOf = (channel: string, ts: string): string => `heard/${channel}/${ts}`;

/** The words of that key; undefined: this person typed none of it. */
export const wordsOf = (
  q: Query,
  which: { readonly workspaceId: string; readonly key: string; readonly userId: string },
): Promise<Words | undefined> => answerOf(q, { ...which, kind: HEARD }, wordsSchema);
