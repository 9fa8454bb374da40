import type { Activities, Clock, Traffic } from '@growth-squad/clock';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { underReference } from '../reference.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { boltLogger } from './bolt-logger.ts';
import { clientOptions } from './client.ts';
import type { Fetch } from './fetch.ts';

/** How long after a lost connection the bot connects again: at once, then with growing patience, in milliseconds. */
const RECONNECT_AFTER = [100, 1_000, 3_000, 10_000, 30_000];

/**
 * Ping times of the socket. Short ones cut connections that are fine whenever the process is busy; Slack itself warns
 * before it closes one, and a dead network is noticed within this time.
 */
const PING_TIMEOUT_MS = 30_000;

/** How long what Slack tells may take before it is acknowledged all the same; Slack waits three seconds. */
const TOLD_MS = 2_000;

const envelope = z.object({
  ack: z.custom<(response?: unknown) => Promise<void>>((value) => typeof value === 'function'),
  envelope_id: z.string(),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

/** Slack says that the connection is about to end; the client then closes it. */
const goodbye = z.object({ type: z.literal('disconnect') });

function isGoodbye(frame: unknown): boolean {
  try {
    return typeof frame === 'string' && goodbye.safeParse(JSON.parse(frame)).success;
  } catch {
    return false;
  }
}

/** Hears how long after its arrival something of this kind was acknowledged. */
export type ObserveAcknowledgement = (kind: string, ms: number) => void;

/** What a socket is opened by. */
export type SocketDispatcher = SocketModeOptions['dispatcher'] | undefined;

/** A Socket Mode connection that is kept up. */
export interface SocketReceiver extends Receiver {
  /** Whether Slack can reach the bot at present. */
  connected(): boolean;
  /** Takes nothing new from now on; Slack keeps events and sends them again. What is under way can still acknowledge. */
  hold(): void;
}

/**
 * Bolt's door to Slack over Socket Mode. Bolt's own receiver reconnects on timers of its own; this one does so on the
 * clock, keeps account of every frame, and runs each event as an activity.
 */
export function createReceiver(options: {
  appToken: string;
  apiUrl?: string | undefined;
  fetch: Fetch;
  clock: Clock;
  traffic: Traffic;
  activities: Activities;
  log: Log;
  acknowledgements: Acknowledgements;
  observe?: ObserveAcknowledgement | undefined;
  /** Called as an acknowledgement is about to be sent. */
  acknowledging?: (() => void) | undefined;
  /** The way of the socket, where it is not the straight one. */
  dispatcher?: SocketDispatcher;
}): SocketReceiver {
  const { clock, traffic, activities, log } = options;
  const warn: Log['warn'] = (fields, message) => log.warn(fields, message);
  const client = new SocketModeClient({
    appToken: options.appToken,
    autoReconnectEnabled: false,
    clientPingTimeout: PING_TIMEOUT_MS,
    serverPingTimeout: PING_TIMEOUT_MS,
    clientOptions: clientOptions(options),
    ...(options.dispatcher ? { dispatcher: options.dispatcher } : {}),
    // What the client calls an error is mended by connecting again.
    logger: boltLogger({ info: warn, warn, error: warn }),
  });
  let app: App | undefined;
  let address = '';
  let up = false;
  let stopped = true;
  let held = false;
  let failures = 0;
  let cancelReconnect = (): void => undefined;

  const connect = (): Promise<void> =>
    activities.run('connect', async () => {
      await client.start();
      failures = 0;
    });
  const connectAgain = async (): Promise<void> => {
    try {
      await connect();
    } catch (error) {
      log.warn({ error }, 'The connection to Slack could not be opened');
      reconnect();
    }
  };
  const reconnect = (): void => {
    if (stopped) return;
    const wait = RECONNECT_AFTER[Math.min(failures, RECONNECT_AFTER.length - 1)] ?? PING_TIMEOUT_MS;
    failures += 1;
    cancelReconnect();
    cancelReconnect = clock.after(wait, () => void connectAgain(), 'the next try to connect');
  };

  client.on('authenticated', (response: { url?: string }) => {
    address = response.url ?? '';
  });
  client.on('ws_message', (frame: unknown) => {
    if (!up) {
      up = true;
      traffic.connectionOpened(address);
    }
    traffic.frameReceived(address);
    if (isGoodbye(frame)) traffic.connectionClosing(address);
  });
  client.on('outgoing_message', () => traffic.frameSent(address));
  client.on('close', () => {
    if (!up) return;
    up = false;
    traffic.connectionClosed(address);
    if (!stopped) log.info({}, 'The connection to Slack is down; connecting again');
    reconnect();
  });
  client.on('slack_event', (message: unknown) => {
    if (held) return;
    const {
      ack,
      envelope_id: envelopeId,
      body,
      retry_num: retryNum,
      retry_reason: retryReason,
    } = envelope.parse(message);
    const kind = String(body['type'] ?? (body['command'] ? 'slash_command' : ''));
    const arrived = clock.monotonic();
    let acknowledged = false;
    const given = options.acknowledgements.owe();
    const acknowledge = async (response?: unknown): Promise<void> => {
      if (acknowledged) return;
      acknowledged = true;
      options.acknowledging?.();
      await ack(response);
      given();
      const ms = clock.monotonic() - arrived;
      log.info({ kind, ms }, 'Slack was heard');
      options.observe?.(kind, ms);
    };
    const isTold = kind === 'event_callback';
    const event: ReceiverEvent = {
      body,
      ...(retryNum === undefined ? {} : { retryNum }),
      ...(retryReason === undefined ? {} : { retryReason }),
      // Bolt acknowledges what Slack tells before it is handled: a crash then would lose what somebody wrote to the bot.
      ack: isTold ? () => Promise.resolve() : acknowledge,
    };
    const told = async (): Promise<void> => {
      const acknowledgeTold = (): Promise<void> =>
        acknowledge().catch((error: unknown) =>
          log.warn({ error }, 'An event could not be acknowledged; Slack sends it again'),
        );
      const cancel = clock.after(
        TOLD_MS,
        () => void acknowledgeTold(),
        'the acknowledgement of what takes long',
      );
      await app?.processEvent(event).finally(cancel);
      await acknowledgeTold();
    };
    const handle = (): Promise<void> =>
      activities.run(`event ${String(body['type'] ?? body['command'] ?? '')}`, async () => {
        try {
          await (isTold ? told() : app?.processEvent(event));
        } catch (error) {
          log.error({ error }, 'An event could not be handled');
        } finally {
          given();
        }
      });
    void underReference(envelopeId, handle);
  });

  return {
    init: (bolt) => {
      app = bolt;
    },
    start: async () => {
      stopped = false;
      held = false;
      await connect();
    },
    stop: async () => {
      stopped = true;
      cancelReconnect();
      if (up) await client.disconnect();
    },
    connected: () => up,
    hold: () => {
      held = true;
    },
  };
}
