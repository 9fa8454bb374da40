import type { Activities } from '@growth-squad/clock';
import type { App, Receiver, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { underReference } from '../reference.ts';
import type { Acknowledgements } from './acknowledgements.ts';
import { createSocket, type Socket, type SocketParts } from './socket.ts';

/** How long after a lost connection the bot connects again: at once, then with growing patience, in milliseconds. */
const RECONNECT_AFTER = [100, 1_000, 3_000, 10_000, 30_000];

/** For so long Slack may still count a connection of ours that ended, milliseconds. */
const LINGERS_MS = 2 * 60_000;

/** How long what Slack tells may take before it is acknowledged all the same; Slack waits three seconds. */
const TOLD_MS = 2_000;

const envelope = z.object({
  ack: z.custom<(response?: unknown) => Promise<void>>((value) => typeof value === 'function'),
  envelope_id: z.string(),
  body: z.record(z.string(), z.unknown()),
  retry_num: z.number().optional(),
  retry_reason: z.string().optional(),
});

/** Hears how long after its arrival something of this kind was acknowledged. */
export type ObserveAcknowledgement = (kind: string, ms: number) => void;

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
export function createReceiver(
  options: SocketParts & {
    activities: Activities;
    acknowledgements: Acknowledgements;
    observe?: ObserveAcknowledgement | undefined;
    /** Called as an acknowledgement is about to be sent. */
    acknowledging?: (() => void) | undefined;
  },
): SocketReceiver {
  const { clock, activities, log } = options;
  let app: App | undefined;
  let socket: Socket | undefined;
  let up = false;
  let stopped = true;
  let held = false;
  let failures = 0;
  let lostAt = Number.NEGATIVE_INFINITY;
  let cancelReconnect = (): void => undefined;

  const connect = (): Promise<void> =>
    activities.run('connect', async () => {
      const fresh = createSocket(options, { opened, heard, closed });
      socket = fresh;
      await fresh.open();
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
    const wait = RECONNECT_AFTER[Math.min(failures, RECONNECT_AFTER.length - 1)] ?? LINGERS_MS;
    failures += 1;
    cancelReconnect();
    cancelReconnect = clock.after(wait, () => void connectAgain(), 'the next try to connect');
  };
  const opened = (connections: number): void => {
    up = true;
    const isOwnCounted = clock.monotonic() - lostAt < LINGERS_MS;
    if (connections > (isOwnCounted ? 2 : 1)) {
      log.warn({ connections }, 'Slack counts more connections of this app than the bot has');
    }
  };
  const closed = (): void => {
    up = false;
    lostAt = clock.monotonic();
    if (!stopped) log.info({}, 'The connection to Slack is down; connecting again');
    reconnect();
  };
  const heard = (message: unknown): void => {
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
  };

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
      await socket?.close();
    },
    connected: () => up,
    hold: () => {
      held = true;
    },
  };
}
