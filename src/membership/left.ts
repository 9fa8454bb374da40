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
import { typed } from '../slack/typed.ts';
import { readerFor } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';

/** Most of their work that is named, and its longest title. */
const NAMED = 6;
const TITLE_MOST = 100;

/** By their own word; or Slack says so: they left the channel, are deactivated, or only a guest from now on. */
const hows = ['said', 'gone'] as const;
type How = (typeof hows)[number];

const LEFT = defineKind(
  'setup.left',
  z.object({ squadId: z.string(), userId: z.string(), how: z.enum(hows) }),
);

/**
 * The owner reads privately who left, and what they own that is still running. Who is only gone is told of where there
 * is something to do: then somebody has to go on with it.
 * @param squad as it is without them
 */
export async function tellWhoLeft(change: Change, squad: Squad, userId: string, how: How): Promise<void> {
  if (squad.ownerId === userId) return;
  if (how === 'gone' && (await runningWith(change.tx, squad.id, userId)).length === 0) return;
  await want(change, {
    workspaceId: squad.workspaceId,
    squadId: squad.id,
    key: `squad/${squad.id}/left/${userId}/${change.at}`,
    kind: LEFT,
    subject: { squadId: squad.id, userId, how },
    to: { user: squad.ownerId },
  });
}

/** What somebody owns that is to be built, or is live without a result. */
async function runningWith(q: Query, squadId: string, userId: string): Promise<Commitment[]> {
  const all = [...(await openCommitments(q, squadId)), ...(await liveCommitments(q, squadId))];
  return all.filter(({ ownerId }) => ownerId === userId);
}

/** The private message about who left. */
export const leftRenderer = renderer(LEFT, async (q, owed, { squadId, userId, how }) => {
  const squad = await squadOf(q, owed.workspaceId, squadId);
  if (!squad) return undefined;
  const { language } = await readerFor(q, squad, owed.userId ?? squad.ownerId);
  const words = catalogue(language);
  const { left } = words.squad;
  const running = await runningWith(q, squadId, userId);
  const bets = running.filter(({ bet }) => bet !== null);
  const asked = await inChargeOn(q, squad, bets, dateAt(owed.now, squad.rituals.zone));
  const names = await namesOf(q, owed.workspaceId, [userId, ...asked.values()]);
  const told = left[how](names(userId), typed(squad.name, 80));
  const lines = running.slice(0, NAMED).map((one): Line => {
    const by = asked.get(one.id);
    return left.running(bold(typed(one.title, TITLE_MOST)), by === undefined ? null : names(by));
  });
  const more = running.length - lines.length;
  const edit = button({ text: words.setup.status.edit, actionId: actions.setUp, value: squad.channelId });
  return {
    text: plain(told),
    blocks: [
      rich(told),
      ...(lines.length > 0
        ? [rich(left.stillRunning, ...lines, ...(more > 0 ? [words.planning.more(more)] : []))]
        : []),
      buttons(edit),
    ],
    isFinal: true,
  };
});
