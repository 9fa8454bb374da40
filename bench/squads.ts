import Sqlite from 'better-sqlite3';
import { z } from 'zod';
import { mondayOf } from '../src/calendar/date.ts';
import { defaultRitualSettings } from '../src/calendar/ritual-settings.ts';
import { dateAt } from '../src/calendar/zone.ts';
import { type Change, createChange } from '../src/database/change.ts';
import { createIds } from '../src/database/ids.ts';
import { openDatabase } from '../src/database/open.ts';
import { setMetric, setTarget } from '../src/metric/store.ts';
import { planningRitual } from '../src/planning/ritual.ts';
import { retroRitual } from '../src/retro/ritual.ts';
import { createRituals } from '../src/ritual/rituals.ts';
import { keepPerson, keepWorkspace } from '../src/slack/people-store.ts';
import { setMembers } from '../src/squad/member-store.ts';
import type { Role } from '../src/squad/squad.ts';
import { saveSquad } from '../src/squad/store.ts';
import { standupRitual } from '../src/standup/ritual.ts';
import { MIGRATIONS } from './folder.ts';

/** Everybody here lives in it. */
export const ZONE = 'Europe/Berlin';

const ROLES: readonly (readonly Role[])[] = [
  ['product'],
  ['marketing'],
  ['engineer'],
  ['engineer'],
  ['engineer'],
  ['designer'],
  [],
];

/** The workspace in which squads are made, and one squad's channel and people by their ids in Slack. */
export interface Home {
  readonly workspace: { readonly id: string; readonly name: string; readonly botUserId: string };
  readonly squads: readonly { readonly channelId: string; readonly userIds: readonly string[] }[];
}

/** Sets squads up by the bot's own functions, as its set-up form does, with the week of `at` scheduled. */
export async function setUpSquads(
  file: string,
  at: number,
  home: Home,
  random: (bytes: number) => Uint8Array,
): Promise<void> {
  const clock = { now: () => at };
  const database = await openDatabase({ file, migrations: MIGRATIONS, now: clock.now });
  try {
    const change = createChange(database, clock, createIds(clock, random));
    await change(async (made) => {
      await keepWorkspace(made, { ...home.workspace, url: 'https://bench.slack.com/' });
      for (const squad of home.squads) await setUp(made, home.workspace.id, squad);
    });
  } finally {
    await database.close();
  }
}

const rituals = createRituals([planningRitual, standupRitual, retroRitual]);

async function setUp(change: Change, workspaceId: string, home: Home['squads'][number]): Promise<void> {
  const { channelId, userIds } = home;
  const [ownerId = ''] = userIds;
  const flags = { isGuest: false, isBot: false, isDeactivated: false };
  for (const [index, userId] of userIds.entries()) {
    const name = `Member ${index + 1}`;
    await keepPerson(change, { workspaceId, userId, name, zone: ZONE, locale: 'en-GB', ...flags });
  }
  const settings = { language: 'en', rituals: defaultRitualSettings(ZONE), state: 'active' } as const;
  const people = { ownerId, numberKeeperId: ownerId };
  const fields = { workspaceId, channelId, name: 'Sign-ups', ...settings, ...people };
  const squad = await saveSquad(change, fields, ownerId);
  const wanted = userIds.map((userId, index) => ({ userId, roles: ROLES[index % ROLES.length] ?? [] }));
  await setMembers(change, squad, wanted);
  const metric = await setMetric(change, squad, { name: 'sign-ups', kind: 'total' });
  const week = mondayOf(dateAt(change.at, ZONE));
  await setTarget(change, metric, week, '1500', ownerId);
  await rituals.startWeek(change, squad, week);
}

/** Stands in each id of the squad that is copied, and is replaced by the copy's number. */
const MARK = 'aaaaaaaaaaaa';
const marked = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(0xaa);

/** What a squad consists of right after its set-up. */
const OF_A_SQUAD = [
  'squads',
  'members',
  'people',
  'metrics',
  'targets',
  'sprints',
  'occurrences',
  'timers',
  'text_versions',
] as const;

/** The workspace of `fillSquads`. */
export const ONE_WORKSPACE = { id: 'T1', name: 'Bench', botUserId: 'UBOT' };

/**
 * Makes a new database with `count` squads of seven in one workspace: one that the bot's own functions set up, and
 * copies of its rows by SQL.
 * @param tables of which rows are copied; all if not given
 */
export async function fillSquads(
  file: string,
  at: number,
  count: number,
  tables: readonly (typeof OF_A_SQUAD)[number][] = OF_A_SQUAD,
): Promise<void> {
  const userIds = ROLES.map((_, index) => `U${index}${MARK}`);
  await setUpSquads(
    file,
    at,
    { workspace: ONE_WORKSPACE, squads: [{ channelId: `C${MARK}`, userIds }] },
    marked,
  );
  const sqlite = new Sqlite(file);
  try {
    sqlite.pragma('journal_mode = OFF');
    sqlite.pragma('synchronous = OFF');
    sqlite.pragma('cache_size = -200000');
    sqlite.exec('BEGIN');
    for (const table of tables) copyRows(sqlite, table, count);
    sqlite.exec('COMMIT');
    sqlite.pragma('journal_mode = WAL');
  } finally {
    sqlite.close();
  }
}

const columns = z.array(z.object({ name: z.string(), type: z.string() }));

function copyRows(sqlite: Sqlite.Database, table: string, count: number): void {
  const own = columns.parse(sqlite.pragma(`table_info("${table}")`));
  const names = own.map(({ name }) => `"${name}"`).join(', ');
  const copied = own.map(({ name, type }) =>
    type.toLowerCase() === 'text' ? `replace(t."${name}", '${MARK}', numbers.mark)` : `t."${name}"`,
  );
  sqlite
    .prepare(
      `with recursive counted(n) as (select 1 union all select n + 1 from counted where n + 1 < ?),
       numbers as materialized (select printf('%012x', n) as mark from counted where n < ?)
       insert into "${table}" (${names}) select ${copied.join(', ')} from numbers cross join "${table}" t`,
    )
    .run(count, count);
}
