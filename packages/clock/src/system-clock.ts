import type { Clock } from './clock.ts';

/** The longest time `setTimeout` takes; a longer one fires at once (https://nodejs.org/api/timers.html). */
const LONGEST = 2 ** 31 - 1;

/** The machine's own clock, for entry points. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, callback) {
    const end = Date.now() + ms;
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const left = end - Date.now();
      timer = left > LONGEST ? setTimeout(wait, LONGEST) : setTimeout(callback, Math.max(0, left));
    };
    wait();
    return () => clearTimeout(timer);
  },
};
