import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { defineKind } from '../database/kind.ts';
import { renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { personOf } from '../slack/people-store.ts';
import { sentenceMessage } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { membersOf } from '../squad/member-store.ts';
import { readerFor } from '../squad/reader.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { changeSquad, squadOf } from '../squad/store.ts';

const NEW_OWNER = defineKind('setup.new-owner', z.object({ squadId: z.string() }));

/** Why somebody can't own a squad. */
export type NotOwner = 'not-a-member' | 'visitor' | 'owner-already';

/**
 * Whoever runs the bot gives a squad another owner, one of its members, who reads so privately.
 * @returns why not, if so; then nothing is changed
 */
export async function makeOwner(change: Change, squad: Squad, userId: string): Promise<NotOwner | undefined> {
  const { id: squadId, workspaceId } = squad;
  if (squad.ownerId === userId) return 'owner-already';
  if (!isMember(await membersOf(change.tx, squad), userId)) return 'not-a-member';
  const person = await personOf(change.tx, workspaceId, userId);
  if (person?.isGuest || person?.isBot || person?.isDeactivated) return 'visitor';
  const now = await changeSquad(change, squad, { ownerId: userId }, userId);
  await want(change, {
    ...{ workspaceId, squadId, key: `squad/${squadId}/new-owner/${now.version}` },
    kind: NEW_OWNER,
    subject: { squadId },
    to: { user: userId },
  });
  return undefined;
}

export const newOwnerRenderer = renderer(NEW_OWNER, async (q, owed, { squadId }) => {
  const squad = await squadOf(q, owed.workspaceId, squadId);
  if (!squad) return undefined;
  const { language } = await readerFor(q, squad, owed.userId ?? squad.ownerId);
  const told = catalogue(language).squad.newOwner(typed(squad.name, 80));
  return { ...sentenceMessage(told), isFinal: true };
});
