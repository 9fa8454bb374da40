import { expect, test } from 'vitest';
import { nearest } from './nearest.ts';

test.each([
  ['stats', 'status'],
  ['setpu', 'setup'],
  ['hepl', 'help'],
  ['halp', 'help'],
  ['banana', null],
  ['x', null],
])('%s: probably %s', (word, meant) => expect(nearest(word, ['status', 'setup', 'help'])).toBe(meant));
