import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LocalSlack } from '@growth-squad/local-slack';
import { addDays, type LocalDate } from '../src/calendar/date.ts';
import { instantOf } from '../src/calendar/zone.ts';
import { Migrations } from '../test/support/database/coming-migrations.ts';
import { Deeds } from '../test/support/life/deeds.ts';
import { inputKinds, Ledger } from '../test/support/life/ledger.ts';
import { Living, type Planned } from '../test/support/life/living.ts';
import { SquadLife } from '../test/support/life/squad.ts';
import { type Pace, weekOf } from '../test/support/life/week.ts';
import { bundlePrograms } from '../test/support/process/bundle.ts';
import { SharedClock } from '../test/support/process/clock/shared.ts';
import { Together } from '../test/support/process/clock/together.ts';
import { Random } from '../test/support/random.ts';
import { check } from './check/check.ts';
import { checkMeanwhile, upToDate } from './check/meanwhile.ts';
import type { Problem } from './check/problems.ts';
import { readStored } from './check/stored.ts';
import { Backups } from './faults/backups.ts';
import { Detours } from './faults/detours.ts';
import { Tally } from './faults/kinds.ts';
import { Network } from './faults/network.ts';
import { weatherOf } from './faults/weather.ts';
import { Onlooker } from './look.ts';
import { killsIn, type Outcome, outcome } from './outcome.ts';
import { Supervisor } from './supervisor.ts';

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

const HOUR_MS = 60 * 60_000;

/** The first Monday. */
const MONDAY: LocalDate = '2026-11-23';

/** When the week begins where it is Monday first: hours before it does in UTC. */
const EARLY_HOURS = 14;

/** A fault that did not come about in so many weeks never does. */
const PATIENCE_WEEKS = 4;

/** Inputs that may still stand in a channel as the newest. */
const LATEST = 5_000;

/** How often somebody looks whether all that stands in the channels is as new as the bot says. */
const LOOK_EVERY_MS = 10 * 60_000;

/** A run for so many inputs tells each day how far it is. */
const MANY = 1_000;

export interface Plan {
  readonly seed: number;
  readonly squads: number;
  /** The run ends with the first week after which both are reached. */
  readonly kills: number;
  readonly inputs: number;
  readonly pace: Pace;
  /** How much longer than usual a bot lives before it is killed. */
  readonly longer: number;
  /** So many of a thousand envelopes to the bot go astray. */
  readonly astray: number;
  readonly say: (line: string) => void;
}

/** Looks at everything through one day. */
const looksOf = (midnight: number, look: () => Promise<void>): Planned[] =>
  Array.from({ length: (24 * HOUR_MS) / LOOK_EVERY_MS }, (_, index) => ({
    at: midnight + index * LOOK_EVERY_MS,
    what: 'a look at the channels',
    who: [],
    do: look,
  }));

/**
 * Lives a seeded squad life in which everything goes wrong, then holds it against the promises.
 * @throws Error when the bot hangs, never gets ready, or the life can't go on
 */
