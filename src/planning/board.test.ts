import { expect, test } from 'vitest';
import { IDEAS, withRoomForNew } from './board.ts';

const best = Array.from({ length: IDEAS }, (_, index) => ({ id: `scored ${index}` }));

test('on a full board the last place is for the idea that waits longest for an estimate', () => {
  expect(withRoomForNew(best, { id: 'new' })).toEqual([...best.slice(0, -1), { id: 'new' }]);
});

test('an idea that stands there already is not shown twice, and none waiting changes nothing', () => {
  expect(withRoomForNew(best, best[1])).toEqual(best);
  expect(withRoomForNew(best, undefined)).toEqual(best);
});

test('with room left nothing gives way', () => {
  expect(withRoomForNew(best.slice(1), { id: 'new' })).toEqual(best.slice(1));
});
