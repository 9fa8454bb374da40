/** How a person waits. */
export interface Patience {
  /** Awaited after each deed: lets all that follows happen, without moving time. */
  readonly settle: () => Promise<void>;
  /**
   * Moves time on by some milliseconds; called while an app that is slow to acknowledge lets the person wait. Without
   * it somebody else has to move the clock.
   */
  readonly pass?: (ms: number) => Promise<void>;
}

/** How finely time passes while an acknowledgement is awaited, milliseconds. */
const STEP_MS = 100;

/** Waits for an answer by the clock, then for all that follows from it. */
export async function awaited<T>(answer: Promise<T>, { settle, pass }: Patience): Promise<T> {
  let waiting = true;
  const ended = answer.finally(() => {
    waiting = false;
  });
  ended.catch(() => undefined); // told below, not as unhandled meanwhile
  await settle();
  while (waiting && pass) await pass(STEP_MS);
  const outcome = await ended;
  await settle();
  return outcome;
}
