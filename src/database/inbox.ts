import { and, eq } from 'drizzle-orm';
import type { z } from 'zod';
import { built } from './built.ts';
import type { Query, Tx } from './database.ts';
import { inbox } from './schema/index.ts';
import { runningTransaction } from './transaction.ts';

/** One thing a person did in Slack, as the inbox knows it. */
export interface Input {
  readonly workspaceId: string;
  /** Of a submitted form and its words, or the `trigger_id` of a command or click: the same again is the same deed. */
  readonly key: string;
  readonly kind: string;
  readonly userId: string;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What came of an input: accepted, it is done once and for all; refused, it may come again with its key. */
export type Decision<Accepted, Refused> = { readonly accepted: Accepted } | { readonly refused: Refused };

const byKey = built<{ workspaceId: string; key: string }>()((q, value) =>
  q
    .select()
    .from(inbox)
    .where(and(eq(inbox.workspaceId, value('workspaceId')), eq(inbox.key, value('key'))))
    .limit(1),
);

const add = built<typeof inbox.$inferInsert, Tx>()((tx, value) =>
  tx.insert(inbox).values({
    workspaceId: value('workspaceId'),
    key: value('key'),
    kind: value('kind'),
    userId: value('userId'),
    at: value('at'),
    answer: value('answer'),
  }),
);

/**
 * Does what an input asks for, once. When its key was accepted before, `work` is not run and the answer given then is
 * given again. An accepted answer is kept in the same transaction; a refusal keeps nothing.
 * @param answer what accepted answers look like; they must survive JSON, since the first is as the repeated ones, and
 *   not be null
 * @throws when a refusal changed rows, or the key was accepted for another person or kind of input: both are bugs
 */
export async function once<Accepted, Refused>(
  tx: Tx,
  input: Input,
  answer: z.ZodType<Accepted>,
  work: () => Promise<Decision<Accepted, Refused>>,
): Promise<{ readonly accepted: Accepted; readonly repeated: boolean } | { readonly refused: Refused }> {
  const { workspaceId, key } = input;
  const [known] = await byKey(tx, { workspaceId, key });
  if (known) {
    if (known.kind !== input.kind || known.userId !== input.userId) {
      throw new Error(
        `A key accepted as "${known.kind}" came again as "${input.kind}" or from somebody else.`,
      );
    }
    return { accepted: answer.parse(known.answer), repeated: true };
  }
  const before = runningTransaction()?.changed;
  const outcome = await work();
  if ('refused' in outcome) {
    if (runningTransaction()?.changed !== before) throw new Error(`A refused "${input.kind}" changed rows.`);
    return outcome;
  }
  const kept: unknown = JSON.parse(JSON.stringify(outcome.accepted));
  const accepted = answer.parse(kept);
  await add(tx, { ...input, answer: kept });
  return { accepted, repeated: false };
}

/** The answer that was given to an accepted input; undefined if there was none of that kind from that person. */
export async function answerOf<Answer>(
  q: Query,
  input: Omit<Input, 'at'>,
  answer: z.ZodType<Answer>,
): Promise<Answer | undefined> {
  const { workspaceId, key } = input;
  const [known] = await byKey(q, { workspaceId, key });
  if (known?.kind !== input.kind || known.userId !== input.userId) return undefined;
  return answer.parse(known.answer);
}
