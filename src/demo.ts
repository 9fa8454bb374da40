import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readOptions } from './demo/options.ts';
import { pageBundle } from './demo/page/bundle.ts';
import { scratchFolder } from './demo/scratch.ts';

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** The same bot in a local Slack whose clock can be moved: `npm run demo`. */
async function main(): Promise<void> {
  const read = readOptions(process.argv.slice(2));
  if ('problems' in read) {
    for (const problem of read.problems) print(problem);
    process.exitCode = 1;
    return;
  }
  const { options } = read;
  if (options.database !== undefined && existsSync(options.database)) {
    print(
      `${options.database} is there already, and the demo starts afresh: name another file, or remove it.`,
    );
    process.exitCode = 1;
    return;
  }
  const folder = scratchFolder('growth-squad-demo-');
  try {
    const file = options.database ?? join(folder, 'demo.db');
    const shown = { options, file, print, stopwatch: () => performance.now() };
    // A process of its own bundles the page while this one reads the bot. Whoever opens the page learns what went wrong.
    if (!options.play) pageBundle().catch(() => undefined);
    const { play, stay } = await import('./demo/show.ts');
    process.exitCode = await (options.play ? play(shown) : stay(shown, live()));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the page takes of the real world. */
const live = () => ({
  key: randomBytes(16).toString('base64url'),
  everySecond: (callback: () => void) => {
    const timer = setInterval(callback, 1_000);
    return () => clearInterval(timer);
  },
  breath: (ms: number) => setTimeout(ms),
  ended: signalled(),
});

/** Resolves with 0 at the first signal; at a second one the process ends at once. */
function signalled(): Promise<number> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      process.once(signal, () => {
        resolve(0);
        process.once(signal, () => process.exit(1));
      });
    }
  });
}

await main();
process.exit();
