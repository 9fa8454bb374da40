import { and, asc, eq, inArray, max } from 'drizzle-orm';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { retroNotes } from '../database/schema/index.ts';

/** What a member noted for one retro; each part may be missing. */
export type Note = Readonly<
  Pick<typeof retroNotes.$inferSelect, 'userId' | 'wentWell' | 'didnt' | 'tryNext'>
>;

/** The notes that count, one a member, in the order in which they were last saved; who took theirs back is left out. */
export async function notesOf(q: Query, occurrenceId: string): Promise<(Note & { readonly id: string })[]> {
  const newest = q
    .select({ id: max(retroNotes.id) })
    .from(retroNotes)
    .where(eq(retroNotes.occurrenceId, occurrenceId))
    .groupBy(retroNotes.userId);
  const rows = await q
    .select()
    .from(retroNotes)
    .where(inArray(retroNotes.id, newest))
    .orderBy(asc(retroNotes.id));
  return rows.filter((row) => row.wentWell !== null || row.didnt !== null || row.tryNext !== null);
}

/** One thing that a note wants to try: an action, once somebody takes it. */
export interface Try {
  /** The note's, with its place in the note. */
  readonly id: string;
  readonly text: string;
}

/** What a note wants to try, one on each line. */
export const triesOf = ({ id, tryNext }: { readonly id: string } & Pick<Note, 'tryNext'>): Try[] =>
  (tryNext?.split('\n') ?? []).map((text, place) => ({ id: `${id}/${place}`, text }));

/** One of them with the retro it was noted for, whether or not the note still counts. */
export async function tryById(
  q: Query,
  workspaceId: string,
  id: string,
): Promise<(Try & { readonly occurrenceId: string }) | undefined> {
  const [noteId = ''] = id.split('/');
  const note = await noteById(q, workspaceId, noteId);
  const found = note && triesOf({ ...note, id: noteId }).find((one) => one.id === id);
  return found && { ...found, occurrenceId: note.occurrenceId };
}

/** A note with the retro it was given to, whether or not it still counts. */
async function noteById(
  q: Query,
  workspaceId: string,
  id: string,
): Promise<(Note & { readonly occurrenceId: string }) | undefined> {
  const [row] = await q
    .select()
    .from(retroNotes)
    .where(and(eq(retroNotes.workspaceId, workspaceId), eq(retroNotes.id, id)))
    .limit(1);
  return row;
}

/** What that member noted last. */
export async function noteOf(q: Query, occurrenceId: string, userId: string): Promise<Note | undefined> {
  const last = q
    .select({ id: max(retroNotes.id) })
    .from(retroNotes)
    .where(and(eq(retroNotes.occurrenceId, occurrenceId), eq(retroNotes.userId, userId)));
  const [row] = await q.select().from(retroNotes).where(inArray(retroNotes.id, last)).limit(1);
  return row;
}

/** Keeps what a member noted; an earlier note stays stored but counts no more. */
export async function addNote(
  change: Change,
  given: Note & { readonly workspaceId: string; readonly occurrenceId: string },
): Promise<void> {
  await change.tx.insert(retroNotes).values({ id: change.newId(), at: change.at, ...given });
}
