import type { Clock } from '@growth-squad/clock';
import type { Patience } from '../person/patience.ts';
import type { PageLanguage, ShownClock } from './protocol.ts';

/** The clock as the page shows it, and how it is moved. */
export interface Time extends Patience {
  /** What stands on it now. */
  show(language: PageLanguage): ShownClock;
  /** Goes to one of its `moves`, through all that falls due on the way. @returns false when it has no such move */
  move(id: string, viewer: string): Promise<boolean>;
  /** Runs at 60 × from now on, or not. */
  play(on: boolean): void;
}

/** Time that nobody moves, for an app that runs by itself. */
export function realTime(clock: Clock): Time {
  return {
    show: () => ({ now: clock.now(), zone: undefined, moves: [], playing: false, moving: false }),
    move: async () => false,
    play: () => undefined,
    settle: async () => undefined,
  };
}
