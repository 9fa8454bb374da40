import type { PageLanguage, ShownClock, Time } from '@growth-squad/local-slack';
import { addDays, mondayOf } from '../../calendar/date.ts';
import { dateAt, instantOf, timeAt } from '../../calendar/zone.ts';
import type { Stage } from '../stage.ts';
import { wordsIn } from './words.ts';

const MINUTE = 60_000;

/** How long people take to look at what they caused, milliseconds of the clock; what keeps Slack's pace arrives meanwhile. */
const LOOK_MS = 3_000;
/** After a move: what fell due at its very end arrives. */
const ARRIVE_MS = 5_000;

/** Where the clock can be moved to. */
type Move = 'quarter' | 'next' | 'day' | 'monday' | 'friday';
const moves: readonly Move[] = ['quarter', 'next', 'day', 'monday', 'friday'];

interface Options {
  readonly stage: Stage;
  /** The zone that "Monday 09:30" is meant in. */
  readonly zone: string;
  /** When something is due next that somebody sees, for this person. */
  readonly nextDue: (viewer: string) => Promise<number | undefined>;
  /** Calls back once each second of real time. @returns a function that ends it */
  readonly everySecond: (callback: () => void) => () => void;
  /** Told when something of the clock changed. */
  readonly changed: () => void;
  readonly failed: (error: unknown) => void;
}

/** The stage's clock, for the page: it stands still until somebody moves it, and lets each deed take a moment. */
export class StageTime implements Time {
  readonly #options: Options;
  #underWay = 0;
  #endPlay: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  show(language: PageLanguage): ShownClock {
    const { stage, zone } = this.#options;
    const titles = wordsIn(language).moves;
    return {
      now: stage.clock.now(),
      zone,
      moves: moves.map((id) => ({ id, title: titles[id] })),
      playing: this.#endPlay !== undefined,
      moving: this.#underWay > 0,
    };
  }

  // Handed on one by one, apart from their object.
  readonly settle = (): Promise<void> => this.pass(LOOK_MS);

  readonly pass = async (ms: number): Promise<void> => {
    await this.#options.stage.pass(ms);
    this.#options.changed();
  };

  async move(id: string, viewer: string): Promise<boolean> {
    const move = moves.find((each) => each === id);
    const target = move && (await this.#target(move, viewer));
    if (target === undefined) return false;
    await this.#moving(async () => {
      await this.#options.stage.clock.moveTo(target);
      await this.#options.stage.pass(ARRIVE_MS);
    });
    return true;
  }

  play(on: boolean): void {
    const { everySecond, changed, failed } = this.#options;
    if (on === (this.#endPlay !== undefined)) return;
    this.#endPlay?.();
    this.#endPlay = undefined;
    let last = Promise.resolve();
    let waiting = 0;
    const minute = (): void => {
      // A machine that is too slow plays slower, it does not fall behind.
      if (waiting > 0) return;
      waiting += 1;
      last = last
        .then(() => this.pass(MINUTE))
        .catch(failed)
        .finally(() => {
          waiting -= 1;
        });
    };
    if (on) this.#endPlay = everySecond(minute);
    changed();
  }

  async #moving(move: () => Promise<void>): Promise<void> {
    this.#underWay += 1;
    this.#options.changed();
    try {
      await move();
    } finally {
      this.#underWay -= 1;
      this.#options.changed();
    }
  }

  async #target(move: Move, viewer: string): Promise<number | undefined> {
    const { stage, zone, nextDue } = this.#options;
    const now = stage.clock.now();
    switch (move) {
      case 'quarter':
        return now + 15 * MINUTE;
      case 'next':
        return nextDue(viewer);
      case 'day':
        return instantOf(addDays(dateAt(now, zone), 1), timeAt(now, zone), zone);
      case 'monday':
        return weekdayAfter(now, 1, '09:30', zone);
      case 'friday':
        return weekdayAfter(now, 5, '16:00', zone);
    }
  }
}

/** The first such moment of a week that is still to come. @param weekday 1 is Monday */
function weekdayAfter(now: number, weekday: number, time: string, zone: string): number {
  const day = addDays(mondayOf(dateAt(now, zone)), weekday - 1);
  const thisWeek = instantOf(day, time, zone);
  return thisWeek > now ? thisWeek : instantOf(addDays(day, 7), time, zone);
}
