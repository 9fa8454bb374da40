import type { Migrations } from '../test/support/database/coming-migrations.ts';
import type { SharedClock } from '../test/support/process/clock/shared.ts';
import { BotProcess } from '../test/support/process/process.ts';
import { type Orders, type Point, points } from '../test/support/process/protocol.ts';
import { Deck, type Random } from '../test/support/random.ts';
import type { FaultKind, Tally } from './faults/kinds.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** How many passages of a place a life may last at most; it is drawn anew for each life. */
const longest: Record<Point, number> = {
  'clock read': 4_000,
  statement: 6_000,
  'before commit': 250,
  commit: 250,
  'call sent': 160,
  'call answered': 160,
  'frame received': 40,
  'frame sent': 40,
  'migration step': 1,
};

const named: Record<Point, FaultKind> = {
  'clock read': 'killed at a clock read',
  statement: 'killed at a statement',
  'before commit': 'killed before a commit',
  commit: 'killed after a commit',
  'call sent': 'killed at a call sent',
  'call answered': 'killed at a call answered',
  'frame received': 'killed at a frame received',
  'frame sent': 'killed at a frame sent',
  'migration step': 'killed in a migration',
};

/** The longest wait between two tries to start it. */
const LONGEST_WAIT_MS = 30 * MINUTE_MS;

/** So many lives in a row that never got to work are no bad luck. */
const NEVER_READY = 20;

/** 512-byte blocks to which a file may grow in a life whose disk runs full: its log has some room, then none. */
const FEW_BLOCKS = 400;

interface Options {
  readonly clock: SharedClock;
  readonly random: Random;
  readonly tally: Tally;
  readonly orders: Omit<Orders, 'now' | 'ahead' | 'seed' | 'kill' | 'migrations'>;
  readonly migrations: Migrations;
  /** The bot's code, in one file. */
  readonly program: string;
  /** How much longer than usual lives are planned to be. */
  readonly longer: number;
}

/** Keeps a bot running as an operator's service manager does, however often it dies. */
export class Supervisor {
  readonly #options: Options;
  readonly #points: Deck<Point>;
  readonly #ends: Deck<'as ordered' | 'at a random time' | 'while starting'>;
  readonly #pauses: Deck<'short' | 'long' | 'with a full disk' | 'with a new version'>;
  #bot: BotProcess;
  #spare: BotProcess;
  #order: Orders['kill'];
  /** A life ended otherwise before it came to die there. */
  #missed: Point | undefined;
  /** Ordered already for the life to come. */
  #next: Orders['kill'];
  #lives = 0;
  #barren = 0;
  #calm = false;
  #stopped = false;
  #startedAt = 0;
  #cancelRandomKill = (): void => undefined;
  #why: FaultKind | undefined;
  /** Real milliseconds from the start of the program's work to being connected, one of each life that got there. */
  readonly recoveries: number[] = [];
  /** What bots logged as errors. */
  readonly errors: string[] = [];

