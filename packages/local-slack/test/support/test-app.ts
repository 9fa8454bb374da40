import { MovedClock, Traffic, underWay } from '@growth-squad/clock';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { LocalSlack } from '../../src/local-slack.ts';
import type { JsonObject } from '../../src/types.ts';

const frameSchema = z.looseObject({
  type: z.string(),
  envelope_id: z.string().optional(),
  payload: z.looseObject({}).optional(),
  reason: z.string().optional(),
  retry_attempt: z.number().optional(),
  retry_reason: z.string().optional(),
});
export type Frame = z.infer<typeof frameSchema>;

/** What the test app's manifest has when a test says nothing else. */
const SCOPES = [
  'chat:write',
  'commands',
  'files:read',
  'files:write',
  'im:write',
  'pins:write',
  'users:read',
  'team:read',
  ...['channels', 'groups', 'im'].flatMap((family) => [`${family}:read`, `${family}:history`]),
];
const EVENTS = [
  'app_home_opened',
  'member_joined_channel',
  'member_left_channel',
  'channel_archive',
  'channel_unarchive',
  'channel_rename',
  'group_rename',
  'channel_left',
  'user_change',
  'message.channels',
  'message.im',
];

export function manifest({ scopes = SCOPES, events = EVENTS, homeTab = true } = {}): string {
  return JSON.stringify({
    display_information: { name: 'Test App' },
    features: {
      app_home: { home_tab_enabled: homeTab, messages_tab_enabled: true },
      slash_commands: [{ command: '/idea', description: 'Log an idea' }],
      shortcuts: [
        { name: 'Log', type: 'global', callback_id: 'log', description: 'Log' },
        { name: 'Keep', type: 'message', callback_id: 'keep', description: 'Keep' },
      ],
    },
    oauth_config: { scopes: { bot: scopes } },
    settings: { event_subscriptions: { bot_events: events }, socket_mode_enabled: true },
  });
}

/** What an app answers an envelope with; 'nothing' leaves it unacknowledged. */
type Reply = (frame: Frame) => JsonObject | 'nothing';

/** A small raw app on a local Slack of its own, with a clock that jumps: for the package's own tests. */
export class TestApp {
  readonly clock = new MovedClock(Date.parse('2027-03-01T09:00:00Z'));
  readonly slack: LocalSlack;
  readonly traffic = new Traffic();
  /** Envelopes in order of arrival. */
  readonly frames: Frame[] = [];
  reply: Reply = () => ({});
  apiUrl = '';
  readonly #sockets = new Set<WebSocket>();
  #requests = 0;
  #connecting = 0;

  constructor(manifestText = manifest(), jitter?: () => Promise<void>) {
    this.slack = new LocalSlack({
      clock: this.clock.side('slack'),
      manifest: manifestText,
      ...(jitter ? { jitter } : {}),
    });
    this.clock.observe({
      changes: () => this.traffic.changes + this.slack.traffic.changes,
      busy: () => [
        ...underWay(this.traffic, this.slack.traffic),
        ...(this.#connecting > 0 ? ['a connection is being opened'] : []),
      ],
    });
  }

  static async start(manifestText?: string, jitter?: () => Promise<void>): Promise<TestApp> {
    const app = new TestApp(manifestText, jitter);
    app.apiUrl = (await app.slack.start()).apiUrl;
    return app;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    await this.slack.stop();
  }

  /** Calls a method as WebClient does: a form, objects in it as JSON. */
  call(method: string, args: JsonObject = {}, token = this.slack.botToken): Promise<JsonObject> {
    const form = new URLSearchParams();
    for (const [name, value] of Object.entries(args)) {
      form.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
    }
    const headers = token === '' ? {} : { authorization: `Bearer ${token}` };
    return this.request(`${this.apiUrl}${method}`, { method: 'POST', body: form, headers }).then(bodyOf);
  }

  json(url: string, body: JsonObject, token?: string): Promise<Response> {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const headers = { 'content-type': 'application/json', ...authorization };
    return this.request(url, { method: 'POST', body: JSON.stringify(body), headers });
  }

  /** A request in the account of traffic; the whole answer is read before it ends. */
  async request(url: string, init: RequestInit = {}): Promise<Response> {
    const id = `request-${++this.#requests}`;
    this.traffic.request(id, 'open');
    try {
      const response = await fetch(url, { ...init, headers: { ...init.headers, 'x-request-id': id } });
      const body = await response.text();
      return new Response(body, { status: response.status, headers: response.headers });
    } finally {
      this.traffic.requestEnded(id);
    }
  }

  /** Opens one more connection and waits for its greeting. */
  async connect(): Promise<WebSocket> {
    this.#connecting += 1;
    const { url } = await this.call('apps.connections.open', {}, this.slack.appToken);
    const name = z.string().parse(url);
    const socket = new WebSocket(name);
    this.#sockets.add(socket);
    socket.on('open', () => this.traffic.connectionOpened(name));
    socket.on('close', () => {
      this.#sockets.delete(socket);
      this.traffic.connectionClosed(name);
    });
    socket.on('error', () => undefined);
    socket.on('message', (data) => this.#received(name, socket, String(data)));
    await new Promise((resolve) => socket.once('message', resolve));
    this.#connecting -= 1;
    return socket;
  }

  /** Sends an acknowledgement by one of the connections. */
  acknowledge(frame: { envelope_id?: string | undefined } | undefined, payload?: JsonObject): void {
    this.say({ envelope_id: frame?.envelope_id, ...(payload ? { payload } : {}) });
  }

  /** Sends anything by one of the connections. */
  say(frame: JsonObject): void {
    const [socket] = this.#sockets;
    if (!socket) throw new Error('The app is not connected');
    this.traffic.frameSent(socket.url);
    socket.send(JSON.stringify(frame));
  }

  /** The last envelope's payload. */
  get payload(): JsonObject {
    return this.frames.at(-1)?.payload ?? {};
  }

  /** The events that have come, by type. */
  get events(): string[] {
    return this.frames
      .filter((frame) => frame.type === 'events_api')
      .map((frame) => z.object({ event: z.object({ type: z.string() }) }).parse(frame.payload).event.type);
  }

  #received(name: string, socket: WebSocket, text: string): void {
    const frame = frameSchema.parse(JSON.parse(text));
    if (frame.type !== 'hello') this.frames.push(frame);
    const reply = frame.envelope_id === undefined ? 'nothing' : this.reply(frame);
    if (reply !== 'nothing') {
      this.traffic.frameSent(name);
      socket.send(JSON.stringify({ envelope_id: frame.envelope_id, payload: reply }));
    }
    this.traffic.frameReceived(name);
  }
}

export const bodyOf = async (response: Response): Promise<JsonObject> =>
  z.record(z.string(), z.unknown()).parse(await response.json());

/** A team with one channel that the app is in: what most tests start from. */
export async function team(manifestText?: string, jitter?: () => Promise<void>) {
  const app = await TestApp.start(manifestText, jitter);
  const ann = app.slack.addUser({ name: 'Ann Lee', zone: 'Europe/Berlin' });
  const bob = app.slack.addUser({ name: 'Bob', zone: 'Asia/Shanghai', locale: 'zh-CN' });
  const channel = app.slack.addChannel({ name: 'growth', members: [ann.id, bob.id] });
  app.slack.invite(channel.id, app.slack.botUserId, ann.id);
  return { app, ann, bob, channel };
}
