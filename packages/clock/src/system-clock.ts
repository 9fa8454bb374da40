import type { Clock } from './clock.ts';

/** The longest time `setTimeout` takes; a longer one fires at once (https://nodejs.org/api/timers.html). */
const LONGEST = 2 ** 31 - 1;

/** By the clock that `setTimeout` runs on, too: CLOCK_MONOTONIC, on macOS mach_continuous_time (libuv, `uv_hrtime`). */
const monotonic = (): number => Math.floor(performance.now());

/** The machine's own clocks, for entry points. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic,
  after(ms, callback) {
    const end = monotonic() + ms;
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = end - monotonic();
      timer = left > LONGEST ? setTimeout(wait, LONGEST) : setTimeout(callback, Math.max(0, left));
    };
    wait();
    return () => clearTimeout(timer);
  },
};
