import type { Clock } from '../../src/clock/clock.ts';
import { type Account, type Traffic, underWay } from '../../src/clock/traffic.ts';
import type { BotProcess } from '../bot/process.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** Real milliseconds after which being busy is a failure. */
const WATCHDOG_MS = 60_000;

const NOBODY: Account = { requests: new Map(), connections: new Map() };

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * One clock for two processes, kept in that of the local Slack. It jumps from timer to timer, its own before the bot's
 * at the same instant, and only when both processes are quiet and nothing is on its way between them. A bot that is dead
 * holds up nothing.
 */
export class SharedClock implements Clock {
  readonly #timers = new Set<Timer>();
  #now: number;
  #order = 0;
  #changes = 0;
  #bot: BotProcess | undefined;
  #traffic: Traffic | undefined;
  #moving: Promise<void> = Promise.resolve();
  #botNext: number | undefined;

  constructor(start: number) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void, _what: string): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order++, callback };
    this.#timers.add(timer);
    this.#changes += 1;
    return () => {
      if (this.#timers.delete(timer)) this.#changes += 1;
    };
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

  /** Moves to `instant`, through all that falls due on the way. */
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
    const told = await bot?.account(this.#now, false);
    const changes = this.#changes + (this.#traffic?.changes ?? 0);
    if (!bot || !told) {
      this.#botNext = undefined;
      const left = [...slack.requests.keys(), ...slack.connections.keys()].map(
        (name) => `${name} of the dead`,
      );
      return { count: changes, busy: left };
    }
    this.#botNext = told.next;
    const account: Account = { requests: new Map(told.requests), connections: new Map(told.connections) };
    return { count: changes + told.changes, busy: [...told.busy, ...underWay(account, slack)] };
  }

  async #move(instant: number): Promise<void> {
    for (;;) {
      await this.settle();
      const own = this.#earliest();
      const bots = this.#botNext ?? Number.POSITIVE_INFINITY;
      const at = Math.min(own?.at ?? Number.POSITIVE_INFINITY, bots);
      if (at > instant) break;
      this.#now = Math.max(this.#now, at);
      this.#changes += 1;
      if (own && own.at <= bots) {
        this.#timers.delete(own);
        own.callback();
      } else {
        await this.#bot?.account(this.#now, true);
      }
    }
    this.#now = Math.max(this.#now, instant);
    // Whatever comes next finds the bot knowing how late it is.
    await this.#bot?.account(this.#now, false);
  }

  #earliest(): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of this.#timers) {
      if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order))
        first = timer;
    }
    return first;
  }
}
