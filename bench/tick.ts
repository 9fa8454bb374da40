import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { instantOf } from '../src/calendar/zone.ts';
import { bare, changedRows } from './bare-writes.ts';
import { atMost, type Bench, type Figure, told } from './figure.ts';
import { inFolder } from './folder.ts';
import { withTick } from './real-tick.ts';
import { fillSquads, ZONE } from './squads.ts';
import { median, timed } from './stats.ts';

const MONDAY = '2026-11-23';
const SET_UP = instantOf(MONDAY, '08:00', ZONE);
/** Nothing is due between the set-up and the planning. */
const QUIET = instantOf(MONDAY, '09:00', ZONE);
const PLANNING = instantOf(MONDAY, '09:30', ZONE);

const number = (value: number): string => value.toLocaleString('en');

/** What a look at the timers costs, with nothing to do and with a thousand things. */
export const benchTick: Bench = async (extent) => [
  ...(await withNothingDue(extent.full)),
  ...(await withManyDue(extent.full)),
];

async function withNothingDue(full: boolean): Promise<Figure[]> {
  const counts = full ? [100, 10_000, 100_000] : [100, 10_000];
  return inFolder(async (folder) => {
    const files = counts.map((count) => join(folder, `${count}.db`));
    for (const [index, file] of files.entries()) {
      await fillSquads(file, SET_UP, counts[index] ?? 0, ['squads', 'timers']);
    }
    const took = counts.map((): number[] => []);
    // One after the other, again and again: the machine's noise hits all alike.
    const rounds = full ? 20 : 4;
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, file] of files.entries()) {
        await withTick(file, QUIET, async (tick) => {
          for (let warm = 0; warm < 20; warm += 1) await tick();
          for (let time = 0; time < 50; time += 1) took[index]?.push(await timed(tick));
        });
      }
    }
    const middles = took.map(median);
    const each = middles.map((ms) => `${Math.round(ms * 1000)} µs`).join(', ');
    const all = `${each} at ${counts.map(number).join(', ')} squads`;
    return [
      told('nothing due', all),
      atMost('the last to the first', (middles.at(-1) ?? 0) / (middles[0] ?? 0), 1.5),
    ];
  });
}

async function withManyDue(full: boolean): Promise<Figure[]> {
  const due = full ? 1_000 : 200;
  const rounds = full ? 5 : 2;
  return inFolder(async (folder) => {
    const before = join(folder, 'before.db');
    await fillSquads(before, SET_UP, due);
    const ticks: number[] = [];
    const writes: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const file = join(folder, `tick-${round}.db`);
      copyFileSync(before, file);
      await withTick(file, PLANNING, async (tick) => ticks.push(await timed(tick)));
      const changes = changedRows(before, file);
      if (changes.length !== due) throw new Error(`${changes.length} squads of ${due} changed`);
      const copy = join(folder, `bare-${round}.db`);
      copyFileSync(before, copy);
      writes.push(bare(copy, changes));
    }
    const what = `${number(due)} plannings due`;
    const each = `${Math.round(median(ticks))} ms, bare ${Math.round(median(writes))} ms`;
    return [atMost(what, median(ticks) / median(writes), 3, '×', each)];
  });
}
