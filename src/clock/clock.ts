/**
 * What time it is, and what will happen when. The only source of time in the project: entry points hand in the
 * system's clock, tests and the demo one that jumps.
 */
export interface Clock {
  /** The present instant, in UTC milliseconds. */
  now(): number;
  /**
   * Calls `callback` once, `ms` milliseconds from now (at once if that is not positive, but never before this returns).
   * @param what names the wait for whoever asks why nothing moves ("stand-up nudge", "ack of /idea").
   * @returns a function that cancels the call; harmless after it was made.
   */
  after(ms: number, callback: () => void, what: string): () => void;
}

/** Resolves `ms` milliseconds from now by this clock. */
export function sleep(clock: Clock, ms: number, what: string): Promise<void> {
  return new Promise((resolve) => {
    clock.after(ms, resolve, what);
  });
}
