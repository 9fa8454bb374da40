import { type Clock, sleep } from '@growth-squad/clock';
import type { WebClient } from '@slack/web-api';
import type { Change, MakeChange } from '../database/change.ts';
import type { Database } from '../database/database.ts';
import type { SlackFor } from '../slack/connection/client.ts';
import { addScope } from '../slack/connection/error-code.ts';
import type { Log } from '../slack/log.ts';
import { notification } from '../slack/typed.ts';
import { ClassicBlocks } from './classic-blocks.ts';
import { classify, type Failure, isTokenRefused, mayPass } from './errors.ts';
import { type Found, lookUp } from './look-up.ts';
import { contentHash, hashOf, metadataOf } from './metadata.ts';
import { isSuspect, LOOK_UP_AFTER_MS, type NextStep } from './next-step.ts';
import type { Pacing, SlackMethod } from './pacing.ts';
import { type Drawn, owedOf, type Renderer } from './renderer.ts';
import * as settle from './settle.ts';
import {
  forgetPrivateChannel,
  type Head,
  keepPrivateChannel,
  markSending,
  noteClassic,
} from './store/due.ts';
import type { Delivery } from './store/wanted.ts';

/** A call for a message, as whoever measures hears of it. */
export type ObserveSend = (call: {
  readonly method: SlackMethod;
  readonly outcome: 'done' | Failure['kind'];
  /** The same message failed before. */
  readonly again: boolean;
}) => void;

/** A message that was posted, for whoever does something more with it. */
export interface Posted {
  readonly kind: string;
  readonly workspaceId: string;
  readonly channel: string;
  readonly ts: string;
}

export interface SendOptions {
  readonly clock: Clock;
  readonly database: Database;
  readonly change: MakeChange;
  readonly slackFor: SlackFor;
  readonly renderers: ReadonlyMap<string, Renderer>;
  readonly endings: settle.Endings;
  readonly known: settle.Knowledge;
  /** Workspaces that take classic blocks only. */
  readonly classicWorkspaces: readonly string[];
  readonly pacing: Pacing;
  readonly log: Log;
  readonly observe?: ObserveSend | undefined;
  /** Hears of each message as soon as it is posted and noted; not of one that was found by a look-up. */
  readonly posted?: ((message: Posted) => void) | undefined;
  /** Slack takes a token again that it had refused. */
  readonly mended: () => void;
  /** The secret that message keys are hashed with. */
  readonly secret: string;
}

/** A message as it is drawn, and what is noted once it stands so. */
interface Shown {
  readonly message: Drawn;
  readonly sent: settle.Sent;
}

/** A message with what it needs now, read and drawn in one snapshot. */
interface Plan {
  readonly row: Delivery;
  readonly step: NextStep;
  /** Undefined: nothing is to be shown. */
  readonly drawn: Shown | undefined;
}

/** Does for one message what it needs now: posts, updates, looks it up, ends it. One at a time per message. */
export class Sender {
  readonly #options: SendOptions;
  readonly #classic: ClassicBlocks;
  #isTokenRefused = false;

  constructor(options: SendOptions) {
    this.#options = options;
    this.#classic = new ClassicBlocks(options.classicWorkspaces);
  }

  /** The methods this message will probably call. */
  methodsFor(head: Head): SlackMethod[] {
    if (head.ts !== null) return ['chat.update'];
    const first: SlackMethod[] = head.channel === null ? ['conversations.open'] : [];
    const { restored } = this.#options.known;
    const isUnsure = head.attemptedAt !== null || (restored !== undefined && isSuspect(head, restored));
    return [
      ...first,
      isUnsure ? lookUpMethod(head.parentKey !== null || head.threadTs !== null) : 'chat.postMessage',
    ];
  }

  /** @returns whether Slack was called */
  async send(id: string): Promise<boolean> {
    const plan = await this.#plan(id);
    if (!plan) return false;
    const { row, step, drawn } = plan;
    switch (step.do) {
      case 'nothing':
      case 'wait':
        await this.#change((change) => settle.settleIdle(change, id, this.#options.known));
        return false;
      case 'expire':
        this.#options.log.warn({ delivery: id, key: row.key }, 'A message was too late and is not sent');
        await this.#change((change) => settle.settleExpired(change, id, this.#options.endings));
        return false;
      case 'cancel':
        await this.#change((change) => settle.settleCancelled(change, id, step.why));
        return false;
      case 'look up':
        await this.#lookUp(row, step);
        return true;
      case 'post':
        if (drawn) return await this.#post(row, drawn, step.threadTs);
        await this.#change((change) => settle.settleCancelled(change, id, null));
        return false;
      case 'update':
        if (drawn) return await this.#update(row, drawn, step.ts);
        await this.#change((change) => settle.settleEnded(change, id, row.wantedRevision));
        return false;
    }
  }

