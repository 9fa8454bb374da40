import type { Clock } from '@growth-squad/clock';
import { Activities, MovedClock, Traffic, underWay } from '@growth-squad/clock';
import type { Fault, Message } from '@growth-squad/local-slack';
import { LocalSlack } from '@growth-squad/local-slack';
import { eq } from 'drizzle-orm';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { createChange, type MakeChange } from '../../../src/database/change.ts';
import type { Database } from '../../../src/database/database.ts';
import { createIds, type Ids } from '../../../src/database/ids.ts';
import { defineKind } from '../../../src/database/kind.ts';
import { deliveries, workspaces } from '../../../src/database/schema/index.ts';
import { createDeliveryLoop, type DeliveryLoop, type DeliveryOptions } from '../../../src/delivery/loop.ts';
import type { Renderer } from '../../../src/delivery/renderer.ts';
import type { Delivery } from '../../../src/delivery/store/wanted.ts';
import type { Wanted } from '../../../src/delivery/want.ts';
import { createClient } from '../../../src/slack/connection/client.ts';
import { createFetch } from '../../../src/slack/connection/fetch.ts';
import { temporaryDatabase } from '../database/temporary-database.ts';

/** A Monday, 09:30 in Berlin. */
export const START = Date.UTC(2026, 10, 2, 8, 30);

const MANIFEST = `
display_information: { name: Growth Squad }
features:
  bot_user: { display_name: Growth Squad, always_online: true }
oauth_config:
  scopes:
    bot: [chat:write, channels:history, channels:read, im:write, im:history, im:read, users:read]
settings: { socket_mode_enabled: true }
`;

/** A line of a log, as the loop wrote it. */
export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: object;
  readonly message: string;
}

/** Draws `subject.text` and the revision, so that a test sees which one stands in Slack. */
export const textRenderer: Renderer = {
  kind: 'text',
  async render(_q, owed) {
    const text = `${JSON.stringify(owed.subject)} r${owed.wantedRevision}${owed.late ? ' late' : ''}`;
    return { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] };
  },
};

/** One life of the bot's process: what it has in memory is gone when it is killed. */
export class Process {
  readonly activities = new Activities();
  readonly logged: Logged[] = [];
  readonly loop: DeliveryLoop;
  #dead = false;
  #left: number;
  readonly #unobserve: (() => void)[] = [];

