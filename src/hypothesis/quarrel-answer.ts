import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { threadOf, want } from '../delivery/want.ts';
import type { Squad } from '../squad/squad.ts';
import { type Quarrel, quarrelOf } from './quarrel-store.ts';

const ofQuarrel = z.object({ quarrelId: z.string() });

/** The messages of a quarrel: both sides in its thread, the question to who opened it, the answer in the thread. */
export const kinds = {
  sides: defineKind('quarrel.sides', ofQuarrel),
  ask: defineKind('quarrel.ask', ofQuarrel),
  answer: defineKind('quarrel.answer', ofQuarrel),
} as const;

/** The identity of the message in the thread. */
export const sidesKey = ({ squadId, id }: Pick<Quarrel, 'squadId' | 'id'>): string =>
  `squad/${squadId}/quarrel/${id}`;

/** A result of the hypothesis was entered, or corrected: if it answers a quarrel, its thread has the answer. */
export async function answerQuarrel(change: Change, squad: Squad, hypothesisId: string): Promise<void> {
  const quarrel = await quarrelOf(change.tx, hypothesisId);
  if (!quarrel) return;
  const key = sidesKey(quarrel);
  // Where the thread took nothing, the channel has both sides.
  const thread = await threadOf(change.tx, squad.workspaceId, key);
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: `${key}/answer`,
    kind: kinds.answer,
    subject: { quarrelId: quarrel.id },
    to: thread ?? { channel: squad.channelId },
    afterKey: key,
  });
}
