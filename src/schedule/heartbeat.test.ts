import { afterEach, expect, test, vi } from 'vitest';
import { everyMinute } from './heartbeat.ts';

afterEach(() => vi.useRealTimers());

test('in real time it ticks at start and at each full minute, also after a tick that failed, until it is stopped', async () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 2, 8, 30, 40) });
  const ticks: string[] = [];
  const logged: string[] = [];
  const tick = {
    async tick() {
      ticks.push(new Date(Date.now()).toISOString().slice(11, 19));
      if (ticks.length === 2) throw new Error('no');
    },
  };
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_: object, line: string) => void logged.push(line),
  };
  const heart = everyMinute({ tick, log });
  await heart.start();
  await vi.advanceTimersByTimeAsync(2 * 60_000);
  await heart.stop();
  await vi.advanceTimersByTimeAsync(5 * 60_000);
  expect(ticks).toEqual(['08:30:40', '08:31:00', '08:32:00']);
  expect(logged).toEqual(['The tick failed']);
  expect(vi.getTimerCount()).toBe(0);
});
