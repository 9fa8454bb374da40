import { randomBytes } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { addDays } from './calendar/date.ts';
import { instantOf } from './calendar/zone.ts';
import { accountLines, accountOf, isClean } from './demo/account.ts';
import { openInBrowser } from './demo/browser.ts';
import { castIn } from './demo/cast.ts';
import { HISTORY_WEEKS, playHistory } from './demo/history.ts';
import { type DemoOptions, readOptions } from './demo/options.ts';
import { openPage } from './demo/page/open.ts';
import { playWeek } from './demo/play.ts';
import { scratchFolder } from './demo/scratch.ts';
import { Stage } from './demo/stage.ts';
import { Transcript } from './sandbox/transcript.ts';
import type { Log } from './slack/log.ts';

/** The Monday on which the played week begins. */
const MONDAY = '2026-11-23';

/** How long the page waits before it looks at the bot's inside again, real milliseconds. */
const BREATH_MS = 150;

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
    process.exitCode = await (options.play ? play(options, file) : stay(options, file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What goes wrong is shown; what goes well is seen in the channel. */
function printingLog(problems: string[]): Log {
  const problem = (fields: object, message: string): void => {
    problems.push(message);
    print(`! ${message} ${JSON.stringify(fields)}`);
  };
  return { info: () => undefined, warn: problem, error: problem };
}

async function open(options: DemoOptions, file: string, date: string, problems: string[]): Promise<Stage> {
  const cast = castIn(options.language);
  const start = instantOf(date, '08:30', cast.zone);
  return Stage.open({
    cast,
    start,
    file,
    kept: options.database !== undefined,
    log: printingLog(problems),
    stopwatch: () => performance.now(),
  });
}

function transcribe(stage: Stage, options: DemoOptions): Transcript {
  const { zone, players } = castIn(options.language);
  const reader = { zone, locale: players.product.locale };
  return new Transcript(stage.slack, { clock: stage.clock.side('slack'), reader, write: print, brief: true });
}

/** A week and the Monday after it, in one go. @returns the exit code */
async function play(options: DemoOptions, file: string): Promise<number> {
  const problems: string[] = [];
  const stage = await open(options, file, MONDAY, problems);
  stage.hear(transcribe(stage, options).told);
  await playWeek(stage, options.language, MONDAY);
  const account = await accountOf(stage);
  await stage.close();
  print('');
  for (const line of accountLines(account)) print(line);
  return isClean(account) && problems.length === 0 ? 0 : 1;
}

/** The page, on which the squad's past is lived first, and then you do what you like. @returns the exit code */
async function stay(options: DemoOptions, file: string): Promise<number> {
  const { empty, language } = options;
  const ended = signalled();
  const stage = await open(options, file, empty ? MONDAY : addDays(MONDAY, -7 * HISTORY_WEEKS), []);
  const failed = (error: unknown): void =>
    print(`! ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const { page, host, address } = await openPage({
    ...options,
    stage,
    key: randomBytes(16).toString('base64url'),
    everySecond: (callback) => {
      const timer = setInterval(callback, 1_000);
      return () => clearInterval(timer);
    },
    breath: () => setTimeout(BREATH_MS),
    failed,
  });
  stage.addOnlookers();
  print(addressLine(address, options.port));
  if (options.open) openInBrowser(address);
  const begun = empty
    ? stage.startBot()
    : playHistory(stage, language, MONDAY, (week) => host.progress({ week, of: HISTORY_WEEKS }));
  const living = begun.then(() => {
    host.progress(undefined);
    return ended;
  });
  const code = await Promise.race([ended, living]);
  await page.stop();
  await stage.killBot();
  await stage.slack.stop();
  return code;
}

function addressLine(address: string, wanted: number): string {
  const { port } = new URL(address);
  const elsewhere = wanted === 0 || port === String(wanted) ? '' : ` (port ${wanted} is taken)`;
  return `Growth Squad, to try in your browser: ${address}${elsewhere}. Ctrl-C ends it.`;
}

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
