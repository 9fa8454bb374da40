import { expect, test } from 'vitest';
import { IDEAS, inTurn } from './turn.ts';

const best = Array.from({ length: IDEAS + 2 }, (_, index) => `best ${index}`);

test('on a full board the last place is for the idea without an estimate whose turn it is', () => {
  expect(inTurn(best, ['new', 'newer'])).toEqual([...best.slice(0, IDEAS - 1), 'new']);
});

test('where few are estimated all others have their place, as many as there is room for', () => {
  expect(inTurn(best.slice(0, 2), ['a', 'b', 'c', 'd'])).toEqual(['best 0', 'best 1', 'a', 'b', 'c']);
  expect(inTurn([], ['a'])).toEqual(['a']);
});

test('where all are estimated the best have all places', () => {
  expect(inTurn(best, [])).toEqual(best.slice(0, IDEAS));
});