  #plan(id: string): Promise<Plan | undefined> {
    const now = this.#options.clock.now();
    return this.#options.database.read(async (q) => {
      const found = await settle.stepOf(q, id, this.#options.known, now);
      if (!found) return undefined;
      const { row, step } = found;
      if (step.do !== 'post' && step.do !== 'update') return { row, step, drawn: undefined };
      const renderer = this.#options.renderers.get(row.kind);
      if (!renderer) throw new Error(`Nothing draws messages of the kind "${row.kind}"`);
      const message = await renderer.render(q, owedOf(row, now, this.#classic.isFor(row)));
      return { row, step, drawn: message && { message, sent: sentOf(row, message, now) } };
    });
  }

  async #post(row: Delivery, { message, sent }: Shown, threadTs: string | undefined): Promise<boolean> {
    const { clock, slackFor } = this.#options;
    const client = slackFor(row.workspaceId);
    const channel = row.channel ?? (await this.#open(client, row));
    if (channel === undefined) return true;
    const at = clock.now();
    const mark = { id: row.id, channel, at, lookUpAt: at + LOOK_UP_AFTER_MS };
    const marked = await this.#change(async ({ tx }) => {
      const { workspaceId, userId } = row;
      if (userId !== null && row.channel === null)
        await keepPrivateChannel(tx, { workspaceId, userId, channel });
      return markSending(tx, mark);
    });
    if (!marked) return false;
    try {
      const answer = await client.chat.postMessage({
        channel,
        text: notification(message.text),
        blocks: message.blocks,
        metadata: metadataOf(hashOf(this.#options.secret, row.key)),
        unfurl_links: false,
        unfurl_media: false,
        ...(threadTs === undefined
          ? {}
          : row.broadcast
            ? { thread_ts: threadTs, reply_broadcast: true }
            : { thread_ts: threadTs }),
      });
      const { ts } = answer;
      if (ts === undefined) throw new Error('Slack answered a post without its ts');
      const inThread = answer.message?.thread_ts;
      const posted = { channel: answer.channel ?? channel, ts, sent, threadTs: inThread };
      this.#told(row, 'chat.postMessage');
      const learned = this.#classic.passed(row);
      await this.#change(async (change) => {
        await settle.settlePosted(change, row.id, posted);
        if (learned) await noteClassic(change.tx, row.workspaceId);
      });
      const { kind, workspaceId } = row;
      this.#options.posted?.({ kind, workspaceId, channel: posted.channel, ts });
    } catch (error) {
      if (await this.#isForgotten(row, error)) return true;
      await this.#failed(row, 'chat.postMessage', error);
    }
    return true;
  }

  /** A private message whose channel was kept from an earlier one and is gone: posted anew where Slack now says. */
  async #isForgotten(row: Delivery, error: unknown): Promise<boolean> {
    const { id, key, workspaceId, userId, channel } = row;
    const failure = classify(error);
    if (userId === null || channel === null || failure.error !== 'channel_not_found') return false;
    await this.#change(({ tx, at }) => forgetPrivateChannel(tx, { id, workspaceId, userId, at }));
    this.#told(row, 'chat.postMessage', failure);
    this.#options.log.info({ delivery: id, key }, 'Slack is asked again for the channel of somebody');
    return true;
  }

  async #open(client: WebClient, row: Delivery): Promise<string | undefined> {
    try {
      const answer = await client.conversations.open({ users: row.userId ?? '' });
      if (answer.channel?.id === undefined) throw new Error('Slack opened a conversation without an id');
      return answer.channel.id;
    } catch (error) {
      await this.#failed(row, 'conversations.open', error);
      return undefined;
    }
  }

  async #update(row: Delivery, { message, sent }: Shown, ts: string): Promise<boolean> {
    if (sent.hash === row.sentHash) {
      await this.#change((change) => settle.settleUpdated(change, row.id, sent));
      return false;
    }
    const client = this.#options.slackFor(row.workspaceId);
    const { blocks } = message;
    const text = notification(message.text);
    try {
      await client.chat.update({ channel: row.channel ?? '', ts, text, blocks });
      this.#told(row, 'chat.update');
      const learned = this.#classic.passed(row);
      await this.#change(async (change) => {
        await settle.settleUpdated(change, row.id, sent);
        if (learned) await noteClassic(change.tx, row.workspaceId);
      });
    } catch (error) {
      await this.#failed(row, 'chat.update', error);
    }
    return true;
  }

  async #lookUp(row: Delivery, step: { since: number; threadTs: string | undefined }): Promise<void> {
    const { clock, log, pacing, secret, slackFor } = this.#options;
    const method = lookUpMethod(step.threadTs !== undefined);
    const channel = row.channel ?? (await this.#open(slackFor(row.workspaceId), row));
    if (channel === undefined) return;
    const calls = { workspaceId: row.workspaceId, lane: channel, methods: [method] };
    const nextPage = async () => {
      const elapsed = clock.monotonic();
      const { at } = pacing.reserve(elapsed, calls);
      if (at > elapsed) await sleep(clock, at - elapsed, 'the next page of a channel');
    };
    const which = { channel, threadTs: step.threadTs, since: step.since, hash: hashOf(secret, row.key) };
    let found: Found | undefined;
    try {
      found = await lookUp(slackFor(row.workspaceId), which, nextPage);
      this.#told(row, method);
    } catch (error) {
      const failure = classify(error);
      this.#told(row, method, failure);
      const fields = { delivery: row.id, key: row.key, method, failure: failure.kind, error: failure.error };
      const tell = mayPass(failure) ? 'warn' : 'error';
      log[tell](fields, 'Whether a message was posted is not known: looking for it failed');
      const until = this.#blockedUntil(row, method, failure);
      await this.#change((change) => settle.settleLookUpFailed(change, row.id, failure, until));
      return;
    }
    log.info({ delivery: row.id, key: row.key, found: found !== undefined }, 'Looked for a message in Slack');
    await this.#change((change) =>
      found === undefined
        ? settle.settleNotFound(change, row.id)
        : settle.settlePosted(change, row.id, { channel, ...found }),
    );
  }

  async #failed(row: Delivery, method: SlackMethod, error: unknown): Promise<void> {
    let failure = classify(error);
    this.#told(row, method, failure);
    let until = this.#blockedUntil(row, method, failure);
    if (failure.kind === 'blocks') {
      if (this.#classic.triesNext(row)) until = this.#options.clock.now();
      else failure = { kind: 'refused', error: failure.error };
    }
    const ended = await this.#change((change) =>
      settle.settleFailed(change, row.id, failure, this.#options.endings, until),
    );
    const { log } = this.#options;
    const fields = { delivery: row.id, key: row.key, method, failure: failure.kind, error: failure.error };
    if (ended === 'dead' && failure.kind !== 'gone') log.error(fields, 'Slack refuses a message for good');
    else if (failure.kind === 'bot') log.error(fields, refusesBot(failure.scope));
    else log.warn(fields, 'A message could not be sent');
  }

  /** @param failure undefined: it was done */
  #told(row: Delivery, method: SlackMethod, failure?: Failure): void {
    const { log, observe, mended } = this.#options;
    if (failure) this.#isTokenRefused ||= isTokenRefused(failure);
    else {
      log.info({ delivery: row.id, key: row.key, method }, 'Slack did what a message needed');
      if (this.#isTokenRefused) mended();
      this.#isTokenRefused = false;
    }
    observe?.({
      method,
      outcome: failure?.kind ?? 'done',
      again: row.attempts > 0 || row.error !== null,
    });
  }

  #blockedUntil(row: Delivery, method: SlackMethod, failure: Failure): number | undefined {
    if (failure.kind !== 'ratelimited') return undefined;
    const { clock, pacing } = this.#options;
    pacing.block(row.workspaceId, method, clock.monotonic() + failure.waitMs);
    return clock.now() + failure.waitMs;
  }

  #change<T>(work: (change: Change) => Promise<T>): Promise<T> {
    return this.#options.change(work);
  }
}

const refusesBot = (scope: string | undefined): string =>
  scope === undefined
    ? 'Slack refuses the bot: see to its token and scopes'
    : `Slack refuses the bot: ${addScope(scope)}`;

function sentOf(row: Delivery, message: Drawn, drawnAt: number): settle.Sent {
  const { isFinal = false } = message;
  return { revision: row.wantedRevision, hash: contentHash(message), drawnAt, isFinal };
}

function lookUpMethod(inThread: boolean): SlackMethod {
  return inThread ? 'conversations.replies' : 'conversations.history';
}
