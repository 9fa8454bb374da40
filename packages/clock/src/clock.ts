import { waiting } from './activities.ts';

/**
 * What time it is, and what will happen when. The only source of time in the project: entry points hand in the
 * system's clock, tests and the demo one that jumps.
 */
export interface Clock {
  /** The present instant, in UTC milliseconds. Somebody may set it ahead or back at any moment. */
  now(): number;
  /**
   * Whole milliseconds since some instant before the process, by a clock that nobody can set: for how long things last.
   * While the machine sleeps it stands still on Linux and goes on on macOS.
   */
  monotonic(): number;
  /**
   * Calls `callback` once, `ms` milliseconds from now by the monotonic clock (never before this returns, also when `ms`
   * is not positive).
   * @param what names the wait for whoever asks why nothing moves ("nudge", "acknowledgement of /idea").
   * @returns a function that cancels the call; harmless once it was made.
   */
  after(ms: number, callback: () => void, what: string): () => void;
}

/** Resolves `ms` milliseconds from now by this clock; the running activity counts as waiting meanwhile. */
export function sleep(clock: Clock, ms: number, what: string): Promise<void> {
  return waiting(
    new Promise<void>((resolve) => {
      clock.after(ms, resolve, what);
    }),
  );
}

/** What `promise` gives within `ms` milliseconds; undefined when it takes longer (it goes on, its end is ignored). */
export async function within<T>(
  clock: Clock,
  ms: number,
  what: string,
  promise: Promise<T>,
): Promise<T | undefined> {
  let cancel = (): void => undefined;
  const late = new Promise<undefined>((resolve) => {
    cancel = clock.after(ms, () => resolve(undefined), what);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    cancel();
    promise.catch(() => undefined);
  }
}
