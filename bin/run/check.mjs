// `npm run check`: every check side by side, over all of the project or, where that means something, given paths.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { commandLine } from './command-line.mjs';
import { Advice, environmentOf, modules, root } from './node.mjs';

/** Type checks keep what they know beside the packages: what has not changed is not looked at again. */
const typesOf = (name) => [
  ...['--pretty', 'false', '--incremental'],
  ...['--tsBuildInfoFile', join(modules, '.cache', 'tsc', `${name}.json`)],
];

/**
 * What is checked. `paths` says what given paths do to it: narrow it to them, leave it out, or nothing, since a type
 * that changes there can break any other file.
 */
const checks = [
  { title: 'types', tool: 'tsc', args: typesOf('project') },
  {
    title: 'types of the page',
    tool: 'tsc',
    args: [...typesOf('page'), '-p', 'packages/local-slack/src/page/client'],
  },
  { title: 'lint and format', tool: 'biome', args: ['ci', '--colors=off'], paths: 'narrow' },
  { title: 'import direction', file: 'bin/check-structure.ts', paths: 'narrow' },
  { title: 'unused code', tool: 'knip', args: ['--cache'], paths: 'leave out' },
];

const USAGE =
  '"npm run check" checks everything; with paths behind "--" it checks lint, format and import direction only there, types as a whole, and leaves unused code out. "npm run format" repairs what it can.';

/** Runs every check, also after one failed, with a line for each and the words of those that failed. */
export async function runChecks(node, paths) {
  for (const path of paths) {
    if (path.startsWith('-')) throw new Advice(USAGE);
    if (!existsSync(join(root, path))) throw new Advice(`There is no ${path} in ${root}. ${USAGE}`);
  }
  const meant = checks.filter((check) => paths.length === 0 || check.paths !== 'leave out');
  const lines = meant.map((check) => commandLine(check, node, check.paths === 'narrow' ? paths : []));
  const running = lines.map((line) => run(node, line));
  const stop = (signal) => {
    for (const { child } of running) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, stop);
  let failed = 0;
  for (const [index, { ended }] of running.entries()) {
    const { status, signal, seconds, said } = await ended;
    if (signal === 'SIGINT' || signal === 'SIGTERM') return 130;
    console.log(`${status === 0 ? 'passed' : 'FAILED'}  ${meant[index].title} (${seconds} s)`);
    if (status === 0) continue;
    failed += 1;
    console.log(said.trimEnd());
  }
  if (failed > 0) console.log(`${failed} of ${meant.length} checks failed.`);
  return failed === 0 ? 0 : 1;
}

/** Starts one check, and keeps what it says until it has ended. */
function run(node, line) {
  const started = performance.now();
  const child = spawn(node, line, {
    cwd: root,
    env: environmentOf(node),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text) => {
      said += text;
    });
  }
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) => {
      resolve({ status, signal, seconds: ((performance.now() - started) / 1000).toFixed(1), said });
    });
  });
  return { child, ended };
}
