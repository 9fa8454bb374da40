import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { personOf } from '../slack/people-store.ts';
import { squadsOf } from '../squad/store.ts';
import { answerTo } from './answer.ts';
import { HEARD, wordsOf } from './kept.ts';

/** What is answered privately; the words are in the inbox, under the same key. */
const ANSWER = defineKind(HEARD, z.object({ key: z.string(), userId: z.string() }));

/** A day later nobody waits for an answer any more. */
const WITHIN_MS = 24 * 60 * 60_000;

/** Before everything that nobody waits for. */
const PRIORITY = 1;

/** Answers words that somebody typed into the bot's private messages. */
export async function wantAnswer(
  change: Change,
  {
    workspaceId,
    key,
    userId,
  }: { readonly workspaceId: string; readonly key: string; readonly userId: string },
): Promise<void> {
  const [only, ...others] = await squadsOf(change.tx, workspaceId, userId);
  await want(change, {
    workspaceId,
    ...(only && others.length === 0 ? { squadId: only.id } : {}),
    key,
    kind: ANSWER,
    subject: { key, userId },
    to: { user: userId },
    shows: ['members', 'entries'],
    priority: PRIORITY,
    notAfter: change.at + WITHIN_MS,
  });
}

export const answerRenderer = renderer(ANSWER, async (q, { workspaceId, now }, { key, userId }) => {
  const person = await personOf(q, workspaceId, userId);
  const words = await wordsOf(q, { workspaceId, key, userId });
  if (!person || !words) return undefined;
  const squads = await squadsOf(q, workspaceId, userId);
  return answerTo(q, { key, words, person, where: 'private', squads }, now);
});
