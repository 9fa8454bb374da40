import { benchAck } from './ack.ts';
import { type Bench, type Extent, type Figure, table } from './figure.ts';
import { place } from './folder.ts';
import { benchMonday } from './monday.ts';
import { benchNumbers } from './numbers.ts';
import { benchPage } from './page.ts';
import { benchStart } from './start.ts';
import { benchTick } from './tick.ts';
import { benchViews } from './views.ts';
import { benchWords } from './words.ts';
import { benchYear } from './year.ts';

/** What can be measured, by its name: `npm run bench -- tick --full`. */
const benches: Readonly<Record<string, Bench>> = {
  ack: benchAck,
  tick: benchTick,
  monday: benchMonday,
  start: benchStart,
  year: benchYear,
  page: benchPage,
  views: benchViews,
  numbers: benchNumbers,
  words: benchWords,
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

type Row = Figure & { readonly bench: string };

/** What can't be measured is no figure that holds. */
async function measured(name: string, bench: Bench, extent: Extent): Promise<Row[]> {
  try {
    return (await bench(extent)).map((figure) => ({ bench: name, ...figure }));
  } catch (error) {
    say(error instanceof Error ? (error.stack ?? error.message) : String(error));
    return [{ bench: name, what: 'could not be measured', value: '', bound: '', held: false }];
  }
}

async function main(words: readonly string[]): Promise<number> {
  const names = words.filter((word) => word !== '--full');
  const unknown = names.find((name) => !Object.hasOwn(benches, name));
  if (unknown !== undefined) {
    say(`There is nothing called "${unknown}" to measure, but: ${Object.keys(benches).join(', ')}.`);
    return 1;
  }
  const full = words.includes('--full');
  const begun = performance.now();
  const rows: Row[] = [];
  for (const [name, bench] of Object.entries(benches)) {
    if (names.length > 0 && !names.includes(name)) continue;
    const from = performance.now();
    rows.push(...(await measured(name, bench, { full, say })));
    say(`${name}: ${((performance.now() - from) / 1000).toFixed(0)} s`);
  }
  say(`\n${table(rows)}`);
  const mode = full ? 'full' : 'quick mode; --full takes longer and more samples';
  say(`\n${((performance.now() - begun) / 1000).toFixed(0)} s, ${mode}. Databases in ${place()}.`);
  return rows.every(({ held }) => held !== false) ? 0 : 1;
}

process.exit(await main(process.argv.slice(2)));
