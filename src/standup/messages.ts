import { messageKey } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';

/** The deliveries' kinds. */
export const kinds = {
  prompt: 'standup.prompt',
  nudge: 'standup.nudge',
  board: 'standup.board',
  whole: 'standup.whole',
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

/** What such a message is drawn from. */
export function subjectOf(
  occurrence: Pick<Occurrence, 'id'>,
  more: Readonly<Record<string, string | number>> = {},
): Readonly<Record<string, string | number>> {
  return { occurrenceId: occurrence.id, ...more };
}
