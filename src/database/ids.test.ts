import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createIds } from './ids.ts';

const zeros = (bytes: number) => new Uint8Array(bytes);
const ones = (bytes: number) => new Uint8Array(bytes).fill(0xff);
const form = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

test('an id is a UUIDv7 of its instant', () => {
  // The instant of RFC 9562's example in appendix A.6: 2022-02-22 19:22:22 UTC.
  const clock = { now: () => 0x017f22e279b0 };
  expect(createIds(clock, zeros).id()).toBe('017f22e2-79b0-7000-8000-000000000000');
  expect(createIds(clock, ones).id()).toBe('017f22e2-79b0-77ff-bfff-ffffffffffff');
});

test('ids sort in the order of making, whatever the clock and the randomness do', () => {
  const instants = fc.array(fc.integer({ min: 0, max: 2 ** 48 - 1000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 1, max: 20 }),
      fc.infiniteStream(fc.uint8Array({ minLength: 16, maxLength: 16 })),
      (times, each, noise) => {
        let now = 0;
        const ids = createIds({ now: () => now }, (bytes) => noise.next().value.subarray(0, bytes));
        const made = times.flatMap((time) => {
          now = time;
          return Array.from({ length: each }, () => ids.id());
        });
        expect(made.toSorted()).toEqual(made);
        expect(new Set(made).size).toBe(made.length);
        for (const id of made) expect(id).toMatch(form);
      },
    ),
    { numRuns: 50 },
  );
});

test.each([
  ['zeros', zeros],
  ['ones', ones],
])('ids of one instant sort as they were made, also with randomness that is all %s', (_name, random) => {
  const ids = createIds({ now: () => 1_800_000_000_000 }, random);
  const made = Array.from({ length: 20_000 }, () => ids.id());
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test('two makers of one instant do not meet', () => {
  const clock = { now: () => 1_800_000_000_000 };
  const makers = [createIds(clock, randomBytes), createIds(clock, randomBytes)];
  const made = makers.flatMap((ids) => Array.from({ length: 2000 }, () => ids.id()));
  expect(new Set(made).size).toBe(made.length);
});

test('a key carries 16 random bytes and nothing of the clock', () => {
  const ids = createIds({ now: () => 1 }, (bytes) =>
    Uint8Array.from({ length: bytes }, (_, index) => 255 - index),
  );
  expect(ids.key()).toMatch(/^[\w-]{22}$/);
  expect([...Buffer.from(ids.key(), 'base64url')]).toEqual(
    Array.from({ length: 16 }, (_, index) => 255 - index),
  );
});
