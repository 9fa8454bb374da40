import { AsyncLocalStorage } from 'node:async_hooks';
import type { Activities, Clock } from '@growth-squad/clock';
import type { MakeChange } from '../database/change.ts';
import type { Database } from '../database/database.ts';
import type { Ids } from '../database/ids.ts';
import type { SlackFor } from '../slack/connection/client.ts';
import type { Log } from '../slack/log.ts';
import { backOff } from './back-off.ts';
import { type IsHeld, lastRestore } from './next-step.ts';
import { Pacing, type Slot } from './pacing.ts';
import type { Renderer } from './renderer.ts';
import { type ObserveSend, type Posted, Sender } from './send.ts';
import type { Endings } from './settle.ts';
import {
  classicWorkspaces,
  dueHeads,
  forgetUnsettled,
  type Head,
  keptSecret,
  lookAtAll,
  messagesTable,
  nextDueAt,
  postpone,
  putOff,
  restoresOf,
} from './store/due.ts';

export interface DeliveryOptions extends Endings {
  readonly clock: Clock;
  readonly database: Database;
  readonly change: MakeChange;
  readonly ids: Pick<Ids, 'key'>;
  readonly activities: Activities;
  readonly slackFor: SlackFor;
  readonly renderers: readonly Renderer[];
  readonly log: Log;
  /** Hears of each call for a message. */
  readonly observe?: ObserveSend | undefined;
  /** Hears of each message as soon as it is posted. */
  readonly posted?: ((message: Posted) => void) | undefined;
  /** Whether a channel takes nothing at present (archived): what is owed there waits until `goOnIn`. */
  readonly isHeld?: IsHeld;
  /** Resolves when nothing more urgent is under way, such as an answer that Slack waits for. */
  readonly unhurried?: () => Promise<void>;
  /** How many messages may be on their way at once, in one workspace and in all; 8 and 64 if not given. */
  readonly concurrency?: { readonly workspace: number; readonly all: number };
}

export interface DeliveryLoop {
  /** From now on what is owed is sent; also what an earlier process left behind. */
  start(): Promise<void>;
  /** Something may be due. */
  wake(): void;
  /** The time until which something waits is not to be trusted any more: all of it is looked at now. */
  planAnew(): Promise<void>;
  /** Begins nothing new and resolves when all that runs has ended. */
  stop(): Promise<void>;
}

/** Heads read at once. */
const BATCH = 100;

/** How long everything rests after something failed that is no single message's fault, such as a full disk. */
const REST_MS = 10_000;

/** Starts things that belong to no request and no transaction. */
const outside = AsyncLocalStorage.snapshot();

/** The loop that brings each message the bot owes into Slack, once, and keeps it in its newest form. */
export function createDeliveryLoop(options: DeliveryOptions): DeliveryLoop {
  return new Loop(options);
}

class Loop implements DeliveryLoop {
  readonly #options: DeliveryOptions;
  readonly #most: { readonly workspace: number; readonly all: number };
  readonly #pacing = new Pacing();
  /** By lane: what is on its way. */
  readonly #running = new Map<string, { workspaceId: string; ended: Promise<void> }>();
  /** By message: the time that was planned for it. */
  readonly #slots = new Map<string, Slot>();
  #sender: Sender | undefined;
  #looking: Promise<void> | undefined;
  #again = false;
  /** By the monotonic clock, as all that is planned here; what stands in rows is wall-clock time. */
  #restUntil = Number.NEGATIVE_INFINITY;
  #cancelTimer: () => void = () => undefined;
  #unsubscribe: () => void = () => undefined;

  constructor(options: DeliveryOptions) {
    this.#options = options;
    this.#most = options.concurrency ?? { workspace: 8, all: 64 };
  }

