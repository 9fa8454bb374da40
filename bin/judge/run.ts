import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { caseFile } from './cases.ts';
import { type Compared, compare } from './compare.ts';
import { computed, constants } from './compute.ts';

// `npm run judge -- FILE`: what the bot computes for the cases of a file, beside what the file expects of it.

const USAGE =
  'npm run judge -- FILE, with cases in the form of src/statistics/reference-cases.json (docs/numbers.md says what is what).';

/** Said instead of a stack: the file is not as it must be. */
class Unreadable extends Error {}

function read(typed: string) {
  // As it is meant where it was typed; npm runs scripts in the project's folder.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), typed);
  try {
    return caseFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    if (error instanceof z.ZodError) throw new Unreadable(`${path}:\n${z.prettifyError(error)}`);
    throw new Unreadable(`${path} can't be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

const shown = (value: Compared['computed']): string => (value === undefined ? 'nothing' : String(value));

/** Prints a case's values in columns. @returns how many differ */
function print(title: string, values: readonly Compared[]): number {
  console.log(title);
  for (const { name, computed: ours, expected, isAlike } of values) {
    const columns = [name.padEnd(22), shown(ours).padEnd(24), shown(expected).padEnd(24)];
    console.log(`  ${columns.join(' ')} ${isAlike ? '' : 'DIFFERS'}`.trimEnd());
  }
  return values.filter(({ isAlike }) => !isAlike).length;
}

/** What can't be computed, such as more counts than people, expects nothing and so differs from all. */
function attempt(compute: () => ReturnType<typeof computed>) {
  try {
    return compute();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    console.log(`refused: ${error.message}`);
    return {};
  }
}

function judge(typed: string): number {
  const { cases, tolerance, constants: expected } = read(typed);
  console.log(`  ${'value'.padEnd(22)} ${'computed'.padEnd(24)} expected`);
  let differ = print('constants', compare(constants, expected, tolerance));
  for (const one of cases) {
    const ours = attempt(() => computed(one));
    differ += print(`${one.id} (${one.kind}) ${one.what}`.trimEnd(), compare(ours, one.expected, tolerance));
  }
  const what = differ === 1 ? 'value differs' : 'values differ';
  console.log(`\n${cases.length} cases, ${differ} ${what} by more than ${tolerance}.`);
  return differ === 0 ? 0 : 1;
}

function main([typed, ...more]: readonly string[]): number {
  if (typed === undefined || typed.startsWith('-') || more.length > 0) {
    console.error(USAGE);
    return 1;
  }
  try {
    return judge(typed);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = main(process.argv.slice(2));
