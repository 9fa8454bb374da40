import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Metrics } from '../src/monitoring/metrics.ts';

const ROOT = join(import.meta.dirname, '..');
const guide = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
const source = globSync('src/**/*.ts', { cwd: ROOT, exclude: ['src/**/*.test.ts'] })
  // What the moved clock of the demo and the tests says never stands in an operator's log.
  .map((file) => readFileSync(join(ROOT, file), 'utf8').replace("'What is due next could not be read'", ''))
  .join('\n');

/** The rows of the table below a heading that starts with `line`, each as the words in backticks of its first column. */
const lines = /\| line \|[\s\S]*?\n\n/
  .exec(guide)?.[0]
  .split('\n')
  .slice(2)
  .flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, words]) => words ?? ''))
  // SQLite's own words, and a field of the line.
  .filter((words) => words !== 'database or disk is full' && words !== 'error');

describe('the operator’s guide', () => {
  test('quotes lines of the log as the bot writes them', () => {
    expect(lines?.length).toBeGreaterThan(10);
    expect(lines?.filter((words) => !source.includes(`'${words}`))).toEqual([]);
  });

  test('explains each error that the bot logs', () => {
    const logged = [...source.matchAll(/log\.error\(\s*(?:\{[^}]*\}|\w+),\s*'([^']+)'/g)].map(
      ([, words]) => words ?? '',
    );
    expect(logged.length).toBeGreaterThan(8);
    expect(logged.filter((words) => !lines?.some((known) => words.startsWith(known)))).toEqual([]);
  });

  test('explains each metric of the bot, and names no other', async () => {
    const { text } = await new Metrics().page(undefined);
    const there = new Set([...text.matchAll(/^# TYPE (growth_squad_\w+)/gm)].map(([, name]) => name));
    const named = new Set([...guide.matchAll(/growth_squad_\w+/g)].map(([name]) => name));
    expect([...named].sort()).toEqual([...there].sort());
  });
});
