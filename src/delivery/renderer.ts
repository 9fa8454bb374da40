import type { Query } from '../database/database.ts';
import type { Json, Kind } from '../database/kind.ts';
import type { Message } from '../slack/message.ts';

/** A message that is about to be posted or updated, as its renderer sees it. */
export interface Owed {
  readonly workspaceId: string;
  readonly squadId: string | null;
  readonly key: string;
  /** What `want` was given, as it came out of JSON: `renderer` parses it. */
  readonly subject: unknown;
  /** The person a private message is for; null in a channel. */
  readonly userId: string | null;
  /** Null for a private message whose channel is not open yet. */
  readonly channel: string | null;
  /** The revision that will count as sent. */
  readonly revision: number;
  /** UTC milliseconds. */
  readonly now: number;
  /** When it was to be sent, UTC milliseconds. */
  readonly notBefore: number;
  /** When it was posted, UTC milliseconds; null before. */
  readonly sentAt: number | null;
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
export const LATE_MS = 5 * 60_000;
