import { expect, test } from 'vitest';
import { createInSight } from './freshness.ts';

const HOUR = 60 * 60_000;

test('a Home counts as in sight for an hour after it was opened, each time anew', () => {
  const inSight = createInSight();
  expect(inSight.has('ann', 0)).toBe(false);
  inSight.opened('ann', 0);
  expect(inSight.has('ann', HOUR - 1)).toBe(true);
  expect(inSight.has('ann', HOUR)).toBe(false);
  inSight.opened('ann', HOUR);
  expect(inSight.has('ann', HOUR + 1)).toBe(true);
});

test('of very many people those are remembered who opened it last', () => {
  const inSight = createInSight();
  inSight.opened('first', 0);
  inSight.opened('second', 0);
  inSight.opened('first', 1);
  for (let n = 0; n < 999; n += 1) inSight.opened(`other ${n}`, 2);
  expect(inSight.has('first', 2)).toBe(true);
  expect(inSight.has('second', 2)).toBe(false);
});
