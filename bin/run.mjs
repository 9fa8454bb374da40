// Every npm script starts here. Plain JavaScript for any Node 20: it finds the Node 24 that the "node" package brings,
// looks whether what the command needs is installed, and says in one sentence what to do if it is not.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { runChecks } from './run/check.mjs';
import { commandLine } from './run/command-line.mjs';
import { Advice, environmentOf, findNode, majorOf, OLDEST_STARTER, root } from './run/node.mjs';

const commands = {
  demo: {
    says: 'the bot in a local Slack',
    file: 'src/demo.ts',
    dev: true,
    // Weeks in seconds leave much garbage: with room for it from the start, little of it is moved while still in use.
    flags: ['--min-semi-space-size=16'],
  },
  start: { says: 'the bot in a real Slack', file: 'src/main.ts', envFile: '.env' },
  chaos: { says: 'kills and faults, and what is left of a squad’s weeks', file: 'chaos/run.ts', dev: true },
  sabotage: {
    says: 'each protection taken out of a copy: do the tests see it? Some by name, or what changed with --changed',
    file: 'sabotage/run.ts',
    dev: true,
  },
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
  owner: {
    says: 'who owns which squad; with a squad and a member, they do from now on',
    file: 'src/operate/run.ts',
    args: ['owner'],
    envFile: '.env',
  },
  import: {
    says: 'a squad from its export in JSON',
    file: 'src/operate/run.ts',
    args: ['import'],
    envFile: '.env',
  },
  judge: {
    says: 'what the bot makes of numbers, beside what a file expects of it',
    file: 'bin/judge/run.ts',
  },
  bench: {
    says: 'load, speed and false answers, each figure beside its bound',
    file: 'bench/run.ts',
    dev: true,
  },
  pictures: {
    says: 'every screen of the bot on sheets, to look at',
    file: 'bin/pictures/run.ts',
    dev: true,
  },
  test: { says: 'the tests, or those of the files named behind "--"', tool: 'vitest', args: ['run'] },
  'test:fast': {
    says: 'the tests that stand beside the code: rules and rooms, no stories',
    tool: 'vitest',
    args: ['run', '--project', '!stories'],
  },
  'test:watch': { says: 'the tests, again after each change', tool: 'vitest', args: ['watch'] },
  check: {
    says: 'types, lint, format, import direction, unused code; lint, format and direction only of paths behind "--"',
    run: runChecks,
  },
  format: { says: 'format and repair what can be repaired', tool: 'biome', args: ['check', '--write'] },
  migrations: {
    says: 'a migration from the changed schema; --name says what it changes',
    tool: 'drizzle',
    args: ['generate'],
    named: true,
  },
};

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
