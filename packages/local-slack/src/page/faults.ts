import type { LocalSlack } from '../local-slack.ts';
import type { Fault } from '../types.ts';
import type { FaultSwitch, PageLanguage } from './protocol.ts';
import { wordsIn } from './words.ts';

/** What an app calls while it works; how it signs in and connects is left alone, so that it can always start. */
const WORK = /^(chat|views|conversations|users|reactions|pins|response_url)\b/;

/** What each switch does to the calls it concerns; every second one of a method, so that trying again helps. */
const HARM = {
  slow: { fault: { kind: 'slow', ms: 2_000 }, each: 1 },
  ratelimited: { fault: { kind: 'ratelimited', retryAfter: 5 }, each: 2 },
  broken: { fault: { kind: 'status', status: 503 }, each: 2 },
  lost: { fault: { kind: 'answer lost' }, each: 2 },
} as const satisfies Record<string, { fault: Fault; each: number }>;

type Harm = keyof typeof HARM;

const isHarm = (id: string): id is Harm => Object.hasOwn(HARM, id);

/** The faults of the network that can be switched on. */
export class Faults {
  readonly #slack: LocalSlack;
  readonly #on = new Map<string, () => void>();

  constructor(slack: LocalSlack) {
    this.#slack = slack;
  }

  show(language: PageLanguage): FaultSwitch[] {
    const { faults } = wordsIn(language);
    const one = (id: keyof typeof faults, once = false): FaultSwitch => ({
      id,
      title: faults[id],
      on: this.#on.has(id),
      once,
    });
    return [one('slow'), one('ratelimited'), one('broken'), one('lost'), one('twice'), one('cut', true)];
  }

  /** @returns false when there is no such fault */
  set(id: string, on: boolean): boolean {
    if (id === 'cut') this.#slack.cut();
    else if (id === 'twice') this.#twice(on);
    else if (isHarm(id)) this.#harm(id, on);
    else return false;
    return true;
  }

  #twice(on: boolean): void {
    this.#slack.deliverTwice(on);
    if (on) this.#on.set('twice', () => undefined);
    else this.#on.delete('twice');
  }

  #harm(id: Harm, on: boolean): void {
    this.#on.get(id)?.();
    this.#on.delete(id);
    if (!on) return;
    const { fault, each } = HARM[id];
    const calls = new Map<string, number>();
    const end = this.#slack.intercept(({ method }) => {
      if (!WORK.test(method)) return undefined;
      const nth = (calls.get(method) ?? 0) + 1;
      calls.set(method, nth);
      return nth % each === 0 ? fault : undefined;
    });
    this.#on.set(id, end);
  }
}
