import { benchPage } from './page.ts';

/** What can be measured, by its name: `npm run bench -- page`. */
const benches: Readonly<Record<string, () => Promise<boolean>>> = { page: benchPage };

const [name = ''] = process.argv.slice(2);
const bench = benches[name];
if (!bench) {
  process.stdout.write(`Say what to measure: ${Object.keys(benches).join(', ')}.\n`);
  process.exit(1);
}
process.exit((await bench()) ? 0 : 1);
