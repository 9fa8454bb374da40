import type { Clock } from '@growth-squad/clock';
import type { Log } from '../slack/log.ts';

/** Wall and monotonic clock drift apart by less than this in a minute, also while NTP slews the one. */
export const NOTICED_MS = 2_000;

const AHEAD = 'The machine’s clock was set ahead, or the machine slept: all that waits is planned anew';
const BACK = 'The machine’s clock was set back: all that waits is planned anew';

/** Hears of each step of the wall clock: by how many milliseconds it was set ahead or, below zero, back. */
export type ObserveStep = (ms: number) => void;

/**
 * Compares the wall clock with the monotonic one each time it is called. Where the wall clock was set in between, or the
 * machine slept, what was put off until some time is planned anew.
 * @param options.stepped plans anew; when it fails, it is asked for at the next call again
 * @param options.isBehind the clock was set back since the process before this one: so it is planned anew at the first call
 */
export function createStepWatch(options: {
  clock: Clock;
  log: Log;
  isBehind: boolean;
  stepped: (how: { readonly isBack: boolean }) => Promise<void>;
  observe?: ObserveStep | undefined;
}): () => Promise<void> {
  const { clock, log, isBehind, stepped, observe } = options;
  const difference = (): number => clock.now() - clock.monotonic();
  let known = difference();
  let owed = isBehind;
  let isBack = isBehind;
  return async () => {
    const ms = difference() - known;
    known += ms;
    if (Math.abs(ms) >= NOTICED_MS) {
      owed = true;
      isBack ||= ms < 0;
      observe?.(ms);
      const seconds = Math.round(Math.abs(ms) / 1_000);
      log.warn({ seconds }, ms > 0 ? AHEAD : BACK);
    }
    if (!owed) return;
    try {
      await stepped({ isBack });
      owed = false;
      isBack = false;
    } catch (error) {
      log.error({ error }, 'What waits could not be planned anew');
    }
  };
}
