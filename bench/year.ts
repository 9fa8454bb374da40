import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LocalSlack } from '@growth-squad/local-slack';
import { addDays } from '../src/calendar/date.ts';
import { instantOf } from '../src/calendar/zone.ts';
import { Deeds } from '../test/support/life/deeds.ts';
import { Ledger } from '../test/support/life/ledger.ts';
import { Living } from '../test/support/life/living.ts';
import { SquadLife } from '../test/support/life/squad.ts';
import { weekOf } from '../test/support/life/week.ts';
import { bundlePrograms } from '../test/support/process/bundle.ts';
import { SharedClock } from '../test/support/process/clock/shared.ts';
import { Together } from '../test/support/process/clock/together.ts';
import { BotProcess } from '../test/support/process/process.ts';
import { Random } from '../test/support/random.ts';
import { atMost, type Bench, type Figure, told } from './figure.ts';
import { inFolder, inProject, MIGRATIONS } from './folder.ts';
import { type Gauge, gaugeOf } from './gauge-of.ts';
import { openSlack } from './slack.ts';

/** The first Monday. */
const MONDAY = '2026-11-23';
const SEED = 7;
/** As people live who are in no hurry. */
const PACE = { rushes: 0, each: 0 };

const HOUR_MS = 60 * 60_000;

/** Until caches are filled and all code was compiled once. */
const WARM_UP = { full: 4, quick: 2 };
const WEEKS = { full: 52, quick: 2 };

/** By so much the heap may be bigger in the end: a page or two of what was compiled late. */
const MOST_KB = 1_024;

/**
 * A squad of five lives week after week, without faults, on a clock that jumps: the bot in a process of its own, of
 * which heap, handles and listeners are read after collection; the local Slack, which grows with its messages, in this one.
 */
export const benchYear: Bench = async ({ full, say }) =>
  inFolder(async (folder) => {
    const extent = full ? 'full' : 'quick';
    const clock = new SharedClock(instantOf(addDays(MONDAY, -1), '06:00', 'UTC'));
    const { slack, apiUrl } = await openSlack(clock);
    clock.watch(slack.traffic);
    const { entry } = await bundlePrograms(folder);
    const bot = withGauge(folder, () => new BotProcess(entry));
    try {
      const { botToken, appToken } = slack;
      const file = join(folder, 'bot.db');
      clock.follow(bot);
      const orders = { apiUrl, botToken, appToken, file, migrations: MIGRATIONS };
      await bot.go({ ...orders, now: clock.now(), ahead: 0, seed: SEED });
      while (!bot.ready && bot.failure === undefined) await clock.pass(0);
      if (bot.failure !== undefined) throw new Error(bot.failure);
      const life = new Life(clock, slack);
      await life.setUp();
      await life.weeks(WARM_UP[extent]);
      const before = await gaugeOf(folder);
      const trend: number[] = [];
      for (let week = 0; week < WEEKS[extent]; week += 1) {
        await life.weeks(1);
        trend.push((await gaugeOf(folder)).heapUsed);
      }
      const after = await gaugeOf(folder);
      say(`year: heap week by week, MB: ${trend.map(megabytes).join(' ')}`);
      if (bot.errors.length > 0) throw new Error(bot.errors.join('\n'));
      return [...figures(before, after, WEEKS[extent], life.inputs), ...(full ? [secondHalf(trend)] : [])];
    } finally {
      bot.kill();
      await bot.ended;
      await slack.stop();
    }
  });

/** When all that is compiled late or dropped early is settled. */
function secondHalf(trend: readonly number[]): Figure {
  const half = Math.floor(trend.length / 2);
  const grown = (trend.at(-1) ?? 0) - (trend[half] ?? 0);
  return told(`of it in the last ${trend.length - half - 1} weeks`, `${(grown / 1024).toFixed(0)} KB`);
}

const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(2);

function figures(before: Gauge, after: Gauge, weeks: number, inputs: number) {
  const growth = (after.heapUsed - before.heapUsed) / 1024;
  const heap = `${megabytes(before.heapUsed)} → ${megabytes(after.heapUsed)} MB, ${inputs} inputs`;
  const handles = `${before.resources.length} → ${after.resources.length}`;
  const same = after.resources.length <= before.resources.length && after.listeners <= before.listeners;
  return [
    atMost(`heap after ${weeks} weeks of a squad`, growth, MOST_KB, ' KB', heap),
    {
      what: 'its handles and timers; listeners',
      value: `${handles}; ${before.listeners} → ${after.listeners}`,
      bound: 'no more',
      held: same,
    },
  ];
}

/** What a process started meanwhile loads first. */
function withGauge<T>(folder: string, start: () => T): T {
  const gauge = pathToFileURL(inProject('bench/gauge.ts')).href;
  const before = { NODE_OPTIONS: process.env['NODE_OPTIONS'], BENCH_GAUGE: process.env['BENCH_GAUGE'] };
  Object.assign(process.env, { NODE_OPTIONS: `--import ${gauge}`, BENCH_GAUGE: folder });
  try {
    return start();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** The squad's weeks, as the seed has them. */
class Life {
  readonly #clock: SharedClock;
  readonly #squad: SquadLife;
  readonly #ledger = new Ledger();
  readonly #deeds: Deeds;
  readonly #random = new Random(SEED);
  readonly #living: Living;
  #lived = 0;

  constructor(clock: SharedClock, slack: LocalSlack) {
    const together = new Together(clock);
    this.#clock = clock;
    this.#squad = new SquadLife(slack, together, 0);
    this.#deeds = new Deeds(clock, together, this.#ledger);
    this.#living = new Living(clock, together);
  }

  /** What people entered so far. */
  get inputs(): number {
    return this.#ledger.inputs.length;
  }

  setUp(): Promise<void> {
    const squad = this.#squad;
    const who = [squad.people.product];
    const set = { at: this.#clock.now(), what: 'the set-up', who, do: () => this.#deeds.setUp(squad) };
    return this.#living.through([set], this.#clock.now() + HOUR_MS);
  }

  /** Lives on until the Sunday after so many weeks. */
  async weeks(count: number): Promise<void> {
    for (let week = 0; week < count; week += 1) {
      const monday = addDays(MONDAY, 7 * this.#lived);
      const given = { monday, pace: PACE, random: this.#random };
      const planned = weekOf(this.#squad, this.#deeds, given);
      await this.#living.through(planned, instantOf(addDays(monday, 6), '12:00', this.#squad.zone));
      this.#lived += 1;
    }
  }
}
