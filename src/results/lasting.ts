import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { addLasting } from '../commitments/lasting-store.ts';
import { LASTS } from '../commitments/lasting-timer.ts';
import { commitmentOf } from '../commitments/store.ts';
import { defineKind } from '../database/kind.ts';
import type { Deed } from '../deeds/deed.ts';
import { changed, touch } from '../delivery/changed.ts';
import { want } from '../delivery/want.ts';
import { dueHandler } from '../schedule/tick.ts';
import { squadOf } from '../squad/store.ts';
import { inChargeOn } from './ask.ts';

/** Asks whether a win lasted: what the number is now that its bigger version has been live for some weeks. */
export const LASTING = defineKind('week.lasting', z.object({ commitmentId: z.string(), userId: z.string() }));

/** How long after its hour the question still makes sense. */
const WITHIN_MS = 3 * 24 * 60 * 60_000;

const askKey = (id: string): string => `lasts/${id}`;

/** The day has come. Nothing in a squad that pauses. */
export const lastsHandler = dueHandler(LASTS, async (change, { workspaceId, at }, { commitmentId }) => {
  const commitment = await commitmentOf(change.tx, workspaceId, commitmentId);
  if (!commitment) return;
  const squad = await squadOf(change.tx, workspaceId, commitment.squadId);
  if (squad?.state !== 'active') return;
  const date = dateAt(at, squad.rituals.zone);
  const [userId = commitment.ownerId] = (await inChargeOn(change.tx, squad, [commitment], date)).values();
  await want(change, {
    workspaceId,
    squadId: squad.id,
    key: askKey(commitmentId),
    kind: LASTING,
    subject: { commitmentId, userId },
    to: { user: userId },
    notBefore: at,
    notAfter: at + WITHIN_MS,
  });
});

/** What the number is now is kept, and shown beside what it was when the win was found. */
export const telling: Deed<
  { readonly commitmentId: string; readonly value: string },
  Commitment,
  { value: string },
  { readonly code: 'not-bigger' }
> = {
  name: 'week.lasting',
  accepted: z.object({ value: z.string() }),
  async find(q, workspaceId, { commitmentId }) {
    const commitment = await commitmentOf(q, workspaceId, commitmentId);
    return commitment && { squadIds: [commitment.squadId], subject: commitment };
  },
  async act(change, { subject, squad, actor, workspaceId }, { value }) {
    const { bet, launch, squadId } = subject;
    if (!bet?.parentId || !launch) return { refused: { code: 'not-bigger' } };
    const bigger = { id: bet.id, parentId: bet.parentId, workspaceId, squadId };
    await addLasting(change, bigger, value, actor.userId);
    changed(change, squad, 'ideas');
    touch(change, workspaceId, askKey(subject.id));
    return { accepted: { value } };
  },
};
