import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SIZE } from './fetch.ts';
import { type Problem, refuse } from './problem.ts';

/** A file of the operator's folder, and when it was written (UTC milliseconds). */
export type FileFound =
  | { readonly bytes: Uint8Array; readonly type: string; readonly asOf: number }
  | { readonly problem: Problem };

/**
 * Reads a file that lies in a folder itself: no way leads out of it, neither up nor by a link.
 * @param folder undefined: the operator names none
 */
export async function readFile(folder: string | undefined, name: string): Promise<FileFound> {
  if (
    folder === undefined ||
    name !== basename(name) ||
    ['', '.', '..'].includes(name) ||
    /[\\\0]/.test(name)
  ) {
    return refuse('no-file', name);
  }
  try {
    // Whatever is there by now: a link is not followed, a pipe not waited for.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    await using file = await open(join(await realpath(folder), name), flags);
    const { mtimeMs, size, ...stat } = await file.stat();
    if ((stat.mode & constants.S_IFMT) !== constants.S_IFREG) return refuse('no-file', name);
    if (size > SIZE) return refuse('too-large');
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(SIZE + 1), position: 0 });
    if (bytesRead > SIZE) return refuse('too-large');
    if (bytesRead === 0) return refuse('empty');
    return { bytes: buffer.subarray(0, bytesRead), type: name, asOf: Math.floor(mtimeMs) };
  } catch {
    return refuse('no-file', name);
  }
}
