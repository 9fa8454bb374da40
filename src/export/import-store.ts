import { type Column, eq, getTableColumns, inArray, type Table } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { z } from 'zod';
import { ritualSettingsSchema } from '../calendar/ritual-settings.ts';
import type { Change } from '../database/change.ts';
import {
  actions,
  blockers,
  checkIns,
  commitmentChanges,
  commitmentMembers,
  commitments,
  entries,
  estimates,
  hotTopics,
  hypotheses,
  hypothesisVersions,
  imports,
  lastingNumbers,
  launches,
  launchMembers,
  looks,
  measurementPlans,
  members,
  metrics,
  occurrences,
  outcomes,
  people,
  quarrels,
  readings,
  repeats,
  results,
  retroNotes,
  sprints,
  squads,
  targets,
  transitions,
  workspaces,
} from '../database/schema/index.ts';
import { inTheirWording } from '../hypothesis/store.ts';
import { addWords } from '../hypothesis/words-store.ts';

/** What the document says it is; the version rises when an older one can't be read as it is any more. */
export const DOCUMENT = { format: 'growth-squad', version: 1 } as const;

const kinds: Readonly<Record<string, z.ZodType>> = {
  string: z.string(),
  number: z.number(),
  boolean: z.boolean(),
  json: z.unknown(),
};

function field({ enumValues, dataType, notNull }: Column): z.ZodType {
  const one = enumValues && enumValues.length > 0 ? z.enum(enumValues) : (kinds[dataType] ?? z.never());
  // A document of before a column came lacks it.
  return notNull ? one : one.nullish();
}

/** Rows of a table, without what stands at the head of the document, and with what belongs to each. */
function rowsOf<Inside extends z.ZodRawShape>(table: Table, inside: Inside) {
  const { workspaceId: _, squadId: __, ...own } = getTableColumns(table);
  const fields = Object.fromEntries(Object.entries(own).map(([name, column]) => [name, field(column)]));
  const outside = Object.fromEntries(Object.keys(inside).map((name) => [name, z.unknown()]));
  const strict = z.strictObject({ ...outside, ...fields });
  return z
    .array(
      z.looseObject(inside).superRefine((row, context) => {
        for (const { message, path } of strict.safeParse(row).error?.issues ?? []) {
          context.addIssue({ code: 'custom', message, path });
        }
      }),
    )
    .default([]);
}

const headFields = z.strictObject({
  id: z.string(),
  name: z.string(),
  language: z.enum(['en', 'zh-CN']),
  channelId: z.string(),
  ownerId: z.string(),
  numberKeeperId: z.string(),
  rituals: ritualSettingsSchema,
});

/** Everything a squad has, as it goes out and comes in: the field names of the database, instants in UTC milliseconds. */
export const documentSchema = z.strictObject({
  format: z.literal(DOCUMENT.format),
  version: z.literal(DOCUMENT.version),
  exportedAt: z.number(),
  squad: headFields,
  members: rowsOf(members, {}),
  metrics: rowsOf(metrics, { targets: rowsOf(targets, {}), readings: rowsOf(readings, {}) }),
  imports: rowsOf(imports, {}),
  hypotheses: rowsOf(hypotheses, {
    versions: rowsOf(hypothesisVersions, {}),
    transitions: rowsOf(transitions, {}),
    estimates: rowsOf(estimates, {}),
    quarrels: rowsOf(quarrels, {}),
    hotTopics: rowsOf(hotTopics, {}),
    measurementPlans: rowsOf(measurementPlans, {}),
    looks: rowsOf(looks, {}),
    checkIns: rowsOf(checkIns, {}),
    results: rowsOf(results, {}),
    lastingNumbers: rowsOf(lastingNumbers, {}),
  }),
  actions: rowsOf(actions, {}),
  sprints: rowsOf(sprints, {
    commitments: rowsOf(commitments, {
      members: rowsOf(commitmentMembers, {}),
      changes: rowsOf(commitmentChanges, {}),
      launches: rowsOf(launches, { members: rowsOf(launchMembers, {}) }),
    }),
  }),
  occurrences: rowsOf(occurrences, {
    outcomes: rowsOf(outcomes, {}),
    entries: rowsOf(entries, {}),
    retroNotes: rowsOf(retroNotes, {}),
  }),
  blockers: rowsOf(blockers, {}),
  repeats: rowsOf(repeats, {}),
  people: z.array(z.strictObject({ userId: z.string(), name: z.string() })).default([]),
});
type Document = z.infer<typeof documentSchema>;

/** Why a document was not brought in. */
export type NotImported = 'no-workspace' | 'there-already' | 'channel-taken';

/** How many rows are put in at once: SQLite takes 32,766 values a statement. */
const AT_ONCE = 200;

/**
 * Brings a whole squad into a database that has not got it, paused: nothing is asked until somebody resumes it.
 * @param channelId where it lives from now on; undefined: where it did
 * @throws where what stands in the document refers to what does not
 */