  async start(): Promise<void> {
    const { change, database, ids, renderers } = this.#options;
    const secret = await change(async ({ tx, at }) => {
      await forgetUnsettled(tx);
      // An operator who starts it may have mended what was waited for, a token or the clock.
      await lookAtAll(tx, at);
      return keptSecret(tx, 'message-keys', () => ids.key() + ids.key());
    });
    const found = await database.read(async (q) => ({
      restored: lastRestore(await restoresOf(q)),
      classicWorkspaces: await classicWorkspaces(q),
    }));
    this.#sender = new Sender({
      ...this.#options,
      endings: this.#options,
      known: { isHeld: this.#options.isHeld ?? (async () => false), restored: found.restored },
      classicWorkspaces: found.classicWorkspaces,
      renderers: new Map(renderers.map((renderer) => [renderer.kind, renderer])),
      pacing: this.#pacing,
      mended: () => this.#mended(),
      secret,
    });
    // Whoever waits for the commit has their turn first: an acknowledgement goes before the look at what is due.
    this.#unsubscribe = database.onCommit(() => setImmediate(() => this.wake()), messagesTable);
    this.wake();
  }

  wake(): void {
    const sender = this.#sender;
    if (!sender) return;
    this.#again = true;
    this.#looking ??= outside(() =>
      this.#options.activities.run('look which messages are due', () => this.#look(sender)),
    );
  }

  async planAnew(): Promise<void> {
    if (this.#sender) await this.#options.change(({ tx, at }) => lookAtAll(tx, at));
    this.wake();
  }

  /** What waited for its operator goes out now, each in its order. */
  #mended(): void {
    const { activities, log } = this.#options;
    const plan = (): Promise<void> =>
      this.planAnew().catch((error: unknown) =>
        log.error({ error }, 'What waited for the token could not be planned anew'),
      );
    void outside(() => activities.run('plan anew', plan));
  }

  async stop(): Promise<void> {
    this.#sender = undefined;
    this.#unsubscribe();
    this.#cancelTimer();
    await this.#looking;
    await Promise.all([...this.#running.values()].map(({ ended }) => ended));
    this.#cancelTimer();
  }

  async #look(sender: Sender): Promise<void> {
    try {
      let next: number | undefined;
      while (this.#again && this.#sender === sender) {
        this.#again = false;
        await this.#options.unhurried?.();
        next = await this.#startDue(sender);
      }
      if (this.#sender === sender) this.#setTimer(next);
    } catch (error) {
      this.#rest(error, 'Looking which messages are due failed');
    } finally {
      this.#looking = undefined;
      if (this.#again && this.#sender === sender) this.wake();
    }
  }

  /** @returns when the next message is due after those; undefined also while so many are on their way that none is looked for */
  async #startDue(sender: Sender): Promise<number | undefined> {
    const { clock, database } = this.#options;
    const now = clock.now();
    const elapsed = clock.monotonic();
    this.#forget(elapsed);
    let next: number | undefined;
    while (elapsed >= this.#restUntil && this.#running.size < this.#most.all && this.#sender === sender) {
      const which = { now, limit: BATCH, workspaces: this.#fullWorkspaces() };
      const lanes = [...this.#running.keys()];
      const heads = await database.read(async (q) => {
        next = await nextDueAt(q, now);
        return dueHeads(q, { ...which, lanes });
      });
      const plans: { id: string; at: number }[] = [];
      for (const head of heads) {
        if (this.#isHeldUp(head)) continue;
        const slot = this.#slotFor(sender, head, elapsed);
        if (slot.at > elapsed) plans.push({ id: head.id, at: now + slot.at - elapsed });
        else if (this.#sender === sender) this.#start(sender, head, slot);
      }
      if (plans.length > 0) await this.#options.change(({ tx }) => putOff(tx, plans, now));
      if (heads.length < BATCH) break;
    }
    return next;
  }

  /** Keeps a planned time, unless Slack since said to wait longer or others were late. */
  #slotFor(sender: Sender, head: Head, elapsed: number): Slot {
    const calls = { workspaceId: head.workspaceId, lane: head.lane, methods: sender.methodsFor(head) };
    const planned = this.#slots.get(head.id);
    const isSame = planned?.methods.join() === calls.methods.join();
    if (planned && isSame && planned.at > elapsed) return planned;
    if (planned && !isSame) this.#pacing.giveBack(planned);
    const slot =
      planned && isSame ? this.#pacing.confirm(planned, elapsed) : this.#pacing.reserve(elapsed, calls);
    this.#slots.set(head.id, slot);
    return slot;
  }

  #start(sender: Sender, head: Head, slot: Slot): void {
    this.#slots.delete(head.id);
    const ended = outside(() =>
      this.#options.activities.run(`send ${head.id}`, () => this.#send(sender, head, slot)),
    );
    this.#running.set(head.lane, { workspaceId: head.workspaceId, ended });
  }

  async #send(sender: Sender, head: Head, slot: Slot): Promise<void> {
    try {
      await this.#options.unhurried?.();
      const called = await sender.send(head.id);
      if (called) this.#pacing.made(slot, this.#options.clock.monotonic());
      else this.#pacing.giveBack(slot);
    } catch (error) {
      await this.#sendFailed(head, error);
    } finally {
      this.#running.delete(head.lane);
      this.wake();
    }
  }

  /** Not Slack failed but we: the message waits, or if not even that can be written, all do. */
  async #sendFailed(head: Head, error: unknown): Promise<void> {
    const { change, clock, log } = this.#options;
    log.error({ delivery: head.id, error }, 'A message could not be prepared or noted');
    const dueAt = clock.now() + backOff(head.id, 5);
    try {
      await change(({ tx }) => postpone(tx, head.id, dueAt, 'internal'));
    } catch (failure) {
      this.#rest(failure, 'What became of a message could not be noted');
    }
  }

  #rest(error: unknown, message: string): void {
    const { clock, log } = this.#options;
    log.error({ error }, message);
    this.#restUntil = clock.monotonic() + REST_MS;
    if (this.#sender) this.#wakeIn(REST_MS);
  }

  /** @param next undefined: nothing but a commit, or the end of what is on its way, makes anything due */
  #setTimer(next: number | undefined): void {
    const { clock } = this.#options;
    const rest = this.#restUntil - clock.monotonic();
    if (rest > 0) this.#wakeIn(rest);
    else if (next === undefined) this.#cancelTimer();
    else this.#wakeIn(next - clock.now());
  }

  #wakeIn(ms: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#options.clock.after(ms, () => this.wake(), 'the next message that is due');
  }

  #isHeldUp(head: Head): boolean {
    if (this.#running.has(head.lane) || this.#running.size >= this.#most.all) return true;
    return this.#inWorkspace(head.workspaceId) >= this.#most.workspace;
  }

  #inWorkspace(workspaceId: string): number {
    return [...this.#running.values()].filter((running) => running.workspaceId === workspaceId).length;
  }

  #fullWorkspaces(): string[] {
    const all = new Set([...this.#running.values()].map(({ workspaceId }) => workspaceId));
    return [...all].filter((workspaceId) => this.#inWorkspace(workspaceId) >= this.#most.workspace);
  }

  #forget(elapsed: number): void {
    this.#pacing.forget(elapsed);
    // Planned, but cancelled before its time came.
    for (const [id, slot] of this.#slots) if (slot.at < elapsed - REST_MS) this.#slots.delete(id);
  }
}
