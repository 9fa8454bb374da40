import { expect, test } from 'vitest';
import { methods, rig } from '../../test/support/rigs/delivery-rig.ts';
import { touch } from './changed.ts';
import { want } from './want.ts';

const MINUTE = 60_000;
const ANSWERS = 300;

test('the channel’s message is current within a minute of the last of 300 answers in ten minutes', async () => {
  const r = await rig();
  await r.boot();
  const people = Array.from(
    { length: ANSWERS },
    (_, index) => r.slack.addUser({ name: `Person ${index}`, zone: 'Europe/Berlin' }).id,
  );
  await r.change(async (change) => {
    await want(change, r.wanted('board'));
    for (const user of people)
      await want(change, r.wanted(`question/${user}`, { to: { user }, priority: 2 }));
  });
  await r.moved.pass(30 * MINUTE);
  const called = methods(r).length;
  for (const user of people) {
    await r.change(async (change) => touch(change, r.workspaceId, 'board', `question/${user}`));
    await r.moved.pass((10 * MINUTE) / ANSWERS);
  }
  await r.moved.pass(MINUTE);
  const board = await r.row('board');
  expect({ wanted: board.wantedRevision, sent: board.sentRevision }).toEqual({
    wanted: ANSWERS + 1,
    sent: ANSWERS + 1,
  });
  const calls = methods(r).slice(called);
  expect(new Set(calls)).toEqual(new Set(['chat.update']));
  expect(calls.length).toBeLessThanOrEqual(2 * ANSWERS);
  expect(r.slack.refused).toEqual([]);
}, 120_000);
