import { messageKey } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Blocker } from './blocker.ts';

/** The deliveries' kinds. */
export const kinds = {
  prompt: 'standup.prompt',
  nudge: 'standup.nudge',
  board: 'standup.board',
  whole: 'standup.whole',
  call: 'standup.call',
  help: 'standup.help',
} as const;

type Of = Pick<Occurrence, 'squadId' | 'ritual' | 'date' | 'round'>;

/** The question to a member. */
export const promptKey = (occurrence: Of, userId: string): string =>
  messageKey(occurrence, `prompt/${userId}`);

/** The question to a member, once more. */
export const nudgeKey = (occurrence: Of, userId: string): string => messageKey(occurrence, `nudge/${userId}`);

/** A reply with a part of a member's whole answer. */
export const wholeKey = (occurrence: Of, userId: string, part: number): string =>
  messageKey(occurrence, `whole/${userId}/${part}`);

type Blocked = Pick<Blocker, 'squadId' | 'id'>;

/** A reply that asks somebody to help: each is asked once, whatever becomes of it. */
export const callKey = ({ squadId, id }: Blocked, helperId: string): string =>
  `squad/${squadId}/blocker/${id}/call/${helperId}`;

/** A reply that says who helps: once for each who does. */
export const helpKey = ({ squadId, id }: Blocked, helpedBy: string): string =>
  `squad/${squadId}/blocker/${id}/help/${helpedBy}`;

/** What such a message is drawn from. */
export function subjectOf(
  occurrence: Pick<Occurrence, 'id'>,
  more: Readonly<Record<string, string | number>> = {},
): Readonly<Record<string, string | number>> {
  return { occurrenceId: occurrence.id, ...more };
}
