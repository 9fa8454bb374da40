import { expect, test } from 'vitest';
import { rowsByTable } from '../src/demo/account-store.ts';
import { factsSince } from '../src/demo/page/facts-store.ts';
import { panelNames, rowsOf } from '../src/demo/page/panels-store.ts';
import { owedNow, stuckMessages } from '../src/monitoring/store.ts';
import { EXCEPTIONS, leavesPortable, unportable } from './support/database/portable-sql.ts';
import { temporaryDatabase } from './support/database/temporary-database.ts';

test.each([
  ["select json_extract(subject, '$.a') from timers", 'JSON'],
  ['select id from timers, json_each(?)', 'JSON'],
  ['select ifnull(score, 0) from hypotheses', 'of SQLite alone'],
  ['select id from sprints where "to" < date(\'now\')', 'of SQLite alone'],
  ["select id from timers where id glob '?'", 'glob'],
  ['select id from hypothesis_words where hypothesis_words match ?', 'match'],
  ['select id from timers order by rowid', 'row id'],
  ['select name from sqlite_schema', 'of SQLite itself'],
  ["select name from pragma_table_info('timers')", 'of SQLite itself'],
  ['select id from timers where at > ? and +workspace_id = ?', 'unary plus'],
  ['select id from timers where (+"timers"."workspace_id") = ?', 'unary plus'],
  ['update deliveries set due_at = max("deliveries"."not_before", ?)', 'max or min of several'],
  ['select min(coalesce(1, 2), (3)) from timers', 'max or min of several'],
  ['select id from transitions where "from" is not "to"', '"is" between'],
  ['select id from timers where id is ?', '"is" between'],
  [
    'insert into "timers" ("id") values (?) on conflict ("timers"."id") do update set "at" = ?',
    'on conflict',
  ],
  ['insert or ignore into timers (id) values (?)', 'or replace'],
  ['select id from timers where id == ?', '=='],
  ['select `id` from timers', 'backticks'],
  ['select exists (select 1 from timers where 1)', 'a number as a condition'],
  ['select id from timers limit 5, 10', 'an offset before a comma'],
  ['select id from people order by name collate nocase', 'collation'],
  ['select id from (select id from timers) where id > ?', 'a subquery without a name'],
  ['select id from timers where kind = "ritual.week"', '"ritual.week"'],
  ['select id from hypotheses order by score desc', 'order by score desc'],
  [
    'select "id" from "hypotheses" order by "hypotheses"."id", "hypotheses"."score" limit ?',
    '"hypotheses"."score"',
  ],
  [
    'select id from (select id, lag(id) over (partition by squad_id order by simple_days) from hypotheses) as h',
    'simple_days',
  ],
])('%s: only one of the two takes it', (statement, what) => {
  const found = unportable(statement);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(what);
});

test.each([
  'select max(id), min("at"), count(*) from timers group by squad_id having max(at) > 0',
  "select id from timers where kind = 'max(a, b) glob +1 json_each(x) \"' and at + 1 > - 5",
  'select id from squads q where q.name <> coalesce((select v.text from text_versions v order by v.id desc limit 1), ?)',
  'select "id" from "hypotheses" order by "hypotheses"."score" desc nulls last, "hypotheses"."id" asc',
  'select id from transitions where "from" is distinct from "to" and "from" is not null and why is null',
  'insert into "timers" ("id") values (?) on conflict ("workspace_id", "key") do update set "at" = excluded."at"',
  'insert into "secrets" ("name") values (?) on conflict do nothing',
  'select "commitments"."id", "earlier"."days" from "commitments" left join "commitments" "earlier" on "earlier"."id" = "commitments"."carried_from"',
  'select id from (select id from timers) as t order by at',
])('%s: both take it', (statement) => {
  expect(unportable(statement)).toEqual([]);
});

test('each exception is one', () => {
  for (const statement of EXCEPTIONS) expect(unportable(statement)).not.toEqual([]);
  expect(leavesPortable(EXCEPTIONS)).toEqual([]);
});

test('what watches the bot and shows its tables is taken by both', async () => {
  const statements = new Set<string>();
  const database = await temporaryDatabase({ verbose: (statement) => statements.add(statement) });
  await database.read(async (q) => {
    await factsSince(q, 0);
    for (const name of panelNames) expect((await rowsOf(q, name, 0))?.rows).toEqual([]);
    await rowsByTable(q);
    await owedNow(q, 0);
    await stuckMessages(q, 0, 1);
  });
  expect(statements.size).toBeGreaterThan(panelNames.length);
  expect(leavesPortable(statements)).toEqual([]);
});
