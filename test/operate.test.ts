import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { instantOf } from '../src/calendar/zone.ts';
import { DatabaseError } from '../src/database/errors.ts';
import { createIds } from '../src/database/ids.ts';
import { castIn } from '../src/demo/cast.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import { Stage } from '../src/demo/stage.ts';
import { backUp } from '../src/operate/backup.ts';
import { brokenIn } from '../src/operate/invariants-store.ts';
import { retry, undeliveredMessages } from '../src/operate/messages.ts';
import { owners, setOwner } from '../src/operate/owner.ts';
import { restore } from '../src/operate/restore.ts';
import { verify } from '../src/operate/verify.ts';
import { fillVersion, nextVersion, versions } from './support/database/filled-version.ts';
import { place, tables } from './support/database/fixtures.ts';
import { leavesPortable } from './support/database/portable-sql.ts';
import { rowsIn, storedIn } from './support/database/rows.ts';
import {
  shippedMigrations,
  temporaryDatabase,
  temporaryFolder,
} from './support/database/temporary-database.ts';

const FIRST_DAYS = '2026-11-16';
const DAY = 24 * 60 * 60_000;
const NOW = Date.UTC(2026, 10, 30, 12);
const migrations = shippedMigrations;

/** A week's database, as a bot left it that was not stopped: made once, each test takes a copy. */
let week: { folder: string; file: string };

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'growth-squad-week-'));
  const cast = castIn('en');
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const file = join(folder, 'live.sqlite');
  const stage = await Stage.open({ cast, start: instantOf(FIRST_DAYS, '08:30', cast.zone), file, log });
  await stage.startBot();
  const deeds = new Deeds(stage, 'en');
  for (const step of weekSteps('en', FIRST_DAYS)) await playStep(deeds, step);
  // While the bot works on it.
  await backUp(file, join(folder, 'week.sqlite'), { now: NOW, keepDays: 30 });
  await stage.close();
  week = { folder, file: join(folder, 'week.sqlite') };
}, 120_000);
afterAll(() => rmSync(week.folder, { recursive: true, force: true }));

function copyOfWeek(): string {
  const file = join(temporaryFolder(), 'squad.sqlite');
  copyFileSync(week.file, file);
  return file;
}

/** The sentence with which something is refused. */
async function refused(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DatabaseError)) throw new Error(`Not refused: ${String(error)}`);
  return error.message;
}

