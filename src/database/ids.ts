import type { Clock } from '@growth-squad/clock';

/** Makes what must be unique, or must not be guessed. */
export interface Ids {
  /** A UUIDv7 (RFC 9562): those of one maker sort as text in the order in which they were made. */
  id(): string;
  /** 128 random bits in 22 characters that need no escaping in an address. */
  key(): string;
}

/** The counter has the 12 bits after the version; it starts in its lower half to leave room for one instant. */
const counterEnd = 0x1000;
const counterStartMask = 0x07ff;

/**
 * Makes ids from a clock and a source of randomness.
 * @param random gives that many bytes; cryptographic in production, since a key stands for permission
 */
export function createIds(clock: Pick<Clock, 'now'>, random: (bytes: number) => Uint8Array): Ids {
  let instant = -1;
  let counter = 0;

  /** Later than the last id, also when the clock stands still or went back: then the ids run a little ahead of it. */
  const advance = (): void => {
    const now = clock.now();
    counter += 1;
    if (now <= instant && counter < counterEnd) return;
    instant = Math.max(now, instant + 1);
    counter = Buffer.from(random(2)).readUInt16BE() & counterStartMask;
  };

  return {
    id() {
      advance();
      const bytes = Buffer.alloc(16);
      bytes.writeUIntBE(instant, 0, 6);
      bytes.writeUInt16BE(0x7000 | counter, 6);
      bytes.set(random(8), 8);
      bytes.writeUInt8(0x80 | (bytes.readUInt8(8) & 0x3f), 8);
      const hex = bytes.toString('hex');
      return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join(
        '-',
      );
    },
    key() {
      return Buffer.from(random(16)).toString('base64url');
    },
  };
}
