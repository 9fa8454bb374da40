import { expect, test } from 'vitest';
import { wordsIn } from '../words/words.ts';
import { clockText, placeOfZone, shortMoment, untilText } from './moment.ts';

const at = Date.parse('2026-11-23T08:30:00Z');
const hours = (n: number) => n * 3_600_000;

test('a moment reads in its zone and language', () => {
  expect(clockText(at, 'Europe/Berlin', 'en-GB')).toBe('Mon 23 Nov 09:30');
  expect(clockText(at, 'Asia/Shanghai', 'zh-CN')).toBe('11月23日周一 16:30');
  expect(shortMoment(at, 'Asia/Shanghai', 'en-GB')).toBe('Mon 16:30');
  expect(placeOfZone('America/New_York')).toBe('New York');
});

test('how long until something, in the unit that fits', () => {
  const words = wordsIn('en');
  expect(untilText(20_000, words)).toBe('now');
  expect(untilText(hours(0.5), words)).toBe('in 30 min');
  expect(untilText(hours(3), words)).toBe('in 3 h');
  expect(untilText(hours(72), words)).toBe('in 3 d');
});
