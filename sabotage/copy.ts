import { cpSync, mkdirSync, mkdtempSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** What a copy needs nothing of: packages are linked, the rest is of this machine. */
const LEFT_OUT = new Set(['node_modules', '.git', 'data', 'coverage', 'pictures', 'test-results']);

/** A copy of the project in a folder of its own. Its packages are linked, except for its own workspaces: those are the copy's. */
export function copyOf(root: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'sabotage-'));
  cpSync(root, copy, {
    recursive: true,
    filter: (source) => !(dirname(source) === root && LEFT_OUT.has(basename(source))),
  });
  linkAll(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}

function linkAll(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const { name } = entry;
    // What tools keep there is written by one run at a time.
    if (name.startsWith('.')) continue;
    if (name === '@growth-squad') copyLinks(join(from, name), join(to, name));
    else symlinkSync(join(from, name), join(to, name));
  }
}

/** The workspaces' links are relative: in the copy they lead to the copy. */
function copyLinks(from: string, to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(from)) symlinkSync(readlinkSync(join(from, name)), join(to, name));
}
