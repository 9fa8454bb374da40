// What Node is started with for a command, once all it needs is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Advice, modules, root } from './node.mjs';

/** Loaded before any file of ours. */
const first = ['--import', './bin/imports.mjs'];

/** A tool's script, and the start of the name of the package that holds its native part. */
const tools = {
  biome: { script: '@biomejs/biome/bin/biome', native: '@biomejs/cli' },
  drizzle: { script: 'drizzle-kit/bin.cjs', native: '@esbuild' },
  knip: { script: 'knip/bin/knip.js', native: '@oxc-parser/binding' },
  tsc: { script: 'typescript/bin/tsc', native: '@typescript/typescript' },
  vitest: { script: 'vitest/vitest.mjs', native: '@rolldown/binding' },
};

/** Every command for development stands on it, and no install for production brings it. */
const DEVELOPMENT = 'esbuild';

/**
 * Node's arguments for a file of ours or a tool.
 * @param command `file` or `tool`, its own `args`, `flags` for Node, `envFile` with settings, and whether it is `dev`:
 *   needs what an install for production leaves out, or `named`: takes a name and does not make one up
 * @param more what the person wrote behind it
 */
export function commandLine(command, node, more) {
  const { file, tool, args = [], flags = [], envFile, dev = false, named = false } = command;
  if (named && !/(^| )--name[ =][a-z]/.test(more.join(' '))) {
    throw new Advice(
      'A migration needs a name that says what it changes: npm run migrations -- --name away-days',
    );
  }
  if (file === undefined) {
    if (tool === 'vitest') checkDatabase(node);
    return [scriptOf(tool), ...args, ...more];
  }
  if (!existsSync(join(root, file))) throw new Advice(`${file} is missing: fetch the project anew.`);
  if (dev && !existsSync(join(modules, DEVELOPMENT))) {
    throw new Advice(
      `This needs packages that an install for production leaves out: run "npm ci --include=dev" in ${root}.`,
    );
  }
  if (file.startsWith('src/')) checkDatabase(node);
  const settings = envFile !== undefined && isThere(join(root, envFile)) ? [`--env-file=${envFile}`] : [];
  return [...first, ...flags, ...settings, file, ...args, ...more];
}

/** Path of a tool's script, once the tool and its part for this kind of machine are there. */
function scriptOf(name) {
  const { script, native } = tools[name];
  const path = join(modules, script);
  if (!existsSync(path)) {
    throw new Advice(`The tool "${name}" is not installed: run "npm ci --include=dev" in ${root}.`);
  }
  if (!hasNativePart(native)) {
    throw new Advice(
      `The tool "${name}" lacks its part for ${process.platform}-${process.arch}: run "npm ci --include=optional" in ${root}.`,
    );
  }
  return path;
}

function hasNativePart(native) {
  const [scope, name] = native.split('/');
  const folder = join(modules, scope);
  const wanted = `${name === undefined ? '' : `${name}-`}${process.platform}-${process.arch}`;
  return existsSync(folder) && readdirSync(folder).some((entry) => entry.startsWith(wanted));
}

/** Whether the file of settings is there; Node says of one that it may not read that there is none. */
function isThere(file) {
  if (!existsSync(file)) return false;
  try {
    readFileSync(file);
    return true;
  } catch (error) {
    throw new Advice(
      `${file} can't be read (${error.code}): see that it is a file which this user may read.`,
    );
  }
}

/** Loads the database's native part in a Node of its own, where a crash is only an exit code. */
function checkDatabase(node) {
  const probe = "new (require('better-sqlite3'))(':memory:').close()";
  if (spawnSync(node, ['-e', probe], { cwd: root, stdio: 'ignore' }).status !== 0) {
    throw new Advice(
      `The database engine "better-sqlite3" does not load on ${process.platform}-${process.arch}: run "npm ci" in ${root}.`,
    );
  }
}
