import { Activities, waiting } from '@growth-squad/clock';
import { createGrowthSquad, type GrowthSquad } from '../../../src/app.ts';
import { whenDue } from '../../../src/schedule/heartbeat.ts';
import type { Log } from '../../../src/slack/log.ts';
import { seededBytes } from '../random.ts';
import { FollowerClock } from './clock/follower.ts';
import { watchEngine } from './engine.ts';
import { DeadlyTraffic, Points } from './points.ts';
import { type FromBot, type Orders, type ToBot, toBot } from './protocol.ts';

/** The bot as a process of its own: the real one, on a clock that somebody else moves, ready to die anywhere. */

/** The machine's clock may be set at any moment, and is looked at so often: each minute would cost a run its time. */
const BEAT_MS = 5 * 60_000;

/** Turns of the event loop without a change before the bot calls itself quiet; it gives up waiting after so many. */
const STILL = 2;
const PATIENCE = 200;

type Question = Extract<ToBot, { type: 'account' }>;

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function say(message: FromBot): void {
  if (process.connected) process.send?.(message);
}

/** A bot that lives in this process. */
class Life {
  readonly #orders: Orders;
  readonly #clock: FollowerClock;
  readonly #traffic: DeadlyTraffic;
  readonly #activities = new Activities();
  readonly #points: Points;
  #bot: GrowthSquad | undefined;
  #asked: Promise<void> = Promise.resolve();

  constructor(orders: Orders) {
    this.#orders = orders;
    this.#points = new Points(orders.kill);
    this.#traffic = new DeadlyTraffic(this.#points);
    watchEngine({
      beforeCommit: () => this.#points.pass('before commit'),
      migrationStep: () => this.#points.pass('migration step'),
    });
    this.#clock = new FollowerClock(orders.now, orders.ahead, () => this.#points.pass('clock read'));
  }

  async start(): Promise<void> {
    const log: Log = {
      info: () => undefined,
      warn: () => undefined,
      error: (fields, message) => {
        const error: unknown = 'error' in fields ? fields.error : undefined;
        const detail = error instanceof Error ? (error.stack ?? error.message) : JSON.stringify(fields);
        say({ type: 'error', what: `${message}: ${detail}` });
      },
    };
    const orders = this.#orders;
    // What it starts are activities of their own: in between it is the clock that is waited for.
    await this.#activities.run('start', () => waiting(this.#begin(orders, log)));
    say({ type: 'ready' });
  }

  async #begin(orders: Orders, log: Log): Promise<void> {
    const points = this.#points;
    const { apiUrl, botToken, appToken, file, migrations, seed } = orders;
    const bot = await createGrowthSquad({
      clock: this.#clock,
      log,
      botToken,
      appToken,
      apiUrl,
      file,
      migrations,
      verbose: () => points.pass('statement'),
      random: seededBytes(seed),
      heartbeat: (parts) => whenDue({ ...parts, log, atLeastEveryMs: BEAT_MS }),
      traffic: this.#traffic,
      activities: this.#activities,
    });
    bot.core.database.onCommit(() => points.pass('commit'));
    this.#bot = bot;
    await bot.start();
  }

  async stop(): Promise<void> {
    await this.#bot?.stop();
  }

  /** Answers one question after the other. */
  account(question: Question): void {
    this.#asked = this.#asked.then(() => this.#answer(question));
  }

  async #answer({ id, now, ahead, fire }: Question): Promise<void> {
    this.#clock.tell(now, ahead);
    if (fire) this.#clock.fire();
    await this.#settled();
    const { requests, connections } = this.#traffic;
    const { next } = this.#clock;
    say({
      type: 'account',
      id,
      busy: this.#activities.busy(),
      changes: this.#changes,
      ...(next === undefined ? {} : { next }),
      requests: [...requests],
      connections: [...connections].map(([name, frames]) => [name, { ...frames }]),
    });
  }

  get #changes(): number {
    return this.#traffic.changes + this.#activities.changes + this.#clock.changes;
  }

  async #settled(): Promise<void> {
    let still = 0;
    let seen = -1;
    for (let turns = 0; still < STILL && turns < PATIENCE; turns += 1) {
      await turn();
      const quiet = this.#changes === seen && this.#activities.busy().length === 0;
      still = quiet ? still + 1 : 0;
      seen = this.#changes;
    }
  }
}

let life: Life | undefined;

process.on('message', (message) => {
  const told = toBot.parse(message);
  if (told.type === 'account') {
    life?.account(told);
    return;
  }
  const started = new Life(told.orders);
  life = started;
  started.start().catch((error: unknown) => {
    say({ type: 'failed', why: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  });
});
process.on('SIGTERM', () => {
  const stopped = life ? life.stop() : Promise.resolve();
  stopped.then(
    () => process.exit(0),
    () => process.exit(1),
  );
});
process.on('disconnect', () => process.exit(0));
say({ type: 'warm' });
