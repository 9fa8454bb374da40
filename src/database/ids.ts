import type { Clock } from '@growth-squad/clock';
import { v7 } from 'uuid';

/** Makes what must be unique, or must not be guessed. */
export interface Ids {
  /** A UUIDv7 (RFC 9562): those of one maker sort as text in the order in which they were made, after all earlier ones. */
  id(): string;
  /** 128 random bits in 22 characters that need no escaping in an address. */
  key(): string;
}

/**
 * Makes ids from a clock and a source of randomness.
 * @param random gives that many bytes; cryptographic in production, since a key stands for permission
 * @param newest the instant of the newest id made before, by another process perhaps, whose clock was ahead perhaps
 */
export function createIds(
  clock: Pick<Clock, 'now'>,
  random: (bytes: number) => Uint8Array,
  newest = -2,
): Ids {
  // `uuid` counts for itself only where it also reads the time itself, which here is the clock's.
  let msecs = newest + 1;
  let seq = 0;

  return {
    id() {
      const now = clock.now();
      const bytes = Buffer.from(random(16));
      if (now > msecs) {
        msecs = now;
        // As uuid starts: in the lower half of 32 bits, which leaves room for two thousand million in one instant.
        seq = bytes.readUInt32BE(6) & 0x7fff_ffff;
      } else {
        // The clock stands still or went back: the last instant goes on.
        seq += 1;
      }
      return v7({ msecs, seq, random: bytes });
    },
    key() {
      return Buffer.from(random(16)).toString('base64url');
    },
  };
}

/** An id as it would have been made at another instant, so that it sorts among those of then. @param at UTC milliseconds */
export function backdated(id: string, at: number): string {
  const then = at.toString(16).padStart(12, '0');
  return `${then.slice(0, 8)}-${then.slice(8)}${id.slice(13)}`;
}
