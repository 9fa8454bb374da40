import type { Clock } from './clock.ts';

/** Who set a timer. At the same instant the local Slack's fire before the bot's. */
export type Side = 'slack' | 'bot';

/** Something that must be quiet before time may jump. */
export interface Observed {
  /** Grows with each change. */
  changes(): number;
  /** What is still going on, one phrase each; empty when quiet. */
  busy(): string[];
}

interface Timer {
  readonly at: number;
  readonly side: Side;
  readonly order: number;
  readonly what: string;
  readonly callback: () => void;
}

const before = (a: Timer, b: Timer): number =>
  a.at - b.at || (a.side === b.side ? 0 : a.side === 'slack' ? -1 : 1) || a.order - b.order;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/**
 * A clock that jumps, for tests and the demo. It moves from timer to timer, one at a time, and only when everything it
 * observes is quiet; so the same deeds give the same rows and messages however fast the machine is.
 */
export class MovedClock {
  readonly #observed: Observed[] = [];
  readonly #timers: Timer[] = [];
  readonly #watchdogMs: number;
  readonly #start: number;
  #now: number;
  /** By how much the wall clock of the bot's machine is wrong. */
  #ahead = 0;
  #order = 0;
  #changes = 0;
  #moving: Promise<void> = Promise.resolve();

  /**
   * @param start the first instant, UTC milliseconds
   * @param watchdogMs real milliseconds after which being busy is a failure that names what is
   */
  constructor(start: number, watchdogMs = 20_000) {
    this.#start = start;
    this.#now = start;
    this.#watchdogMs = watchdogMs;
  }

  now(): number {
    return this.#now;
  }

  /**
   * Somebody sets the clock of the bot's machine, so many milliseconds ahead or, below zero, back. True time, which is
   * Slack's and the test's, goes on, and so does whatever waits.
   */
  step(ms: number): void {
    this.#ahead += ms;
    this.#changes += 1;
  }

  /** This clock as one side sees it. */
  side(side: Side): Clock {
    return {
      now: () => this.#now + (side === 'bot' ? this.#ahead : 0),
      monotonic: () => this.#now - this.#start,
      after: (ms, callback, what) => {
        const timer = { at: this.#now + Math.max(0, ms), side, order: this.#order++, what, callback };
        this.#insert(timer);
        return () => this.#remove(timer);
      },
    };
  }

  /** Time will not jump while `observed` is busy. Returns a function that ends the observation. */
  observe(observed: Observed): () => void {
    this.#observed.push(observed);
    return () => {
      const index = this.#observed.indexOf(observed);
      if (index >= 0) this.#observed.splice(index, 1);
    };
  }

  /** The earliest timer, if any: when it fires and what it is for. */
  next(side?: Side): { at: number; what: string; side: Side } | undefined {
    const timer = side ? this.#timers.find((candidate) => candidate.side === side) : this.#timers[0];
    return timer && { at: timer.at, what: timer.what, side: timer.side };
  }

  /**
   * Waits, without moving time, until nothing is going on: nobody busy, and two turns of the event loop without a
   * change. Throws when that takes longer than the watchdog allows.
   */
  async settle(): Promise<void> {
    const giveUp = performance.now() + this.#watchdogMs;
    let seen = -1;
    let still = 0;
    while (still < 2) {
      await turn();
      const count = this.#count();
      const quiet = count === seen && this.#observed.every((observed) => observed.busy().length === 0);
      still = quiet ? still + 1 : 0;
      seen = count;
      if (performance.now() > giveUp) {
        const busy = this.#observed.flatMap((observed) => observed.busy());
        throw new Error(`The clock can't move: ${busy.join('; ') || 'something changes all the time'}`);
      }
    }
  }

  /** Moves to `instant`, through all that falls due on the way in its order. An instant that has passed is a no-op. */
  moveTo(instant: number): Promise<void> {
    const move = this.#moving.then(() => this.#move(instant));
    this.#moving = move.catch(() => undefined);
    return move;
  }

  /** Moves on by `ms` milliseconds. */
  pass(ms: number): Promise<void> {
    return this.moveTo(this.#now + ms);
  }

  async #move(instant: number): Promise<void> {
    for (;;) {
      await this.settle();
      const timer = this.#timers[0];
      if (!timer || timer.at > instant) break;
      this.#timers.shift();
      this.#now = Math.max(this.#now, timer.at);
      this.#changes += 1;
      timer.callback();
    }
    this.#now = Math.max(this.#now, instant);
  }

  #count(): number {
    return this.#observed.reduce((sum, observed) => sum + observed.changes(), this.#changes);
  }

  #insert(timer: Timer): void {
    let low = 0;
    let high = this.#timers.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#timers[middle];
      if (other && before(other, timer) <= 0) low = middle + 1;
      else high = middle;
    }
    this.#timers.splice(low, 0, timer);
    this.#changes += 1;
  }

  #remove(timer: Timer): void {
    const index = this.#timers.indexOf(timer);
    if (index < 0) return;
    this.#timers.splice(index, 1);
    this.#changes += 1;
  }
}
