import { expect, test } from 'vitest';
import { jumpOf } from './jump.ts';

const steady = [300, 310, 305, 312, 308, 315, 311, 318];

test.each<[string, number[], number, boolean, boolean]>([
  ['as ever', steady, 322, false, false],
  ['ten times as much', steady, 3_180, false, true],
  ['nothing at all', steady, 0, false, true],
  ['little, but the week still runs', steady, 12, true, false],
  ['ten times as much before the week is over', steady, 3_180, true, true],
  ['one odd week before hides none', [300, 310, 3_050, 312, 308, 315, 311, 318], 3_180, false, true],
  ['steady growth is none', [100, 120, 140, 160, 180, 200, 221, 240], 260, false, false],
  ['growth that stops, among weeks that vary', [100, 125, 138, 170, 178, 214, 230, 262], 262, false, false],
  ['too few weeks to tell', [300, 310, 305, 312], 3_180, false, false],
  ['weeks all alike', [5, 5, 5, 5, 5, 5], 50, false, false],
  ['mostly alike', [5, 5, 5, 6, 5, 5, 5], 50, false, true],
  ['below zero', [-5, -7, -4, -6, -5, -8], 90, false, true],
])('%s', (_, weeks, value, isRunning, is) => {
  expect(jumpOf(weeks, value, isRunning) !== undefined).toBe(is);
});

test('it says what the week before had, and by how much weeks differ', () => {
  expect(jumpOf(steady, 3_180, false)).toEqual({ last: 318, usual: 7 });
});
