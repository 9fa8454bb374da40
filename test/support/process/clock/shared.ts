import type { Clock } from '@growth-squad/clock';
import { type Account, type Traffic, underWay } from '@growth-squad/clock';
import type { BotProcess } from '../process.ts';
import { Timers } from './timers.ts';

/** Real milliseconds after which something that is busy, or an instant that does not end, is a failure. */
const WATCHDOG_MS = 300_000;

const NOBODY: Account = { requests: new Map(), connections: new Map() };

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * One clock for two processes, kept in that of the local Slack. It jumps from timer to timer, its own before the bot's
 * at the same instant, and only when both processes are quiet and nothing is on its way between them. A bot that is dead
 * holds up nothing.
 */
export class SharedClock implements Clock {
  readonly #timers = new Timers();
  #now: number;
  /** By how much the wall clock of the bot's machine is wrong, whichever process runs there. */
  #ahead = 0;
  #changes = 0;
  #bot: BotProcess | undefined;
  #traffic: Traffic | undefined;
  #moving: Promise<void> = Promise.resolve();
  #botNext: number | undefined;
  #held = 0;
  #steps = 0;
  #stopped: Error | undefined;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  monotonic(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void, _what: string): () => void {
    return this.#timers.set(this.#now + Math.max(0, ms), callback);
  }

  /** By how many milliseconds the clock of the bot's machine is ahead of true time. */
  get ahead(): number {
    return this.#ahead;
  }

  /** Somebody sets the clock of the bot's machine; true time, which is Slack's and people's, goes on. */
  setAhead(ms: number): void {
    this.#ahead = ms;
    this.#changes += 1;
  }

  /** How often it has jumped. */
  get steps(): number {
    return this.#steps;
  }

  /** Nothing can go on any more: whoever moves the clock is told why. */
  stop(why: Error): void {
    this.#stopped ??= why;
  }

  /** Slack's account of the traffic. */
  watch(traffic: Traffic): void {
    this.#traffic = traffic;
  }

  /** The bot that lives now, until another one does. */
  follow(bot: BotProcess): void {
    this.#bot = bot;
    this.#botNext = undefined;
    this.#changes += 1;
  }

  /** Time stands still while this goes on; nothing that happens in it may wait for the clock. */
  async hold<T>(work: () => Promise<T>): Promise<T> {
    this.#held += 1;
    this.#changes += 1;
    try {
      return await work();
    } finally {
      this.#held -= 1;
      this.#changes += 1;
    }
  }

  /** Moves to `instant`, through all that falls due on the way. @throws Error naming what never came to rest */
  moveTo(instant: number): Promise<void> {
    const move = this.#moving.then(() => this.#move(instant));
    this.#moving = move.catch(() => undefined);
    return move;
  }

  pass(ms: number): Promise<void> {
    return this.moveTo(this.#now + ms);
  }

  /** Waits, without moving time, until nothing is going on. */
  async settle(): Promise<void> {
    const giveUp = performance.now() + WATCHDOG_MS;
    let seen = -1;
    let still = 0;
    while (still < 2) {
      await turn();
      const { count, busy } = await this.#look();
      still = count === seen && busy.length === 0 ? still + 1 : 0;
      seen = count;
      if (performance.now() > giveUp) {
        throw new Error(`The clock can't move: ${busy.join('; ') || 'something changes all the time'}`);
      }
    }
  }

  async #look(): Promise<{ count: number; busy: string[] }> {
    const slack = this.#traffic ?? NOBODY;
    const bot = this.#bot;
    const told = await bot?.account(this.#now, this.#ahead, false);
    const changes = this.#changes + this.#timers.changes + (this.#traffic?.changes ?? 0);
    const held = this.#held > 0 ? ['something that holds the clock'] : [];
    if (!bot || !told) {
      this.#botNext = undefined;
      const left = [...slack.requests, ...slack.connections].map(([name]) => `${name} of the dead`);
      return { count: changes, busy: [...held, ...left] };
    }
    this.#botNext = told.next;
    const account: Account = { requests: new Map(told.requests), connections: new Map(told.connections) };
    return { count: changes + told.changes, busy: [...held, ...told.busy, ...underWay(account, slack)] };
  }

  async #move(instant: number): Promise<void> {
    let instantBegan = performance.now();
    for (;;) {
      await this.settle();
      if (this.#stopped) throw this.#stopped;
      const own = this.#timers.next ?? Number.POSITIVE_INFINITY;
      const bots = this.#botNext ?? Number.POSITIVE_INFINITY;
      const at = Math.min(own, bots);
      if (at > instant) break;
      if (at > this.#now) instantBegan = performance.now();
      else if (performance.now() > instantBegan + WATCHDOG_MS) {
        throw new Error(
          `Time does not go on: ${own <= bots ? 'Slack' : 'the bot'} has always something to do at once`,
        );
      }
      const later = at > this.#now;
      this.#now = Math.max(this.#now, at);
      this.#changes += 1;
      this.#steps += 1;
      // What comes of Slack's timers finds a bot that knows how late it is.
      if (own <= bots && later) await this.#bot?.account(this.#now, this.#ahead, false);
      if (own <= bots) this.#timers.take()?.();
      else await this.#bot?.account(this.#now, this.#ahead, true);
    }
    this.#now = Math.max(this.#now, instant);
    await this.#bot?.account(this.#now, this.#ahead, false);
  }
}
