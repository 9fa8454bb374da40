import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { rowOfSquad } from './squad.ts';

/** The days that a squad plans at once. No two of a squad share a day; what lies between them was lived without the bot. */
export const sprints = sqliteTable(
  'sprints',
  {
    ...rowOfSquad(),
    /** Counted from 1 in the order in which the squad began them. */
    number: integer().notNull(),
    /** First and last day, both included: today always one ISO week. */
    from: text().notNull(),
    to: text().notNull(),
    createdAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex('sprints_by_last_day').on(table.squadId, table.to),
    uniqueIndex('sprints_by_number').on(table.squadId, table.number),
    check('sprints_in_order', sql`${table.from} <= ${table.to}`),
  ],
);

/** The sprint that a row belongs to. */
export const ofSprint = () =>
  text()
    .notNull()
    .references(() => sprints.id);

/** One ritual on one date: planning and retro once a sprint, a stand-up once a date. */
export const occurrences = sqliteTable(
  'occurrences',
  {
    ...rowOfSquad(),
    sprintId: ofSprint(),
    ritual: text({ enum: ['planning', 'standup', 'retro'] }).notNull(),
    /** The squad's for planning and retro, each member's own for a stand-up. */
    date: text().notNull(),
    state: text({ enum: ['scheduled', 'open', 'closed', 'skipped', 'cancelled'] }).notNull(),
    /** 0 before it first opened; raised by each opening. Part of its messages' keys. */
    round: integer().notNull().default(0),
    /** When it is to open, or was; `openedAt` says when it did. */
    opensAt: integer().notNull(),
    closesAt: integer().notNull(),
    /** The last instant at which it may still open late. */
    lateUntil: integer().notNull(),
    openedAt: integer(),
    /** It opened by itself, but after its time, and says so. */
    openedLate: integer({ mode: 'boolean' }).notNull().default(false),
    closedAt: integer(),
    /** Who closed it; null: its hour came, or it is not closed. */
    closedBy: text(),
  },
  (table) => [
    uniqueIndex('occurrences_by_sprint')
      .on(table.squadId, table.ritual, table.sprintId)
      .where(sql`${table.ritual} <> 'standup'`),
    uniqueIndex('occurrences_by_date').on(table.squadId, table.date).where(sql`${table.ritual} = 'standup'`),
    index('occurrences_by_squad').on(table.squadId, table.ritual, table.date),
    index('occurrences_by_state').on(table.squadId, table.ritual, table.state, table.date),
    check('occurrences_in_order', sql`${table.opensAt} < ${table.closesAt}`),
  ],
);

/** The occurrence of a ritual that a row belongs to. */
export const ofOccurrence = () =>
  text()
    .notNull()
    .references(() => occurrences.id);

/** What a closed occurrence decided: a snapshot from which its messages are drawn. A correction is a new version. */
export const outcomes = sqliteTable(
  'outcomes',
  {
    ...rowOfSquad(),
    occurrenceId: ofOccurrence(),
    round: integer().notNull(),
    /** 1; each correction makes the next. */
    version: integer().notNull(),
    /** As its ritual made it; parsed by that room. */
    snapshot: text({ mode: 'json' }).$type<unknown>().notNull(),
    at: integer().notNull(),
    /** Who closed or corrected it; null: its hour came. */
    by: text(),
  },
  (table) => [uniqueIndex('outcomes_by_occurrence').on(table.occurrenceId, table.round, table.version)],
);
