import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Query } from '../database/database.ts';
import { deliveries, inbox, occurrences, results, squads } from '../database/schema/index.ts';
import { type Digest, digestSchema } from '../retro/snapshot.ts';

/** Something that must be true and is not. */
export interface Broken {
  /** What must be true, in a sentence. */
  readonly must: string;
  /** Of which rows it is not: their ids. */
  readonly rows: readonly string[];
}

/** What is broken of that which is kept as JSON: no SQL that every database takes looks into it. */
export async function brokenJson(q: Query): Promise<Broken[]> {
  return [...(await toldDigests(q)), await causes(q), await answers(q)];
}

/** So many rows are in memory at once. */
const PAGE = 1_000;

/** All rows, a page at a time. @param read the page that begins after a row */
async function* pages<Row>(read: (last: Row | undefined) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let page = await read(undefined); page.length > 0; page = await read(page.at(-1))) yield page;
}

const ofRitual = z.object({ occurrenceId: z.string(), round: z.number().default(0) });

async function causes(q: Query): Promise<Broken> {
  const { id, squadId, workspaceId } = deliveries;
  const all = pages<Told>((last) =>
    q
      .select({ id, squadId, knownSquadId: squads.id, subject: sql<string>`${deliveries.subject}` })
      .from(deliveries)
      .leftJoin(squads, and(eq(squads.id, squadId), eq(squads.workspaceId, workspaceId)))
      .where(gt(id, last?.id ?? ''))
      .orderBy(asc(id))
      .limit(PAGE),
  );
  const rows: string[] = [];
  for await (const page of all) {
    const about = new Map(page.map((told) => [told.id, ofRitual.safeParse(parsed(told.subject)).data]));
    const rituals = await ritualsOf(
      q,
      [...about.values()].flatMap((ritual) => ritual?.occurrenceId ?? []),
    );
    for (const { id, squadId, knownSquadId } of page) {
      const ritual = about.get(id);
      const known = ritual && rituals.get(ritual.occurrenceId);
      const isOfIt = !ritual || (known?.squadId === squadId && ritual.round <= known.round);
      if (squadId !== knownSquadId || !isOfIt) rows.push(id);
    }
  }
  return { must: 'A message has its cause: the squad and the ritual it is about.', rows };
}

interface Told {
  readonly id: string;
  readonly squadId: string | null;
  /** The same, if the workspace has that squad. */
  readonly knownSquadId: string | null;
  readonly subject: string;
}

async function ritualsOf(q: Query, ids: readonly string[]) {
  const { id, squadId, round } = occurrences;
  const found = await q
    .select({ id, squadId, round })
    .from(occurrences)
    .where(inArray(id, [...new Set(ids)]));
  return new Map(found.map((ritual) => [ritual.id, ritual]));
}

async function answers(q: Query): Promise<Broken> {
  const { workspaceId, key } = inbox;
  const all = pages<{ workspaceId: string; key: string; answer: string }>((last) =>
    q
      .select({ workspaceId, key, answer: sql<string>`${inbox.answer}` })
      .from(inbox)
      .where(
        last &&
          or(gt(workspaceId, last.workspaceId), and(eq(workspaceId, last.workspaceId), gt(key, last.key))),
      )
      .orderBy(asc(workspaceId), asc(key))
      .limit(PAGE),
  );
  const rows: string[] = [];
  for await (const page of all) {
    for (const { workspaceId, key, answer } of page)
      if (parsed(answer) === undefined) rows.push(`${workspaceId} ${key}`);
  }
  return { must: 'An input has one answer, which is a value.', rows };
}

const digests = z.array(z.tuple([z.string(), z.string(), z.string(), z.string()]));

/** A digest can be read, is of its week, and tells a number that was entered and verdicts that were given. */
async function toldDigests(q: Query): Promise<Broken[]> {
  const all = digests.parse(
    await q.values(
      sql`select d.id, s."from", d.snapshot, d.squad_id from outcomes d join occurrences o on o.id = d.occurrence_id
        join sprints s on s.id = o.sprint_id where o.ritual = 'retro'`,
    ),
  );
  const unreadable: string[] = [];
  const otherWeek: string[] = [];
  const untold: string[] = [];
  const unjudged: string[] = [];
  for (const [id, week, snapshot, squadId] of all) {
    const digest = digestSchema.safeParse(parsed(snapshot));
    if (!digest.success) {
      unreadable.push(id);
      continue;
    }
    if (!(await wereGiven(q, digest.data))) unjudged.push(id);
    if (digest.data.week !== week) otherWeek.push(id);
    else if (digest.data.metric.value !== null) {
      const found = await q.values(
        sql`select 1 from readings r join metrics m on m.id = r.metric_id where m.squad_id = ${squadId}
          and r.week = ${week} and r.value = ${digest.data.metric.value} limit 1`,
      );
      if (found.length === 0) untold.push(id);
    }
  }
  return [
    { must: 'A digest can be read.', rows: unreadable },
    { must: 'A digest is that of its week.', rows: otherWeek },
    { must: 'A digest tells a number that was entered for its week.', rows: untold },
    { must: 'A digest tells verdicts that were given, and what was learned.', rows: unjudged },
  ];
}

/** Whether each verdict that a digest tells is that of a result: of the newest, or of one that was corrected since. */
async function wereGiven(q: Query, digest: Digest): Promise<boolean> {
  for (const verdict of results.verdict.enumValues) {
    for (const { id, learned } of digest[verdict]) {
      const found = await q.values(
        sql`select 1 from results where hypothesis_id = ${id} and verdict = ${verdict} and learned = ${learned} limit 1`,
      );
      if (found.length === 0) return false;
    }
  }
  return true;
}

/** What the JSON says; undefined if it is none. */
function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
