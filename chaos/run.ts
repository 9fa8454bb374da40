import { parseArgs } from 'node:util';
import { kinds } from './faults/kinds.ts';
import { live, type Outcome, type Plan } from './world.ts';

/** What can be asked for: the quick run, the long one, and a seed to repeat. */
function planned(args: string[]): Plan {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string' },
      long: { type: 'boolean', default: false },
      kills: { type: 'string' },
      inputs: { type: 'string' },
      squads: { type: 'string' },
      quiet: { type: 'boolean', default: false },
    },
  });
  const long = values.long;
  const number = (text: string | undefined, otherwise: number): number => {
    const given = Number(text ?? otherwise);
    if (!Number.isSafeInteger(given) || given < 0) throw new RangeError(`"${text}" is no whole number.`);
    return given;
  };
  return {
    seed: number(values.seed, 1),
    squads: number(values.squads, long ? 20 : 2),
    kills: number(values.kills, long ? 1_000 : 25),
    inputs: number(values.inputs, long ? 100_000 : 50),
    weeks: 1,
    say: values.quiet ? () => undefined : (line) => process.stdout.write(`${line}\n`),
  };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
}

function report(plan: Plan, outcome: Outcome): boolean {
  const { tally, problems, recoveries } = outcome;
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const count = (kind: 'lost' | 'doubled' | 'wrong'): number =>
    problems.filter((problem) => problem.kind === kind).length;
  say('');
  for (const kind of kinds) say(`${kind.padEnd(30)} ${tally.count(kind)}`);
  say('');
  say(
    `seed ${plan.seed}, ${plan.squads} squads, ${outcome.weeks} weeks, ${outcome.messages} messages in Slack`,
  );
  say(
    `back at work after a start: half within ${percentile(recoveries, 0.5)} ms, all within ${percentile(recoveries, 1)} ms`,
  );
  for (const { kind, what } of problems.slice(0, 40)) say(`${kind}: ${what}`);
  if (problems.length > 0) {
    for (const error of new Set(outcome.errors)) say(`the bot logged: ${error.slice(0, 600)}`);
    say(`The database is kept: ${outcome.file}. The same faults again: npm run chaos -- --seed ${plan.seed}`);
  }
  const never = tally.never();
  if (never.length > 0) say(`Planned, but never happened: ${never.join(', ')}.`);
  say(
    `${tally.kills} kills, ${outcome.inputs} inputs: ${count('lost')} lost, ${count('doubled')} doubled, ${count('wrong')} wrong`,
  );
  return problems.length === 0 && never.length === 0;
}

const plan = planned(process.argv.slice(2));
const outcome = await live(plan);
process.exitCode = report(plan, outcome) ? 0 : 1;