/** Damages pages of rows in the middle of the file, which nobody reads who only opens it. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 4096 / 2) * 4096;
  bytes.fill(0xff, middle, middle + 4096 * 4);
  writeFileSync(file, bytes);
}

let count = 0;
const newId = (): string => `01a20000-0000-7000-8000-${String(++count).padStart(12, '0')}`;
const how = { now: NOW, newId, migrations };

describe('a backup', () => {
  test('made while the bot works is one file that holds everything', async () => {
    expect(readdirSync(week.folder).filter((name) => name.startsWith('week'))).toEqual(['week.sqlite']);
    expect(await verify(week.file, migrations)).toEqual([]);
    expect(rowsIn(week.file, 'select count(*) as n from deliveries')).not.toEqual([{ n: 0 }]);
  });

  test('into a folder is named by its time, and those past their days are deleted, nothing else', async () => {
    const folder = join(temporaryFolder(), 'backups');
    const file = copyOfWeek();
    const at = (days: number) => backUp(file, `${folder}/`, { now: NOW + days * DAY, keepDays: 7 });
    mkdirSync(folder);
    writeFileSync(join(folder, 'growth-squad-notes.txt'), 'mine');
    await at(0);
    await at(3);
    const { backup, deleted } = await at(8);
    expect(backup).toBe(join(folder, 'growth-squad-2026-12-08T120000Z.sqlite'));
    expect(deleted).toEqual([join(folder, 'growth-squad-2026-11-30T120000Z.sqlite')]);
    expect(readdirSync(folder)).toEqual([
      'growth-squad-2026-12-03T120000Z.sqlite',
      'growth-squad-2026-12-08T120000Z.sqlite',
      'growth-squad-notes.txt',
    ]);
  });

  test('comes to its end also while the bot writes all the time', async () => {
    const file = copyOfWeek();
    const bot = new Sqlite(file);
    onTestFinished(() => void bot.close());
    bot.pragma('journal_mode = WAL');
    bot.exec('create table traffic (n integer)');
    const write = bot.prepare('insert into traffic values (1)');
    let ended = false;
    const writeOn = (): void => {
      if (ended) return;
      write.run();
      setImmediate(writeOn);
    };
    writeOn();
    // One that begins anew with each commit never ends.
    const { backup } = await backUp(file, join(temporaryFolder(), 'backup.sqlite'), {
      now: NOW,
      keepDays: 7,
    });
    ended = true;
    const before = rowsIn(backup, 'select count(*) as n from traffic')[0]?.['n'];
    expect(Number(before)).toBeGreaterThan(0);
    expect(rowsIn(file, 'select count(*) as n from traffic')).not.toEqual([{ n: before }]);
  });

  test('of a damaged database is none: nothing appears, and what was there stays', async () => {
    const file = copyOfWeek();
    const target = join(temporaryFolder(), 'backup.sqlite');
    await backUp(file, target, { now: NOW, keepDays: 7 });
    const before = readFileSync(target);
    damage(file);
    expect(await refused(backUp(file, target, { now: NOW, keepDays: 7 }))).toContain('damaged');
    expect(readFileSync(target).equals(before)).toBe(true);
    expect(readdirSync(join(target, '..'))).toEqual(['backup.sqlite']);
    expect(await refused(backUp(`${file}.none`, target, { now: NOW, keepDays: 7 }))).toContain(
      'There is no file',
    );
  });

  test('replaces an earlier backup, but neither the database itself nor anything of somebody else', async () => {
    const file = copyOfWeek();
    const folder = temporaryFolder();
    const named = (name: string) => join(folder, name);
    const to = (target: string) => backUp(file, target, { now: NOW, keepDays: 7 });
    writeFileSync(named('diary.txt'), 'Dear diary');
    new Sqlite(named('other.sqlite')).exec('create table bookmarks (url text)').close();
    symlinkSync(file, named('alias.sqlite'));
    const places = [file, named('alias.sqlite'), named('diary.txt'), named('other.sqlite')];
    const before = places.map((place) => readFileSync(place));
    expect(await refused(to(file))).toContain('is the database itself');
    expect(await refused(to(named('alias.sqlite')))).toContain('is the database itself');
    expect(await refused(to(named('diary.txt')))).toContain('is no backup of the bot');
    expect(await refused(to(named('other.sqlite')))).toContain('is no backup of the bot');
    expect(places.map((place, index) => before[index]?.equals(readFileSync(place)))).toEqual(
      places.map(() => true),
    );
    await to(named('backup.sqlite'));
    await to(named('backup.sqlite'));
    expect(await verify(named('backup.sqlite'), migrations)).toEqual([]);
  });

  test('that can’t be put where it is to be says so of that place', async () => {
    const file = copyOfWeek();
    const target = join(file, 'backup.sqlite');
    expect(await refused(backUp(file, target, { now: NOW, keepDays: 7 }))).toContain(
      `could not be copied to ${target}`,
    );
  });

  test('that was killed leaves nothing for ever', async () => {
    const folder = temporaryFolder();
    const left = join(folder, 'growth-squad-2026-11-20T120000Z.sqlite.unchecked.partial');
    writeFileSync(left, '');
    const { deleted } = await backUp(copyOfWeek(), `${folder}/`, { now: NOW, keepDays: 7 });
    expect(deleted).toEqual([left]);
  });
});

describe('restoring', () => {
  test('keeps what was there, and notes from when the backup is', async () => {
    const file = copyOfWeek();
    const { kept, madeAt } = await restore(week.file, file, how);
    expect(kept).toBe(`${file}.before-restore-2026-11-30T120000.000Z`);
    expect(await verify(kept ?? '', migrations)).toEqual([]);
    expect(await verify(file, migrations)).toEqual([]);
    expect(rowsIn(file, 'select made_at, restored_at from restores')).toEqual([
      { made_at: madeAt, restored_at: NOW },
    ]);
    expect(new Date(madeAt).toISOString()).toMatch(/^2026-11-30T0[89]/);
  });

  test('keeps also what a killed bot had committed to its log only', async () => {
    const file = copyOfWeek();
    const living = new Sqlite(file);
    living.exec("pragma journal_mode = wal; update squads set name = 'Told last'");
    const killed = join(temporaryFolder(), 'squad.sqlite');
    for (const suffix of ['', '-wal']) copyFileSync(file + suffix, killed + suffix);
    living.close();
    const { kept } = await restore(week.file, killed, how);
    expect(rowsIn(kept ?? '', 'select name from squads')).toEqual([{ name: 'Told last' }]);
    expect(rowsIn(killed, 'select name from squads')).not.toEqual([{ name: 'Told last' }]);
    expect(await verify(killed, migrations)).toEqual([]);
  });

  test('keeps what is damaged as it is, with its log', async () => {
    const file = join(temporaryFolder(), 'squad.sqlite');
    writeFileSync(file, 'Dear diary');
    writeFileSync(`${file}-wal`, 'and then');
    const { kept } = await restore(week.file, file, how);
    expect(readFileSync(kept ?? '', 'utf8')).toBe('Dear diary');
    expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('and then');
    expect(await verify(file, migrations)).toEqual([]);
  });

  test('where there is no database yet makes one', async () => {
    const file = join(temporaryFolder(), 'new', 'squad.sqlite');
    expect((await restore(week.file, file, how)).kept).toBeUndefined();
    expect(await verify(file, migrations)).toEqual([]);
  });

  test.each([
    ['damaged', damage, 'damaged'],
    ['no database', (file: string) => writeFileSync(file, 'Dear diary'), 'no database at all'],
    ['empty', (file: string) => writeFileSync(file, ''), 'it is empty'],
    ['cut short', (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 40_960)), 'damaged'],
  ])('refuses a backup that is %s, and leaves everything as it was', async (_what, spoil, words) => {
    const backup = copyOfWeek();
    const file = copyOfWeek();
    const before = readFileSync(file);
    spoil(backup);
    expect(await refused(restore(backup, file, how))).toContain(words);
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(join(file, '..')).filter((name) => !name.endsWith('.lock'))).toEqual(['squad.sqlite']);
  });

  test('into a folder’s place is refused, and the folder stays', async () => {
    const folder = temporaryFolder();
    expect(await refused(restore(week.file, folder, how))).toContain('is a folder');
    expect(readdirSync(folder)).toEqual([]);
  });

  test('refuses another program’s database, a newer version’s, a missing one, and while a bot is running', async () => {
    const file = copyOfWeek();
    const other = join(temporaryFolder(), 'other.sqlite');
    new Sqlite(other).exec('create table bookmarks (url text)').close();
    expect(await refused(restore(other, file, how))).toContain('another program');
    const newer = copyOfWeek();
    const sqlite = new Sqlite(newer);
    sqlite.exec("insert into applied_migrations values (999, '0999_later', 'x', 0)");
    sqlite.close();
    expect(await refused(restore(newer, file, how))).toContain(`${newer} was written by a newer version`);
    expect(await refused(restore(`${file}.none`, file, how))).toContain('There is no file');
    const link = join(temporaryFolder(), 'link.sqlite');
    symlinkSync(file, link);
    await temporaryDatabase({ file });
    for (const name of [file, link])
      expect(await refused(restore(week.file, name, how))).toContain('in use by a running bot');
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('restor'))).toEqual([]);
  });

  test('what an earlier version backed up leaves nothing beside it but what was there before', async () => {
    const backup = join(temporaryFolder(), 'earlier.sqlite');
    fillVersion(backup, versions.length);
    const file = copyOfWeek();
    await restore(backup, file, { ...how, migrations: nextVersion() });
    expect(readdirSync(join(file, '..')).filter((name) => name.includes('restoring'))).toEqual([]);
  });
});

describe('verifying', () => {
  // What is spoiled, and the sentence that has to name it.
  test.each([
    [
      'update occurrences set sprint_id = (select id from sprints order by "to" desc limit 1) where ritual = \'standup\'',
      'the sprint of its squad and date',
    ],
    ['update sprints set number = number + 9', 'counted from 1 without a gap'],
    ['update sprints set "from" = \'2026-01-01\'', 'no two share a day'],
    [
      'delete from outcomes where id = (select id from outcomes limit 1)',
      'A closed ritual has what it decided',
    ],
    ["update occurrences set round = 0 where state = 'closed'", 'was opened, and says when'],
    ['update outcomes set version = version + 1 where id = (select max(id) from outcomes)', 'without a gap'],
    ["delete from timers where kind = 'ritual.close'", 'has the timer that closes it'],
    ["delete from timers where kind = 'ritual.week'", 'the timer of its next week'],
    ["update squads set name = 'Other'", 'the newest that was kept'],
    ["update squads set number_keeper_id = 'U0'", 'number keeper'],
    ["update hypotheses set state = 'dropped' where state = 'won'", 'where its last step led'],
    ['update transitions set "from" = \'won\' where "to" = \'ready\'', 'only steps that its life allows'],
    ['delete from transitions where "to" = \'committed\'', 'begins where the one before ended'],
    ["update hypotheses set version_id = 'x'", 'wording that counts'],
    ["update results set verdict = 'invalid'", 'that of the newest result'],
    [
      "update readings set replaces = 'x' where id = (select max(id) from readings)",
      'A number that was corrected',
    ],
    [
      'update commitments set carried_from = id where id = (select max(id) from commitments)',
      'from an earlier week',
    ],
    ["update deliveries set squad_id = 'x' where squad_id is not null", 'A message has its cause'],
    ["update deliveries set sent_revision = sent_revision - 1 where state = 'sent'", 'shows its newest form'],
    ["update deliveries set ts = '1.000001' where kind = 'standup.prompt'", 'in the same place'],
    [
      "update deliveries set due_at = null, state = 'waiting' where kind = 'retro.outcome'",
      'will be looked at',
    ],
    ["update outcomes set snapshot = '{}'", 'A digest can be read'],
    ["update outcomes set snapshot = json_set(snapshot, '$.week', '2026-01-05')", 'that of its week'],
    [
      "update outcomes set snapshot = json_set(snapshot, '$.metric.value', '99999')",
      'tells a number that was entered',
    ],
    [
      "update outcomes set snapshot = json_set(snapshot, '$.won', json('[]'), '$.invalid', json_extract(snapshot, '$.won')) where json_array_length(snapshot, '$.won') > 0",
      'tells verdicts that were given',
    ],
    ["update outcomes set snapshot = '{'", 'A digest can be read'],
    ["update estimates set id = '1' where id = (select max(id) from estimates)", 'has a UUIDv7'],
  ])('finds: %s', async (spoil, named) => {
    const file = copyOfWeek();
    const sqlite = new Sqlite(file);
    sqlite.pragma('foreign_keys = OFF');
    sqlite.pragma('ignore_check_constraints = ON');
    const changed = sqlite.prepare(spoil).run().changes;
    sqlite.close();
    expect(changed).toBeGreaterThan(0);
    const broken = await verify(file, migrations);
    expect(broken.map(({ must }) => must).join('\n')).toMatch(new RegExp(named));
    expect(broken.every(({ rows }) => rows.length > 0)).toBe(true);
  });

  test('asks what each kind of database can answer', async () => {
    const statements = new Set<string>();
    const database = await temporaryDatabase({
      file: copyOfWeek(),
      verbose: (statement) => statements.add(statement),
    });
    expect(await database.read(brokenIn)).toEqual([]);
    expect(statements.size).toBeGreaterThan(60);
    expect(leavesPortable(statements)).toEqual([]);
  });

  test('finds a reference to nothing', async () => {
    const file = copyOfWeek();
    const sqlite = new Sqlite(file);
    sqlite.pragma('foreign_keys = OFF');
    sqlite.exec('delete from sprints');
    sqlite.close();
    expect(await refused(verify(file, migrations))).toContain('a reference to nothing');
  });

  test('refuses what is damaged or not the bot’s', async () => {
    const file = copyOfWeek();
    damage(file);
    expect(await refused(verify(file, migrations))).toContain('damaged');
    const here = place();
    const other = await temporaryDatabase(here.options(tables));
    await other.close();
    expect(await refused(verify(here.file, migrations))).toContain(
      `${here.file} was written by a newer version`,
    );
    writeFileSync(here.file, '');
    expect(await refused(verify(here.file, migrations))).toContain('it is empty');
    expect(await refused(verify(here.folder, migrations))).toContain('is a folder');
  });
});

test('dead messages are listed, and tried again when told so', async () => {
  const file = copyOfWeek();
  const sqlite = new Sqlite(file);
  const id = sqlite.prepare("select id from deliveries where kind = 'retro.outcome'").pluck().get();
  sqlite
    .prepare("update deliveries set state = 'dead', due_at = null, error = 'msg_too_long' where id = ?")
    .run(id);
  sqlite.close();
  expect(await undeliveredMessages(file, migrations)).toMatchObject([
    { id, state: 'dead', error: 'msg_too_long' },
  ]);
  expect(await retry(file, { id: 'other', now: NOW, migrations })).toEqual([]);
  expect(await retry(file, { id: 'all', now: NOW, migrations })).toEqual([id]);
  expect(await undeliveredMessages(file, migrations)).toEqual([]);
});

test('a squad gets another owner, one of its members, who reads so', async () => {
  const file = copyOfWeek();
  const [found] = await owners(file, migrations);
  if (!found) throw new Error('There is no squad.');
  const { squad, names, members } = found;
  const next = members.find((userId) => userId !== squad.ownerId) ?? '';
  expect(names.get(next)).toBeDefined();
  const clock = { now: () => NOW };
  const ids = createIds(clock, (bytes) => new Uint8Array(bytes));
  const make = (squadId: string, userId: string) =>
    setOwner(file, { squadId, userId, clock, ids, migrations });
  const before = storedIn(file);
  expect(await make('none', next)).toBe('no-squad');
  expect(await make(squad.id, 'U0NOBODY')).toBe('not-a-member');
  expect(await make(squad.id, squad.ownerId)).toBe('owner-already');
  expect(storedIn(file)).toEqual(before);
  const sqlite = new Sqlite(file);
  sqlite.prepare('update people set is_guest = 1 where user_id = ?').run(next);
  expect(await make(squad.id, next)).toBe('visitor');
  sqlite.prepare('update people set is_guest = 0 where user_id = ?').run(next);
  sqlite.close();
  expect(await make(squad.id, next)).toBeUndefined();
  const [after] = await owners(file, migrations);
  expect(after?.squad.ownerId).toBe(next);
  expect(rowsIn(file, "select user_id from deliveries where kind = 'setup.new-owner'")).toEqual([
    { user_id: next },
  ]);
  expect(await verify(file, migrations)).toEqual([]);
});

describe('the commands', () => {
  /** As an operator has it, less npm. */
  function run(
    file: string,
    ...args: (string | { TMPDIR: string })[]
  ): { code: number | null; said: string; errors: string } {
    const settings = args.filter((arg) => typeof arg !== 'string');
    const words = args.filter((arg) => typeof arg === 'string');
    const { PATH, NODE_COMPILE_CACHE } = process.env;
    const env = Object.assign({ PATH, NODE_COMPILE_CACHE, DATABASE_FILE: file }, ...settings);
    const answer = spawnSync(process.execPath, ['src/operate/run.ts', ...words], {
      cwd: join(import.meta.dirname, '..'),
      env,
      encoding: 'utf8',
    });
    return { code: answer.status, said: answer.stdout + answer.stderr, errors: answer.stderr };
  }

  test('say what they did, and end with 0', () => {
    const file = copyOfWeek();
    const backup = join(temporaryFolder(), 'backup.sqlite');
    expect(run(file, 'backup', backup)).toMatchObject({
      code: 0,
      said: expect.stringContaining('found it sound'),
    });
    expect(run(file, 'verify')).toMatchObject({ code: 0, said: expect.stringContaining('holds together') });
    expect(run(file, 'messages')).toMatchObject({ code: 0, said: expect.stringContaining('on its way') });
    expect(run(file, 'restore', backup)).toMatchObject({
      code: 0,
      said: expect.stringContaining('before-restore-'),
    });
  });

  test('list who owns which squad', () => {
    expect(run(copyOfWeek(), 'owner')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/owner: Paula U.+ members: .+Marc/),
    });
  });

  test('let nobody else read what they write, and keep in a folder', () => {
    const file = copyOfWeek();
    const folder = join(temporaryFolder(), 'backups');
    expect(run(file, 'backup', folder, '--keep', '2').code).toBe(0);
    const [backup = ''] = readdirSync(folder);
    expect(backup).toMatch(/^growth-squad-.+\.sqlite$/);
    expect(statSync(join(folder, backup)).mode & 0o777).toBe(0o600);
  });

  test('tell how they are used', () => {
    const said = expect.stringContaining('Usage: npm run restore -- FILE');
    expect(run('x', 'restore', '--help')).toEqual({ code: 0, said, errors: '' });
  });

  test.each([
    ['backup ', 'The name of the file is empty.'],
    ['backup x --keep 1e300', '--keep takes a number of days'],
    ['verify --odd', "Unknown option '--odd'. Usage: npm run verify"],
    ['restore x --keep 3', '--keep is of no use here.'],
    ['messages all', '"all" is too much.'],
    ['messages --retry none', 'There is no such dead message'],
    ['owner one two three', '"three" is too much.'],
    ['owner one', 'Say who. Usage: npm run owner'],
    ['owner one two', 'There is no such squad.'],
  ])('say in a sentence why not, and end with 1: %s', (words, why) => {
    const { code, said } = run(copyOfWeek(), ...words.split(' '));
    expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(why) });
    expect(said).not.toMatch(/^\s+at /m);
  });

  test('say what went wrong where errors are read, also when the place of a copy is missing', () => {
    const file = copyOfWeek();
    expect(run(file, 'restore', 'nowhere').errors).toContain('There is no file');
    const { code, errors } = run(file, 'verify', { TMPDIR: join(file, 'none') });
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringContaining('could not be copied to') });
    expect(errors).not.toMatch(/^\s+at /m);
  });

  test('name what does not hold together, and end with 1', () => {
    const file = copyOfWeek();
    const sqlite = new Sqlite(file);
    sqlite.exec("update squads set name = 'Other'");
    sqlite.close();
    expect(run(file, 'verify')).toMatchObject({
      code: 1,
      said: expect.stringContaining('WRONG  A squad’s name'),
    });
  });
});
