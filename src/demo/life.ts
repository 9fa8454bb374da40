import type { Clock } from '@growth-squad/clock';
import type { Log } from '../slack/log.ts';

/** One life of the bot's process: when it has ended, its timers do nothing, and nobody hears it any more. */
export class Life {
  readonly clock: Clock;
  readonly log: Log;
  #ended = false;

  constructor(clock: Clock, log: Log) {
    this.clock = {
      ...clock,
      after: (ms, callback, what) => clock.after(ms, () => this.#while(callback), what),
    };
    this.log = {
      info: (fields, message) => this.#while(() => log.info(fields, message)),
      warn: (fields, message) => this.#while(() => log.warn(fields, message)),
      error: (fields, message) => this.#while(() => log.error(fields, message)),
    };
  }

  end(): void {
    this.#ended = true;
  }

  #while(work: () => void): void {
    if (!this.#ended) work();
  }
}
