import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { copyOf } from './copy.ts';
import { type Protection, takenOut } from './protection.ts';
import type { Errand } from './tester.ts';
import { type Ran, ran, type Verdict, verdictOn } from './verdict.ts';

/** A story keeps one processor busy. */
const AT_ONCE = 2;

/** Longer than any test may wait by itself, for each file of tests. */
const LIMIT_MS = 150_000;

/**
 * Where something is expected to hang, nobody needs to wait for it as long as on a busy machine: a test that is to wait in
 * vain, and what tidies up after one that failed. Neither is by itself taken for having seen something else.
 */
const HANGS_MS = 15_000;

/** One copy of the project, and the process that runs tests in it. */
class Tester {
  readonly #root: string;
  readonly #copy: string;
  #child: ChildProcess | undefined;

  constructor(root: string) {
    this.#root = root;
    this.#copy = copyOf(root);
    // Also where the run is broken off.
    process.once('exit', () => this.close());
  }

  async run(what: Errand): Promise<Ran> {
    const child = this.#child ?? (await this.#start());
    this.#child = child;
    const answer = new Promise<Ran>((resolve, reject) => {
      child.once('message', (message) => resolve(ran.parse(message)));
      child.once('exit', (code) => reject(new Error(`The tests' process ended with ${code}.`)));
    });
    child.send(what);
    const limit = setTimeout(() => child.kill('SIGKILL'), LIMIT_MS * Math.max(1, what.tests.length));
    try {
      return await answer;
    } catch (error) {
      this.#child = undefined;
      return { tests: [], broken: [String(error)] };
    } finally {
      clearTimeout(limit);
      child.removeAllListeners();
    }
  }

  /** Takes the protection out, runs the tests that must see it, and puts it back. */
  async withoutIt(protection: Protection): Promise<Verdict> {
    const { file, seenBy: tests, test: pattern = '', hangs } = protection;
    const source = readFileSync(join(this.#root, file), 'utf8');
    const without = { file, source: takenOut(protection, source), tests: [...tests], pattern };
    const limits = { hookTimeout: HANGS_MS, ...(hangs ? { testTimeout: HANGS_MS } : {}) };
    // The first that fails has mostly seen it; where it only waited in vain, another may have.
    const first = await this.run({ ...without, limits, bail: 1 });
    const isSure = verdictOn(first, protection).found || !first.tests.some(({ failed }) => failed);
    const verdict = verdictOn(isSure ? first : await this.run({ ...without, limits }), protection);
    await this.run({ file, source, tests: [], pattern: '' });
    return verdict;
  }

  async #start(): Promise<ChildProcess> {
    const child = fork(fileURLToPath(new URL('tester.ts', import.meta.url)), [this.#copy], {
      execArgv: ['--import', './bin/imports.mjs'],
      cwd: this.#root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await new Promise((resolve, reject) => {
      child.once('message', resolve);
      child.once('exit', (code) => reject(new Error(`The tests' process ended with ${code}.`)));
    });
    child.removeAllListeners();
    return child;
  }

  close(): void {
    if (this.#child?.connected) this.#child.disconnect();
    rmSync(this.#copy, { recursive: true, force: true });
  }
}

/** Does all jobs, so many at a time, each with a tester to itself. */
export async function withTesters<Job>(
  root: string,
  jobs: readonly Job[],
  work: (tester: Tester, job: Job) => Promise<void>,
): Promise<void> {
  const left = [...jobs];
  const one = async (): Promise<void> => {
    const tester = new Tester(root);
    try {
      for (let job = left.shift(); job !== undefined; job = left.shift()) await work(tester, job);
    } finally {
      tester.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, jobs.length) }, one));
}
