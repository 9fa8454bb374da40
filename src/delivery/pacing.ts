/** The methods by which deliveries reach Slack. */
export type SlackMethod =
  | 'chat.postMessage'
  | 'chat.update'
  | 'conversations.open'
  | 'conversations.history'
  | 'conversations.replies';

const MINUTE = 60_000;

/** We plan with nine tenths of what Slack allows: its clock and ours differ, and others may use the same token. */
const SHARE = 0.9;

/**
 * Calls a minute that Slack allows one app in one workspace (https://docs.slack.dev/apis/web-api/rate-limits): tier 3
 * is 50 and more; for posts "several hundred" a workspace, read as three.
 */
const PER_MINUTE: Readonly<Record<SlackMethod, number>> = {
  'chat.postMessage': 300,
  'chat.update': 50,
  'conversations.open': 50,
  'conversations.history': 50,
  'conversations.replies': 50,
};

/** One post a second in a channel. */
const CHANNEL_GAP_MS = Math.ceil(1_000 / SHARE);

/** At most `limit` calls in any `span` milliseconds, taken or planned. */
class Allowance {
  readonly #limit: number;
  readonly #span: number;
  /** Instants, ascending. */
  #taken: number[] = [];

  constructor(limit: number, span: number) {
    this.#limit = limit;
    this.#span = span;
  }

  earliest(now: number): number {
    this.forget(now);
    const crowding = this.#taken.at(-this.#limit);
    return crowding === undefined ? now : Math.max(now, crowding + this.#span);
  }

  /** The earliest time for a call that was planned for now: what is planned for later waits for it. */
  confirmed(now: number): number {
    this.forget(now);
    const crowding = this.#taken.filter((taken) => taken <= now).at(-this.#limit);
    return crowding === undefined ? now : Math.max(now, crowding + this.#span);
  }

  take(at: number): void {
    const index = this.#taken.findLastIndex((taken) => taken <= at);
    this.#taken.splice(index + 1, 0, at);
  }

  giveBack(at: number): void {
    const index = this.#taken.lastIndexOf(at);
    if (index >= 0) this.#taken.splice(index, 1);
  }

  /** @returns whether nothing is left to remember. */
  forget(now: number): boolean {
    const first = this.#taken.findIndex((taken) => taken > now - this.#span);
    this.#taken = first < 0 ? [] : this.#taken.slice(first);
    return this.#taken.length === 0;
  }
}

/** What a message is going to call. */
export interface Calls {
  readonly workspaceId: string;
  /** Where the message goes: a channel or a person. */
  readonly lane: string;
  readonly methods: readonly SlackMethod[];
}

/** A time at which calls may be made. */
export interface Slot extends Calls {
  /** By the monotonic clock, as every instant here. */
  readonly at: number;
}

/**
 * Plans calls so that Slack's limits are kept: a second between posts in one channel, so many calls a minute of one
 * method in one workspace. Knows only what this process called; after a restart Slack's own 429 corrects it.
 */
export class Pacing {
  readonly #allowances = new Map<string, Allowance>();
  readonly #blocked = new Map<string, number>();

  /** Takes the earliest time, now or later, at which all the calls are allowed. */
  reserve(now: number, calls: Calls): Slot {
    const allowances = this.#of(calls);
    const free = [...allowances.map((allowance) => allowance.earliest(now)), this.blockedUntil(now, calls)];
    return this.#take(calls, Math.max(now, ...free));
  }

  /**
   * The time planned for the calls has come: they may be made, unless others were made later than planned and too many
   * would come together. Where Slack said since to wait longer they are planned anew.
   */
  confirm(slot: Slot, now: number): Slot {
    this.giveBack(slot);
    if (this.blockedUntil(now, slot) > now) return this.reserve(now, slot);
    return this.#take(slot, Math.max(now, ...this.#of(slot).map((allowance) => allowance.confirmed(now))));
  }

  /** The calls were made, and may have come to Slack as late as this. */
  made(slot: Slot, at: number): void {
    this.giveBack(slot);
    this.#take(slot, at);
  }

  /** The calls were not made. */
  giveBack(slot: Slot): void {
    for (const allowance of this.#of(slot)) allowance.giveBack(slot.at);
  }

  /** Slack said how long the method has to wait in this workspace. */
  block(workspaceId: string, method: SlackMethod, until: number): void {
    const name = `${workspaceId} ${method}`;
    this.#blocked.set(name, Math.max(until, this.#blocked.get(name) ?? 0));
  }

  /** When Slack lets these calls through again; `now` if it does. */
  blockedUntil(now: number, calls: Calls): number {
    const ends = calls.methods.map((method) => this.#blocked.get(`${calls.workspaceId} ${method}`) ?? now);
    return Math.max(now, ...ends);
  }

  /** Drops what no longer counts, so that memory follows what happens now. */
  forget(now: number): void {
    for (const [name, allowance] of this.#allowances)
      if (allowance.forget(now)) this.#allowances.delete(name);
    for (const [name, until] of this.#blocked) if (until <= now) this.#blocked.delete(name);
  }

  #take(calls: Calls, at: number): Slot {
    for (const allowance of this.#of(calls)) allowance.take(at);
    return { ...calls, at };
  }

  #of({ workspaceId, lane, methods }: Calls): Allowance[] {
    const found = methods.map((method) =>
      this.#allowance(`${workspaceId} ${method}`, Math.floor(PER_MINUTE[method] * SHARE), MINUTE),
    );
    if (methods.includes('chat.postMessage'))
      found.push(this.#allowance(`${workspaceId} to ${lane}`, 1, CHANNEL_GAP_MS));
    return found;
  }

  #allowance(name: string, limit: number, span: number): Allowance {
    const known = this.#allowances.get(name);
    if (known) return known;
    const fresh = new Allowance(limit, span);
    this.#allowances.set(name, fresh);
    return fresh;
  }
}
