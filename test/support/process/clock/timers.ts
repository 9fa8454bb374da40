interface Timer {
  readonly at: number;
  readonly order: number;
  readonly callback: () => void;
  cancelled: boolean;
}

const before = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Timers in order of time, then of setting; a heap, so that thousands of them cost little. */
export class Timers {
  readonly #heap: Timer[] = [];
  #order = 0;
  #changes = 0;

  /** @param at UTC milliseconds @returns what cancels it */
  set(at: number, callback: () => void): () => void {
    const timer: Timer = { at, order: this.#order++, callback, cancelled: false };
    this.#push(timer);
    this.#changes += 1;
    return () => {
      if (timer.cancelled) return;
      timer.cancelled = true;
      this.#changes += 1;
    };
  }

  /** Grows with each timer that is set, cancelled or taken. */
  get changes(): number {
    return this.#changes;
  }

  /** When the earliest falls due. */
  get next(): number | undefined {
    return this.#first()?.at;
  }

  /** Takes the earliest away, for the caller to fire it. */
  take(): (() => void) | undefined {
    const timer = this.#first();
    if (!timer) return undefined;
    this.#pop();
    timer.cancelled = true;
    this.#changes += 1;
    return timer.callback;
  }

  #first(): Timer | undefined {
    while (this.#heap[0]?.cancelled) this.#pop();
    return this.#heap[0];
  }

  #push(timer: Timer): void {
    let at = this.#heap.length;
    this.#heap.push(timer);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = this.#heap[up];
      if (!parent || before(parent, timer)) break;
      this.#heap[at] = parent;
      at = up;
    }
    this.#heap[at] = timer;
  }

  #pop(): void {
    const last = this.#heap.pop();
    if (!last || this.#heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [a, b] = [this.#heap[left], this.#heap[left + 1]];
      const child = a && b && before(b, a) ? left + 1 : left;
      const lower = this.#heap[child];
      if (!lower || before(last, lower)) break;
      this.#heap[at] = lower;
      at = child;
    }
    this.#heap[at] = last;
  }
}
