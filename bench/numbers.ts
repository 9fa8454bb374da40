import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import { type Bench, type Figure, told } from './figure.ts';
import { lineFigures } from './numbers/lines.ts';
import { LOOKS, PLANNED_DAYS, settings } from './numbers/settings.ts';
import { type Falsely, nothing, type Outcome } from './numbers/tests.ts';

/** Always the same ones, a worker each: the figures are the same on every machine with any number of cores. */
const SEEDS = [1, 2];
const PATHS = { full: 100_000, quick: 20_000 };

const falsely = z.object({
  bot: z.number(),
  oneLook: z.number(),
  plainDaily: z.number(),
  mixture: z.number(),
});
const outcome = z.object({ paths: z.number(), won: falsely, lost: falsely, splitWrong: z.number() });

/** How often a bet gets a false answer, by simulation. */
export const benchNumbers: Bench = async ({ full, say }) => {
  const paths = full ? PATHS.full : PATHS.quick;
  say(
    `numbers: ${paths} tests of each setting and truth, planned for ${PLANNED_DAYS} days, ${LOOKS} daily looks`,
  );
  const parts = await Promise.all(SEEDS.map((seed) => played(seed, paths / SEEDS.length)));
  const sums = settings.map((_, index) => sum(parts.map((part) => part[index] ?? nothing())));
  const figures = settings.flatMap((setting, index) => {
    const { won, lost, ...of } = sums[index] ?? nothing();
    return [
      figure(`${setting.name}: nothing differs, "won"`, won, of.paths, setting.bound),
      figure(`${setting.name}: as much as asked, "lost"`, lost, of.paths, setting.bound),
    ];
  });
  const worst = Math.max(...sums.map(({ splitWrong, paths: of }) => splitWrong / of));
  return [
    ...figures,
    told('a right split called wrong, at any look, at worst', `${percent(worst)} %`),
    ...lineFigures(paths),
  ];
};

/** What came of every setting's tests with this seed. */
async function played(seed: number, paths: number): Promise<Outcome[]> {
  const worker = new Worker(new URL('./numbers/worker.ts', import.meta.url), { workerData: { seed, paths } });
  const outcomes: Outcome[] = [];
  worker.on('message', (message) => outcomes.push(outcome.parse(message)));
  await once(worker, 'exit');
  if (outcomes.length !== settings.length) throw new Error('the simulation ended before its time');
  return outcomes;
}

function sum(parts: readonly Outcome[]): Outcome {
  const total = nothing();
  for (const part of parts) {
    total.paths += part.paths;
    total.splitWrong += part.splitWrong;
    for (const truth of ['won', 'lost'] as const) {
      for (const way of ['bot', 'oneLook', 'plainDaily', 'mixture'] as const) {
        total[truth][way] += part[truth][way];
      }
    }
  }
  return total;
}

function figure(what: string, count: Falsely, paths: number, bound: number | null): Figure {
  const of = (times: number): string => percent(times / paths);
  const beside = `one look ${of(count.oneLook)}, daily at 95 % ${of(count.plainDaily)}, mixture ${of(count.mixture)}`;
  const value = `${of(count.bot)} % (${beside})`;
  if (bound === null) return told(what, value);
  return { what, value, bound: `≤ ${bound} %`, held: (count.bot / paths) * 100 <= bound };
}

const percent = (share: number): string => (share * 100).toFixed(1);
