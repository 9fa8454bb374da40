import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Activities, waiting } from './activities.ts';
import { sleep, within } from './clock.ts';
import { MovedClock } from './moved-clock.ts';

const START = Date.UTC(2026, 10, 23, 8, 30);

describe('a clock that jumps', () => {
  test('fires each timer at its instant, in order, Slack before the bot', async () => {
    const clock = new MovedClock(START);
    const fired: [string, number][] = [];
    const set = (side: 'slack' | 'bot', ms: number, name: string): void => {
      clock.side(side).after(ms, () => fired.push([name, clock.now() - START]), name);
    };
    set('bot', 50, 'bot first set');
    set('slack', 50, 'slack later set');
    set('bot', 20, 'early');
    set('bot', 50, 'bot again');
    set('bot', 51, 'too late');
    await clock.moveTo(START + 50);
    expect(fired).toEqual([
      ['early', 20],
      ['slack later set', 50],
      ['bot first set', 50],
      ['bot again', 50],
    ]);
    expect(clock.now()).toBe(START + 50);
    expect(clock.next()?.what).toBe('too late');
  });

  test('a timer set by a timer fires on the same way, if it falls due on it', async () => {
    const clock = new MovedClock(START);
    const bot = clock.side('bot');
    const fired: number[] = [];
    const again = (): void => {
      fired.push(clock.now() - START);
      bot.after(10, again, 'again');
    };
    bot.after(10, again, 'again');
    await clock.pass(35);
    expect(fired).toEqual([10, 20, 30]);
  });

  test('a cancelled timer never fires, and time never goes back', async () => {
    const clock = new MovedClock(START);
    const cancel = clock.side('bot').after(5, () => expect.unreachable(), 'cancelled');
    cancel();
    cancel();
    await clock.pass(10);
    await clock.moveTo(START);
    expect(clock.now()).toBe(START + 10);
  });

  test('waits for what is busy before each jump', async () => {
    const clock = new MovedClock(START);
    const activities = new Activities();
    clock.observe({ changes: () => activities.changes, busy: () => activities.busy() });
    const seen: string[] = [];
    clock.side('bot').after(
      10,
      () =>
        void activities.run('slow', async () => {
          await new Promise((resolve) => setTimeout(resolve, 20));
          seen.push(`slow done at ${clock.now() - START}`);
        }),
      'slow',
    );
    clock.side('bot').after(11, () => seen.push('next'), 'next');
    await clock.pass(20);
    expect(seen).toEqual(['slow done at 10', 'next']);
  });

  test('an activity that sleeps on the clock does not hold it up', async () => {
    const clock = new MovedClock(START);
    const activities = new Activities();
    clock.observe({ changes: () => activities.changes, busy: () => activities.busy() });
    let woke = 0;
    const done = activities.run('sleeper', async () => {
      await sleep(clock.side('bot'), 1000, 'a nap');
      woke = clock.now() - START;
    });
    await clock.pass(5000);
    await done;
    expect(woke).toBe(1000);
  });

  test('the bot’s wall clock can be set; Slack’s, the monotonic one and what waits go on', async () => {
    const clock = new MovedClock(START);
    const [bot, slack] = [clock.side('bot'), clock.side('slack')];
    const fired: number[] = [];
    bot.after(100, () => fired.push(bot.monotonic()), 'a wait');
    await clock.pass(50);
    clock.step(-1_000);
    expect([bot.now(), bot.monotonic()]).toEqual([START - 950, 50]);
    expect([slack.now(), clock.now()]).toEqual([START + 50, START + 50]);
    await clock.pass(100);
    expect(fired).toEqual([100]);
  });

  test('what never gets quiet is named instead of waited for', async () => {
    const clock = new MovedClock(START, 50);
    clock.observe({ changes: () => 0, busy: () => ['send board'] });
    await expect(clock.settle()).rejects.toThrow('send board');
  });

  test('moves asked for at once happen one after the other', async () => {
    const clock = new MovedClock(START);
    await Promise.all([clock.moveTo(START + 10), clock.moveTo(START + 30), clock.moveTo(START + 20)]);
    expect(clock.now()).toBe(START + 30);
  });

  test('any timers fire sorted by time, then side, then order of setting', async () => {
    const timers = fc.array(fc.record({ ms: fc.nat(20), slack: fc.boolean() }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(timers, async (wanted) => {
        const clock = new MovedClock(START);
        const fired: number[] = [];
        for (const [index, { ms, slack }] of wanted.entries()) {
          clock.side(slack ? 'slack' : 'bot').after(ms, () => fired.push(index), 'any');
        }
        await clock.pass(20);
        const expected = [...wanted.keys()].sort((a, b) => {
          const [x, y] = [wanted[a], wanted[b]];
          if (!x || !y) return 0;
          return x.ms - y.ms || Number(y.slack) - Number(x.slack) || a - b;
        });
        expect(fired).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });
});

describe('within', () => {
  test('gives what comes in time, and nothing for what is late', async () => {
    const clock = new MovedClock(START);
    const side = clock.side('bot');
    const soon = within(
      side,
      100,
      'soon',
      sleep(side, 50, 'x').then(() => 'here'),
    );
    const late = within(
      side,
      100,
      'late',
      sleep(side, 150, 'y').then(() => 'here'),
    );
    await clock.pass(200);
    expect(await soon).toBe('here');
    expect(await late).toBeUndefined();
  });
});

describe('activities', () => {
  test('idle resolves when the last one has ended, waiting ones included', async () => {
    const activities = new Activities();
    let release: () => void = () => undefined;
    const outside = new Promise<void>((resolve) => {
      release = resolve;
    });
    const running = activities.run('one', () => waiting(outside));
    let idle = false;
    const becameIdle = activities.idle().then(() => {
      idle = true;
    });
    await Promise.resolve();
    expect(activities.busy()).toEqual([]);
    expect(idle).toBe(false);
    release();
    await running;
    await becameIdle;
    expect(idle).toBe(true);
  });

  test('one started inside another is counted by itself', async () => {
    const activities = new Activities();
    await activities.run('outer', async () => {
      const inner = activities.run('inner', async () => undefined);
      expect(activities.busy()).toEqual(['outer', 'inner']);
      await inner;
    });
    expect(activities.busy()).toEqual([]);
  });

  test('a failure ends it, and reaches whoever started it', async () => {
    const activities = new Activities();
    await expect(activities.run('bad', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(activities.busy()).toEqual([]);
  });
});
