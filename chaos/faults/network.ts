import type { Fault, IncomingCall } from '../../src/sandbox/types.ts';
import type { Random } from '../random.ts';
import type { FaultKind, Tally } from './kinds.ts';

const MINUTE_MS = 60_000;

/** What may happen to one call, and how often in a thousand calls. */
const odds: readonly (readonly [FaultKind, number])[] = [
  ['rate limited', 8],
  ['answered 500', 6],
  ['answered 503', 6],
  ['request lost', 8],
  ['answer lost', 8],
  ['slow request', 8],
  ['slow answer', 8],
  ['call hung', 3],
  ['killed when a call arrived', 2],
  ['killed when a call was done', 2],
];

/** Decides, call by call, what the network does to it. */
export class Network {
  readonly #random: Random;
  readonly #tally: Tally;
  readonly #kill: (why: FaultKind) => void;
  #calm = false;
  #revokedUntil = 0;

  /** @param kill ends the bot's process at once */
  constructor(random: Random, kill: (why: FaultKind) => void, tally: Tally) {
    this.#random = random;
    this.#tally = tally;
    this.#kill = kill;
  }

  /** From now on nothing goes wrong. */
  calm(): void {
    this.#calm = true;
  }

  /** Slack refuses the bot's token until then, UTC milliseconds. */
  revoke(until: number): void {
    this.#revokedUntil = until;
    this.#tally.add('token revoked');
  }

  fault({ at, method }: IncomingCall): Fault | undefined {
    if (this.#calm) return undefined;
    if (at < this.#revokedUntil && method !== 'apps.connections.open' && method !== 'response_url') {
      return { kind: 'error', error: 'token_revoked' };
    }
    const drawn = this.#random.whole(1, 1_000);
    let below = 0;
    for (const [kind, often] of odds) {
      below += often;
      if (drawn <= below) return this.#make(kind);
    }
    return undefined;
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
