import { statSync } from 'node:fs';
import { join } from 'node:path';
import { instantOf } from '../src/calendar/zone.ts';
import { atMost, type Bench, type Figure, told } from './figure.ts';
import { putFiveYears } from './five-years.ts';
import { inFolder } from './folder.ts';
import { Production } from './production.ts';
import { openSlack, ShiftedClock } from './slack.ts';
import { fillSquads, ZONE } from './squads.ts';
import { median } from './stats.ts';

const MONDAY = '2026-11-23';
const SET_UP = instantOf(MONDAY, '08:00', ZONE);
/** Nothing is due. */
const QUIET = instantOf(MONDAY, '09:00', ZONE);

const number = (value: number): string => value.toLocaleString('en');

/** From `npm start` to connected, and how much memory the bot then holds. */
export const benchStart: Bench = async (extent) => [
  ...(await startToReady(extent.full)),
  ...(await memoryAtRest(extent.full)),
];

/** Starts the bot on a database; it is stopped when `work` is done with it. */
async function running<T>(file: string, work: (bot: Production) => Promise<T>): Promise<T> {
  const clock = new ShiftedClock(QUIET);
  const { slack, apiUrl } = await openSlack(clock);
  const { botToken, appToken } = slack;
  const bot = await Production.start({ apiUrl, botToken, appToken, file, ahead: clock.ahead });
  try {
    return await work(bot);
  } finally {
    await bot.stop();
    await slack.stop();
  }
}

async function startToReady(full: boolean): Promise<Figure[]> {
  const squads = full ? 50 : 2;
  return inFolder(async (folder) => {
    const old = join(folder, 'old.db');
    await fillSquads(old, SET_UP, squads);
    putFiveYears(old, MONDAY);
    const size = statSync(old).size / 2 ** 20;
    const young: number[] = [];
    const aged: number[] = [];
    for (let round = 0; round < (full ? 7 : 2); round += 1) {
      young.push(await running(join(folder, `empty-${round}.db`), async ({ readyMs }) => readyMs));
      aged.push(await running(old, async ({ readyMs }) => readyMs));
    }
    const rows = `${squads} squads, five years, ${size.toFixed(0)} MB`;
    return [
      told('start to ready, empty database', `${median(young).toFixed(0)} ms`),
      told(`the same, ${rows}`, `${median(aged).toFixed(0)} ms`),
    ];
  });
}

/** Most that a squad may take. */
const MOST_KB = 10;

async function memoryAtRest(full: boolean): Promise<Figure[]> {
  const counts = full ? [1, 1_000, 10_000] : [1, 1_000];
  return inFolder(async (folder) => {
    const heaps: number[] = [];
    let whole = 0;
    for (const count of counts) {
      const file = join(folder, `${count}.db`);
      await fillSquads(file, SET_UP, count);
      const { heapUsed, rss } = await running(file, (bot) => bot.memory());
      heaps.push(heapUsed);
      whole = rss / 2 ** 20;
    }
    const megabytes = heaps.map((heap) => (heap / 2 ** 20).toFixed(1)).join(', ');
    const all = `${megabytes} MB at ${counts.map(number).join(', ')} squads`;
    const most = counts.at(-1) ?? 1;
    const growth = ((heaps.at(-1) ?? 0) - (heaps[0] ?? 0)) / 1024 / (most - 1);
    return [
      told('heap at rest', all),
      told('the whole process then', `${whole.toFixed(0)} MB`),
      atMost('growth a squad', growth, MOST_KB, ' KB'),
    ];
  });
}
