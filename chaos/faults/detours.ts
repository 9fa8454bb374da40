import type { Detour, OutgoingEnvelope } from '@growth-squad/local-slack';
import { Deck, type Random } from '../../test/support/random.ts';
import type { FaultKind, Tally } from './kinds.ts';

type Kind = Detour['kind'];

const ways: readonly (readonly [Kind, number])[] = [
  ['again', 3],
  ['again in another', 3],
  ['late', 1],
  ['overtaken', 3],
];

const named: Record<Kind, readonly [ofEvents: FaultKind, ofInteractions: FaultKind]> = {
  again: ['event delivered twice', 'interaction delivered twice'],
  'again in another': ['event in two envelopes', 'interaction in two envelopes'],
  late: ['event late by minutes', 'interaction late by minutes'],
  overtaken: ['event overtaken', 'interaction overtaken'],
};

/** Decides, envelope by envelope, how it comes to the bot. */
export class Detours {
  readonly #random: Random;
  readonly #ways: { readonly events: Deck<Kind>; readonly interactions: Deck<Kind> };
  readonly #tally: Tally;
  readonly #isThere: () => boolean;
  readonly #astray: number;
  #calm = false;

  /**
   * @param isThere whether the bot is connected: what goes nowhere takes no detour
   * @param astray so many of a thousand go astray
   */
  constructor(random: Random, tally: Tally, isThere: () => boolean, astray: number) {
    this.#astray = astray;
    this.#random = random;
    this.#tally = tally;
    this.#isThere = isThere;
    this.#ways = { events: new Deck(random, ways), interactions: new Deck(random, ways) };
  }

  /** From now on everything goes straight. */
  calm(): void {
    this.#calm = true;
  }

  detour({ type }: OutgoingEnvelope): Detour | undefined {
    const isEvent = type === 'events_api';
    // Events are rarer.
    if (this.#calm || !this.#isThere() || this.#random.whole(1, 1_000) > (isEvent ? 5 : 1) * this.#astray)
      return undefined;
    const kind = this.#ways[isEvent ? 'events' : 'interactions'].draw();
    this.#tally.add(named[kind][isEvent ? 0 : 1]);
    switch (kind) {
      case 'again':
      case 'again in another':
        return { kind, afterMs: this.#random.pick([0, 100, 1_000, 20_000]) };
      case 'late':
        return { kind, ms: this.#random.whole(1, 5) * 60_000 };
      case 'overtaken':
        return { kind, mostMs: 2_000 };
    }
  }
}
