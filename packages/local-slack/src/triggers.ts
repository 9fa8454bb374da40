import type { Ids } from './ids.ts';

/** Slack's own limit: three seconds, one use (docs.slack.dev, user interaction). At the very instant it is over. */
const TRIGGER_MS = 3000;

interface Trigger {
  readonly userId: string;
  readonly at: number;
  /** The modal that was clicked in, if it was one. */
  readonly viewId: string | undefined;
  used: boolean;
}

/** The `trigger_id`s that were handed out. */
export class Triggers {
  readonly #ids: Ids;
  readonly #team: string;
  readonly #issued = new Map<string, Trigger>();

  constructor(ids: Ids, team: string) {
    this.#ids = ids;
    this.#team = team;
  }

  issue(now: number, userId: string, viewId?: string): string {
    const id = `${this.#ids.number('trigger') + 100_000}.${this.#team}.${this.#ids.opaque()}`;
    this.#issued.set(id, { userId, at: now, viewId, used: false });
    return id;
  }

  /** Forgets those issued before this instant. */
  forget(before: number): void {
    for (const [id, { at }] of this.#issued) if (at < before) this.#issued.delete(id);
  }

  /** Uses a trigger up. @returns it, or Slack's error. */
  exchange(now: number, id: string): Trigger | string {
    const trigger = this.#issued.get(id);
    if (!trigger) return 'invalid_trigger_id';
    if (trigger.used) return 'exchanged_trigger_id';
    if (now - trigger.at >= TRIGGER_MS) return 'expired_trigger_id';
    trigger.used = true;
    return trigger;
  }
}
