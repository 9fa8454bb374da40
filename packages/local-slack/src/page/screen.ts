import type { LocalSlack } from '../local-slack.ts';
import { nameOf } from '../person/read.ts';
import type { Channel, Ephemeral, Message, OpenView, User } from '../types.ts';
import type { App, ShownChannel, ShownMessage, ShownView } from './protocol.ts';

/** Slack's own commands, as far as the page plays them. */
const OWN_COMMANDS = [
  { command: '/invite', description: '', usageHint: '@name', own: true },
  { command: '/leave', description: '', usageHint: '', own: true },
] as const;

/** The app that is tried. */
export function appOf(slack: LocalSlack): App {
  const { appName, commands, shortcuts, homeTab, messagesTab } = slack.manifest;
  const offered = [...commands].map(([command, said]) => ({ command, ...said, own: false }));
  return {
    name: appName,
    userId: slack.botUserId,
    commands: [...offered, ...OWN_COMMANDS],
    shortcuts: shortcuts.map(({ name, type, callback_id, description = '' }) => ({
      name,
      type,
      callback_id,
      description,
    })),
    homeTab,
    messagesTab,
  };
}

/** Whether a person finds a channel in their list: theirs, and who is no guest sees the public ones too. */
export function sees(user: User, { kind, members }: Channel): boolean {
  return members.has(user.id) || (kind === 'public' && !user.guest);
}

export function channelOf(slack: LocalSlack, viewer: string, channel: Channel): ShownChannel {
  const { id, kind, name, archived, members } = channel;
  const readUpTo = slack.readUpTo(viewer, id);
  const joined = members.has(viewer);
  return {
    id,
    kind,
    name,
    joined,
    archived,
    members: [...members],
    unread: joined ? slack.unread(viewer, id) : 0,
    badge: joined ? badgeOf(slack, viewer, id, Number(readUpTo ?? '0')) : 0,
    readUpTo,
    pins: slack.pinned(id),
  };
}

function badgeOf(slack: LocalSlack, viewer: string, channel: string, readUpTo: number): number {
  const all = slack.notifications(viewer);
  const after = all.findLastIndex(({ ts }) => Number(ts) <= readUpTo) + 1;
  return all.slice(after).filter((each) => each.channel === channel && Number(each.ts) > readUpTo).length;
}

export function messageOf(slack: LocalSlack, viewer: string, message: Message): ShownMessage {
  const {
    channel,
    ts,
    user,
    text,
    blocks,
    threadTs,
    broadcast,
    mrkdwn,
    subtype,
    editedAt,
    files = [],
  } = message;
  const replies = slack.thread(channel, ts).slice(1);
  const last = replies.at(-1);
  return {
    channel,
    ts,
    user,
    text: [text, ...files.map(nameOf)].join('\n'),
    blocks,
    threadTs,
    broadcast,
    mrkdwn,
    subtype,
    edited: editedAt !== undefined,
    onlyYou: false,
    chosen: slack.chosen(viewer, channel, ts),
    replies: last && {
      count: replies.length,
      users: [...new Set(replies.map((reply) => reply.user))],
      lastTs: last.ts,
    },
  };
}

export function whisperOf(slack: LocalSlack, ephemeral: Ephemeral): ShownMessage {
  const { channel, ts, userId, threadTs, text, blocks } = ephemeral;
  return {
    channel,
    ts,
    user: slack.botUserId,
    text,
    blocks,
    threadTs,
    broadcast: false,
    mrkdwn: true,
    subtype: undefined,
    edited: false,
    onlyYou: true,
    chosen: slack.chosen(userId, channel, ts),
    replies: undefined,
  };
}

export const viewOf = ({ view, values, errors, trouble }: OpenView): ShownView => ({
  view,
  values,
  errors,
  trouble,
});

/** How many messages are loaded at once. */
const PAGE = 50;

/** Messages of a channel, with what only the viewer sees among them, oldest first. */
export function historyOf(slack: LocalSlack, viewer: string, channel: string, before: string | undefined) {
  const found = slack.latest(channel, PAGE + 1, before);
  const older = found.length > PAGE;
  const messages = older ? found.slice(1) : found;
  const from = older ? Number(messages[0]?.ts ?? '0') : 0;
  const until = before === undefined ? Number.POSITIVE_INFINITY : Number(before);
  const whispers = slack
    .ephemerals(viewer, channel)
    .filter(({ ts, threadTs }) => threadTs === undefined && Number(ts) >= from && Number(ts) < until);
  const shown = [
    ...messages.map((message) => messageOf(slack, viewer, message)),
    ...whispers.map((whisper) => whisperOf(slack, whisper)),
  ];
  return { messages: shown.toSorted(byTime), older };
}

/** A thread, the parent first. */
export function threadOf(slack: LocalSlack, viewer: string, channel: string, ts: string) {
  const own = slack.ephemerals(viewer, channel).filter(({ threadTs }) => threadTs === ts);
  const shown = [
    ...slack.thread(channel, ts).map((message) => messageOf(slack, viewer, message)),
    ...own.map((whisper) => whisperOf(slack, whisper)),
  ];
  return { messages: shown.toSorted(byTime) };
}

const byTime = (a: ShownMessage, b: ShownMessage): number => Number(a.ts) - Number(b.ts);
