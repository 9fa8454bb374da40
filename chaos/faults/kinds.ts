import { z } from 'zod';

/** Everything that goes wrong on purpose. */
export const kinds = [
  'killed at a clock read',
  'killed at a statement',
  'killed before a commit',
  'killed after a commit',
  'killed at a call sent',
  'killed at a call answered',
  'killed at a frame received',
  'killed at a frame sent',
  'killed when a call arrived',
  'killed when a call was done',
  'killed at a random time',
  'killed while starting',
  'killed in a migration',
  'killed in a backup',
  'stopped by SIGTERM',
  'connection cut',
  'connection refreshed',
  'rate limited',
  'answered 500',
  'answered 503',
  'request lost',
  'answer lost',
  'slow request',
  'slow answer',
  'call hung',
  'clock jumped while down',
  'clock stepped ahead',
  'clock stepped back',
  'writes refused',
  'channel archived',
  'token revoked',
  'token revoked for hours',
  'event delivered twice',
  'event in two envelopes',
  'event late by minutes',
  'event overtaken',
  'interaction delivered twice',
  'interaction in two envelopes',
  'interaction late by minutes',
  'interaction overtaken',
  'acknowledgement lost',
  'sent twice at once',
] as const;

export type FaultKind = (typeof kinds)[number];

const counts = z.record(z.enum(kinds), z.number());
const none = (): Record<FaultKind, number> =>
  counts.parse(Object.fromEntries(kinds.map((kind) => [kind, 0])));

/** How often each fault really happened. */
export class Tally {
  readonly #counts = none();

  add(kind: FaultKind): void {
    this.#counts[kind] += 1;
  }

  /** Those that did not happen yet. */
  get never(): FaultKind[] {
    return kinds.filter((kind) => this.#counts[kind] === 0);
  }

  /** How often each of them happened. */
  get counts(): Record<FaultKind, number> {
    return { ...this.#counts };
  }
}