  /** @param steps after how many of its steps (before and after each transaction and call) it is killed */
  constructor(rig: Rig, options: Partial<DeliveryOptions>, steps = Number.POSITIVE_INFINITY) {
    this.#left = steps;
    const clock = this.#mortalClock(rig.moved.side('bot'));
    const database = this.#mortalDatabase(rig.database);
    const traffic = new Traffic();
    const fetch = createFetch({ clock, traffic, newId: rig.ids.id });
    const log = (level: Logged['level']) => (fields: object, message: string) =>
      void this.logged.push({ level, fields, message });
    const told = { info: log('info'), warn: log('warn'), error: log('error') };
    const clients = new Map(
      rig.slacks.map(({ slack, apiUrl }) => [
        slack.teamId,
        createClient(slack.botToken, {
          fetch: (input, init) => this.#whileAlive(() => fetch(input, init)),
          apiUrl,
          log: { ...told, warn: () => undefined, error: () => undefined },
        }),
      ]),
    );
    this.loop = createDeliveryLoop({
      clock,
      database,
      change: createChange(database, clock, rig.ids),
      ids: rig.ids,
      activities: this.activities,
      slackFor: (workspaceId) => {
        const client = clients.get(workspaceId);
        if (!client) throw new Error(`No workspace ${workspaceId}`);
        return client;
      },
      renderers: [textRenderer],
      log: told,
      ...options,
    });
    const { activities } = this;
    this.#unobserve.push(
      rig.moved.observe({ changes: () => activities.changes, busy: () => activities.busy() }),
      ...rig.slacks.map(({ slack }) =>
        rig.moved.observe({
          changes: () => traffic.changes + slack.traffic.changes,
          busy: () => (rig.slacks.length === 1 ? underWay(traffic, slack.traffic) : []),
        }),
      ),
    );
  }

  /** Nothing that this process does has an effect from now on. */
  kill(): void {
    this.#dead = true;
    for (const end of this.#unobserve) end();
  }

  get isDead(): boolean {
    return this.#dead;
  }

  async #whileAlive<T>(work: () => Promise<T>): Promise<T> {
    await this.#step();
    const result = await work();
    await this.#step();
    return result;
  }

  /** One more place at which it may be killed; the dead stay there. */
  async #step(): Promise<void> {
    this.#left -= 1;
    if (this.#left < 0 && !this.#dead) this.kill();
    if (this.#dead) await new Promise<never>(() => undefined);
  }

  #mortalClock(clock: Clock): Clock {
    return {
      ...clock,
      after: (ms, callback, what) => clock.after(ms, () => (this.#dead ? undefined : callback()), what),
    };
  }

  #mortalDatabase(database: Database): Database {
    return {
      write: (work) => this.#whileAlive(() => database.write(work)),
      read: async (work) => {
        if (this.#dead) await new Promise<never>(() => undefined);
        return database.read(work);
      },
      readLong: (work) => database.readLong(work),
      onCommit: (listener, table) => database.onCommit(() => (this.#dead ? undefined : listener()), table),
      changedElsewhere: (tables) => database.changedElsewhere(tables),
      close: () => database.close(),
    };
  }
}

/** A database, a local Slack (or several) with a channel, and a clock that is moved. */
export interface Rig {
  readonly moved: MovedClock;
  readonly database: Database;
  readonly ids: Ids;
  readonly slacks: readonly { readonly slack: LocalSlack; readonly apiUrl: string }[];
  readonly slack: LocalSlack;
  readonly workspaceId: string;
  /** The channel the bot is in, and somebody who is in it, too. */
  readonly channel: string;
  readonly person: string;
  readonly change: MakeChange;
  /** Starts a process with its loop. */
  boot(options?: Partial<DeliveryOptions>): Promise<Process>;
  /** Starts a process that is killed after so many steps. */
  bootMortal(steps: number): Process;
  /** Another channel with the bot in it. */
  newChannel(name: string): string;
  wanted(key: string, more?: Partial<Omit<Wanted, 'kind'>> & { kind?: string }): Wanted;
  row(key: string): Promise<Delivery>;
  /** What the bot wrote in the channel, oldest first. */
  posts(channel?: string): Message[];
}

export async function rig(): Promise<Rig> {
  const moved = new MovedClock(START, 10_000);
  const database = await temporaryDatabase({ now: () => moved.now() });
  let count = 0;
  const ids = createIds(moved, (bytes) => {
    const random = Buffer.alloc(bytes);
    random.writeUInt16BE(++count % 0xffff, bytes - 2);
    return random;
  });
  const slack = new LocalSlack({ clock: moved.side('slack'), manifest: MANIFEST });
  const { apiUrl } = await slack.start();
  onTestFinished(() => slack.stop());
  const person = slack.addUser({ name: 'Ada', zone: 'Europe/Berlin' }).id;
  const newChannel = (name: string): string => {
    const { id } = slack.addChannel({ name, members: [person] });
    slack.invite(id, slack.botUserId, person);
    return id;
  };
  const channel = newChannel('growth');
  const workspaceId = slack.teamId;
  const change = createChange(database, moved.side('bot'), ids);
  await change(async ({ tx, at }) => {
    await tx.insert(workspaces).values({
      id: workspaceId,
      name: 'Local',
      url: slack.teamUrl,
      botUserId: slack.botUserId,
      createdAt: at,
    });
  });
  const self: Rig = {
    moved,
    database,
    ids,
    slack,
    slacks: [{ slack, apiUrl }],
    workspaceId,
    channel,
    person,
    change,
    newChannel,
    async boot(options = {}) {
      const process = new Process(self, options);
      onTestFinished(async () => {
        if (!process.isDead) await process.loop.stop();
      });
      await process.loop.start();
      return process;
    },
    bootMortal(steps) {
      const process = new Process(self, {}, steps);
      onTestFinished(async () => {
        if (!process.isDead) await process.loop.stop();
      });
      void process.loop.start();
      return process;
    },
    wanted: (key, { kind = 'text', ...more } = {}) => ({
      ...{ workspaceId, key, kind: defineKind(kind, z.json()), subject: key, to: { channel } },
      ...more,
    }),
    async row(key) {
      const rows = await database.read((q) => q.select().from(deliveries).where(eq(deliveries.key, key)));
      const [row] = rows;
      if (!row || rows.length > 1) throw new Error(`${rows.length} deliveries with the key "${key}"`);
      return row;
    },
    posts: (where = channel) =>
      slack.history(where).filter(({ user, subtype }) => user === slack.botUserId && subtype === undefined),
  };
  return self;
}

export const texts = (messages: readonly Message[]): string[] => messages.map(({ text }) => text);

/** The methods that were called, in order. */
export const methods = (r: Rig): string[] => r.slack.calls.map(({ method }) => method);

/** Lets this fault happen to the n-th call of the method only. */
export function once(r: Rig, method: string, fault: Fault, n = 1): void {
  let seen = 0;
  r.slack.intercept((call) => {
    if (call.method !== method) return undefined;
    seen += 1;
    return seen === n ? fault : undefined;
  });
}
