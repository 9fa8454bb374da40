import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, type LocalDate } from '../src/calendar/date.ts';
import { instantOf } from '../src/calendar/zone.ts';
import { LocalSlack } from '../src/sandbox/local-slack.ts';
import { Supervisor } from './bot/supervisor.ts';
import { check } from './check/check.ts';
import type { Problem } from './check/problems.ts';
import { readStored } from './check/stored.ts';
import { SharedClock } from './clock/shared.ts';
import { Tally } from './faults/kinds.ts';
import { Network } from './faults/network.ts';
import { Deeds } from './life/deeds.ts';
import { Ledger } from './life/ledger.ts';
import { SquadLife } from './life/squad.ts';
import { type Planned, weekOf } from './life/week.ts';
import { look } from './look.ts';
import { Random } from './random.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** The first Monday. */
const MONDAY: LocalDate = '2026-11-23';

/** People who do something at the same time. */
const AT_ONCE = 4;

export interface Plan {
  readonly seed: number;
  readonly squads: number;
  /** The run ends with the first week after which both are reached. */
  readonly kills: number;
  readonly inputs: number;
  readonly weeks: number;
  readonly say: (line: string) => void;
}

/** What came of a run. */
export interface Outcome {
  readonly tally: Tally;
  readonly inputs: number;
  readonly messages: number;
  readonly weeks: number;
  readonly recoveries: readonly number[];
  readonly problems: readonly Problem[];
  /** The bot's logged errors, for whoever looks into a failure. */
  readonly errors: readonly string[];
  /** The database, kept when something is wrong. */
  readonly file: string;
}

/** Lives a seeded squad life in which everything goes wrong, then holds it against the promises. */
export async function live(plan: Plan): Promise<Outcome> {
  const random = new Random(plan.seed);
  const folder = mkdtempSync(join(tmpdir(), 'growth-squad-chaos-'));
  const file = join(folder, 'squad.sqlite');
  const clock = new SharedClock(instantOf(addDays(MONDAY, -1), '06:00', 'UTC'));
  const slack = new LocalSlack({ clock, manifest: readFileSync(inProject('manifest.yml'), 'utf8') });
  clock.watch(slack.traffic);
  const { apiUrl } = await slack.start();
  const tally = new Tally();
  const ledger = new Ledger();
  const supervisor = new Supervisor({
    clock,
    random: random.fork(),
    tally,
    orders: {
      apiUrl,
      botToken: slack.botToken,
      appToken: slack.appToken,
      file,
      migrations: inProject('migrations'),
    },
  });
  const network = new Network(random.fork(), (kind) => supervisor.kill(kind), tally);
  slack.intercept((call) => network.fault(call));
  const squads = Array.from({ length: plan.squads }, (_, index) => new SquadLife(slack, clock, index));
  const deeds = new Deeds(clock, ledger);
  const life = random.fork();
  const weather = random.fork();

  await supervisor.start();
  for (const squad of squads) await deeds.setUp(squad);
  let week = 0;
  const enough = (): boolean =>
    week >= plan.weeks && tally.kills >= plan.kills && ledger.inputs.length >= plan.inputs;
  while (!enough()) {
    const monday = addDays(MONDAY, 7 * week);
    const planned = squads.flatMap((squad) => weekOf(squad, deeds, monday, life, tally));
    planned.push(...weatherOf(monday, { slack, squads, supervisor, network, tally, random: weather, clock }));
    await liveThrough(planned, clock);
    week += 1;
    plan.say(`week ${week}: ${tally.kills} kills, ${ledger.inputs.length} inputs`);
  }
  network.calm();
  supervisor.calm();
  await clock.pass(HOUR_MS);
  for (const squad of squads) slack.unarchive(squad.channel.id, squad.people.product.id);
  // All that is owed arrives, what is too late expires.
  await clock.pass(72 * HOUR_MS);
  await supervisor.stop();
  const seen = look(slack, squads);
  const problems = check(ledger.inputs, readStored(file), seen);
  await slack.stop();
  if (problems.length === 0) rmSync(folder, { recursive: true, force: true });
  return {
    tally,
    inputs: ledger.inputs.length,
    messages: seen.messages.length,
    weeks: week,
    recoveries: supervisor.recoveries,
    problems,
    errors: supervisor.errors,
    file,
  };
}

/** What happens to the whole workspace in a week, whatever people do. */
function weatherOf(
  monday: LocalDate,
  given: {
    slack: LocalSlack;
    squads: readonly SquadLife[];
    supervisor: Supervisor;
    network: Network;
    tally: Tally;
    random: Random;
    clock: SharedClock;
  },
): Planned[] {
  const { slack, squads, supervisor, network, tally, random, clock } = given;
  const happenings: (() => void)[] = [
    () => {
      tally.add('connection cut');
      slack.cut();
    },
    () => {
      tally.add('connection refreshed');
      slack.disconnect('refresh_requested');
    },
    () => supervisor.terminate(),
    () => supervisor.kill('killed at a random time'),
    () => network.revoke(clock.now() + random.whole(1, 10) * MINUTE_MS),
    () => {
      const squad = random.pick(squads);
      tally.add('channel archived');
      slack.archive(squad.channel.id, squad.people.product.id);
      const back = (): void => slack.unarchive(squad.channel.id, squad.people.product.id);
      clock.after(random.whole(5, 60) * MINUTE_MS, back, 'the channel is back');
    },
  ];
  const start = instantOf(monday, '00:00', 'UTC');
  return Array.from({ length: 5 * happenings.length }, (_, index) => ({
    at: start + random.whole(0, 5 * 24 * 60) * MINUTE_MS,
    squad: -1,
    what: 'weather',
    do: async () => happenings[index % happenings.length]?.(),
  }));
}

/** Lets it all happen in its order, a few people at once. */
async function liveThrough(planned: readonly Planned[], clock: SharedClock): Promise<void> {
  const left = planned.toSorted((a, b) => a.at - b.at);
  while (left.length > 0) {
    const batch: Planned[] = [];
    // The same squad twice at once would be one person with two pairs of hands.
    while (batch.length < AT_ONCE && left[0] && !batch.some(({ squad }) => squad === left[0]?.squad)) {
      const next = left.shift();
      if (next) batch.push(next);
    }
    await clock.moveTo(Math.max(...batch.map(({ at }) => at)));
    await Promise.all(
      batch.map(async ({ what, do: happen }) => {
        try {
          await happen();
        } catch (error) {
          throw new Error(`The life stumbled at ${what}`, { cause: error });
        }
      }),
    );
  }
}
