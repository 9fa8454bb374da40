import { Transcript } from '@growth-squad/local-slack';
import { addDays } from '../calendar/date.ts';
import { instantOf } from '../calendar/zone.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import type { Log } from '../slack/log.ts';
import { accountLines, accountOf, isClean } from './account.ts';
import { openInBrowser } from './browser.ts';
import { castIn } from './cast.ts';
import { HISTORY_WEEKS, playHistory } from './history.ts';
import type { DemoOptions } from './options.ts';
import { openPage, type StagePageOptions } from './page/open.ts';
import { playWeek } from './play.ts';
import { Stage } from './stage.ts';

/** The Monday on which the played week begins. */
const MONDAY = '2026-11-23';

type Print = (text: string) => void;

/** What is shown, and where. */
interface Shown {
  readonly options: DemoOptions;
  /** The bot's SQLite file. */
  readonly file: string;
  readonly print: Print;
  /** Real milliseconds from any beginning. */
  readonly stopwatch: () => number;
}

/** Of the real world, as long as the page is open. */
interface Live extends Pick<StagePageOptions, 'key' | 'everySecond' | 'breath'> {
  /** Resolves with the exit code once it is to end. */
  readonly ended: Promise<number>;
}

/** What goes wrong is shown; what goes well is seen in the channel. */
function printingLog(problems: string[], print: Print): Log {
  const problem = (fields: object, message: string): void => {
    problems.push(message);
    print(`! ${message} ${JSON.stringify(fields)}`);
  };
  return { info: () => undefined, warn: problem, error: problem };
}

async function open(
  { options, file, print, stopwatch }: Shown,
  date: string,
  problems: string[],
): Promise<Stage> {
  const cast = castIn(options.language);
  const start = instantOf(date, '08:30', cast.zone);
  return Stage.open({
    cast,
    start,
    file,
    kept: options.database !== undefined,
    log: printingLog(problems, print),
    stopwatch,
    web: { host: '127.0.0.1', port: 0 },
  });
}

function transcribe(stage: Stage, { options, print }: Shown): Transcript {
  const { zone, players } = castIn(options.language);
  const reader = { zone, locale: players.product.locale };
  return new Transcript(stage.slack, { clock: stage.clock.side('slack'), reader, write: print, brief: true });
}

/** A week with the days before it and the Monday after it, in one go. @returns the exit code */
export async function play(shown: Shown): Promise<number> {
  const { options, print } = shown;
  const problems: string[] = [];
  const before = addDays(MONDAY, -7);
  const stage = await open(shown, before, problems);
  stage.hear(transcribe(stage, shown).told);
  await playWeek(stage, options.language, before);
  const account = await accountOf(stage);
  await stage.close();
  print('');
  for (const line of accountLines(account)) print(line);
  return isClean(account) && problems.length === 0 ? 0 : 1;
}

/** The page, on which the squad's past is lived first, and then you do what you like. @returns the exit code */
export async function stay(shown: Shown, live: Live): Promise<number> {
  const { options, print } = shown;
  const { empty, language } = options;
  const { ended } = live;
  const stage = await open(shown, empty ? MONDAY : addDays(MONDAY, -7 * HISTORY_WEEKS), []);
  const failed = (error: unknown): void =>
    print(`! ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  const { page, host, address } = await openPage({
    ...options,
    stage,
    ...live,
    failed,
  });
  stage.addOnlookers();
  print(addressLine(address, options.port));
  if (options.open) openInBrowser(address);
  const begun = empty
    ? stage.startBot()
    : playHistory(stage, language, MONDAY, (week) => host.progress({ week, of: HISTORY_WEEKS }));
  const living = begun.then(async () => {
    if (!empty) {
      const { dashboard, curl } = await outside(stage, language);
      print(`Dashboard: ${dashboard}`);
      print(`Its number, from another terminal: ${curl}`);
      if (options.open) openInBrowser(dashboard);
    }
    host.progress(undefined);
    return ended;
  });
  const code = await Promise.race([ended, living]);
  await page.stop();
  await stage.killBot();
  await stage.slack.stop();
  return code;
}

/** What is reached beside Slack: the page on a wall, and what sends a number from another terminal. */
async function outside(stage: Stage, language: Language): Promise<{ dashboard: string; curl: string }> {
  const { product } = stage.people;
  const { channel } = castIn(language);
  await product.command('/squad dashboard', channel);
  const wall = await product.click(catalogue(language).dashboard.wall);
  await product.command('/metric token', channel);
  const token = await product.submit();
  await product.cancel();
  stage.slack.reload(product.id);
  return {
    dashboard: /http\S+\/wall\/[\w.-]+/.exec(wall.text)?.[0] ?? '',
    curl: /^curl .*$/m.exec(token.text)?.[0] ?? '',
  };
}

function addressLine(address: string, wanted: number): string {
  const { port } = new URL(address);
  const elsewhere = wanted === 0 || port === String(wanted) ? '' : ` (port ${wanted} is taken)`;
  return `Growth Squad, to try in your browser: ${address}${elsewhere}. Ctrl-C ends it.`;
}
