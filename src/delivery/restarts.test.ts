import { expect, test } from 'vitest';
import { type Rig, rig, texts } from '../../test/support/rigs/delivery-rig.ts';
import { touch } from './changed.ts';
import { want } from './want.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A reply under a message, a private message, and a board that changes while it is on its way. */
async function live(r: Rig): Promise<void> {
  await r.change(async (change) => {
    await want(change, r.wanted('parent'));
    await want(change, r.wanted('reply', { parentKey: 'parent' }));
    await want(change, r.wanted('prompt', { to: { user: r.person } }));
    await want(change, r.wanted('board'));
  });
  await r.moved.pass(2 * SECOND);
  await r.change(async (change) => touch(change, r.workspaceId, 'board'));
  await r.moved.pass(10 * SECOND);
}

function shown(r: Rig): string[] {
  const own = [...r.slack.channels.values()].flatMap(({ id }) =>
    r.posts(id).flatMap(({ ts }) => r.slack.thread(id, ts)),
  );
  return texts(own).sort();
}

const EXPECTED = ['"board" r2', '"parent" r1', '"prompt" r1', '"reply" r1'];

// Each of the first two processes dies at a step of its own; so many steps a life that nobody disturbs takes fewer.
const steps = Array.from({ length: 32 }, (_, step) => step);

test.each(steps)('killed after %i steps, and again later: each message arrives once', async (step) => {
  const r = await rig();
  const first = r.bootMortal(step);
  await live(r);
  if (first.isDead) {
    const second = r.bootMortal(1 + ((step * 7) % 11));
    await r.moved.pass(3 * MINUTE);
    if (second.isDead) await r.boot();
    await r.moved.pass(10 * MINUTE);
  }
  expect(shown(r)).toEqual(EXPECTED);
  for (const key of ['parent', 'reply', 'prompt', 'board']) {
    expect(await r.row(key)).toMatchObject({ state: 'sent', dueAt: null, attemptedAt: null });
  }
  expect(r.slack.refused).toEqual([]);
});

test('a life that nobody disturbs takes no more steps than those it was killed at', async () => {
  const r = await rig();
  const process = r.bootMortal(steps.length);
  await live(r);
  expect(process.isDead).toBe(false);
  expect(shown(r)).toEqual(EXPECTED);
});
