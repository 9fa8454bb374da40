import { readFileSync } from 'node:fs';
import type { Clock } from '@growth-squad/clock';
import { systemClock } from '@growth-squad/clock';
import { LocalSlack } from '@growth-squad/local-slack';
import { inProject } from './folder.ts';

/** Real time, from another hour on; it can leap, so that Slack's allowances of the minute before are used up no more. */
export class ShiftedClock implements Clock {
  readonly #ahead: number;
  #leapt = 0;

  /** @param start what it shows now, UTC milliseconds */
  constructor(start: number) {
    this.#ahead = start - systemClock.now();
  }

  /** Whole milliseconds by which it is ahead of the machine's time. */
  get ahead(): number {
    return this.#ahead + this.#leapt;
  }

  now(): number {
    return systemClock.now() + this.ahead;
  }

  monotonic(): number {
    return systemClock.monotonic() + this.#leapt;
  }

  after(ms: number, callback: () => void, what: string): () => void {
    return systemClock.after(ms, callback, what);
  }

  leap(ms: number): void {
    this.#leapt += ms;
  }
}

/** A local Slack in this process, listening. */
export async function openSlack(clock: Clock): Promise<{ slack: LocalSlack; apiUrl: string }> {
  const slack = new LocalSlack({ clock, manifest: readFileSync(inProject('manifest.yml'), 'utf8') });
  const { apiUrl } = await slack.start();
  return { slack, apiUrl };
}
