import { z } from 'zod';
import { defineKind } from '../database/kind.ts';
import { messageKey } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Blocker } from './blockers/blocker.ts';

const ofStandup = z.object({ occurrenceId: z.string() });
const ofMember = ofStandup.extend({ userId: z.string() });
const ofBlocker = ofStandup.extend({ blockerId: z.string() });

/** The messages of a stand-up. */
export const kinds = {
  prompt: defineKind('standup.prompt', ofMember),
  nudge: defineKind('standup.nudge', ofMember),
  board: defineKind('standup.board', ofStandup),
  whole: defineKind('standup.whole', ofMember.extend({ part: z.number() })),
  call: defineKind('standup.call', ofBlocker.extend({ helperId: z.string() })),
  help: defineKind('standup.help', ofBlocker.extend({ helpedBy: z.string() })),
} as const;

/** The timers of a stand-up. */
export const timerKinds = {
  prompt: defineKind('standup.prompt', ofMember),
  nudge: defineKind('standup.nudge', ofMember),
  channel: defineKind('standup.channel', ofStandup),
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
