import { mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the migrations lie. */
export const MIGRATIONS = inProject('migrations');

export function inProject(path: string): string {
  return fileURLToPath(new URL(`../${path}`, import.meta.url));
}

/** Linux' number for file systems in memory, where a commit waits for nothing. */
const TMPFS = 0x01021994;

/** Where the databases of the measurements lie, in words: what a commit costs depends on it. */
export function place(): string {
  const inMemory = statfsSync(tmpdir()).type === TMPFS;
  return `${tmpdir()}${inMemory ? ', in memory (set TMPDIR to a folder on a disk)' : ', on a disk'}`;
}

/** Runs `work` with a new folder on the disk, as where an operator's database lies, that is gone afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'growth-squad-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
