import type { RitualCore } from '../ritual/core.ts';
import { errorCode } from '../slack/connection/error-code.ts';
import { connectWorkspace } from '../slack/connection/workspace.ts';
import { personFrom } from '../slack/people.ts';
import { peopleOf, personOf } from '../slack/people-store.ts';
import { membersOf, noteInChannel } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { readersOf } from '../stakeholders/ask.ts';
import { channelState } from './ask-channel.ts';
import { channelIs } from './channel-state.ts';
import { type Leaving, leftChannel, toldOf } from './leaving.ts';
import { endStakeholders } from './stakeholders.ts';

/** One question to Slack, and what its answer is compared with. */
export type SlackQuestion =
  /** Its name and address: the events that tell of a change (`team_rename`, `team_domain_change`) need a scope of their own. */
  | { readonly about: 'workspace' }
  /** The first page of everybody in the workspace: in a small one, nobody is left to be asked for. */
  | { readonly about: 'everybody' }
  | { readonly about: 'channel'; readonly squadId: string }
  /** The channel in which its stakeholders read along. */
  | { readonly about: 'stakeholders'; readonly squadId: string }
  /** `there`: who stood on the pages before. */
  | {
      readonly about: 'members';
      readonly squadId: string;
      readonly there: readonly string[];
      readonly cursor: string;
    }
  | { readonly about: 'person'; readonly userId: string };

/** Most people on a page of Slack's answer. */
const PAGE = 200;

/** Most people of one channel who are met in advance; in a larger one the others are as they do something. */
const MOST_LEARNED = 400;

/** What an answer leads to. */
interface Compared {
  /** What is to be asked next. */
  readonly further: readonly SlackQuestion[];
  /** Who was told of by the way, and need not be asked for. */
  readonly told: readonly string[];
}

const only = (further: readonly SlackQuestion[]): Compared => ({ further, told: [] });

/**
 * Asks Slack one question and does what the events would have done that were missed.
 * @throws what Slack's client throws; then nothing is known
 */
export async function compareWithSlack(
  core: RitualCore,
  doing: Leaving,
  workspaceId: string,
  question: SlackQuestion,
): Promise<Compared> {
  switch (question.about) {
    case 'workspace':
      await connectWorkspace(core.slackFor(workspaceId), core.change);
      return only([]);
    case 'everybody':
      return { further: [], told: await compareEverybody(core, doing, workspaceId) };
    case 'channel':
      return only(await compareChannel(core, doing, workspaceId, question.squadId));
    case 'stakeholders':
      await compareStakeholders(core, doing, workspaceId, question.squadId);
      return only([]);
    case 'members':
      return only(await compareMembers(core, doing, workspaceId, question));
    case 'person':
      await comparePerson(core, doing, workspaceId, question.userId);
      return only([]);
  }
}

/** One call instead of one for each member, where a workspace fits on a page. @returns who of those known stood on it */
async function compareEverybody(core: RitualCore, doing: Leaving, workspaceId: string): Promise<string[]> {
  const answer = await core.slackFor(workspaceId).users.list({ limit: PAGE, include_locale: true });
  const told = (answer.members ?? []).map((user) => personFrom(workspaceId, user));
  return core.change(async (change) => {
    const userIds = told.map(({ userId }) => userId);
    const known = await peopleOf(change.tx, workspaceId, userIds);
    for (const each of told) if (known.has(each.userId)) await toldOf(change, doing, each);
    return [...known.keys()];
  });
}

async function compareChannel(
  core: RitualCore,
  doing: Leaving,
  workspaceId: string,
  squadId: string,
): Promise<SlackQuestion[]> {
  const squad = await core.database.read((q) => squadOf(q, workspaceId, squadId));
  if (!squad || squad.state === 'ended') return [];
  const state = await channelState(core, workspaceId, squad.channelId);
  await core.change((change) => channelIs(change, doing, { workspaceId, channel: squad.channelId }, state));
  const members = { about: 'members', squadId, there: [], cursor: '' } as const;
  return [
    ...(squad.stakeholderChannelId === null ? [] : [{ about: 'stakeholders', squadId } as const]),
    ...(state === 'open' ? [members] : await people(core, squad)),
  ];
}

async function compareStakeholders(
  core: RitualCore,
  { by }: Leaving,
  workspaceId: string,
  squadId: string,
): Promise<void> {
  const squad = await core.database.read((q) => squadOf(q, workspaceId, squadId));
  const channel = squad?.stakeholderChannelId ?? null;
  if (channel === null) return;
  const readers = await readersOf(core, workspaceId, channel);
  if (!('unfit' in readers)) return;
  const where = { workspaceId, squadId };
  await core.change((change) => endStakeholders(change, where, channel, readers.unfit, by));
}

async function compareMembers(
  core: RitualCore,
  doing: Leaving,
  workspaceId: string,
  { squadId, there, cursor }: Extract<SlackQuestion, { about: 'members' }>,
): Promise<SlackQuestion[]> {
  const squad = await core.database.read((q) => squadOf(q, workspaceId, squadId));
  if (!squad) return [];
  const { channelId: channel } = squad;
  const page = { channel, limit: PAGE, ...(cursor === '' ? {} : { cursor }) };
  const answer = await core.slackFor(workspaceId).conversations.members(page);
  const seen = [...there, ...(answer.members ?? [])];
  const next = answer.response_metadata?.next_cursor ?? '';
  if (next !== '') return [{ about: 'members', squadId, there: seen, cursor: next }];
  await core.change(async (change) => {
    // It may have moved since it was asked who is there.
    if ((await squadOf(change.tx, workspaceId, squadId))?.channelId !== channel) return;
    for (const userId of await noteInChannel(change, squadId, new Set(seen))) {
      await leftChannel(change, doing, { workspaceId, channel, userId });
    }
  });
  const known = await core.database.read((q) => peopleOf(q, workspaceId, seen));
  const strangers = seen.filter((userId) => !known.has(userId)).slice(0, MOST_LEARNED);
  return [
    ...(await people(core, squad)),
    ...strangers.map((userId) => ({ about: 'person', userId }) as const),
  ];
}

/** Who belongs to the squad or owns it is asked for one by one, unless they stand on the page of everybody. */
async function people(core: RitualCore, squad: Squad): Promise<SlackQuestion[]> {
  const members = await core.database.read((q) => membersOf(q, squad));
  const all = new Set([squad.ownerId, ...members.map(({ userId }) => userId)]);
  return [{ about: 'everybody' }, ...[...all].map((userId) => ({ about: 'person', userId }) as const)];
}

async function comparePerson(
  core: RitualCore,
  doing: Leaving,
  workspaceId: string,
  userId: string,
): Promise<void> {
  const told = await personNow(core, workspaceId, userId);
  if (told) await core.change((change) => toldOf(change, doing, told));
}

async function personNow(core: RitualCore, workspaceId: string, userId: string) {
  try {
    const answer = await core.slackFor(workspaceId).users.info({ user: userId, include_locale: true });
    return personFrom(workspaceId, answer.user);
  } catch (error) {
    if (errorCode(error) !== 'user_not_found') throw error;
    // Gone altogether: as if deactivated.
    const known = await core.database.read((q) => personOf(q, workspaceId, userId));
    return known && { ...known, isDeactivated: true };
  }
}
