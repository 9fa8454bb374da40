// Every npm script starts here. Plain JavaScript for any Node 20: it finds the Node 24 that the "node" package brings,
// looks whether what the command needs is installed, and says in one sentence what to do if it is not.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const OLDEST_STARTER = 20;
const OLDEST_RUNNER = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, 'node_modules');

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

const checks = [
  { title: 'types', tool: 'tsc', args: ['--pretty', 'false'] },
  {
    title: 'types of the page',
    tool: 'tsc',
    args: ['--pretty', 'false', '-p', 'packages/local-slack/src/page/client'],
  },
  { title: 'lint and format', tool: 'biome', args: ['ci', '--colors=off'] },
  { title: 'import direction', file: 'bin/check-structure.ts' },
  { title: 'unused code', tool: 'knip', args: [] },
];

const commands = {
  demo: {
    says: 'the bot in a local Slack',
    file: 'src/demo.ts',
    // Weeks in seconds leave much garbage: with room for it from the start, little of it is moved while still in use.
    flags: ['--min-semi-space-size=16'],
  },
  start: { says: 'the bot in a real Slack', file: 'src/main.ts', envFile: '.env' },
  chaos: { says: 'kills and faults, and what is left of a squad’s weeks', file: 'chaos/run.ts' },
  backup: {
    says: 'a sound copy of the database, also while the bot runs',
    file: 'src/operate/run.ts',
    args: ['backup'],
    envFile: '.env',
  },
  restore: {
    says: 'a backup in the place of the database',
    file: 'src/operate/run.ts',
    args: ['restore'],
    envFile: '.env',
  },
  verify: {
    says: 'everything that must be true of a database',
    file: 'src/operate/run.ts',
    args: ['verify'],
    envFile: '.env',
  },
  messages: {
    says: 'what could not be sent; with --retry it is tried again',
    file: 'src/operate/run.ts',
    args: ['messages'],
    envFile: '.env',
  },
  bench: { says: 'load and speed, each figure beside its bound', file: 'bench/run.ts' },
  pictures: { says: 'every screen of the bot on sheets, to look at', file: 'browser/pictures/run.ts' },
  test: { says: 'the tests', tool: 'vitest', args: ['run'] },
  check: { says: 'types, lint, format, import direction, unused code', run: runChecks },
  format: { says: 'format and repair what can be repaired', tool: 'biome', args: ['check', '--write'] },
  migrations: { says: 'a migration from the changed schema', tool: 'drizzle', args: ['generate'] },
};

/** What the person reads instead of a stack trace. */
class Advice extends Error {}

function majorOf(version) {
  return Number.parseInt(version, 10);
}

/** The Node that runs everything: the one of the "node" package, else the present one if it is new enough. */
function findNode() {
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

function commandLine({ file, tool, args = [], flags = [], envFile }, node, more) {
  if (file !== undefined) {
    if (!existsSync(join(root, file))) throw new Advice(`${file} is missing: fetch the project anew.`);
    if (file.startsWith('src/')) checkDatabase(node);
    const settings = envFile !== undefined && isThere(join(root, envFile)) ? [`--env-file=${envFile}`] : [];
    return [...first, ...flags, ...settings, file, ...args, ...more];
  }
  if (tool === 'vitest') checkDatabase(node);
  return [scriptOf(tool), ...args, ...more];
}

/**
 * Scripts and their children find the same Node first, whoever started this one. What Node compiles it keeps beside the
 * packages (by content, so it is never old), and every later start takes a third less.
 */
function environmentOf(node) {
  return {
    NODE_COMPILE_CACHE: join(modules, '.cache', 'node'),
    ...process.env,
    PATH: `${dirname(node)}:${process.env.PATH || ''}`,
  };
}

/** Runs a command in place of this one: same terminal, same end. */
function runInPlace(node, args) {
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: environmentOf(node) });
  // Ctrl-C in a terminal reaches the child without us; sent a second time it would mean "now, and not cleanly".
  const inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  const forward = (signal) => {
    if (signal !== 'SIGINT' || !inTerminal) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(each, forward);
      if (signal !== null) process.kill(process.pid, signal);
      resolve(code === null ? 128 + constants.signals[signal] : code);
    });
  });
}

/** Runs every check, also after one failed, with a line for each and the words of those that failed. */
function runChecks(node, more) {
  if (more.length > 0)
    throw new Advice('"npm run check" takes no arguments: "npm run format" repairs what it can.');
  const steps = checks.map((check) => ({ title: check.title, line: commandLine(check, node, []) }));
  let failed = 0;
  for (const { title, line } of steps) {
    const started = performance.now();
    const answer = spawnSync(node, line, {
      cwd: root,
      env: environmentOf(node),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    if (answer.signal === 'SIGINT' || answer.signal === 'SIGTERM') return 130;
    const good = answer.status === 0;
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${good ? 'passed' : 'FAILED'}  ${title} (${seconds} s)`);
    if (!good) {
      failed += 1;
      console.log(`${answer.stdout}${answer.stderr}`.trimEnd());
    }
  }
  if (failed > 0) console.log(`${failed} of ${steps.length} checks failed.`);
  return failed === 0 ? 0 : 1;
}

/** The command meant by a misspelt word: the one that shares its start, or most of its letters. */
function nearest(word) {
  const alike = (name) =>
    [...name].filter((letter) => word.includes(letter)).length / Math.max(name.length, word.length);
  const best = Object.keys(commands).sort((a, b) => alike(b) - alike(a))[0];
  return alike(best) >= 0.6 ? best : undefined;
}

function unknown(word) {
  const meant = word === undefined ? undefined : nearest(word);
  const list = Object.keys(commands)
    .map((name) => `  npm run ${name.padEnd(11)} ${commands[name].says}`)
    .join('\n');
  const first = word === undefined ? 'Say what to run.' : `There is no command "${word}".`;
  return new Advice(`${first}${meant === undefined ? '' : ` Did you mean "${meant}"?`} There are:\n${list}`);
}

async function main([word, ...more]) {
  if (process.platform === 'win32') {
    throw new Advice('Growth Squad runs on Linux and macOS: on Windows, use it inside WSL.');
  }
  if (majorOf(process.versions.node) < OLDEST_STARTER) {
    throw new Advice(
      `This is Node ${process.versions.node}, and Growth Squad needs Node ${OLDEST_STARTER} or newer: install it from nodejs.org, then run "npm ci" in ${root}.`,
    );
  }
  const command = word !== undefined && Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (command === undefined) throw unknown(word);
  const node = findNode();
  if (command.run !== undefined) return command.run(node, more);
  return runInPlace(node, commandLine(command, node, more));
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Advice ? error.message : `Could not run it: ${error.message}`);
  process.exitCode = 1;
}
