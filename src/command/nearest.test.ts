import { expect, test } from 'vitest';
import { distance, nearest } from './nearest.ts';

test.each([
  ['status', 'status', 0],
  ['stauts', 'status', 2],
  ['', 'abc', 3],
  ['setup', 'set', 2],
])('from %s to %s it is %i letters', (a, b, away) => expect(distance(a, b)).toBe(away));

test.each([
  ['stats', 'status'],
  ['setpu', 'setup'],
  ['hepl', 'help'],
  ['halp', 'help'],
  ['banana', null],
  ['x', null],
])('%s: probably %s', (word, meant) => expect(nearest(word, ['status', 'setup', 'help'])).toBe(meant));
