import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutMrkdwn, mrkdwnLength, splitMrkdwn } from './mrkdwn.ts';
import { escapeMrkdwn } from './typed.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom('&', '<', '>', '*', '~', '_', ' ', '\n', 'a', '👩‍👩‍👧', '字'),
    maxLength: 400,
  }),
);

describe('a text in a share of the room', () => {
  test('is left alone where it fits', () => {
    expect(cutMrkdwn('page built', 10)).toBe('page built');
    expect(cutMrkdwn('a & b', 9)).toBe('a & b');
  });

  test('is cut by what Slack counts, not by what is seen', () => {
    expect(cutMrkdwn('a & b', 8)).toBe('a &…');
    expect(cutMrkdwn('&&&&&&', 11)).toBe('&&…');
  });

  test('never gets longer than its share', () => {
    fc.assert(
      fc.property(text, fc.nat(200), (whole, most) => {
        expect(escapeMrkdwn(whole).length).toBeLessThanOrEqual(mrkdwnLength(whole));
        expect(mrkdwnLength(cutMrkdwn(whole, most))).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('is never split within a grapheme', () => {
    expect(cutMrkdwn('a👩‍👩‍👧👩‍👩‍👧', 8)).toBe('a…');
  });
});

describe('a text in pieces', () => {
  test('loses nothing, and no piece is too long', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 5, max: 200 }), (whole, most) => {
        const parts = splitMrkdwn(whole, most);
        expect(parts.join('')).toBe(whole);
        for (const part of parts) expect(mrkdwnLength(part)).toBeLessThanOrEqual(most);
      }),
    );
  });

  test('what stands after a break fits too', () => {
    expect(splitMrkdwn('a a&', 5)).toEqual(['a ', 'a', '&']);
  });

  test('breaks between words where it can', () => {
    expect(splitMrkdwn('one two three', 9)).toEqual(['one two ', 'three']);
  });

  test('breaks a grapheme that alone is longer than a piece', () => {
    const zalgo = `a${'\u0301'.repeat(20)}`;
    expect(splitMrkdwn(zalgo, 8).join('')).toBe(zalgo);
  });
});
