import type { Clock } from '@growth-squad/clock';
import type { JsonObject } from './types.ts';

/** How many are remembered: what somebody can look back at. */
const KEPT = 1_000;

/** A request or event between Slack and app, and what became of it. */
export interface Exchange {
  /** Grows by one with each. */
  readonly n: number;
  readonly at: number;
  readonly way: 'to bot' | 'to slack';
  /** `event`, `command`, `block_actions`, `view_submission` …; `call` of the Web API. */
  readonly type: string;
  readonly name: string;
  readonly payload: JsonObject;
  /** `late`: not acknowledged within 3 s. `lost`: nobody there, or the connection broke. */
  state: 'under way' | 'answered' | 'late' | 'refused' | 'lost';
  why: string | undefined;
  answer: JsonObject | undefined;
  /** From begin to end by the clock, and by the stopwatch. */
  tookMs: number | undefined;
  realMs: number | undefined;
}

/** What became of an exchange. */
export interface Outcome {
  readonly state: Exclude<Exchange['state'], 'under way'>;
  readonly why?: string | undefined;
  readonly answer?: JsonObject | undefined;
}

/** An account of all that goes between Slack and app, for whoever looks behind the scenes. */
export class Exchanges {
  readonly #clock: Clock;
  readonly #stopwatch: () => number;
  readonly #kept = new Map<number, Exchange>();
  readonly #listeners = new Set<(exchange: Exchange) => void>();
  #last = 0;

  /** @param stopwatch real milliseconds from any beginning */
  constructor(clock: Clock, stopwatch: () => number) {
    this.#clock = clock;
    this.#stopwatch = stopwatch;
  }

  /** Something is sent. @returns what to call when it has ended; only the first call counts */
  begin(sent: Pick<Exchange, 'way' | 'type' | 'name' | 'payload'>): (outcome: Outcome) => void {
    const n = ++this.#last;
    const at = this.#clock.now();
    const began = this.#stopwatch();
    const open = { state: 'under way', why: undefined, answer: undefined } as const;
    const exchange: Exchange = { n, at, ...sent, ...open, tookMs: undefined, realMs: undefined };
    this.#kept.set(n, exchange);
    this.#kept.delete(n - KEPT);
    this.#tell(exchange);
    return ({ state, why, answer }) => {
      if (exchange.state !== 'under way') return;
      const realMs = this.#stopwatch() - began;
      Object.assign(exchange, { state, why, answer, tookMs: this.#clock.now() - at, realMs });
      this.#tell(exchange);
    };
  }

  /** Those remembered, oldest first. */
  all(): Exchange[] {
    return [...this.#kept.values()];
  }

  find(n: number): Exchange | undefined {
    return this.#kept.get(n);
  }

  /** Hears of each when it begins and when it ends. @returns a function that ends it */
  on(listener: (exchange: Exchange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(exchange: Exchange): void {
    for (const listener of this.#listeners) listener(exchange);
  }
}
