import { MovedClock } from '@growth-squad/clock';
import { expect, test } from 'vitest';
import { everyMinute } from './heartbeat.ts';

const HALF_PAST_EIGHT = Date.UTC(2026, 10, 2, 8, 30);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A heart that beats from 08:30:40 on, and the times that its machine showed at each tick. */
function heart(work: (ticks: number) => Promise<void> = async () => undefined) {
  const moved = new MovedClock(HALF_PAST_EIGHT + 40_000);
  const clock = moved.side('bot');
  const ticks: string[] = [];
  const logged: string[] = [];
  const tick = {
    tick: () => {
      ticks.push(new Date(clock.now()).toISOString().slice(11, 19));
      return work(ticks.length);
    },
  };
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (_: object, line: string) => void logged.push(line),
  };
  return { moved, ticks, logged, heartbeat: everyMinute({ clock, tick, log }) };
}

test('in real time it ticks at start and at each full minute, also after a tick that failed, until it is stopped', async () => {
  const { moved, ticks, logged, heartbeat } = heart(async (count) => {
    if (count === 2) throw new Error('no');
  });
  await heartbeat.start();
  await moved.pass(2 * MINUTE);
  await heartbeat.stop();
  await moved.pass(5 * MINUTE);
  expect(ticks).toEqual(['08:30:40', '08:31:00', '08:32:00']);
  expect(logged).toEqual(['The tick failed']);
  expect(moved.next()).toBeUndefined();
});

test.each([
  ['back', -HOUR, ['07:32:00', '07:33:00']],
  ['ahead', HOUR, ['09:32:00', '09:33:00']],
])('a clock that is set %s by an hour puts off no tick', async (_, step, after) => {
  const { moved, ticks, heartbeat } = heart();
  await heartbeat.start();
  await moved.pass(MINUTE);
  moved.step(step);
  await moved.pass(2 * MINUTE);
  await heartbeat.stop();
  expect(ticks).toEqual(['08:30:40', '08:31:00', ...after]);
});

test('a tick that never ends is overdue from a minute later on, whatever the wall clock says', async () => {
  const { moved, heartbeat } = heart((count) =>
    count >= 3 ? new Promise(() => undefined) : Promise.resolve(),
  );
  await heartbeat.start();
  await moved.pass(MINUTE);
  expect(heartbeat.overdueMs()).toBe(0);
  moved.step(-HOUR);
  await moved.pass(10 * MINUTE);
  // The second tick ended at 08:31.
  expect(heartbeat.overdueMs()).toBe(9 * MINUTE + 40_000);
});
