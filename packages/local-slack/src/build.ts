import type { Clock, Traffic } from '@growth-squad/clock';
import type { ApiError } from './api-error.ts';
import { Commands } from './commands.ts';
import type { Core } from './core.ts';
import { Deeds } from './deeds.ts';
import { Envelopes } from './envelopes.ts';
import { Events } from './events.ts';
import { Exchanges } from './exchanges.ts';
import { identify } from './identity.ts';
import { Ids } from './ids.ts';
import { parseManifest } from './manifest.ts';
import { Messages } from './messages.ts';
import { Modals } from './modals.ts';
import { Notices } from './notices.ts';
import { Responses } from './responses.ts';
import { Screens } from './screens.ts';
import { Showing } from './shown.ts';
import { SocketMode } from './socket-mode.ts';
import { Triggers } from './triggers.ts';
import { Typed } from './typed.ts';
import type { ApiCall, JsonObject, RefusedCall } from './types.ts';
import { Uploads } from './uploads.ts';
import { WebApi } from './web-api.ts';
import { Workspace } from './workspace.ts';
import { World } from './world.ts';

export interface LocalSlackOptions {
  /** What time it is there; the machine's own if not given. */
  readonly clock?: Clock;
  /** The text of manifest.yml: the app's name, scopes, commands, shortcuts and events. */
  readonly manifest: string;
  /** The workspace's name; "Local" if not given. */
  readonly teamName?: string;
  /** Two Slacks with the same seed and deeds give the same ids; give each workspace its own. */
  readonly seed?: number;
  /** Makes the tokens, so that nobody can guess them; without it they follow from the seed as the ids do. */
  readonly random?: (bytes: number) => Uint8Array;
  /** Real milliseconds, for the account of exchanges; without it they took none. */
  readonly stopwatch?: () => number;
  /** Awaited before each work, answer and frame, so that a test can make the network's order random in real time. */
  readonly jitter?: () => Promise<void>;
}

/** The parts of a local Slack, put together; nothing listens yet. */
export type Built = ReturnType<typeof build>;

export function build(options: LocalSlackOptions & { readonly clock: Clock }, traffic: Traffic) {
  const { clock, jitter } = options;
  const ids = new Ids(options.seed ?? 1);
  const manifest = parseManifest(options.manifest);
  const { random } = options;
  const secret = () => (random ? Buffer.from(random(24)).toString('hex') : ids.opaque());
  const identity = identify(ids, manifest, options.teamName ?? 'Local', secret);
  const calls: ApiCall[] = [];
  const refused: RefusedCall[] = [];
  const faults: string[] = [];
  const fault = (what: string): void => void faults.push(what);
  const refuse = (method: string, { error, messages }: ApiError, args: JsonObject): void =>
    void refused.push({ at: clock.now(), method, error, messages, args });

  const exchanges = new Exchanges(clock, options.stopwatch ?? (() => 0));
  const received = (text: string): void => envelopes.received(text);
  const socket = new SocketMode({ clock, ids, identity, traffic, jitter, received });
  const envelopes = new Envelopes({ clock, ids, send: (frame) => socket.send(frame), exchanges, fault });
  const events = new Events(clock, ids, identity, manifest, envelopes);
  const world = new World(clock, ids);
  addOwn(world, { botUserId: identity.botUserId, botName: manifest.botName });
  const notices = new Notices(clock);
  const typed = new Typed();
  const showing = new Showing();
  let host = '127.0.0.1:0';
  const responses = new Responses(ids);
  const uploads = new Uploads(clock, ids, identity);
  const core: Core = {
    clock,
    ids,
    identity,
    manifest,
    world,
    events,
    responses,
    uploads,
    fault,
    screens: new Screens(clock, ids, identity, showing),
    triggers: new Triggers(ids, identity.teamId),
    messages: new Messages({ clock, ids, identity, world, notices, typed, events, showing, fault }),
    connectionUrl: () => socket.open(host),
  };
  const deeds = new Deeds(core, envelopes);
  const common = (userId: string): JsonObject => deeds.common(userId);
  return {
    core,
    socket,
    envelopes,
    notices,
    showing,
    calls,
    refused,
    faults,
    exchanges,
    deeds,
    commands: new Commands({ core, envelopes, typed, refuse }),
    modals: new Modals({ core, envelopes, typed, common, refuse }),
    workspace: new Workspace(core),
    api: new WebApi(core),
    /** Drops the records of before this instant, UTC milliseconds, that nobody needs to go on. */
    forget: (before: number): void => {
      for (const record of [calls, refused]) {
        const young = record.findIndex(({ at }) => at >= before);
        record.splice(0, young < 0 ? record.length : young);
      }
      faults.length = 0;
      envelopes.forget(before);
      core.triggers.forget(before);
      responses.forget(before);
      world.forgetEphemerals(before);
      typed.forget();
    },
    /** Tells the parts that hand out addresses where the server listens. */
    listensAt: (where: string): void => {
      host = where;
      responses.base = `http://${where}`;
      uploads.base = `http://${where}`;
    },
  };
}

/** The app's bot, and Slackbot: at Slack the latter is listed like a person, `is_bot` false. */
function addOwn(world: World, { botUserId, botName }: { botUserId: string; botName: string }): void {
  const flags = {
    guest: false,
    team: undefined,
    grid: false,
    deactivated: false,
    locale: 'en-US',
    zone: 'America/Los_Angeles',
  };
  world.addUser({ name: 'Slackbot', bot: false, ...flags }, 'USLACKBOT');
  world.addUser({ name: botName, bot: true, ...flags }, botUserId);
}
