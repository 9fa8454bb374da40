// Which Node runs everything, and what it finds around it. Plain JavaScript for any Node 20, as all of bin/run is.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const OLDEST_STARTER = 20;
const OLDEST_RUNNER = 24;

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const modules = join(root, 'node_modules');

/** What the person reads instead of a stack trace. */
export class Advice extends Error {}

export function majorOf(version) {
  return Number.parseInt(version, 10);
}

/** The Node that runs everything: the one of the "node" package, else the present one if it is new enough. */
export function findNode() {
  if (!existsSync(modules)) {
    throw new Advice(`The packages are not installed yet: run "npm ci" in ${root}, then try again.`);
  }
  const pinned = join(modules, 'node', 'bin', 'node');
  const version = existsSync(pinned) ? versionOf(pinned) : undefined;
  if (version !== undefined && majorOf(version) >= OLDEST_RUNNER) return pinned;
  if (majorOf(process.versions.node) >= OLDEST_RUNNER) return process.execPath;
  if (version !== undefined) {
    throw new Advice(
      `Node ${version} is installed here but ${OLDEST_RUNNER} is needed: run "npm ci" in ${root}.`,
    );
  }
  if (existsSync(pinned)) {
    throw new Advice(
      `The Node ${OLDEST_RUNNER} in ${modules} does not run on this machine: run "npm ci" in ${root} on this machine, or install Node ${OLDEST_RUNNER} or newer yourself.`,
    );
  }
  if (existsSync(join(modules, 'node'))) {
    throw new Advice(
      `npm skipped the install script of the package "node", which fetches Node ${OLDEST_RUNNER}: run "npm ci --ignore-scripts=false" in ${root}.`,
    );
  }
  throw new Advice(`The package "node" is missing: run "npm ci" in ${root}.`);
}

function versionOf(node) {
  const answer = spawnSync(node, ['-p', 'process.versions.node'], { encoding: 'utf8' });
  return answer.status === 0 ? answer.stdout.trim() : undefined;
}

/**
 * Scripts and their children find the same Node first, whoever started this one. What Node compiles it keeps beside the
 * packages (by content, so it is never old), and every later start takes a third less.
 */
export function environmentOf(node) {
  return {
    NODE_COMPILE_CACHE: join(modules, '.cache', 'node'),
    ...process.env,
    PATH: `${dirname(node)}:${process.env.PATH || ''}`,
  };
}
