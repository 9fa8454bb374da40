import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inspect, parseArgs } from 'node:util';
import { type Outcome, outcome, sumOf } from './outcome.ts';
import { report } from './report.ts';
import { live, type Plan } from './world.ts';

/** What can be asked for: the quick run, the long one, and a seed to repeat. */
function planned(): Omit<Plan, 'say'> & { readonly long: boolean; readonly worlds: number } {
  const { values } = parseArgs({
    options: {
      seed: { type: 'string' },
      long: { type: 'boolean', default: false },
      kills: { type: 'string' },
      inputs: { type: 'string' },
      squads: { type: 'string' },
      worlds: { type: 'string' },
    },
  });
  const { long } = values;
  const number = (text: string | undefined, otherwise: number): number => {
    const given = Number(text ?? otherwise);
    if (!Number.isSafeInteger(given) || given < 0) throw new RangeError(`"${text}" is no whole number.`);
    return given;
  };
  return {
    long,
    seed: number(values.seed, 5),
    worlds: Math.max(1, number(values.worlds, long ? 2 : 1)),
    squads: number(values.squads, long ? 20 : 2),
    kills: number(values.kills, long ? 1_000 : 25),
    inputs: number(values.inputs, long ? 100_000 : 50),
    pace: long ? { rushes: 6, each: 3 } : { rushes: 1, each: 1 },
    longer: long ? 20 : 4,
    astray: long ? 30 : 80,
  };
}

/** One of several worlds, in a process of its own. */
function elsewhere(args: readonly string[]): Promise<Outcome> {
  const child = fork(fileURLToPath(import.meta.url), args, {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      resolve(outcome.parse(message));
      // It lives until its outcome has arrived.
      child.disconnect();
    });
    child.once('exit', (code) => reject(new Error(`The world ${args.join(' ')} ended with ${code}.`)));
  });
}

const { worlds, long, ...plan } = planned();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const asked = process.argv.slice(2);
const again = [
  'npm run chaos --',
  ...asked,
  ...(asked.includes('--seed') ? [] : [`--seed ${plan.seed}`]),
].join(' ');
try {
  if (process.send) {
    process.send(await live({ ...plan, say: (line) => say(`seed ${plan.seed}, ${line}`) }));
    process.channel?.ref();
  } else {
    const share = (of: number): string => String(Math.ceil(of / worlds));
    const parts = Array.from({ length: worlds }, (_, index) => [
      ...(long ? ['--long'] : []),
      ...['--seed', String(plan.seed + index), '--squads', String(plan.squads)],
      ...['--kills', share(plan.kills), '--inputs', share(plan.inputs)],
    ]);
    const came = worlds === 1 ? await live({ ...plan, say }) : sumOf(await Promise.all(parts.map(elsewhere)));
    const { lines, good } = report(came, { squads: plan.squads, worlds, again });
    for (const line of lines) say(line);
    process.exitCode = good ? 0 : 1;
  }
} catch (error) {
  say(inspect(error));
  say(`The run broke off. The same again: ${again}`);
  process.exitCode = 1;
}