  constructor(options: Options) {
    this.#options = options;
    const { random } = options;
    this.#points = new Deck(
      random,
      points.filter((point) => point !== 'migration step').map((point) => [point, 1] as const),
    );
    this.#ends = new Deck(random, [
      ['as ordered', 12],
      ['at a random time', 2],
      ['while starting', 1],
    ]);
    this.#pauses = new Deck(random, [
      ['short', 2 + 2 * options.longer],
      ['long', 1],
      ['with a full disk', 1],
      ['with a new version', 1],
    ]);
    this.#bot = new BotProcess(options.program);
    this.#spare = new BotProcess(options.program);
  }

  /** Begins the first life and resolves when it is connected. */
  async start(): Promise<void> {
    const bot = this.#bot;
    void this.#live();
    // What it waits for as it starts is time, too.
    while (bot.alive && !bot.ready) await this.#options.clock.pass(SECOND_MS);
  }

  /** Ends the process as a power cut does. */
  kill(why: FaultKind): void {
    if (!this.#bot.alive || this.#stopped) return;
    this.#why ??= why;
    this.#bot.kill();
  }

  /** Ends it as an operator does. */
  terminate(): void {
    if (!this.#bot.ready || this.#stopped) return;
    this.#options.tally.add('stopped by SIGTERM');
    this.#bot.terminate();
  }

  /** From now on lives have no planned end. The present one gets its planned end still, if it comes. */
  calm(): void {
    this.#calm = true;
    this.#cancelRandomKill();
  }

  get ready(): boolean {
    return this.#bot.ready;
  }

  /** Stops it cleanly, for good. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#spare.kill();
    this.#bot.terminate();
    await this.#bot.ended;
  }

  /** Leaves no process behind, whatever happened. */
  end(): void {
    this.#stopped = true;
    this.#spare.kill();
    this.#bot.kill();
  }

  async #live(): Promise<void> {
    const { clock, random, tally, orders, migrations } = this.#options;
    const bot = this.#bot;
    this.#why = undefined;
    this.#order = this.#calm ? undefined : (this.#next ?? this.#drawKill());
    this.#next = undefined;
    this.#lives += 1;
    this.#startedAt = performance.now();
    clock.follow(bot);
    await bot.go({
      ...orders,
      migrations: migrations.folder,
      now: clock.now(),
      ahead: clock.ahead,
      seed: this.#lives,
      ...(this.#order ? { kill: this.#order } : {}),
    });
    const end = this.#calm || this.#order?.point === 'migration step' ? 'as ordered' : this.#ends.draw();
    if (end === 'at a random time') {
      const cancel = clock.after(
        random.whole(1, 90) * MINUTE_MS,
        () => this.kill('killed at a random time'),
        'kill',
      );
      this.#cancelRandomKill = cancel;
    }
    if (end === 'while starting') {
      setImmediate(() => this.kill('killed while starting'));
    }
    void bot.ended.then((ended) => {
      this.#cancelRandomKill();
      const cameTrue = ended.signal === 'SIGKILL' && this.#why === undefined && bot.failure === undefined;
      if (this.#order && !cameTrue && this.#order.point !== 'migration step')
        this.#missed = this.#order.point;
      this.errors.push(...bot.errors);
      if (bot.failure !== undefined) this.errors.push(bot.failure);
      if (ended.signal === 'SIGKILL' && bot.failure === undefined) {
        const why = this.#why ?? (this.#order ? named[this.#order.point] : 'killed at a random time');
        tally.add(why);
        if (why === 'killed in a migration') migrations.died(orders.file);
      }
      if (!this.#stopped) this.#again();
    });
    await bot.begun;
    this.#barren = bot.ready ? 0 : this.#barren + 1;
    if (this.#barren >= NEVER_READY)
      clock.stop(
        new Error(
          `The bot did not get to work in ${NEVER_READY} lives: ${bot.failure ?? 'it died each time'}`,
        ),
      );
    if (bot.ready) this.recoveries.push(performance.now() - this.#startedAt);
  }

  /** A service manager starts it again after a while; sometimes a long one, sometimes where nothing can be written. */
  #again(): void {
    const { clock, random, tally, program, migrations, orders } = this.#options;
    this.#bot = this.#spare;
    const pause = this.#calm ? 'short' : this.#pauses.draw();
    if (pause === 'with a full disk') {
      this.#bot.kill();
      this.#bot = new BotProcess(program, FEW_BLOCKS);
      tally.add('writes refused');
      const kill = (): void => this.kill('killed at a random time');
      clock.after(random.whole(5, 30) * MINUTE_MS, kill, 'an operator makes room');
    }
    if (pause === 'with a new version') {
      const places = migrations.add(orders.file);
      this.#next = { point: 'migration step', passage: random.whole(1, places) };
    }
    this.#spare = new BotProcess(program);
    const long = pause === 'long';
    if (long) tally.add('clock jumped while down');
    // What does not start is tried ever more seldom: it waits for Slack, or for an operator.
    const patience = Math.min(LONGEST_WAIT_MS, random.whole(1, 20) * SECOND_MS * 2 ** this.#barren);
    const wait = long ? random.whole(30, 180) * MINUTE_MS : patience;
    clock.after(wait, () => void this.#live(), 'start again');
  }

  #drawKill(): Orders['kill'] {
    const { random } = this.#options;
    const point = this.#missed ?? this.#points.draw();
    this.#missed = undefined;
    // Most lives are short, some long: each order of magnitude as often as the next.
    const most = (longest[point] * this.#options.longer) / 2;
    const passage = Math.max(1, Math.round(most ** (random.whole(0, 1_000) / 1_000)));
    return { point, passage };
  }
}
