import { expect, test } from 'vitest';
import { localText, unixSecondsOf } from './moments.ts';

const seconds = (iso: string) => Date.parse(iso) / 1000;

test('a moment reads as local date and time, and back', () => {
  const at = seconds('2026-03-02T08:30:00Z');
  expect(localText(at, 'Europe/Berlin')).toBe('2026-03-02T09:30');
  expect(localText(at, 'Asia/Shanghai')).toBe('2026-03-02T16:30');
  expect(unixSecondsOf('2026-03-02T09:30', 'Europe/Berlin')).toBe(at);
  expect(unixSecondsOf('2026-03-02T16:30', 'Asia/Shanghai')).toBe(at);
});

test('a time that exists twice is the first one', () => {
  expect(unixSecondsOf('2026-10-25T02:30', 'Europe/Berlin')).toBe(seconds('2026-10-25T00:30:00Z'));
});

test('a time that does not exist is moved on by the gap', () => {
  expect(unixSecondsOf('2026-03-29T02:30', 'Europe/Berlin')).toBe(seconds('2026-03-29T01:30:00Z'));
});

test('what is no time is none', () => {
  expect(unixSecondsOf('', 'Europe/Berlin')).toBeUndefined();
});
