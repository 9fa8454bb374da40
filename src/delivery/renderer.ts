import type { Query } from '../database/database.ts';
import type { Json, Kind } from '../database/kind.ts';
import type { Message } from '../slack/message.ts';
import type { Delivery } from './store/wanted.ts';

/** A message that is about to be posted or updated, as its renderer sees it. */
export interface Owed
  extends Readonly<
    Pick<Delivery, 'workspaceId' | 'subject' | 'userId' | 'threadTs' | 'wantedRevision' | 'sentAt'>
  > {
  /** UTC milliseconds. */
  readonly now: number;
  /** It is (or was) posted more than `LATE_MS` after it was to be. */
  readonly late: boolean;
  /** The workspace's Slack refused newer blocks: only classic ones (section, header, context, actions, divider). */
  readonly classic: boolean;
}

/** A message as it is drawn. */
export interface Drawn extends Message {
  /**
   * It tells of what is over, or of a moment: no topic changes it any more. Wanted anew or touched by its key it is
   * drawn again all the same.
   */
  readonly isFinal?: boolean;
}

/** Draws all messages of one kind; higher rooms fill this port. */
export interface Renderer {
  readonly kind: string;
  /**
   * The message as it should stand now, from current rows. `undefined`: nothing to show any more; then an unsent one is
   * cancelled and a sent one stays as it is.
   */
  render(q: Query, owed: Owed): Promise<Drawn | undefined>;
}

/** The renderer of a kind, which gets what the message is about as the kind says. */
export function renderer<Subject extends Json>(
  kind: Kind<Subject>,
  render: (q: Query, owed: Owed, subject: Subject) => Promise<Drawn | undefined>,
): Renderer {
  return { kind: kind.name, render: (q, owed) => render(q, owed, kind.schema.parse(owed.subject)) };
}

/** From how much lateness on a message is told to be late. */
const LATE_MS = 5 * 60_000;

/** A message as its renderer is to see it. @param now when it is drawn, UTC milliseconds */
export function owedOf(row: Delivery, now: number, classic: boolean): Owed {
  return { ...row, now, late: (row.sentAt ?? now) - row.notBefore >= LATE_MS, classic };
}
