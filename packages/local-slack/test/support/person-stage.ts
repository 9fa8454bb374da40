import type { Clock } from '@growth-squad/clock';
import { Activities, MovedClock, Traffic, underWay } from '@growth-squad/clock';
import { WebSocket } from 'ws';
import { LocalSlack } from '../../src/local-slack.ts';
import { Person } from '../../src/person.ts';
import { field, isFields, stringAt } from '../../src/text/json.ts';
import type { JsonObject } from '../../src/types.ts';

/** Monday 23 November 2026, 09:30 in Berlin. */
export const START = Date.UTC(2026, 10, 23, 8, 30);

const MANIFEST = `
display_information: { name: Growth Squad }
features:
  bot_user: { display_name: Growth Squad }
  app_home: { home_tab_enabled: true, messages_tab_enabled: true }
  slash_commands: [{ command: /idea }]
  shortcuts: [{ name: Log as an idea, type: message, callback_id: log }]
oauth_config:
  scopes:
    bot: [commands, chat:write, files:read, im:write, im:history, channels:read, channels:history, groups:read, groups:history]
settings:
  event_subscriptions: { bot_events: [app_home_opened, message.im, member_joined_channel] }
  interactivity: { is_enabled: true }
  socket_mode_enabled: true
`;

/** What an app does with one payload: acknowledge (once, with what it likes) and call the Web API. */
export type Handle = (
  payload: JsonObject,
  app: {
    ack: (answer?: JsonObject) => void;
    call: (method: string, args: JsonObject) => Promise<JsonObject>;
    clock: Clock;
  },
) => Promise<void> | void;

/** The smallest app that speaks Socket Mode, with its side of the account that a moved clock asks for. */
class BareApp {
  readonly traffic = new Traffic();
  readonly activities = new Activities();
  readonly #slack: LocalSlack;
  readonly #apiUrl: string;
  readonly #clock: Clock;
  #requests = 0;
  #socket: WebSocket | undefined;
  handle: Handle = (_payload, { ack }) => ack();

  constructor(slack: LocalSlack, apiUrl: string, clock: Clock) {
    this.#slack = slack;
    this.#apiUrl = apiUrl;
    this.#clock = clock;
  }

  async connect(): Promise<void> {
    const { url } = await this.#call('apps.connections.open', {}, this.#slack.appToken);
    const name = String(url);
    const socket = new WebSocket(name);
    this.#socket = socket;
    socket.on('open', () => this.traffic.connectionOpened(name));
    socket.on('close', () => this.traffic.connectionClosed(name));
    await new Promise<void>((resolve) => {
      socket.on('message', (data) => {
        this.traffic.frameReceived(name);
        const frame: unknown = JSON.parse(String(data));
        if (stringAt(frame, 'type') === 'hello') resolve();
        const payload = field(frame, 'payload');
        if (isFields(payload)) this.#dispatch(name, socket, stringAt(frame, 'envelope_id') ?? '', payload);
      });
    });
  }

  close(): void {
    this.#socket?.terminate();
  }

  #dispatch(name: string, socket: WebSocket, envelope_id: string, payload: JsonObject): void {
    const ack = (answer?: JsonObject): void => {
      this.traffic.frameSent(name);
      socket.send(JSON.stringify({ envelope_id, ...(answer ? { payload: answer } : {}) }));
    };
    const call = (method: string, args: JsonObject): Promise<JsonObject> =>
      this.#call(method, args, this.#slack.botToken);
    const app = { ack, call, clock: this.#clock };
    void this.activities.run('an envelope', async () => this.handle(payload, app));
  }

  async #call(method: string, args: JsonObject, token: string): Promise<JsonObject> {
    const id = `r${++this.#requests}`;
    this.traffic.request(id, 'open');
    const response = await fetch(`${this.#apiUrl}${method}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json; charset=utf-8',
        'x-request-id': id,
      },
      body: JSON.stringify(args),
    });
    const body: unknown = await response.json();
    this.traffic.requestEnded(id);
    return isFields(body) ? body : {};
  }
}

/** A local Slack with a bare app and a channel of three people in three zones, on a clock that jumps. */
export async function stage() {
  const clock = new MovedClock(START);
  const slack = new LocalSlack({ clock: clock.side('slack'), manifest: MANIFEST });
  const { apiUrl } = await slack.start();
  const app = new BareApp(slack, apiUrl, clock.side('bot'));
  clock.observe({
    changes: () => app.traffic.changes + slack.traffic.changes + app.activities.changes,
    busy: () => [...underWay(app.traffic, slack.traffic), ...app.activities.busy()],
  });
  await app.connect();
  const options = { settle: () => clock.settle(), pass: (ms: number) => clock.pass(ms) };
  const person = (name: string, zone: string, locale = 'en-US'): Person =>
    new Person(slack, slack.addUser({ name, zone, locale }).id, options);
  const alice = person('Alice', 'Europe/Berlin');
  const bob = person('Bob', 'Asia/Shanghai', 'zh-CN');
  const carol = person('Carol', 'America/Los_Angeles');
  const growth = slack.addChannel({ name: 'growth', members: [alice.id, bob.id] });
  await alice.invite('growth');
  /** The app calls the Web API by itself. */
  const call = async (method: string, args: JsonObject): Promise<JsonObject> => {
    const response = await fetch(`${apiUrl}${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${slack.botToken}`, 'content-type': 'application/json' },
      body: JSON.stringify(args),
    });
    const body: unknown = await response.json();
    await clock.settle();
    return isFields(body) ? body : {};
  };
  return {
    clock,
    slack,
    apiUrl,
    app,
    alice,
    bob,
    carol,
    growth,
    person,
    options,
    call,
    stop: async (): Promise<void> => {
      app.close();
      await slack.stop();
    },
  };
}

/** What `stage` sets up. */
export type Stage = Awaited<ReturnType<typeof stage>>;
