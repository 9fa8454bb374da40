/** Numbers that look random and are the same ones for the same seed (splitmix32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** 0 ≤ n < 2³². */
  #next(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + (this.#next() % (high - low + 1));
  }

  /** 0 ≤ n < 1. */
  share(): number {
    return this.#next() / 2 ** 32;
  }

  /** True so often, 0 to 1. */
  chance(probability: number): boolean {
    return this.share() < probability;
  }

  /** One of several. @throws RangeError if there is none */
  pick<T>(from: readonly T[]): T {
    const chosen = from[this.#next() % Math.max(1, from.length)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }

  /** A stream of its own, so that what one part draws changes nothing for the others. */
  fork(): Random {
    return new Random(this.#next());
  }

  bytes(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.#next() & 0xff);
  }
}

/** Draws as one deals cards: at random, but everything in the deck comes before anything comes again. */
export class Deck<T> {
  readonly #random: Random;
  readonly #cards: readonly T[];
  #left: T[] = [];

  /** @param counts each card, and how many of it there are */
  constructor(random: Random, counts: readonly (readonly [card: T, count: number])[]) {
    this.#random = random;
    this.#cards = counts.flatMap(([card, count]) => Array.from({ length: count }, () => card));
  }

  draw(): T {
    if (this.#left.length === 0) this.#left = [...this.#cards];
    const drawn = this.#random.pick(this.#left);
    this.#left.splice(this.#left.indexOf(drawn), 1);
    return drawn;
  }
}

/** A source of bytes for ids and secrets. */
export function seededBytes(seed: number): (bytes: number) => Uint8Array {
  const random = new Random(seed);
  return (bytes) => random.bytes(bytes);
}
