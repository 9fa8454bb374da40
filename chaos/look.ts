import type { Channel, LocalSlack, Message, RefusedCall } from '@growth-squad/local-slack';
import type { SquadLife } from '../test/support/life/squad.ts';
import type { Showing } from './check/meanwhile.ts';
import type { Shown, SlackSeen } from './check/shown.ts';

/** How many messages of a channel are looked at meanwhile. */
const RECENT = 8;

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

/** Sees all that the bot writes into Slack and all that Slack refuses, and lets Slack forget what it has seen. */
export class Onlooker {
  readonly #slack: LocalSlack;
  readonly #squads: readonly SquadLife[];
  readonly #refused: string[] = [];

  constructor(slack: LocalSlack, squads: readonly SquadLife[]) {
    this.#slack = slack;
    this.#squads = squads;
  }

  /** What was recorded before this instant is needed no more. Messages stay. */
  forget(before: number): void {
    this.#note(before);
    this.#slack.forget(before);
  }

  /** What the newest messages in each squad's channel show now. */
  showing(): Showing[] {
    return this.#squads.map(({ channel }) => ({
      channel: channel.id,
      texts: this.#slack.latest(channel.id, RECENT).map((message) => shown(message, undefined).text),
    }));
  }

  /** All that stands in Slack now, posts counted one by one. */
  look(): SlackSeen {
    this.#note(Number.POSITIVE_INFINITY);
    const squads = this.#squads;
    return {
      messages: [...this.#slack.channels.values()].flatMap((channel) => this.#messagesIn(channel)),
      channels: new Map(squads.map((squad) => [squad.index, squad.channel.id])),
      squadOf: new Map(
        squads.flatMap((squad) => squad.everybody.map((person) => [person.id, squad.index] as const)),
      ),
      refused: this.#refused,
    };
  }

  #note(before: number): void {
    for (const call of this.#slack.refused) {
      if (call.at < before && !OF_THE_WORLD.has(call.error)) this.#refused.push(refusal(call));
    }
  }

  #messagesIn({ id, kind, name, members }: Channel): Shown[] {
    const to =
      kind === 'im'
        ? (this.#squads.flatMap((squad) => squad.everybody).find((one) => members.has(one.id))?.id ?? name)
        : undefined;
    const all = this.#slack.history(id).flatMap((message) => {
      const thread = this.#slack.thread(id, message.ts);
      return thread.length > 0 ? thread : [message];
    });
    const once = new Map(all.map((message) => [message.ts, message]));
    return [...once.values()]
      .filter(({ user, subtype }) => user === this.#slack.botUserId && subtype === undefined)
      .map((message) => shown(message, to));
  }
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
