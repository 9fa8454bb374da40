import { Activities } from '@growth-squad/clock';
import { and, asc, eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { addDays, type LocalDate, mondayOf } from '../src/calendar/date.ts';
import { defaultRitualSettings } from '../src/calendar/ritual-settings.ts';
import { dateAt, instantOf, timeAt } from '../src/calendar/zone.ts';
import { createChange } from '../src/database/change.ts';
import { createIds } from '../src/database/ids.ts';
import { deliveries, readings, workspaces } from '../src/database/schema/index.ts';
import type { Metric } from '../src/metric/metric.ts';
import { setMetric } from '../src/metric/store.ts';
import { createRituals } from '../src/ritual/rituals.ts';
import { comingUp } from '../src/schedule/store.ts';
import { createTick } from '../src/schedule/tick.ts';
import { createAsk } from '../src/sources/ask.ts';
import type { Fetched } from '../src/sources/fetch.ts';
import { askAt, createPuller } from '../src/sources/pull.ts';
import { createSealer } from '../src/sources/secret.ts';
import { setSource } from '../src/sources/store.ts';
import { tellKeeper } from '../src/sources/tell.ts';
import type { Squad } from '../src/squad/squad.ts';
import { saveSquad } from '../src/squad/store.ts';
import { temporaryDatabase } from './support/database/temporary-database.ts';
import { Random, seededBytes } from './support/random.ts';
import { recording } from './support/rigs/squad-life.ts';

const SQUADS = 50;
/** `WEEKS=52 npm test -- test/sources-year.test.ts` plays the whole year, in some minutes. */
const WEEKS = Number(process.env['WEEKS'] ?? 4);
/** Two of them are asked each hour, the others once a day. */
const HOURLY = 2;
const FIRST: LocalDate = '2026-01-05';
const ZONES = ['Europe/Berlin', 'Asia/Shanghai', 'America/New_York'];
const HOUR = 3_600_000;

/** So often a source is down, tells what was so a day ago, or says what is no number; by the hour, the same for the same seed. */
const DOWN = 0.05;
const LATE = 0.1;
const GARBAGE = 0.02;
const RUBBISH = ['<html>Sign in</html>', '{"v":null}', '{"v":"#REF!"}', '{"v":', '', '{"v":-1}', 'v\nn/a'];

const drawn = (...seed: number[]): Random =>
  new Random(seed.reduce((sum, each) => (Math.imul(sum, 31) + each) >>> 0, 7));

/** What a squad's number is at an instant: a total that grows through the week, or a level. */
function truth(squad: number, zone: string, at: number): number {
  const date = dateAt(at, zone);
  const [hours = 0, minutes = 0] = timeAt(at, zone).split(':').map(Number);
  const gone = (Date.parse(date) - Date.parse(mondayOf(date))) / HOUR + hours + minutes / 60;
  const week = 300 + drawn(squad, Date.parse(mondayOf(date)) / HOUR).whole(-30, 30);
  return squad % 2 === 0 ? Math.floor((week * gone) / 168) : week * 10 + Math.floor(gone);
}

/** What its source says of it: every third has a table with dates. */
function says(squad: number, zone: string, at: number): Fetched {
  const hour = drawn(squad, Math.floor(at / HOUR), 99);
  if (hour.chance(DOWN)) return { problem: { why: 'status', detail: '503' } };
  if (hour.chance(GARBAGE)) return bytesOf(hour.pick(RUBBISH));
  const told = hour.chance(LATE) ? at - 24 * HOUR : at;
  const value = truth(squad, zone, told);
  const date = dateAt(told, zone);
  return bytesOf(squad % 3 === 0 ? `day,v\n${date},${value}` : JSON.stringify({ v: value }));
}

const bytesOf = (text: string): Fetched =>
  text === '' ? { problem: { why: 'empty', detail: '' } } : { bytes: Buffer.from(text), type: '' };

test('week after week the numbers of 50 squads come by themselves, whatever their sources are like', async () => {
  let now = instantOf(FIRST, '00:00', 'Asia/Shanghai');
  const clock = { now: () => now, monotonic: () => now, after: () => () => undefined };
  const database = await temporaryDatabase({ scratch: true });
  const ids = createIds(clock, seededBytes(16));
  const change = createChange(database, clock, ids);
  const activities = new Activities();
  const errors: object[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object) => void errors.push(fields),
  };
  const rituals = createRituals(
    (['planning', 'standup', 'retro'] as const).map((name) => recording(name, [])),
  );
  let asked = 0;
  const squads: { squad: Squad; metric: Metric; zone: string }[] = [];
  const fetcher = async ({ url }: { url: string }): Promise<Fetched> => {
    asked += 1;
    const squad = Number(new URL(url).pathname.slice(1));
    return says(squad, squads[squad]?.zone ?? '', now);
  };
  const core = { database, change, activities, rituals, log };
  const sealer = await createSealer({ change, ids });
  const ask = createAsk({ clock, fetcher, folder: undefined });
  const puller = createPuller({ core, ask, sealer, follow: tellKeeper });
  const { tick } = createTick({ clock, change, database, activities, handlers: [puller.handler], log });
  await change(async (made) => {
    await made.tx
      .insert(workspaces)
      .values({ id: 'T1', name: 'Acme', url: 'https://acme.slack.com/', botUserId: 'B', createdAt: now });
    for (let index = 0; index < SQUADS; index += 1) {
      const zone = ZONES[index % ZONES.length] ?? '';
      const fields = {
        workspaceId: 'T1',
        channelId: `C${index}`,
        name: `Squad ${index}`,
        language: 'en',
        state: 'active',
      } as const;
      const people = { ownerId: 'U1', numberKeeperId: 'U1', rituals: defaultRitualSettings(zone) };
      const squad = await saveSquad(made, { ...fields, ...people }, 'U1');
      const metric = await setMetric(made, squad, {
        name: 'sign-ups',
        kind: index % 2 === 0 ? 'total' : 'level',
      });
      squads.push({ squad, metric, zone });
      const of = { workspaceId: 'T1', squadId: squad.id, metricId: metric.id, setBy: 'U1' };
      const place = { pick: 'v', dates: index % 3 === 0 ? 'day' : '', mark: '' } as const;
      const secret = { header: null, secret: null, secretBy: null, secretAt: null };
      const dailyAt = index < HOURLY ? null : '07:00';
      const setting = {
        kind: 'url',
        address: `https://source.example/${index}`,
        ...place,
        ...secret,
        dailyAt,
      } as const;
      await askAt(made, await setSource(made, of, setting), now);
    }
  });
  puller.start();
  const end = instantOf(addDays(FIRST, 7 * WEEKS), '12:00', 'America/New_York');
  for (;;) {
    await tick();
    await activities.idle();
    const { overdue, next = end } = await database.read((q) => comingUp(q, now));
    if (overdue) throw new Error('A source stays due');
    if (next >= end) break;
    now = next;
  }
  expect(errors).toEqual([]);

  let planning = 0;
  let digest = 0;
  let fresh = 0;
  for (const { squad, metric, zone } of squads) {
    const { planning: monday, retro } = squad.rituals;
    const rows = await database.read(async (q) =>
      q
        .select()
        .from(readings)
        .where(and(eq(readings.metricId, metric.id), eq(readings.counts, true)))
        .orderBy(asc(readings.id)),
    );
    for (let week = 0; week < WEEKS; week += 1) {
      const from = addDays(FIRST, 7 * week);
      const friday = addDays(from, retro.weekday - 1);
      const own = rows.filter((row) => row.week === from);
      const toDigest = own.findLast(({ at }) => at < instantOf(friday, retro.at, zone));
      const toPlanning = own.findLast(({ at }) => at < instantOf(addDays(from, 7), monday.at, zone));
      if (toPlanning) planning += 1;
      if (toDigest) digest += 1;
      if (toDigest && dateAt(toDigest.asOf ?? 0, zone) === friday) fresh += 1;
    }
  }
  const all = SQUADS * WEEKS;
  const told = await database.read(async (q) => q.select({ kind: deliveries.kind }).from(deliveries));
  const silent = told.filter(({ kind }) => kind === 'sources.silent').length;
  const percent = (part: number): string => `${((100 * part) / all).toFixed(1)} %`;
  process.stdout.write(
    `${all} squad-weeks, asked ${asked} times: before planning ${percent(planning)}, before the digest ${percent(digest)}, of its day ${percent(fresh)}; silent ${silent}, jumps ${told.length - silent}\n`,
  );
  expect(planning / all).toBeGreaterThanOrEqual(0.95);
  expect(digest / all).toBeGreaterThanOrEqual(0.95);
  expect(fresh / all).toBeGreaterThanOrEqual(0.95);
}, 3_600_000);
