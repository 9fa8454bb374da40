import type { Clock } from '@growth-squad/clock';

/** Requests a minute with one token; a number an hour needs one in an hour. */
export const A_MINUTE = 60;
const MINUTE_MS = 60_000;

/** Who sends more than that in a minute has to wait; nothing of it outlives the process. */
export class Pace {
  readonly #clock: Pick<Clock, 'monotonic'>;
  /** When each token's minute began, and how often it was used since. */
  readonly #minutes = new Map<string, { readonly since: number; times: number }>();

  constructor(clock: Pick<Clock, 'monotonic'>) {
    this.#clock = clock;
  }

  /** @returns in how many seconds it may come again; 0: it may go on now */
  wait(tokenId: string): number {
    const now = this.#clock.monotonic();
    const known = this.#minutes.get(tokenId);
    const minute = known && now - known.since < MINUTE_MS ? known : { since: now, times: 0 };
    this.#minutes.set(tokenId, minute);
    if (minute.times >= A_MINUTE) return Math.ceil((minute.since + MINUTE_MS - now) / 1_000);
    minute.times += 1;
    return 0;
  }
}
