import type { Clock } from '@growth-squad/clock';

/** Instants at which somebody waits are whole seconds, so that many share them. */
const GRAIN_MS = 1_000;

/**
 * People who wait. Those whose time comes at the same second go on in the same step of the clock, really at once; else
 * a crowd would cost a step for each of them.
 */
export class Together {
  readonly #clock: Clock;
  readonly #waiting = new Map<number, { readonly come: Promise<void>; go: () => void }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param instant UTC milliseconds */
  until(instant: number): Promise<void> {
    const at = Math.ceil(instant / GRAIN_MS) * GRAIN_MS;
    const known = this.#waiting.get(at);
    if (known) return known.come;
    let go = (): void => undefined;
    const come = new Promise<void>((resolve) => {
      go = resolve;
    });
    this.#waiting.set(at, { come, go });
    this.#clock.after(
      at - this.#clock.now(),
      () => {
        this.#waiting.delete(at);
        go();
      },
      'people',
    );
    return come;
  }

  /** @param ms at least so many milliseconds from now */
  sleep(ms: number): Promise<void> {
    return this.until(this.#clock.now() + ms);
  }
}
