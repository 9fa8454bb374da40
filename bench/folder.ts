import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
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

/** How long the disk under this folder takes to keep one page, real milliseconds each of so many times. */
export function syncsIn(folder: string, times: number): number[] {
  const file = openSync(join(folder, 'synced'), 'w');
  const page = Buffer.alloc(4_096, 1);
  try {
    return Array.from({ length: times }, () => {
      writeSync(file, page);
      const begun = performance.now();
      fdatasyncSync(file);
      return performance.now() - begun;
    });
  } finally {
    closeSync(file);
  }
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
