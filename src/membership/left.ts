import { z } from 'zod';
import { dateAt } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { liveCommitments, openCommitments } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { renderer } from '../delivery/renderer.ts';
import { want } from '../delivery/want.ts';
import { catalogue } from '../language/catalogue.ts';
import { bold, type Line, plain } from '../language/line.ts';
import { inChargeOn } from '../results/ask.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import { namesOf } from '../slack/names.ts';
import { sentenceMessage } from '../slack/sentence.ts';
import { typed } from '../slack/typed.ts';
import { readerFor } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';

/** Most of their work that is named, and its longest title. */
const NAMED = 6;
const TITLE_MOST = 100;

/** How a member leaves: by their own word; or Slack says that they are not in the channel, deactivated, or only a guest. */
const leaves = ['said', 'left-channel', 'deactivated', 'guest'] as const;
export type Leave = (typeof leaves)[number];

const LEFT = defineKind(
  'setup.left',
  z.object({
    squadId: z.string(),
    userId: z.string(),
    /** "owned": they were no member, but its owner. */
    how: z.enum([...leaves, 'owned']),
    isOwnerNew: z.boolean(),
    /** Who is asked for the number from now on, if somebody else was. */
    keeperId: z.string().nullable(),
  }),
);

/**
 * The owner reads privately who left, what they own that is still running, and what falls to whom.
 * @param squad as it was, and is without them
 */
export async function tellWhoLeft(
  change: Change,
  { before, now }: { readonly before: Squad; readonly now: Squad },
  userId: string,
  how: Leave | 'owned',
): Promise<void> {
  if (now.ownerId === userId) return;
  const isOwnerNew = now.ownerId !== before.ownerId;
  const keeperId = now.numberKeeperId === before.numberKeeperId ? null : now.numberKeeperId;
  await want(change, {
    workspaceId: now.workspaceId,
    squadId: now.id,
    // Between two times that they leave, somebody adds them again, and saves the squad.
    key: `squad/${now.id}/left/${userId}/${now.version}`,
    kind: LEFT,
    subject: { squadId: now.id, userId, how, isOwnerNew, keeperId },
    to: { user: now.ownerId },
  });
}

const PUT_OUT = defineKind(
  'setup.put-out',
  z.object({ squadId: z.string(), why: z.enum(['left-channel', 'guest']) }),
);

/** Who did not say it themselves reads that they are in the squad no more, and why. Who is deactivated reads nothing. */
export async function tellPutOut(change: Change, squad: Squad, userId: string, how: Leave): Promise<void> {
  if (how === 'said' || how === 'deactivated') return;
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: `squad/${squad.id}/put-out/${userId}/${squad.version}`,
    kind: PUT_OUT,
    subject: { squadId: squad.id, why: how },
    to: { user: userId },
  });
}

/** What they read. */
export const putOutRenderer = renderer(PUT_OUT, async (q, owed, { squadId, why }) => {
  const squad = await squadOf(q, owed.workspaceId, squadId);
  if (!squad) return undefined;
  const { language } = await readerFor(q, squad, owed.userId ?? squad.ownerId);
  const names = await namesOf(q, owed.workspaceId, [squad.ownerId]);
  const owner = squad.ownerId === owed.userId ? null : names(squad.ownerId);
  const told = catalogue(language).squad.putOut[why](typed(squad.name, 80), owner);
  return { ...sentenceMessage(told), isFinal: true };
});

/** What somebody owns that is to be built, or is live without a result. */
async function runningWith(q: Query, squadId: string, userId: string): Promise<Commitment[]> {
  const all = [...(await openCommitments(q, squadId)), ...(await liveCommitments(q, squadId))];
  return all.filter(({ ownerId }) => ownerId === userId);
}

/** The private message about who left. */
export const leftRenderer = renderer(LEFT, async (q, owed, { squadId, userId, ...fell }) => {
  const squad = await squadOf(q, owed.workspaceId, squadId);
  if (!squad) return undefined;
  const { language } = await readerFor(q, squad, owed.userId ?? squad.ownerId);
  const words = catalogue(language);
  const { left } = words.squad;
  const running = await runningWith(q, squadId, userId);
  const bets = running.filter(({ bet }) => bet !== null);
  const asked = await inChargeOn(q, squad, bets, dateAt(owed.now, squad.rituals.zone));
  const { keeperId } = fell;
  const names = await namesOf(q, owed.workspaceId, [userId, keeperId ?? userId, ...asked.values()]);
  const name = typed(squad.name, 80);
  const how = fell.how === 'said' || fell.how === 'owned' ? fell.how : 'gone';
  const told = left[how](names(userId), name);
  const falls = [
    ...(fell.isOwnerNew ? [left.owner(name)] : []),
    ...(keeperId === null ? [] : [left.keeper(names(keeperId))]),
  ];
  const lines = running.slice(0, NAMED).map((one): Line => {
    const by = asked.get(one.id);
    return left.running(bold(typed(one.title, TITLE_MOST)), by === undefined ? null : names(by));
  });
  const more = running.length - lines.length;
  const edit = button({ text: words.setup.status.edit, actionId: actions.setUp, value: squad.channelId });
  return {
    text: plain(told),
    blocks: [
      rich(told, ...falls),
      ...(lines.length > 0
        ? [rich(left.stillRunning, ...lines, ...(more > 0 ? [words.planning.more(more)] : []))]
        : []),
      buttons(edit),
    ],
    isFinal: true,
  };
});
