import { getTableColumns, getTableName, isTable, type SQL, sql } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import type { Query } from '../database/database.ts';
import * as schema from '../database/schema/index.ts';
import { mayMove } from '../hypothesis/rules.ts';
import { type Broken, brokenJson } from './json-invariants-store.ts';

/** By what must be true: a query for the ids of which it is not. */
const RULES: Readonly<Record<string, SQL>> = {
  'A ritual lies in the sprint of its squad and date.': sql`
    select o.id from occurrences o join sprints s on s.id = o.sprint_id
      where s.squad_id <> o.squad_id or o.date not between s."from" and s."to"`,
  'The sprints of a squad are counted from 1 without a gap, and no two share a day.': sql`
    select min(id) from sprints group by squad_id having min(number) <> 1 or max(number) <> count(*)
      union all select id from (select id, "from", lag("to") over (partition by squad_id order by "to") as before
      from sprints) as s where "from" <= before`,
  'A closed ritual has what it decided.': sql`
    select o.id from occurrences o where o.state = 'closed' and not exists
      (select 1 from outcomes d where d.occurrence_id = o.id and d.round = o.round)`,
  'Nothing is decided by a ritual that was not opened so often.': sql`
    select d.id from outcomes d join occurrences o on o.id = d.occurrence_id
      where d.round > o.round or (d.round = o.round and o.state <> 'closed')`,
  'The versions of what was decided are counted from 1 without a gap.': sql`
    select min(id) from outcomes group by occurrence_id, round having max(version) <> count(*)`,
  'A ritual that is open or closed was opened, and says when.': sql`
    select id from occurrences where state in ('open', 'closed')
      and (opened_at is null or round = 0 or (state = 'closed' and closed_at is null))`,
  'An open ritual has the timer that closes it, a scheduled one that which opens it.': sql`
    select o.id from occurrences o join squads q on q.id = o.squad_id where q.state <> 'ended'
      and (o.state = 'open' or o.state = 'scheduled') and not exists (select 1 from timers t
        where t.workspace_id = o.workspace_id
        and t.key = 'ritual/' || o.id || case o.state when 'open' then '/close' else '/open' end)`,
  'A squad that has not ended has the timer of its next week.': sql`
    select q.id from squads q where q.state <> 'ended'
      and not exists (select 1 from timers t where t.squad_id = q.id and t.kind = 'ritual.week')`,
  'A squad’s name is the newest that was kept of it.': sql`
    select q.id from squads q where q.name <> coalesce((select v.text from text_versions v
      where v.subject = 'squad.name' and v.subject_id = q.id order by v.id desc limit 1), '')`,
  'The number keeper of a squad belongs to it, as long as anybody does.': sql`
    select q.id from squads q where q.state <> 'ended'
      and exists (select 1 from members m where m.squad_id = q.id and m.left_at is null)
      and not exists (select 1 from members m where m.squad_id = q.id and m.left_at is null
        and m.user_id = q.number_keeper_id)`,
  'A hypothesis is where its last step led.': sql`
    select h.id from hypotheses h where h.state <> coalesce((select t."to" from transitions t
      where t.hypothesis_id = h.id order by t.id desc limit 1), '')`,
  'Each step of a hypothesis begins where the one before ended.': sql`
    select id from (select id, "from", lag("to") over (partition by hypothesis_id order by id) as before
      from transitions) as steps where "from" is distinct from before`,
  'The wording that counts is one of the hypothesis.': sql`
    select h.id from hypotheses h where not exists (select 1 from hypothesis_versions v
      where v.id = h.version_id and v.hypothesis_id = h.id)`,
  'A verdict is that of the newest result.': sql`
    select h.id from hypotheses h where h.state in ('won', 'lost', 'inconclusive', 'invalid')
      and h.state <> coalesce((select r.verdict from results r where r.hypothesis_id = h.id
        order by r.id desc limit 1), '')`,
  'What a squad takes into a week is its own, and the week too.': sql`
    select c.id from commitments c join sprints s on s.id = c.sprint_id
      left join hypotheses h on h.id = c.hypothesis_id left join actions a on a.id = c.action_id
      where s.squad_id <> c.squad_id or h.squad_id <> c.squad_id or a.squad_id <> c.squad_id`,
  'What was carried over comes from an earlier week of the squad.': sql`
    select c.id from commitments c where c.carried_from is not null and not exists
      (select 1 from commitments e join sprints es on es.id = e.sprint_id join sprints s on s.id = c.sprint_id
        where e.id = c.carried_from and e.squad_id = c.squad_id and es."to" < s."from")`,
  'A number that was corrected is one of the same metric and week.': sql`
    select r.id from readings r where r.replaces is not null and not exists (select 1 from readings e
      where e.id = r.replaces and e.metric_id = r.metric_id and e.week = r.week)`,
  'A message that was sent says where it stands, and shows its newest form.': sql`
    select id from deliveries where state = 'sent'
      and (ts is null or channel is null or sent_at is null or sent_revision <> wanted_revision)`,
  'No two messages stand in the same place.': sql`
    select min(id) from deliveries where ts is not null group by workspace_id, channel, ts having count(*) > 1`,
  'A message that is still owed will be looked at, one that has ended not.': sql`
    select id from deliveries where (state in ('waiting', 'sending', 'unknown') and due_at is null)
      or (state in ('sent', 'dead', 'expired') and due_at is not null)`,
};

const idRows = z.array(z.tuple([z.string()]));
const state = z.enum(schema.hypotheses.state.enumValues);
const moves = z.array(
  z.tuple([z.string(), z.string(), z.string()]).transform(([id, from, to]) => ({
    id,
    from: state.safeParse(from),
    to: state.safeParse(to),
  })),
);

/** Everything that is broken in a database of this version. */
export async function brokenIn(q: Query): Promise<Broken[]> {
  const broken: Broken[] = [...(await steps(q)), ...(await brokenJson(q))];
  for (const [must, query] of [...identities(), ...Object.entries(RULES)])
    broken.push({ must, rows: idRows.parse(await q.values(query)).flat() });
  return broken.filter(({ rows }) => rows.length > 0);
}

/** Ids are UUIDv7, and rows of a squad lie in the squad's workspace: in each table that has those columns. */
function identities(): [must: string, broken: SQL][] {
  const rules: [string, SQL][] = [];
  for (const table of Object.values(schema).filter((each) => isTable(each))) {
    const { id, workspaceId, squadId }: Partial<Record<string, SQLiteColumn>> = getTableColumns(table);
    if (!id || !workspaceId) continue;
    const name = getTableName(table);
    rules.push([
      `A row of "${name}" has a UUIDv7.`,
      sql`select ${id} from ${table} where ${id} not like '________-____-7___-____-____________'
        or substr(${id}, 20, 1) not in ('8', '9', 'a', 'b')`,
    ]);
    if (!squadId) continue;
    rules.push([
      `A row of "${name}" lies in its squad’s workspace.`,
      sql`select ${id} from ${table} join squads q on q.id = ${squadId} where ${workspaceId} <> q.workspace_id`,
    ]);
  }
  return rules;
}

async function steps(q: Query): Promise<Broken[]> {
  const all = moves.parse(
    await q.values(sql`select min(id), "from", "to" from transitions where "from" is not null group by 2, 3`),
  );
  const wrong = all.filter(({ from, to }) => !from.success || !to.success || !mayMove(from.data, to.data));
  return [{ must: 'A hypothesis takes only steps that its life allows.', rows: wrong.map(({ id }) => id) }];
}
