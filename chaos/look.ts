import type { LocalSlack } from '../src/sandbox/local-slack.ts';
import type { Message, RefusedCall } from '../src/sandbox/types.ts';
import type { Shown, SlackSeen } from './check/shown.ts';
import type { SquadLife } from './life/squad.ts';

/** Refusals that say something about the world, not about what the bot sent. */
const OF_THE_WORLD = new Set([
  'is_archived',
  'is_inactive',
  'token_revoked',
  'ratelimited',
  'expired_trigger_id',
  'trigger_expired',
  'exchanged_trigger_id',
  'hash_conflict',
  'not_found',
  'used_url',
  'expired_url',
  'not_in_channel',
]);

/** All that stands in Slack now, posts counted one by one. */
export function look(slack: LocalSlack, squads: readonly SquadLife[]): SlackSeen {
  const messages: Shown[] = [];
  for (const { id, kind, name, members } of slack.channels.values()) {
    const to =
      kind === 'im'
        ? (squads.flatMap((squad) => squad.everybody).find((one) => members.has(one.id))?.id ?? name)
        : undefined;
    for (const message of slack.history(id)) {
      const all = slack.thread(id, message.ts);
      for (const each of all.length > 0 ? all : [message]) {
        const isOurs = each.user === slack.botUserId && each.subtype === undefined;
        if (isOurs && !messages.some(({ channel, ts }) => channel === id && ts === each.ts))
          messages.push(shown(each, to));
      }
    }
  }
  return {
    messages,
    channels: new Map(squads.map((squad) => [squad.index, squad.channel.id])),
    squadOf: new Map(
      squads.flatMap((squad) => squad.everybody.map((person) => [person.id, squad.index] as const)),
    ),
    refused: slack.refused.filter((call) => !OF_THE_WORLD.has(call.error)).map(refusal),
  };
}

function shown({ channel, ts, threadTs, text, blocks, metadata }: Message, to: string | undefined): Shown {
  const key: unknown = metadata?.event_payload['key'];
  return {
    channel,
    ts,
    threadTs: threadTs === ts ? undefined : threadTs,
    to,
    text: blocks.length > 0 ? JSON.stringify(blocks.map(({ block_id: _, ...block }) => block)) : text,
    key: typeof key === 'string' ? key : undefined,
  };
}

const refusal = ({ method, error, messages }: RefusedCall): string =>
  `${method}: ${error} ${messages.join('; ')}`;
