import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { hypotheses, ofHypothesis } from './hypothesis.ts';
import { occurrences, ofOccurrence, ofSprint } from './ritual.ts';
import { rowOfSquad } from './squad.ts';
import { row } from './workspace.ts';

/** What a squad wants to try or do, from a retro on; whoever took it is asked about it until it is done or dropped. */
export const actions = sqliteTable(
  'actions',
  {
    ...rowOfSquad(),
    /** The retro in which it was taken. */
    occurrenceId: ofOccurrence(),
    text: text().notNull(),
    ownerId: text().notNull(),
    state: text({ enum: ['open', 'done', 'dropped'] }).notNull(),
    createdBy: text().notNull(),
    createdAt: integer().notNull(),
    endedAt: integer(),
    endedBy: text(),
  },
  (table) => [
    // What was tried in one retro becomes one action, whoever else clicks.
    uniqueIndex('actions_once_a_retro').on(table.occurrenceId, table.text),
    index('actions_by_state').on(table.squadId, table.state, table.endedAt, table.id),
  ],
);

/** What a squad takes into a sprint: a hypothesis, an action, or other work. Carried over, it is a new row in the next sprint. */
export const commitments = sqliteTable(
  'commitments',
  {
    ...rowOfSquad(),
    sprintId: ofSprint(),
    hypothesisId: text().references(() => hypotheses.id),
    actionId: text().references(() => actions.id),
    /** Of other work; a hypothesis and an action have their own. */
    title: text(),
    variant: text({ enum: ['simple', 'full'] }),
    /** Tenths of a person-day: as estimated when it was taken in, or what was left when it was carried over; null: neither. */
    days: integer(),
    ownerId: text().notNull(),
    liveBy: text(),
    state: text({ enum: ['open', 'launched', 'done', 'carried', 'dropped'] }).notNull(),
    carriedFrom: text(),
    /** What is next for it, said when it was carried over. */
    nextStep: text(),
    createdBy: text().notNull(),
    createdAt: integer().notNull(),
    /** When it was taken out of the week again (it is dropped then, and back where it came from); null: it was not. */
    takenOutAt: integer(),
  },
  (table) => [
    uniqueIndex('commitments_once_a_sprint')
      .on(table.sprintId, table.hypothesisId)
      .where(sql`${table.state} <> 'dropped'`),
    uniqueIndex('commitments_action_once_a_sprint')
      .on(table.sprintId, table.actionId)
      .where(sql`${table.state} <> 'dropped'`),
    uniqueIndex('commitments_carried_once').on(table.carriedFrom),
    index('commitments_by_sprint').on(table.sprintId, table.id),
    index('commitments_by_hypothesis').on(table.hypothesisId, table.id),
    index('commitments_by_action').on(table.actionId, table.id),
    check(
      'commitments_one_kind',
      sql`case when ${table.hypothesisId} is null then 0 else 1 end + case when ${table.actionId} is null then 0 else 1 end + case when ${table.title} is null then 0 else 1 end = 1`,
    ),
  ],
);

/** The commitment that a row is about. */
export const ofCommitment = () =>
  text()
    .notNull()
    .references(() => commitments.id);

/** Who else works on a commitment, beside its owner. */
export const commitmentMembers = sqliteTable(
  'commitment_members',
  {
    commitmentId: ofCommitment(),
    userId: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.commitmentId, table.userId] })],
);

/** Somebody changed what was taken in, or what was said of its launch: how it stood before, and stands since. */
export const commitmentChanges = sqliteTable(
  'commitment_changes',
  {
    ...row(),
    commitmentId: ofCommitment(),
    /** Owner, version, days, day and launch; parsed by its store. */
    before: text({ mode: 'json' }).$type<unknown>().notNull(),
    after: text({ mode: 'json' }).$type<unknown>().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('commitment_changes_by_commitment').on(table.commitmentId, table.id)],
);

/** A hypothesis went live. */
export const launches = sqliteTable(
  'launches',
  {
    ...row(),
    hypothesisId: ofHypothesis(),
    commitmentId: ofCommitment(),
    /** What went live, in the person's words; null: as it was taken in. */
    what: text(),
    /** Where it can be seen: http or https. */
    link: text(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    uniqueIndex('launches_by_commitment').on(table.commitmentId),
    index('launches_by_hypothesis').on(table.hypothesisId, table.id),
  ],
);

/** Who made what went live: thanked by name when it wins. */
export const launchMembers = sqliteTable(
  'launch_members',
  {
    launchId: text()
      .notNull()
      .references(() => launches.id),
    userId: text().notNull(),
    /** Only older launches say who built and who designed it. */
    part: text({ enum: ['built', 'designed', 'made'] }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.launchId, table.part, table.userId] })],
);

/** What came of a launched hypothesis: raw counts of both arms and the verdict. Each time it was entered; the newest counts. */
export const results = sqliteTable(
  'results',
  {
    ...rowOfSquad(),
    hypothesisId: ofHypothesis(),
    /** Null: it was brought in, from before the squad was here. */
    commitmentId: text().references(() => commitments.id),
    method: text({ enum: ['before-after', 'variants'] }).notNull(),
    kind: text({ enum: ['rate', 'total'] }).notNull(),
    /** Counts, denominators and dates of both arms; parsed by the week's schema. */
    arms: text({ mode: 'json' }).$type<unknown>().notNull(),
    verdict: text({ enum: ['won', 'lost', 'inconclusive', 'invalid'] }).notNull(),
    /** Whether "ruled out" may be said of it, decided when it was entered. */
    ruledOut: integer({ mode: 'boolean' }).notNull(),
    /**
     * Which rule judged it: two-sided intervals at 95 % (until measurement plans came), the way of its plan, or a person
     * without numbers. What was told by it stays told so.
     */
    rule: text({ enum: ['two-sided', 'line', 'comparison', 'test', 'none'] })
      .notNull()
      .default('two-sided'),
    /** The plan that it was judged by, and what was counted for it; null: there was none. */
    planId: text(),
    counted: text({ mode: 'json' }).$type<unknown>(),
    /** Why the verdict is another than the one that the numbers suggest; null: it is the same. */
    against: text(),
    learned: text().notNull(),
    /** Of a lost one: for whom that holds, and from which day on it may be asked again; null: nobody said. */
    holdsFor: text(),
    askAgain: text(),
    /** Of a won one: who makes it bigger, and the day (squad's date) by which; null where nobody was named. */
    scaleUpOwnerId: text(),
    scaleUpBy: text(),
    /** The retro whose digest was corrected by it: no later one tells it again; null: the next digest does. */
    toldIn: text().references(() => occurrences.id),
    by: text().notNull(),
    at: integer().notNull(),
    /** The id of the result whose place it takes. */
    replaces: text(),
  },
  (table) => [
    index('results_by_hypothesis').on(table.hypothesisId, table.id),
    index('results_ruled_out').on(table.squadId, table.ruledOut, table.at),
  ],
);

/** "Too early": the day on which the squad looks again. */
export const checkIns = sqliteTable(
  'check_ins',
  {
    ...row(),
    hypothesisId: ofHypothesis(),
    commitmentId: ofCommitment(),
    date: text().notNull(),
    /** What is still missing, in the person's words. */
    missing: text(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('check_ins_by_hypothesis').on(table.hypothesisId, table.id)],
);