export async function importSquad(
  change: Change,
  document: Document,
  channelId: string = document.squad.channelId,
): Promise<{ readonly squadId: string } | { readonly refused: NotImported }> {
  const { tx, at } = change;
  const [workspace] = await tx.select({ id: workspaces.id }).from(workspaces).limit(1);
  if (!workspace) return { refused: 'no-workspace' };
  const { squad } = document;
  const known = await tx.select({ id: squads.id }).from(squads).where(eq(squads.id, squad.id));
  if (known.length > 0) return { refused: 'there-already' };
  const there = await tx.select({ state: squads.state }).from(squads).where(eq(squads.channelId, channelId));
  if (there.some(({ state }) => state !== 'ended')) return { refused: 'channel-taken' };
  const owner = { workspaceId: workspace.id, squadId: squad.id };
  const paused = {
    state: 'paused',
    version: 1,
    pausedBy: squad.ownerId,
    pausedAt: at,
    pausedVersion: 1,
  } as const;
  const kept = { ...squad, ...paused, channelId, workspaceId: workspace.id, createdAt: at, updatedAt: at };
  await tx.insert(squads).values(kept);
  await keepNames(change, workspace.id, document.people);
  const of = <Row extends object, Child>(rows: readonly Row[], pick: (row: Row) => readonly Child[]) =>
    rows.flatMap(pick);
  const taken = of(document.sprints, (one) => one.commitments);
  const live = of(taken, (one) => one.launches);
  const { hypotheses: bets, occurrences: held } = document;
  // Each after what it refers to; of one kind the older first, since a bigger version refers to what it grew out of.
  const all: readonly (readonly [SQLiteTable, readonly object[]])[] = [
    [members, document.members],
    [metrics, document.metrics],
    [targets, of(document.metrics, (one) => one.targets)],
    [readings, of(document.metrics, (one) => one.readings)],
    [sprints, document.sprints],
    [occurrences, held],
    [outcomes, of(held, (one) => one.outcomes)],
    [retroNotes, of(held, (one) => one.retroNotes)],
    [actions, document.actions],
    [imports, document.imports],
    [hypotheses, bets],
    [hypothesisVersions, of(bets, (one) => one.versions)],
    [transitions, of(bets, (one) => one.transitions)],
    [estimates, of(bets, (one) => one.estimates)],
    [quarrels, of(bets, (one) => one.quarrels)],
    [measurementPlans, of(bets, (one) => one.measurementPlans)],
    [commitments, taken],
    [commitmentMembers, of(taken, (one) => one.members)],
    [commitmentChanges, of(taken, (one) => one.changes)],
    [launches, live],
    [launchMembers, of(live, (one) => one.members)],
    [hotTopics, of(bets, (one) => one.hotTopics)],
    [looks, of(bets, (one) => one.looks)],
    [checkIns, of(bets, (one) => one.checkIns)],
    [results, of(bets, (one) => one.results)],
    [lastingNumbers, of(bets, (one) => one.lastingNumbers)],
    [entries, of(held, (one) => one.entries)],
    [blockers, document.blockers],
    [repeats, document.repeats],
  ];
  for (const [table, rows] of all) await insertAll(change, table, rows, owner);
  await indexWords(change, squad.id);
  return { squadId: squad.id };
}

async function insertAll(
  { tx }: Change,
  table: SQLiteTable,
  rows: readonly object[],
  owner: Readonly<Record<'workspaceId' | 'squadId', string>>,
): Promise<void> {
  const columns = Object.keys(getTableColumns(table));
  const filled = rows.map((row) => {
    const all: Record<string, unknown> = { ...row, ...owner };
    return Object.fromEntries(columns.map((name) => [name, all[name] ?? null]));
  });
  for (let from = 0; from < filled.length; from += AT_ONCE) {
    await tx.insert(table).values(filled.slice(from, from + AT_ONCE));
  }
}

/** Whoever the workspace does not know keeps their name, and is written to by nobody. */
async function keepNames({ tx }: Change, workspaceId: string, named: Document['people']): Promise<void> {
  const unknown = { zone: 'Etc/UTC', locale: null, isGuest: false, isBot: false, isDeactivated: true };
  for (const one of named) {
    await tx
      .insert(people)
      .values({ workspaceId, ...one, ...unknown, refreshedAt: 0 })
      .onConflictDoNothing();
  }
}

/** What was brought in is found by its words. */
async function indexWords(change: Change, squadId: string): Promise<void> {
  const ids = await change.tx
    .select({ id: hypotheses.id })
    .from(hypotheses)
    .where(eq(hypotheses.squadId, squadId));
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE).map(({ id }) => id);
    for (const one of await inTheirWording(change.tx, inArray(hypotheses.id, some)))
      await addWords(change, one);
  }
}
