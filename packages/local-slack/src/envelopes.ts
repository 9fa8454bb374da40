import type { Clock } from '@growth-squad/clock';
import { z } from 'zod';
import type { Exchanges, Outcome } from './exchanges.ts';
import type { Ids } from './ids.ts';
import { stringAt } from './text/json.ts';
import type { Delivered, Detour, Held, JsonObject, OutgoingEnvelope } from './types.ts';

/** How long an app has to acknowledge (docs.slack.dev, user interaction). At the very instant it is too late. */
const ACK_MS = 3000;
/**
 * When an event that was not acknowledged is sent again, counted from each failure: Slack documents at once, one
 * minute, five minutes for HTTP; for Socket Mode the same is assumed.
 */
const RETRY_MS = [0, 60_000, 300_000] as const;

interface Sent {
  readonly what: string;
  readonly settle: (payload: JsonObject | undefined) => void;
  readonly cancel: () => void;
  readonly payloadAllowed: boolean;
  /** UTC milliseconds. */
  readonly at: number;
  /** For the account of exchanges. */
  readonly ended: (outcome: Outcome) => void;
  state: 'waiting' | 'late' | 'acknowledged';
  /** It went another way than straight to the app: then a second or late acknowledgement is no fault of the app. */
  readonly detoured: boolean;
}

/** How something goes out. */
interface Sending {
  /** Whether the app may answer it. */
  readonly payloadAllowed: boolean;
  /** Told what the app answered; undefined: nothing in time. */
  readonly settle: (payload: JsonObject | undefined) => void;
  /** No detour is asked about. */
  readonly straight?: boolean;
  /** Of an envelope that was named before; else it gets a name. */
  readonly envelopeId?: string;
}

interface Options {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly send: (frame: JsonObject) => boolean;
  readonly exchanges: Exchanges;
  /** Notes what the app did wrong. */
  readonly fault: (what: string) => void;
}

/** What an envelope holds beside its id. */
interface Frame extends JsonObject {
  readonly type: 'interactive' | 'slash_commands' | 'events_api';
  readonly payload: JsonObject;
}

function typeOfFrame({ type, payload }: Frame): string {
  if (type === 'slash_commands') return 'command';
  return type === 'interactive' ? (stringAt(payload, 'type') ?? type) : 'event';
}

const ackFrame = z.object({ envelope_id: z.string(), payload: z.unknown().optional() });

/** Envelopes on their way to the app, and what came back. */
export class Envelopes {
  readonly #options: Options;
  readonly #sent = new Map<string, Sent>();
  readonly #timers = new Set<() => void>();
  /** Events that were given up after the last attempt. */
  readonly lost: JsonObject[] = [];
  /** Whether each event is sent twice, as Slack does when it is not sure. */
  twice = false;
  /** How many of the app's next answers get lost on their way. */
  losing = 0;
  /** Takes the next thing that a client asks, in the app's place. */
  #hold: ((held: Held) => void) | undefined;
  /** Asked about each envelope. */
  detour: (envelope: OutgoingEnvelope) => Detour | undefined = () => undefined;
  /** Goes out after the next one. */
  #overtaken: (() => void)[] = [];
  #stopped = false;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Sends what wants an answer. @param what names it in faults and timers ("/idea"). */
  ask(type: Held['type'], payload: JsonObject, what: string): Promise<Delivered> {
    const envelopeId = this.#options.ids.uuid();
    const hold = this.#hold;
    this.#hold = undefined;
    if (!hold) return this.send({ envelopeId, type, payload, what });
    hold({ envelopeId, type, payload, what });
    return Promise.resolve({ kind: 'unreachable' });
  }

  /** Who is given the next thing that a client asks, in the app's place; undefined: the app again. */
  hold(keep: ((held: Held) => void) | undefined): void {
    this.#hold = keep;
  }

  /** Sends what was held back, in its envelope, also when it was sent before. */
  send({ envelopeId, type, payload, what }: Held): Promise<Delivered> {
    return new Promise((resolve) => {
      const frame: Frame = { payload, type, accepts_response_payload: true };
      const settle = (answer: JsonObject | undefined): void =>
        resolve(answer === undefined ? { kind: 'late' } : { kind: 'acknowledged', payload: answer });
      const sent = this.#send(frame, what, { payloadAllowed: true, settle, envelopeId });
      if (!sent) resolve({ kind: 'unreachable' });
    });
  }

