import { z } from 'zod';
import { addAction } from '../commitments/action-store.ts';
import { addNote, type Note, noteOf, tryById } from '../commitments/note-store.ts';
import type { Query } from '../database/database.ts';
import type { Deed } from '../deeds/deed.ts';
import { changed } from '../delivery/changed.ts';
import { aboutA } from '../ritual/about.ts';
import { type Closed, closedBefore } from '../ritual/closing.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { occurrenceById, openOccurrence } from '../ritual/store.ts';
import { isMember } from '../squad/rules.ts';

const accepted = z.object({ id: z.string() });
type Accepted = z.infer<typeof accepted>;

type Noting = { readonly id: string; readonly note: Omit<Note, 'userId'> };

/** A member's note on the week; the last one of a member counts, and an empty one takes it back. */
export const noting: Deed<Noting, Occurrence, Accepted, Closed | { readonly code: 'empty' }> = {
  name: 'retro.note',
  accepted,
  find: aboutA('retro'),
  async act(change, { workspaceId, actor: { userId }, squad, subject: retro }, { id, note }) {
    if (retro.state !== 'open') return closedBefore(retro);
    const isEmpty = Object.values(note).every((part) => part === null);
    if (isEmpty && !(await noteOf(change.tx, id, userId))) return { refused: { code: 'empty' } };
    await addNote(change, { workspaceId, occurrenceId: id, userId, ...note });
    changed(change, squad, 'notes');
    return { accepted: { id } };
  },
};

/** What was noted to try is taken in its retro, or, if nobody has by then, on the board of a planning after it. */
export const mayTake = async (q: Query, { state, squadId }: Occurrence): Promise<boolean> =>
  state === 'open' || (state === 'closed' && (await openOccurrence(q, squadId, 'planning')) !== undefined);

type Taking = { readonly tryId: string; readonly ownerId: string };
type NotTaken = Closed | { readonly code: 'stranger' } | { readonly code: 'taken'; readonly by: string };

/** What somebody wants to try is an action from now on. Of two who take it, the first does. */
export const taking: Deed<Taking, { retro: Occurrence; text: string }, Accepted, NotTaken> = {
  name: 'week.action-take',
  accepted,
  async find(q, workspaceId, { tryId }) {
    const found = await tryById(q, workspaceId, tryId);
    const retro = found && (await occurrenceById(q, workspaceId, found.occurrenceId));
    return retro && { squadIds: [retro.squadId], subject: { retro, text: found.text } };
  },
  async act(change, { workspaceId, actor, squad, members, subject: { retro, text } }, { ownerId }) {
    if (!(await mayTake(change.tx, retro))) return closedBefore(retro);
    if (!isMember(members, ownerId)) return { refused: { code: 'stranger' } };
    const action = { workspaceId, squadId: squad.id, occurrenceId: retro.id, text, ownerId };
    const added = await addAction(change, { ...action, by: actor.userId });
    if (!added.added) return { refused: { code: 'taken', by: added.ownerId } };
    changed(change, squad, 'notes');
    return { accepted: { id: retro.id } };
  },
};
