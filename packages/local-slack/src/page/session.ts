import type { Exchange as Noted } from '../exchanges.ts';
import type { LocalSlack } from '../local-slack.ts';
import type { Shown } from '../shown.ts';
import type { Message, User } from '../types.ts';
import type { Faults } from './faults.ts';
import type { Host } from './host.ts';
import type { Change, Exchange, PageLanguage, ServerMessage, ShownHost, Snapshot } from './protocol.ts';
import { appOf, channelOf, messageOf, sees, viewOf, whisperOf } from './screen.ts';
import type { Time } from './time.ts';
import { pageLanguage } from './words.ts';

/** What a page is about: the same for all its windows. */
export interface Scene {
  readonly slack: LocalSlack;
  readonly time: Time;
  readonly faults: Faults;
  readonly host: Host | undefined;
}

/** What one window shows: told whole at first, then by what has changed for whoever looks on. */
export class Session {
  readonly #scene: Scene;
  readonly #send: (message: ServerMessage) => void;
  readonly #pending = new Map<string, () => Change | undefined>();
  /** How things read when they were told last, as JSON. */
  readonly #told = new Map<string, string>();
  /** Which version of each person was told. */
  #users: ReadonlyMap<string, number> = new Map();
  #viewer: string;
  #buzzes = 0;
  #host: ShownHost | undefined;
  /** Whether exchanges are told. */
  watching = false;

  constructor(scene: Scene, viewer: string, send: (message: ServerMessage) => void) {
    this.#scene = scene;
    this.#viewer = viewer;
    this.#send = send;
  }

  get viewer(): string {
    return this.#viewer;
  }

