import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Memory that looks like a folder, on Linux. */
const MEMORY = '/dev/shm';
/** How much must be free there, bytes; containers often have less. */
const ROOM = 256 * 1024 * 1024;

/** A new folder for what nobody keeps: in memory where there is room, since each commit waits for the disk elsewhere. */
export function scratchFolder(prefix: string): string {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= ROOM) return mkdtempSync(join(MEMORY, prefix));
  } catch {
    // There is none, or it isn't ours to write: the usual place will do.
  }
  return mkdtempSync(join(tmpdir(), prefix));
}
