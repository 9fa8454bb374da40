/** Ids in Slack's form, counted instead of drawn: the same seed and deeds give the same ids. */
export class Ids {
  readonly #seed: string;
  readonly #counts = new Map<string, number>();

  constructor(seed: number) {
    this.#seed = seed.toString(36).toUpperCase().padStart(2, '0');
  }

  /** The next id of a kind: `U` people, `C` channels, `D` direct messages, `T` workspaces, `V` views … */
  next(prefix: string): string {
    return `${prefix}0${this.#seed}${this.#count(prefix).toString(36).toUpperCase().padStart(7, '0')}`;
  }

  /** The next number of a kind, from 1. */
  number(kind: string): number {
    return this.#count(kind);
  }

  /** The next id in the form that envelopes have. */
  uuid(): string {
    const tail = this.#count('uuid').toString(16).padStart(12, '0');
    return `${this.#seed.padStart(8, '0').toLowerCase()}-0000-4000-8000-${tail}`;
  }

  /** The next opaque piece (a ticket, part of a hash): hexadecimal, scattered so that nobody reads an order into it. */
  opaque(): string {
    let hash = 0x811c9dc5;
    for (const letter of `${this.#seed}/${this.#count('opaque')}`) {
      hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    }
    return `${hash.toString(16).padStart(8, '0')}${this.number('tail').toString(16).padStart(4, '0')}`;
  }

  #count(kind: string): number {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return count;
  }
}

/** The next `ts` of a channel: the instant with microseconds, later than the last one. */
export function nextTs(now: number, last: string | undefined): string {
  const floor = BigInt(now) * 1000n;
  const after = last === undefined ? floor : BigInt(last.replace('.', '')) + 1n;
  const micros = String(after > floor ? after : floor);
  return `${micros.slice(0, -6)}.${micros.slice(-6)}`;
}
