/** Everything that goes wrong on purpose. */
export const kinds = [
  'killed at a clock read',
  'killed at a statement',
  'killed after a commit',
  'killed at a call sent',
  'killed at a call answered',
  'killed at a frame received',
  'killed at a frame sent',
  'killed when a call arrived',
  'killed when a call was done',
  'killed at a random time',
  'killed while starting',
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
  'writes refused',
  'channel archived',
  'token revoked',
  'sent twice at once',
] as const;

export type FaultKind = (typeof kinds)[number];

/** How often each fault really happened. */
export class Tally {
  readonly #counts = new Map<FaultKind, number>(kinds.map((kind) => [kind, 0]));

  add(kind: FaultKind): void {
    this.#counts.set(kind, this.count(kind) + 1);
  }

  count(kind: FaultKind): number {
    return this.#counts.get(kind) ?? 0;
  }

  /** Kinds that never happened: a plan that did not come true. */
  never(): FaultKind[] {
    return kinds.filter((kind) => this.count(kind) === 0);
  }

  /** Ends of the bot's process, by whatever hand. */
  get kills(): number {
    return kinds.filter((kind) => kind.startsWith('killed')).reduce((sum, kind) => sum + this.count(kind), 0);
  }
}
