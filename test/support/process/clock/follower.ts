import type { Clock } from '@growth-squad/clock';
import { Timers } from './timers.ts';

/** The clock of a process that is told the time: it never moves by itself, and fires one timer at a time. */
export class FollowerClock implements Clock {
  readonly #timers = new Timers();
  readonly #read: () => void;
  readonly #start: number;
  #now: number;
  #ahead: number;

  /**
   * @param now the first instant, UTC milliseconds
   * @param ahead by how much this machine's wall clock is wrong
   * @param read told each time somebody asks what time it is
   */
  constructor(now: number, ahead: number, read: () => void) {
    this.#start = now;
    this.#now = now;
    this.#ahead = ahead;
    this.#read = read;
  }

  now(): number {
    this.#read();
    return this.#now + this.#ahead;
  }

  monotonic(): number {
    return this.#now - this.#start;
  }

  after(ms: number, callback: () => void, _what: string): () => void {
    return this.#timers.set(this.#now + Math.max(0, ms), callback);
  }

  /** Grows with each timer that is set, cancelled or fired. */
  get changes(): number {
    return this.#timers.changes;
  }

  /** When the earliest timer fires. */
  get next(): number | undefined {
    return this.#timers.next;
  }

  /** It is this late now (an earlier instant changes nothing), and the machine's wall clock is so much ahead. */
  tell(now: number, ahead: number): void {
    this.#now = Math.max(this.#now, now);
    this.#ahead = ahead;
  }

  /** Fires the earliest timer if its time has come. */
  fire(): void {
    if ((this.#timers.next ?? Number.POSITIVE_INFINITY) <= this.#now) this.#timers.take()?.();
  }
}
