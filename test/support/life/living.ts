import type { Person } from '@growth-squad/local-slack';
import type { SharedClock } from '../process/clock/shared.ts';
import type { Together } from '../process/clock/together.ts';

/** Something that happens at some time. */
export interface Planned {
  /** UTC milliseconds. */
  readonly at: number;
  readonly what: string;
  /** Who does it: nobody does two things at once. Nobody: it happens whatever people do. */
  readonly who: readonly Person[];
  readonly do: () => Promise<void>;
}

/** How far time goes on while somebody still has something to do. */
const STEP_MS = 60_000;

/** Lets what is planned happen, each at its time and all that has the same time at once. */
export class Living {
  readonly #clock: SharedClock;
  readonly #together: Together;
  /** By person: the end of what they do. */
  readonly #busy = new Map<string, Promise<void>>();
  #running = 0;
  #failure: Error | undefined;

  constructor(clock: SharedClock, together: Together) {
    this.#clock = clock;
    this.#together = together;
  }

  /** Lives until `end`, and on until everybody has done what they planned. @throws Error of what could not be done */
  async through(planned: readonly Planned[], end: number): Promise<void> {
    for (const each of planned) this.#plan(each);
    await this.#clock.moveTo(end);
    while (this.#running > 0 && !this.#failure) await this.#clock.pass(STEP_MS);
    if (this.#failure) throw this.#failure;
  }

  #plan(planned: Planned): void {
    this.#running += 1;
    void this.#together
      .until(planned.at)
      .then(() => this.#inTurn(planned))
      .catch((error: unknown) => {
        this.#failure ??= new Error(`The life stumbled at ${planned.what}`, { cause: error });
      })
      .finally(() => {
        this.#running -= 1;
      });
  }

  #inTurn({ who, do: happen }: Planned): Promise<void> {
    if (who.length === 0) return happen();
    const earlier = who.map(({ id }) => this.#busy.get(id));
    const done = Promise.all(earlier).then(happen);
    const ended = done.catch(() => undefined);
    for (const { id } of who) this.#busy.set(id, ended);
    return done;
  }
}
