import type { Channel, LocalSlack, Message, RefusedCall } from '@growth-squad/local-slack';
import { catalogue } from '../src/language/catalogue.ts';
import { languages } from '../src/language/language.ts';
import { plain } from '../src/language/line.ts';
import type { SquadLife } from '../test/support/life/squad.ts';
import type { Showing } from './check/meanwhile.ts';
import type { Posted, PostKind } from './check/posts.ts';
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
  // Pinning whose end was unknown is tried again.
  'already_pinned',
]);

/** Sees all that the bot writes into Slack and all that Slack refuses, and lets Slack forget what it has seen. */
export class Onlooker {
  readonly #slack: LocalSlack;
  readonly #squads: readonly SquadLife[];
  readonly #refused: string[] = [];
  readonly #posted: Posted[] = [];

  constructor(slack: LocalSlack, squads: readonly SquadLife[]) {
    this.#slack = slack;
    this.#squads = squads;
    slack.onShown((change) => {
      if (change.kind === 'posted' && change.message.user === slack.botUserId) this.#see(change.message);
    });
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
      posted: this.#posted,
      zones: new Map<string, readonly string[]>([
        ...squads.map((squad) => [squad.channel.id, [squad.zone]] as const),
        ...this.#everybody().map(([id, theirs]) => [id, zonesOf(id, theirs)] as const),
      ]),
      squadsOf: new Map(
        this.#everybody().map(([id, theirs]) => [id, new Set(theirs.map(({ index }) => index))] as const),
      ),
      left: new Map(
        squads.flatMap(({ index, left }) => [...left].map(([id, at]) => [`${index}/${id}`, at] as const)),
      ),
      refused: this.#refused,
    };
  }

  /** Each person, with the squads they are in. */
  #everybody(): (readonly [string, readonly SquadLife[]])[] {
    const ids = new Set(this.#squads.flatMap(({ everybody }) => everybody.map(({ id }) => id)));
    return [...ids].map((id) => [
      id,
      this.#squads.filter(({ everybody }) => everybody.some((one) => one.id === id)),
    ]);
  }

  /** What it is, is told by the words with which it appears; later ones may say something else. */
  #see(message: Message): void {
    const { channel, ts, threadTs, text, to } = shown(message, this.#ownerOf(message.channel));
    const what = kindOf(`${text} ${message.text}`, threadTs !== undefined, to !== undefined);
    if (what) this.#posted.push({ what, channel, ts, threadTs, to });
  }

  /** Whose direct messages these are. */
  #ownerOf(channelId: string): string | undefined {
    const channel = this.#slack.channels.get(channelId);
    if (channel?.kind !== 'im') return undefined;
    return (
      this.#squads.flatMap((squad) => squad.everybody).find(({ id }) => channel.members.has(id))?.id ??
      channel.name
    );
  }

  #note(before: number): void {
    for (const call of this.#slack.refused) {
      if (call.at < before && !OF_THE_WORLD.has(call.error)) this.#refused.push(refusal(call));
    }
  }

  #messagesIn({ id }: Channel): Shown[] {
    const to = this.#ownerOf(id);
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

/** The clocks by which somebody lives: their own, and those of their squads. */
function zonesOf(id: string, squads: readonly SquadLife[]): string[] {
  const own = squads.flatMap((squad) =>
    squad.everybody.flatMap((person) => (person.id === id ? [squad.zoneOf(person)] : [])),
  );
  return [...new Set([...own, ...squads.map(({ zone }) => zone)])];
}

/** In both languages: what planning, stand-up and retro are called at the top of their messages, and what asks. */
const words = languages.map((language) => {
  const { planning, standup, retro } = catalogue(language);
  return {
    planning: planning.header(''),
    'stand-up': standup.board.title(''),
    retro: retro.board.title(''),
    ask: standup.notToday,
    again: plain(standup.nudge.text('')),
  };
});

function kindOf(text: string, isReply: boolean, isPrivate: boolean): PostKind | undefined {
  const has = (which: keyof (typeof words)[number]): boolean =>
    words.some((each) => text.includes(each[which]));
  if (isPrivate) return has('ask') ? (isReply || has('again') ? 'reminder' : 'question') : undefined;
  if (isReply) return undefined;
  return (['planning', 'stand-up', 'retro'] as const).find(has);
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
