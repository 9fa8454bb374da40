import type { Clock } from '../../src/clock/clock.ts';

interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
}

/** The clock of a process that is told the time: it never moves by itself, and fires one timer at a time. */
export class FollowerClock implements Clock {
  readonly #timers = new Set<Timer>();
  readonly #read: () => void;
  #now: number;
  #order = 0;
  #changes = 0;

  /**
   * @param now the first instant, UTC milliseconds
   * @param read told each time somebody asks what time it is
   */
  constructor(now: number, read: () => void) {
    this.#now = now;
    this.#read = read;
  }

  now(): number {
    this.#read();
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

  /** Grows with each timer that is set, cancelled or fired. */
  get changes(): number {
    return this.#changes;
  }

  /** When the earliest timer fires. */
  get next(): number | undefined {
    return this.#earliest()?.at;
  }

  /** It is this late now; an earlier instant changes nothing. */
  tell(now: number): void {
    this.#now = Math.max(this.#now, now);
  }

  /** Fires the earliest timer if its time has come. */
  fire(): void {
    const timer = this.#earliest();
    if (!timer || timer.at > this.#now) return;
    this.#timers.delete(timer);
    this.#changes += 1;
    timer.callback();
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
