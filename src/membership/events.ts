import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { want } from '../delivery/want.ts';
import type { RitualCore } from '../ritual/core.ts';
import { channelEvents, events } from '../slack/ids.ts';
import { personFrom } from '../slack/people.ts';
import type { ChannelState } from '../squad/squad.ts';
import { squadInChannel } from '../squad/store.ts';
import { channelIs, channelMoves, WELCOME, WELCOME_PRIORITY } from './channel-state.ts';
import { type Leaving, leftChannel, toldOf } from './leaving.ts';
import { compareSoon } from './reconcile.ts';

const joined = z.object({
  user: z.string(),
  channel: z.string(),
  inviter: z.string().optional(),
  event_ts: z.string(),
});
const left = z.object({ user: z.string(), channel: z.string() });
const changed = z.object({ user: z.object({ id: z.string() }).loose() });
const renumbered = z.object({ old_channel_id: z.string(), new_channel_id: z.string() });
const inChannel = z.object({ channel: z.string() });

/** What Slack tells about channels and people. Events are hints: they may come twice, late, or not at all. */
export function registerEvents(bolt: App, core: RitualCore): void {
  const doing = (by = ''): Leaving => ({ rituals: core.rituals, by });

  bolt.event(events.memberJoined, async ({ event, context }) => {
    const { user, channel, inviter, event_ts: at } = joined.parse(event);
    const workspaceId = context.teamId ?? '';
    if (user === context.botUserId) {
      await welcome(core, doing(user), { workspaceId, channel, inviter, at });
    } else await core.people.find(workspaceId, user);
  });

  bolt.event(events.memberLeft, async ({ event, context }) => {
    const { user: userId, channel } = left.parse(event);
    const where = { workspaceId: context.teamId ?? '', channel, userId };
    await core.change(async (change) => {
      if (userId === context.botUserId) await hinted(change, doing(userId), where, 'removed');
      else await leftChannel(change, doing(context.botUserId), where);
    });
  });

  bolt.event(events.userChanged, async ({ event, context }) => {
    const told = personFrom(context.teamId ?? '', changed.parse(event).user);
    await core.change((change) => toldOf(change, doing(context.botUserId), told));
  });

  bolt.event(events.channelRenumbered, async ({ event, context }) => {
    const { old_channel_id: from, new_channel_id: to } = renumbered.parse(event);
    const where = { workspaceId: context.teamId ?? '', from, to };
    await core.change((change) => channelMoves(change, doing(context.botUserId), where));
  });

  for (const [name, state] of Object.entries(channelEvents)) {
    bolt.event(name, async ({ event, context }) => {
      const where = { workspaceId: context.teamId ?? '', channel: inChannel.parse(event).channel };
      await core.change((change) => hinted(change, doing(context.botUserId), where, state));
    });
  }
}

/** Done at once, and compared soon: told late, it may have been overtaken by what was told before. */
async function hinted(
  change: Change,
  doing: Leaving,
  where: { readonly workspaceId: string; readonly channel: string },
  state: ChannelState,
): Promise<void> {
  const squad = await squadInChannel(change.tx, where.workspaceId, where.channel);
  if (!squad) return;
  await channelIs(change, doing, where, state);
  await compareSoon(change, squad);
}

/**
 * The first words, once for each time the bot was brought in; who is there is learned on the way. A squad that lives
 * there goes on.
 */
async function welcome(
  core: RitualCore,
  doing: Leaving,
  event: { workspaceId: string; channel: string; inviter: string | undefined; at: string },
): Promise<void> {
  const { workspaceId, channel, inviter } = event;
  if (inviter) await core.people.find(workspaceId, inviter).catch(() => undefined);
  await core.change(async (change) => {
    if (await squadInChannel(change.tx, workspaceId, channel)) {
      return hinted(change, doing, { workspaceId, channel }, 'open');
    }
    return want(change, {
      workspaceId,
      key: `welcome/${channel}/${event.at}`,
      kind: WELCOME,
      subject: { channelId: channel, inviter: inviter ?? null },
      to: { channel },
      priority: WELCOME_PRIORITY,
    });
  });
  const answer = await core.slackFor(workspaceId).conversations.members({ channel, limit: 100 });
  await core.people.learn(workspaceId, answer.members ?? []);
}
