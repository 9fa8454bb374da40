import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { batches } from './batches.ts';
import { type Candidate, chosen, hashOf } from './choose.ts';
import { withTesters } from './crew.ts';
import { protections } from './list/index.ts';
import { Misplaced, type Protection, takenOut } from './protection.ts';
import { verdictOn } from './verdict.ts';

const root = dirname(import.meta.dirname);
const noted = join(import.meta.dirname, 'noted.json');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Each with what decides whether it is found. @throws `Misplaced` where the list and the code have come apart */
function candidates(): (Protection & Candidate)[] {
  const names = new Set<string>();
  return protections.map((protection) => {
    const { name, file, seenBy, test = '' } = protection;
    if (names.has(name)) throw new Misplaced(`${name}: there are two of that name.`);
    names.add(name);
    for (const each of [file, ...seenBy])
      if (!existsSync(join(root, each))) throw new Misplaced(`${name}: there is no ${each}.`);
    return { ...protection, hash: hashOf(takenOut(protection, read(file)), test, ...seenBy.map(read)) };
  });
}

/** The commit that is checked out; where there is none, what the protections are about. */
function turnOf(all: readonly Candidate[]): string {
  const head = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' });
  return head.status === 0 ? head.stdout.trim() : all.map(({ hash }) => hash).join();
}

/** The tests that are to see something must pass while all is in its place. @returns those that don't */
async function failingNow(meant: readonly Protection[]): Promise<string[]> {
  const failing: string[] = [];
  await withTesters(root, batches(meant), async (tester, batch) => {
    const now = await tester.run(batch);
    const verdict = verdictOn(now, { hangs: true });
    if (verdict.found) failing.push(`“${verdict.by}” fails as it is`);
    else if (now.broken.length > 0 || now.tests.length === 0)
      failing.push(`${batch.tests.join(', ')}: ${verdict.why}`);
  });
  return failing;
}

/** @returns the names of those that no test has seen to be missing */
async function tried(meant: readonly Protection[], isLong: boolean): Promise<string[]> {
  const missed: string[] = [];
  await withTesters(root, meant, async (tester, protection) => {
    const started = performance.now();
    const verdict = await tester.withoutIt(protection);
    const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
    const { name, promise, file } = protection;
    if (!verdict.found) {
      missed.push(name);
      say(`NOT FOUND ${seconds} s  ${name} (promise ${promise}, ${file}): ${verdict.why}`);
    } else if (isLong) say(`found     ${seconds} s  ${name}: ${verdict.by}`);
  });
  return missed;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { changed: { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const all = candidates();
  const unknown = positionals.filter((name) => !all.some((one) => one.name === name));
  if (unknown.length > 0) {
    say(
      `There is no protection "${unknown.join('", "')}". There are: ${all.map(({ name }) => name).join(' ')}`,
    );
    return 1;
  }
  const isWhole = positionals.length === 0 && !values.changed;
  const known = existsSync(noted)
    ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(noted, 'utf8')))
    : {};
  const meant = values.changed
    ? chosen(all, known, turnOf(all))
    : all.filter(({ name }) => isWhole || positionals.includes(name));
  // Behind `npm test` they have just passed.
  const failing = values.changed ? [] : await failingNow(meant);
  for (const line of failing) say(line);
  if (failing.length > 0) return 1;
  const missed = await tried(meant, !values.changed);
  const of = meant.length < all.length ? ` (of ${all.length} in all)` : '';
  say(`found ${meant.length - missed.length} of ${meant.length}${of}`);
  if (missed.length > 0) return 1;
  if (isWhole) {
    const hashes = Object.fromEntries(all.map(({ name, hash }) => [name, hash]));
    writeFileSync(noted, `${JSON.stringify(hashes, undefined, 2)}\n`);
  }
  return 0;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));
try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof Misplaced)) throw error;
  say(`${error.message} Say in sabotage/list where it is now, or what took its place.`);
  process.exitCode = 1;
}
