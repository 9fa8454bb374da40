import type { App } from '@slack/bolt';
import { z } from 'zod';
import { want } from '../delivery/want.ts';
import type { RitualCore } from '../ritual/core.ts';
import { channelEvents, events } from '../slack/ids.ts';
import { NotToldYet, personFrom } from '../slack/people.ts';
import { membersOf, noteSeenAt } from '../squad/member-store.ts';
import { isMember } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadInChannel, squadsToldIn } from '../squad/store.ts';
import { channelMoves, WELCOME, WELCOME_PRIORITY } from './channel-state.ts';
import { isSame } from './leaving.ts';
import type { Reconciler } from './reconcile.ts';

const joined = z.object({
  user: z.string(),
  channel: z.string(),
  inviter: z.string().optional(),
  event_ts: z.string(),
});
const left = z.object({ user: z.string(), channel: z.string(), event_ts: z.coerce.number() });
const changed = z.object({ user: z.object({ id: z.string() }).loose() });
const renumbered = z.object({ old_channel_id: z.string(), new_channel_id: z.string() });
const inChannel = z.object({ channel: z.string() });

/**
 * What Slack tells about channels and people. Events are hints: they may come twice, late, overtaken by newer ones, or
 * not at all. So nobody is put out and no squad pauses on an event's word: it has Slack asked how it is now.
 */
export function registerEvents(bolt: App, core: RitualCore, { look }: Pick<Reconciler, 'look'>): void {
  const squadIn = (workspaceId: string, channel: string): Promise<Squad | undefined> =>
    core.database.read((q) => squadInChannel(q, workspaceId, channel));

  /** The squad in the channel, if they are one of its members: who else comes and goes does not concern it. */
  const squadWith = async (
    workspaceId: string,
    channel: string,
    userId: string,
  ): Promise<string | undefined> => {
    const squad = await squadIn(workspaceId, channel);
    const members = squad && (await core.database.read((q) => membersOf(q, squad)));
    return members && isMember(members, userId) ? squad.id : undefined;
  };

  bolt.event(events.memberJoined, async ({ event, context }) => {
    const { user: userId, channel, inviter, event_ts: at } = joined.parse(event);
    const workspaceId = context.teamId ?? '';
    if (userId !== context.botUserId) {
      const squadId = await squadWith(workspaceId, channel, userId);
      if (squadId !== undefined) look({ about: 'channel', squadId });
      await core.people.find(workspaceId, userId).catch(isToldLater);
      return;
    }
    const squad = await squadIn(workspaceId, channel);
    if (squad) look({ about: 'channel', squadId: squad.id });
    else await welcome(core, { workspaceId, channel, inviter, at });
    await learn(core, workspaceId, channel);
  });

  bolt.event(events.memberLeft, async ({ event, context }) => {
    const { user: userId, channel, event_ts: seconds } = left.parse(event);
    const squadId = await squadWith(context.teamId ?? '', channel, userId);
    if (squadId === undefined) return;
    // Whoever leaves was there, also if nobody had asked yet who is.
    await core.change((change) => noteSeenAt(change, squadId, userId, seconds * 1000));
    look({ about: 'channel', squadId });
  });

  bolt.event(events.userChanged, async ({ event, context }) => {
    const told = personFrom(context.teamId ?? '', changed.parse(event).user);
    const known = await core.people.known(told.workspaceId, told.userId);
    // Events don't tell the locale.
    if (known && !isSame(known, { ...told, locale: told.locale ?? known.locale })) {
      look({ about: 'person', userId: told.userId });
    }
  });

  bolt.event(events.channelRenumbered, async ({ event, context }) => {
    const { old_channel_id: from, new_channel_id: to } = renumbered.parse(event);
    const doing = { rituals: core.rituals, by: context.botUserId ?? '' };
    await core.change((change) =>
      channelMoves(change, doing, { workspaceId: context.teamId ?? '', from, to }),
    );
  });

  for (const name of channelEvents) {
    bolt.event(name, async ({ event, context }) => {
      const workspaceId = context.teamId ?? '';
      const { channel } = inChannel.parse(event);
      const squad = await squadIn(workspaceId, channel);
      if (squad) look({ about: 'channel', squadId: squad.id });
      const told = await core.database.read((q) => squadsToldIn(q, workspaceId, channel));
      for (const { id: squadId } of told) look({ about: 'stakeholders', squadId });
    });
  }
}

/** Slack will tell when they do something. */
function isToldLater(error: unknown): void {
  if (!(error instanceof NotToldYet)) throw error;
}

/** The first words, once for each time the bot was brought in. */
async function welcome(
  core: RitualCore,
  event: { workspaceId: string; channel: string; inviter: string | undefined; at: string },
): Promise<void> {
  const { workspaceId, channel, inviter } = event;
  if (inviter) await core.people.find(workspaceId, inviter).catch(() => undefined);
  await core.change((change) =>
    want(change, {
      workspaceId,
      key: `welcome/${channel}/${event.at}`,
      kind: WELCOME,
      subject: { channelId: channel, inviter: inviter ?? null },
      to: { channel },
      priority: WELCOME_PRIORITY,
    }),
  );
}

/** Who is there, so that a form of theirs opens at once. */
async function learn(core: RitualCore, workspaceId: string, channel: string): Promise<void> {
  const answer = await core.slackFor(workspaceId).conversations.members({ channel, limit: 100 });
  await core.people.learn(workspaceId, answer.members ?? []).catch(isToldLater);
}
