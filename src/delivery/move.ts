import type { Change } from '../database/change.ts';
import type { Json, Kind } from '../database/kind.ts';
import { goingOn, type InChannel, repliesTo } from './store/moving.ts';
import { type Delivery, insertDelivery, updateDelivery } from './store/wanted.ts';
import { goOnIn } from './want.ts';

/** Where a squad's messages go from, and to. */
export interface Move<Subject extends Json = Json> extends InChannel {
  readonly to: string;
  /** Keys of messages that are posted anew though they follow nothing. */
  readonly also: readonly string[];
  /** What is drawn where a message stood that goes on elsewhere; undefined: nothing can be drawn there any more. */
  readonly left: { readonly kind: Kind<Subject>; readonly subject: NoInfer<Subject> } | undefined;
}

/**
 * A squad's messages go on in another channel. What is owed goes there. What follows in place is posted anew there, with
 * its replies and under its key; where it stood, it is drawn once more as what was left. All else stays where it is.
 * @returns false: whether one of them was posted is being found out just now; nothing is changed
 */
export async function moveMessages<Subject extends Json>(
  change: Change,
  move: Move<Subject>,
): Promise<boolean> {
  const { tx, at } = change;
  const { workspaceId, to, left } = move;
  const roots = await goingOn(tx, move, move.also);
  const replies = await repliesTo(
    tx,
    move,
    roots.map(({ key }) => key),
  );
  const rows = [...roots, ...replies];
  // Where nothing can be posted, nothing was.
  if (left && rows.some(({ ts, attemptedAt }) => ts === null && attemptedAt !== null)) return false;
  for (const row of rows) {
    if (left && row.ts !== null && row.parentKey === null) await leave(change, row, left);
    await updateDelivery(tx, row.id, { channel: to, ...(row.ts === null ? untried : anew(row, at)) });
    change.owes(row.key);
  }
  await goOnIn(change, workspaceId, to);
  return true;
}

const untried = { state: 'waiting', attemptedAt: null, attempts: 0, error: null } as const;

/** Posted as if for the first time, and never too late. */
const anew = ({ wantedRevision }: Delivery, at: number): Partial<Delivery> => ({
  ...untried,
  ...{ ts: null, sentAt: null, sentHash: null, drawnAt: null, sentRevision: 0 },
  wantedRevision: wantedRevision + 1,
  ...{ notBefore: at, notAfter: null, dueAt: at },
});

/** What stands there is from now on a message of its own, and of no squad: nobody is told if it can't be drawn. */
async function leave(change: Change, row: Delivery, left: NonNullable<Move['left']>): Promise<void> {
  const { tx, at } = change;
  const { workspaceId, channel, ts, sentAt, notBefore } = row;
  const key = `${row.key}/left/${row.wantedRevision}`;
  await insertDelivery(tx, {
    ...{ id: change.newId(), workspaceId, key, kind: left.kind.name, subject: left.subject },
    ...{ channel, ts, sentAt, notBefore, wantedRevision: 2, sentRevision: 1 },
    ...{ state: 'waiting', dueAt: at, createdAt: at },
  });
  change.owes(key);
}
