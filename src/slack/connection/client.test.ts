import { Activities, waiting } from '@growth-squad/clock';
import { expect, test } from 'vitest';
import { createClient } from './client.ts';

/** More calls than Slack's client would let out at once by itself. */
const MANY = 250;

test('however many calls are under way, each is known to be waited for by who made it', async () => {
  const activities = new Activities();
  const answers: (() => void)[] = [];
  const client = createClient('xoxb-1', {
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    fetch: () => waiting(new Promise((resolve) => answers.push(() => resolve(new Response('{"ok":true}'))))),
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const asked = Array.from({ length: MANY }, (_, index) =>
    activities.run(`call ${index}`, () => client.api.test()),
  );
  while (answers.length > 0 || activities.busy().length > 0) {
    await settled();
    expect(activities.busy()).toEqual([]);
    for (const answer of answers.splice(0, 10)) answer();
    for (let turns = 0; turns < 5; turns += 1) await settled();
  }
  expect(await Promise.all(asked)).toHaveLength(MANY);
});