export async function live(plan: Plan): Promise<Outcome> {
  const random = new Random(plan.seed);
  const folder = mkdtempSync(join(tmpdir(), 'growth-squad-chaos-'));
  const file = join(folder, 'squad.sqlite');
  const programs = await bundlePrograms(folder);
  const migrations = new Migrations(inProject('migrations'), join(folder, 'migrations'));
  const clock = new SharedClock(instantOf(addDays(MONDAY, -1), '06:00', 'UTC'));
  const together = new Together(clock);
  const slack = new LocalSlack({ clock, manifest: readFileSync(inProject('manifest.yml'), 'utf8') });
  clock.watch(slack.traffic);
  const { apiUrl } = await slack.start();
  const tally = new Tally();
  const sentTwice = (): void => tally.add('sent twice at once');
  const ledger = new Ledger();
  const supervisor = new Supervisor({
    clock,
    random: random.fork(),
    tally,
    migrations,
    program: programs.entry,
    longer: plan.longer,
    orders: { apiUrl, botToken: slack.botToken, appToken: slack.appToken, file },
  });
  try {
    const network = new Network(random.fork(), (kind) => supervisor.kill(kind), tally, plan.longer);
    slack.intercept((call) => network.fault(call));
    const squads: SquadLife[] = [];
    // Each second squad shares somebody with the one before it.
    for (let index = 0; index < plan.squads; index += 1)
      squads.push(new SquadLife(slack, together, index, index % 2 === 1 ? squads[index - 1] : undefined));
    const onlooker = new Onlooker(slack, squads);
    const deeds = new Deeds(clock, together, ledger);
    const living = new Living(clock, together);
    const life = random.fork();
    const weather = random.fork();
    const detours = new Detours(random.fork(), tally, () => supervisor.ready, plan.astray);
    slack.divert((envelope) => detours.detour(envelope));
    const seenMeanwhile: Problem[] = [];
    const lookMeanwhile = async (): Promise<void> => {
      const { ask, close } = upToDate(file);
      const latest = ledger.inputs.slice(-LATEST);
      seenMeanwhile.push(...checkMeanwhile(latest, onlooker.showing(), ask, clock.now()));
      close();
    };
    const backups = new Backups(random.fork(), tally, programs.backup);

    await supervisor.start();
    const settingUp = squads.map((squad) => ({
      at: clock.now(),
      what: 'the set-up',
      who: [squad.people.product],
      do: () => deeds.setUp(squad),
    }));
    await living.through(settingUp, clock.now() + HOUR_MS);
    let week = 0;
    const kills = (): number => killsIn({ faults: tally.counts });
    const enough = (): boolean =>
      week > 0 &&
      kills() >= plan.kills &&
      ledger.inputs.length >= plan.inputs &&
      (week >= PATIENCE_WEEKS || tally.never.length === 0);
    while (!enough()) {
      const monday = addDays(MONDAY, 7 * week);
      const began = instantOf(monday, '00:00', 'UTC') - EARLY_HOURS * HOUR_MS;
      await clock.moveTo(began);
      const planned = squads.flatMap((squad) =>
        weekOf(squad, deeds, { monday, pace: plan.pace, random: life, sentTwice }),
      );
      const happens = { slack, squads, supervisor, network, tally, clock };
      planned.push(...weatherOf(monday, weather, { ...happens, backUp: () => backups.happen(file) }));
      for (let day = 0; day < 7; day += 1) {
        const until = began + (day + 1) * 24 * HOUR_MS;
        planned.push(...looksOf(until - 24 * HOUR_MS, lookMeanwhile));
        const today = planned.filter(({ at }) => at >= until - 24 * HOUR_MS && at < until);
        await living.through(today, until);
        onlooker.forget(clock.now() - HOUR_MS);
        if (plan.inputs > MANY)
          plan.say(`week ${week + 1}, day ${day + 1}: ${kills()} kills, ${ledger.inputs.length} inputs`);
      }
      week += 1;

      plan.say(`week ${week}: ${kills()} kills, ${ledger.inputs.length} inputs`);
    }
    network.calm();
    detours.calm();
    supervisor.calm();
    await clock.pass(HOUR_MS);
    for (const squad of squads) slack.unarchive(squad.channel.id, squad.people.product.id);
    // All that is owed arrives, what is too late expires.
    await clock.pass(72 * HOUR_MS);
    await supervisor.stop();
    const seen = onlooker.look();
    const problems = [
      ...check(ledger.inputs, readStored(file), seen),
      ...seenMeanwhile,
      ...migrations.problems,
      ...backups.problems,
    ];
    if (problems.length === 0) rmSync(folder, { recursive: true, force: true });
    else writeFileSync(join(folder, 'problems.json'), JSON.stringify(problems, undefined, 2));
    const taken = Object.fromEntries(
      inputKinds.map((kind) => [
        kind,
        ledger.inputs.filter((input) => input.kind === kind && input.fate === 'acknowledged').length,
      ]),
    );
    const fated = (fate: keyof Outcome['fates']): number =>
      ledger.inputs.filter((input) => input.fate === fate).length;
    return outcome.parse({
      faults: tally.counts,
      inputs: ledger.inputs.length,
      fates: {
        acknowledged: fated('acknowledged'),
        refused: fated('refused'),
        unknown: fated('unknown'),
      },
      taken,
      turns: ledger.turns,
      messages: seen.messages.length,
      weeks: week,
      recoveries: supervisor.recoveries,
      problems,
      errors: supervisor.errors,
      file,
    });
  } finally {
    supervisor.end();
    await slack.stop();
  }
}
