/** How far one side is with a request: on its way, given up, being answered, or held back on a timer of the clock. */
export type RequestState = 'open' | 'aborting' | 'working' | 'parked';

interface Frames {
  sent: number;
  received: number;
  /** It is being given up by this side. */
  closing: boolean;
}

/**
 * One side's account of what is between a Slack and a bot: requests by id, frames by connection. Each side writes its
 * own; comparing the two tells whether anything is still on its way.
 */
export class Traffic {
  readonly #requests = new Map<string, RequestState>();
  readonly #connections = new Map<string, Frames>();
  #changes = 0;

  /** Notes the state of a request. */
  request(id: string, state: RequestState): void {
    this.#requests.set(id, state);
    this.#changes += 1;
  }

  /** The request is answered (at Slack's side) or its answer was read whole (at the bot's). */
  requestEnded(id: string): void {
    this.#requests.delete(id);
    this.#changes += 1;
  }

  /** A connection, named by the address it was opened with, is up. */
  connectionOpened(name: string): void {
    this.#connections.set(name, { sent: 0, received: 0, closing: false });
    this.#changes += 1;
  }

  /** This side has begun to give a connection up, and will note when it is down. */
  connectionClosing(name: string): void {
    const frames = this.#connections.get(name);
    if (!frames) return;
    frames.closing = true;
    this.#changes += 1;
  }

  /** A connection is down; a second call for the same name changes nothing. */
  connectionClosed(name: string): void {
    if (!this.#connections.delete(name)) return;
    this.#changes += 1;
  }

  frameSent(name: string): void {
    this.#count(name, 'sent');
  }

  frameReceived(name: string): void {
    this.#count(name, 'received');
  }

  #count(name: string, direction: 'sent' | 'received'): void {
    const frames = this.#connections.get(name);
    if (!frames) return;
    frames[direction] += 1;
    this.#changes += 1;
  }

  /** Grows with every entry. */
  get changes(): number {
    return this.#changes;
  }

  get requests(): ReadonlyMap<string, RequestState> {
    return this.#requests;
  }

  get connections(): ReadonlyMap<string, Readonly<Frames>> {
    return this.#connections;
  }
}

/** What one side has noted, also where it was told by another process. */
export type Account = Pick<Traffic, 'requests' | 'connections'>;

/**
 * What is still between the two, one phrase each; empty when all that was sent has arrived. A request that the bot has
 * open is settled only while it is parked at Slack's side; one that Slack still holds after the bot gave it up is no
 * matter: a timer of the clock will end it.
 */
export function underWay(bot: Account, slack: Account): string[] {
  const reasons: string[] = [];
  for (const [id, state] of slack.requests)
    if (state === 'working') reasons.push(`request ${id} is being answered`);
  for (const [id, state] of bot.requests) {
    if (state === 'aborting') reasons.push(`request ${id} is being given up`);
    else if (slack.requests.get(id) !== 'parked') reasons.push(`request ${id} is on its way`);
  }
  for (const name of slack.connections.keys()) {
    if (!bot.connections.has(name)) reasons.push('a connection is known to Slack only');
  }
  for (const [name, ours] of bot.connections) {
    const theirs = slack.connections.get(name);
    if (!theirs) reasons.push('a connection is known to the bot only');
    else if (ours.closing) reasons.push('a connection is being given up');
    else if (ours.received !== theirs.sent || ours.sent !== theirs.received)
      reasons.push('a frame is on its way');
  }
  return reasons;
}