  /** Sends an event, again and again while it is not acknowledged. */
  event(payload: JsonObject, what: string, attempt = 0): void {
    const retry = (): void => {
      if (this.#stopped) return;
      const wait = RETRY_MS[attempt];
      if (wait === undefined) this.lost.push(payload);
      else this.#after(wait, () => this.event(payload, what, attempt + 1), `retry of ${what}`);
    };
    const frame: Frame = {
      payload,
      type: 'events_api',
      accepts_response_payload: false,
      retry_attempt: attempt,
      retry_reason: attempt === 0 ? '' : 'timeout',
    };
    const settle = (answer: JsonObject | undefined): void => {
      if (answer === undefined) retry();
    };
    const sent = this.#send(frame, what, { payloadAllowed: false, settle });
    if (!sent) retry();
    else if (this.twice && attempt === 0)
      this.#send(frame, what, { payloadAllowed: false, settle: () => undefined, straight: true });
  }

  /** The app said something on a connection. */
  received(text: string): void {
    const parsed = ackFrame.safeParse(json(text));
    if (!parsed.success) {
      this.#options.fault(`sent a frame that is no acknowledgement: ${text.slice(0, 200)}`);
      return;
    }
    const { envelope_id, payload } = parsed.data;
    const sent = this.#sent.get(envelope_id);
    const answer = typeof payload === 'object' && payload !== null ? { ...payload } : {};
    if (sent?.state === 'waiting' && this.losing > 0) {
      this.losing -= 1;
      return;
    }
    if (!sent) this.#options.fault(`acknowledged an envelope that was never sent: ${envelope_id}`);
    else if (sent.state === 'waiting' || sent.detoured) sent.settle(answer);
    else if (sent.state === 'acknowledged') this.#options.fault(`acknowledged ${sent.what} twice`);
    else this.#options.fault(`acknowledged ${sent.what} later than 3 s`);
    sent?.ended({ state: 'answered', answer });
    if (!sent) return;
    if (!sent.payloadAllowed && Object.keys(answer).length > 0)
      this.#options.fault(`answered ${sent.what}, which takes no answer`);
    sent.state = 'acknowledged';
    sent.cancel();
  }

  /** Forgets what was sent before this instant and has ended. */
  forget(before: number): void {
    for (const [id, { at, state }] of this.#sent)
      if (at < before && state !== 'waiting') this.#sent.delete(id);
    this.lost.length = 0;
  }

  /** Ends all timers; whoever waits learns that it is late. */
  stop(): void {
    this.#stopped = true;
    for (const cancel of [...this.#timers]) cancel();
    for (const sent of this.#sent.values()) if (sent.state === 'waiting') sent.settle(undefined);
    this.#sent.clear();
  }

  #send(frame: Frame, what: string, { payloadAllowed, settle, straight, envelopeId }: Sending): boolean {
    const detour = straight ? undefined : this.detour({ type: frame.type, name: what });
    const id = envelopeId ?? this.#options.ids.uuid();
    const ended = this.#options.exchanges.begin({
      way: 'to bot',
      type: typeOfFrame(frame),
      name: what,
      payload: frame.payload,
    });
    if (!this.#onItsWay({ envelope_id: id, ...frame }, detour)) {
      ended({ state: 'lost', why: 'the app is not connected' });
      return false;
    }
    const late = (): void => {
      entry.state = 'late';
      ended({ state: 'late', why: 'not acknowledged within 3 s' });
      settle(undefined);
    };
    const cancel = this.#after(ACK_MS, late, `acknowledgement of ${what}`);
    const entry: Sent = {
      what,
      settle,
      cancel,
      payloadAllowed,
      ended,
      state: 'waiting',
      at: this.#options.clock.now(),
      detoured: detour !== undefined,
    };
    this.#sent.set(id, entry);
    if (detour?.kind === 'again in another') {
      const straight = { payloadAllowed, settle: () => undefined, straight: true };
      const again = (): void => void this.#send(frame, what, straight);
      this.#after(detour.afterMs, again, `${what} again`);
    }
    return true;
  }

  /** @returns whether it went out, or will: then Slack takes it for sent */
  #onItsWay(envelope: JsonObject, detour: Detour | undefined): boolean {
    const { send } = this.#options;
    const later = (ms: number, what: string): void => void this.#after(ms, () => send(envelope), what);
    if (detour?.kind === 'late') {
      later(detour.ms, 'a late envelope');
      return true;
    }
    if (detour?.kind === 'overtaken') {
      const go = (): void => {
        if (!this.#overtaken.includes(go)) return;
        this.#overtaken.splice(this.#overtaken.indexOf(go), 1);
        send(envelope);
      };
      this.#overtaken.push(go);
      this.#after(detour.mostMs, go, 'an overtaken envelope');
      return true;
    }
    const sent = send(envelope);
    if (sent && detour?.kind === 'again') later(detour.afterMs, 'the same envelope again');
    for (const go of [...this.#overtaken]) go();
    return sent;
  }

  #after(ms: number, callback: () => void, what: string): () => void {
    const cancel = this.#options.clock.after(
      ms,
      () => {
        this.#timers.delete(end);
        callback();
      },
      what,
    );
    const end = (): void => {
      this.#timers.delete(end);
      cancel();
    };
    this.#timers.add(end);
    return end;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
