import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const inProject = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** Generous: only a run that hangs takes so long, and it names by itself what hangs long before. */
const MOST_MS = 900_000;

test(
  'a week of kills and faults of every kind loses nothing, doubles nothing, and leaves nothing wrong',
  () => {
    const { stdout, status } = spawnSync(process.execPath, [inProject('chaos/run.ts')], { encoding: 'utf8' });
    expect(stdout).toMatch(/\d\d kills, \d+ inputs: 0 lost, 0 doubled, 0 wrong\n$/);
    // Every planned fault happened: else the run says which did not.
    expect(status, stdout).toBe(0);
  },
  MOST_MS,
);