  get language(): PageLanguage {
    return pageLanguage(this.#scene.slack.users.get(this.#viewer)?.locale ?? '');
  }

  /** Looks on as this person from now on, and tells all that they see. */
  async begin(viewer = this.#viewer): Promise<void> {
    this.#viewer = viewer;
    this.#host = await this.#scene.host?.show({ userId: viewer, language: this.language });
    if (this.#viewer !== viewer) return;
    this.#pending.clear();
    this.#told.clear();
    const { slack, time, faults } = this.#scene;
    this.#buzzes = slack.notifications(viewer).length;
    const home = slack.home(viewer);
    const snapshot: Snapshot = {
      viewer,
      language: this.language,
      team: slack.teamName,
      app: appOf(slack),
      users: [...slack.users.values()],
      channels: this.#channels(),
      modals: slack.modals(viewer).map(viewOf),
      home: home && viewOf(home),
      clock: time.show(this.language),
      faults: faults.show(this.language),
      host: this.#host,
    };
    for (const change of this.#standing()) this.#isNew(change);
    this.#users = versionsOf(slack.users);
    this.#send({ kind: 'snapshot', snapshot });
  }

  /** Something appeared on somebody's screen. */
  note(shown: Shown): void {
    if ('message' in shown) this.#noteMessage(shown.message);
    else if ('ephemeral' in shown) this.#noteWhisper(shown);
    else if (shown.open.userId !== this.#viewer) return;
    else if (shown.kind === 'home') {
      const { open } = shown;
      this.#pending.set('home', () => ({ kind: 'home', home: viewOf(open) }));
    } else {
      const modals = () => this.#scene.slack.modals(this.#viewer).map(viewOf);
      this.#pending.set('modals', () => ({ kind: 'modals', modals: modals() }));
    }
  }

  /** Something went between Slack and app. */
  noteExchange(noted: Noted): void {
    if (!this.watching) return;
    this.#pending.set(`exchange ${noted.n}`, () => ({ kind: 'exchange', exchange: exchangeOf(noted) }));
  }

  /** Tells what has changed since the last time. */
  flush(): void {
    const happened = [...this.#pending.values()].flatMap((change) => change() ?? []);
    this.#pending.clear();
    const standing = this.#standing().filter((change) => this.#isNew(change));
    this.#users = versionsOf(this.#scene.slack.users);
    const gone = this.#gone();
    const changes = [...happened, ...standing, ...gone, ...this.#newBuzzes()];
    if (changes.length > 0) this.#send({ kind: 'changes', changes });
  }

  /** Asks the host anew, and tells what has changed in it. */
  async refreshHost(): Promise<void> {
    const viewer = this.#viewer;
    const host = await this.#scene.host?.show({ userId: viewer, language: this.language });
    if (viewer !== this.#viewer) return;
    this.#host = host;
    this.flush();
  }

  #channels() {
    const { slack } = this.#scene;
    const me = slack.users.get(this.#viewer);
    const seen = me ? [...slack.channels.values()].filter((channel) => sees(me, channel)) : [];
    return seen.map((channel) => channelOf(slack, this.#viewer, channel));
  }

  /** What always stands there, and is told when it reads differently than before. */
  #standing(): Change[] {
    const { slack, time, faults } = this.#scene;
    return [
      ...[...slack.users.values()]
        .filter(({ id, updatedAt }) => this.#users.get(id) !== updatedAt)
        .map((user: User): Change => ({ kind: 'user', user })),
      ...this.#channels().map((channel): Change => ({ kind: 'channel', channel })),
      { kind: 'clock', clock: time.show(this.language) },
      { kind: 'faults', faults: faults.show(this.language) },
      ...(this.#host ? [{ kind: 'host', host: this.#host } as const] : []),
    ];
  }

  #isNew(change: Change): boolean {
    const key = keyOf(change);
    const json = JSON.stringify(change);
    if (this.#told.get(key) === json) return false;
    this.#told.set(key, json);
    return true;
  }

  #gone(): Change[] {
    const there = new Set(this.#channels().map(({ id }) => `channel ${id}`));
    const gone = [...this.#told.keys()].filter((key) => key.startsWith('channel ') && !there.has(key));
    return gone.map((key) => {
      this.#told.delete(key);
      return { kind: 'channel gone', id: key.slice('channel '.length) };
    });
  }

  #newBuzzes(): Change[] {
    const all = this.#scene.slack.notifications(this.#viewer);
    const fresh = all.slice(this.#buzzes);
    this.#buzzes = all.length;
    return fresh.map(({ channel, ts, text }) => ({ kind: 'buzz', channel, ts, text }));
  }

  #noteMessage({ channel, ts, threadTs }: Message): void {
    if (!this.#sees(channel)) return;
    this.#pending.set(`message ${channel} ${ts}`, () => this.#message(channel, ts));
    if (threadTs !== undefined)
      this.#pending.set(`message ${channel} ${threadTs}`, () => this.#message(channel, threadTs));
  }

  #message(channel: string, ts: string): Change {
    const { slack } = this.#scene;
    const message = slack.message(channel, ts);
    return message
      ? { kind: 'message', message: messageOf(slack, this.#viewer, message) }
      : { kind: 'message gone', channel, ts };
  }

  #noteWhisper({ kind, ephemeral }: Extract<Shown, { ephemeral: unknown }>): void {
    const { channel, ts, userId } = ephemeral;
    if (userId !== this.#viewer) return;
    this.#pending.set(`message ${channel} ${ts}`, () =>
      kind === 'whisper removed'
        ? { kind: 'message gone', channel, ts }
        : { kind: 'message', message: whisperOf(this.#scene.slack, ephemeral) },
    );
  }

  #sees(channelId: string): boolean {
    const { slack } = this.#scene;
    const me = slack.users.get(this.#viewer);
    const channel = slack.channels.get(channelId);
    return me !== undefined && channel !== undefined && sees(me, channel);
  }
}

const versionsOf = (users: ReadonlyMap<string, User>): ReadonlyMap<string, number> =>
  new Map([...users.values()].map(({ id, updatedAt }) => [id, updatedAt]));

function keyOf(change: Change): string {
  if (change.kind === 'user') return `user ${change.user.id}`;
  return change.kind === 'channel' ? `channel ${change.channel.id}` : change.kind;
}

/** An exchange without its payload. */
export function exchangeOf(noted: Noted): Exchange {
  const { n, at, way, type, name, state, why, tookMs, realMs } = noted;
  return { n, at, way, type, name, state, why, tookMs, realMs };
}
