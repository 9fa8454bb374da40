import { z } from 'zod';
import { allMakers } from '../commitments/makers.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { want } from '../delivery/want.ts';
import { messageKey, OUTCOME, OUTCOME_PRIORITY, OUTCOME_WITHIN_MS } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { namesOf } from '../slack/names.ts';
import { stakeholdersOf } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Digest } from './snapshot.ts';
import type { DigestSpeech } from './telling.ts';

/** A digest as the squad's stakeholders read it; the channel is the one that was chosen when the week closed. */
export const COPY = defineKind(
  'retro.copy',
  z.object({ occurrenceId: z.string(), round: z.number(), channel: z.string() }),
);

export const copyKey = (occurrence: Occurrence): string => messageKey(occurrence, 'copy');

/** Copies the digest, once it stands in the squad's own channel, to where its stakeholders read along, if anywhere. */
export async function wantCopy(change: Change, squad: Squad, occurrence: Occurrence): Promise<void> {
  const channel = stakeholdersOf(squad);
  if (channel === undefined) return;
  const { workspaceId, id: squadId } = squad;
  const { id: occurrenceId, round, closesAt } = occurrence;
  await want(change, {
    ...{ workspaceId, squadId, key: copyKey(occurrence) },
    kind: COPY,
    subject: { occurrenceId, round, channel },
    to: { channel },
    shows: [],
    afterKey: messageKey(occurrence, OUTCOME),
    priority: OUTCOME_PRIORITY,
    notAfter: closesAt + OUTCOME_WITHIN_MS,
  });
}

/** What its readers are told of whose digest it is. */
export async function copyOf(
  q: Query,
  { name, workspaceId }: Squad,
  { won }: Digest,
): Promise<NonNullable<DigestSpeech['copy']>> {
  const people = won.flatMap((one) => [
    ...[one.proposedBy, ...allMakers(one)],
    ...(one.scaleUp?.ownerId ? [one.scaleUp.ownerId] : []),
  ]);
  return { squad: name, names: await namesOf(q, workspaceId, people) };
}
