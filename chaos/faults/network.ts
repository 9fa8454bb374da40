import type { Fault, IncomingCall } from '@growth-squad/local-slack';
import { Deck, type Random } from '../../test/support/random.ts';
import type { FaultKind, Tally } from './kinds.ts';

const MINUTE_MS = 60_000;

/** So many of a thousand calls go wrong. */
const WRONG = 80;

/** How, and how often of each time through. */
const ways: readonly (readonly [FaultKind, number])[] = [
  ['rate limited', 4],
  ['answered 500', 3],
  ['answered 503', 3],
  ['request lost', 4],
  ['answer lost', 4],
  ['slow request', 8],
  ['slow answer', 8],
  ['call hung', 1],
  ['killed when a call arrived', 6],
  ['killed when a call was done', 6],
];

/** Decides, call by call, what the network does to it. */
export class Network {
  readonly #random: Random;
  readonly #ways: Deck<FaultKind>;
  readonly #tally: Tally;
  readonly #kill: (why: FaultKind) => void;
  #calm = false;
  #revokedUntil = 0;

  /** @param kill ends the bot's process at once @param longer how much rarer than usual it does */
  constructor(random: Random, kill: (why: FaultKind) => void, tally: Tally, longer: number) {
    this.#random = random;
    const rarely = (kind: FaultKind, count: number): number =>
      kind.startsWith('killed') ? count : count * longer;
    this.#ways = new Deck(
      random,
      ways.map(([kind, count]) => [kind, rarely(kind, count)] as const),
    );
    this.#tally = tally;
    this.#kill = kill;
  }

  /** From now on nothing goes wrong. */
  calm(): void {
    this.#calm = true;
  }

  /** Slack refuses the bot's token until then, UTC milliseconds. */
  revoke(until: number, kind: FaultKind): void {
    this.#revokedUntil = Math.max(this.#revokedUntil, until);
    this.#tally.add(kind);
  }

  fault({ at, method }: IncomingCall): Fault | undefined {
    if (this.#calm) return undefined;
    if (at < this.#revokedUntil && method !== 'apps.connections.open' && method !== 'response_url') {
      return { kind: 'error', error: 'token_revoked' };
    }
    return this.#random.whole(1, 1_000) <= WRONG ? this.#make(this.#ways.draw()) : undefined;
  }

  #make(kind: FaultKind): Fault | undefined {
    if (!kind.startsWith('killed')) this.#tally.add(kind);
    switch (kind) {
      case 'rate limited':
        return { kind: 'ratelimited', retryAfter: this.#random.whole(1, 30) };
      case 'answered 500':
        return { kind: 'status', status: 500 };
      case 'answered 503':
        return { kind: 'status', status: 503 };
      case 'request lost':
        return { kind: 'request lost' };
      case 'answer lost':
        return { kind: 'answer lost' };
      case 'slow request':
        return { kind: 'slow', ms: this.#random.whole(500, 20_000) };
      case 'slow answer':
        return { kind: 'slow answer', ms: this.#random.whole(500, MINUTE_MS) };
      case 'call hung':
        return { kind: 'hang' };
      case 'killed when a call arrived':
        this.#kill(kind);
        return { kind: 'request lost' };
      case 'killed when a call was done':
        this.#kill(kind);
        return { kind: 'answer lost' };
      default:
        return undefined;
    }
  }
}
