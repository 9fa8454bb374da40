import { type Clock, type Traffic, waiting } from '@growth-squad/clock';
import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode';
import { z } from 'zod';
import type { Log } from '../log.ts';
import { boltLogger } from './bolt-logger.ts';
import { clientOptions } from './client.ts';
import type { Fetch } from './fetch.ts';

/**
 * Ping times of the socket. Short ones cut connections that are fine whenever the process is busy; Slack itself warns
 * before it closes one, and a dead network is noticed within this time.
 */
const PING_TIMEOUT_MS = 30_000;

/** How long Slack may take from the address it gave to its first word there. */
const HELLO_WITHIN_MS = 30_000;

const frameSchema = z.object({ type: z.string(), num_connections: z.number().optional() });

/** What stands on every frame that Slack itself has to say something by. */
function frameOf(data: unknown): z.infer<typeof frameSchema> | undefined {
  try {
    return typeof data === 'string' ? frameSchema.safeParse(JSON.parse(data)).data : undefined;
  } catch {
    return undefined;
  }
}

/** What a socket is opened by. */
export type SocketDispatcher = SocketModeOptions['dispatcher'] | undefined;

export interface SocketParts {
  readonly appToken: string;
  readonly apiUrl?: string | undefined;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly traffic: Traffic;
  readonly log: Log;
  /** The way of the socket, where it is not the straight one. */
  readonly dispatcher?: SocketDispatcher;
}

/** What whoever opens a socket hears of it. */
export interface SocketEars {
  /** Slack has said hello, and how many connections of the app it counts. */
  readonly opened: (connections: number) => void;
  /** Slack has something for the app. */
  readonly heard: (message: unknown) => void;
  /** It was open, and is so no more. */
  readonly closed: () => void;
}

/** One try to connect, and what comes of it. */
export interface Socket {
  /** Resolves with Slack's hello; @throws what kept Slack from it, within 30 s for the call and 30 s for the socket */
  open(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A Socket Mode connection, of a client of its own: what an earlier one still does can't be taken for this one's. Keeps
 * account of every frame.
 */
export function createSocket(parts: SocketParts, ears: SocketEars): Socket {
  const { clock, traffic, log } = parts;
  const warn: Log['warn'] = (fields, message) => log.warn(fields, message);
  const client = new SocketModeClient({
    appToken: parts.appToken,
    autoReconnectEnabled: false,
    clientPingTimeout: PING_TIMEOUT_MS,
    serverPingTimeout: PING_TIMEOUT_MS,
    clientOptions: clientOptions(parts),
    ...(parts.dispatcher ? { dispatcher: parts.dispatcher } : {}),
    // What the client calls an error is mended by connecting again.
    logger: boltLogger({ info: warn, warn, error: warn }),
  });
  let address = '';
  let isNoted = false;
  let isOpen = false;
  let isWanted = true;
  const connecting = new Promise<void>((resolve) => client.once('connecting', resolve));

  client.on('authenticated', (response: { url?: string }) => {
    address = response.url ?? '';
  });
  client.on('connecting', () => {
    traffic.request(address, 'open');
    // Closed while Slack was asked for the address: it connects all the same, a moment from now.
    if (!isWanted) queueMicrotask(tearDown);
  });
  client.on('ws_message', (data: unknown) => {
    if (!isNoted) {
      isNoted = true;
      traffic.connectionOpened(address);
      traffic.requestEnded(address);
    }
    traffic.frameReceived(address);
    const frame = frameOf(data);
    if (frame?.type === 'hello' && !isOpen) {
      isOpen = true;
      ears.opened(frame.num_connections ?? 1);
    }
    if (frame?.type === 'disconnect') traffic.connectionClosing(address);
  });
  client.on('outgoing_message', () => traffic.frameSent(address));
  client.on('slack_event', ears.heard);
  client.on('close', () => {
    traffic.requestEnded(address);
    if (isNoted) traffic.connectionClosed(address);
    isNoted = false;
    if (!isOpen) return;
    isOpen = false;
    ears.closed();
  });

  /** The second word ends it without waiting for Slack's answer to the first. */
  const tearDown = (): void => {
    void client.disconnect();
    void client.disconnect();
  };
  const hello = async (started: Promise<unknown>): Promise<void> => {
    const late = Promise.withResolvers<never>();
    const giveUp = (): void =>
      late.reject(new Error(`Slack opened no connection within ${HELLO_WITHIN_MS / 1_000} s`));
    const cancel = clock.after(HELLO_WITHIN_MS, giveUp, 'Slack to open a connection');
    try {
      await waiting(Promise.race([started, late.promise]));
    } catch (error) {
      tearDown();
      // The client says nothing of why a socket that never opened was closed.
      throw error ?? new Error('The connection was closed before it was open');
    } finally {
      cancel();
    }
  };
  return {
    open: async () => {
      const started = client.start();
      started.catch(() => undefined);
      await Promise.race([connecting, started]);
      await hello(started);
    },
    close: async () => {
      isWanted = false;
      if (isOpen) await client.disconnect();
      else tearDown();
    },
  };
}
