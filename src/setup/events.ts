import type { App } from '@slack/bolt';
import { z } from 'zod';
import { want } from '../delivery/want.ts';
import type { RitualCore } from '../ritual/core.ts';
import { events } from '../slack/ids.ts';
import { personFrom } from '../slack/people.ts';
import { keepPerson, personOf } from '../slack/people-store.ts';
import { takeOut } from '../squad/leave.ts';
import { isMember } from '../squad/rules.ts';
import { changeSquad, membersOf, squadInChannel, squadsOf } from '../squad/store.ts';

/** Draws the first words in a channel. */
export const WELCOME = 'setup.welcome';

const joined = z.object({
  user: z.string(),
  channel: z.string(),
  inviter: z.string().optional(),
  event_ts: z.string(),
});
const left = z.object({ user: z.string(), channel: z.string() });
const changed = z.object({ user: z.object({ id: z.string() }).loose() });
const archived = z.object({ channel: z.string() });

/** What Slack tells about channels and people. Events are hints: they may come twice, late, or not at all. */
export function registerEvents(bolt: App, core: RitualCore): void {
  bolt.event(events.memberJoined, async ({ event, context }) => {
    const { user, channel, inviter, event_ts: at } = joined.parse(event);
    const workspaceId = context.teamId ?? '';
    if (user === context.botUserId) await welcome(core, { workspaceId, channel, inviter, at });
    else await core.people.find(workspaceId, user);
  });

  bolt.event(events.memberLeft, async ({ event, context }) => {
    const { user, channel } = left.parse(event);
    await core.change(async (change) => {
      const squad = await squadInChannel(change.tx, context.teamId ?? '', channel);
      if (!squad) return;
      const members = await membersOf(change.tx, squad.id);
      if (!isMember(members, user)) return;
      await core.rituals.reschedule(change, await takeOut(change, squad, user, context.botUserId ?? ''));
    });
  });

  bolt.event(events.userChanged, async ({ event, context }) => {
    const { user } = changed.parse(event);
    const workspaceId = context.teamId ?? '';
    const told = personFrom(workspaceId, user);
    await core.change(async (change) => {
      const known = await personOf(change.tx, workspaceId, told.userId);
      if (!known) return;
      await keepPerson(change, { ...told, locale: told.locale ?? known.locale });
      if (known.zone === told.zone && known.isDeactivated === told.isDeactivated) return;
      for (const squad of await squadsOf(change.tx, workspaceId, told.userId)) {
        const staying = told.isDeactivated
          ? await takeOut(change, squad, told.userId, context.botUserId ?? '')
          : squad;
        await core.rituals.reschedule(change, staying);
      }
    });
  });

  const setState = async (workspaceId: string, channel: string, state: 'active' | 'paused', by: string) => {
    await core.change(async (change) => {
      const squad = await squadInChannel(change.tx, workspaceId, channel);
      // One that its members paused stays paused, whatever becomes of its channel.
      if (!squad || squad.state === state || squad.pausedBy !== null) return;
      await core.rituals.reschedule(change, await changeSquad(change, squad, { state }, by));
    });
  };
  for (const name of [events.channelArchived, events.groupArchived]) {
    bolt.event(name, async ({ event, context }) =>
      setState(context.teamId ?? '', archived.parse(event).channel, 'paused', context.botUserId ?? ''),
    );
  }
  for (const name of [events.channelUnarchived, events.groupUnarchived]) {
    bolt.event(name, async ({ event, context }) =>
      setState(context.teamId ?? '', archived.parse(event).channel, 'active', context.botUserId ?? ''),
    );
  }
}

/** The first words, once for each time the bot was brought in; who is there is learned on the way. */
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
    }),
  );
  const answer = await core.slackFor(workspaceId).conversations.members({ channel, limit: 100 });
  await core.people.learn(workspaceId, answer.members ?? []);
}
