import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { occurrences, ofOccurrence } from './ritual.ts';
import { rowOfSquad } from './squad.ts';
import { commitments } from './week.ts';
import { ofWorkspace, row } from './workspace.ts';

/** A member's answer to one stand-up; each time it was given, the newest of (occurrence, member) counts. */
export const entries = sqliteTable(
  'entries',
  {
    ...row(),
    squadId: text().notNull(),
    occurrenceId: ofOccurrence(),
    userId: text().notNull(),
    yesterday: text(),
    today: text().notNull(),
    /** What stands in the way. */
    inTheWay: text(),
    /** What of the week today's plan is about; null: something else, or nobody said. */
    commitmentId: text().references(() => commitments.id),
    at: integer().notNull(),
  },
  (table) => [
    index('entries_by_occurrence').on(table.occurrenceId, table.userId, table.id),
    index('entries_by_person').on(table.squadId, table.userId, table.id),
  ],
);

/** A member who said "not today" at a stand-up: nobody waits for them. An answer given after all counts instead. */
export const notToday = sqliteTable(
  'not_today',
  {
    occurrenceId: ofOccurrence(),
    userId: text().notNull(),
    workspaceId: ofWorkspace(),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.occurrenceId, table.userId] })],
);

/** What stands in a member's way, from the stand-up at which they said so until it ends. */
export const blockers = sqliteTable(
  'blockers',
  {
    ...rowOfSquad(),
    /** The stand-up at which it was said first, and its date. */
    occurrenceId: ofOccurrence(),
    date: text().notNull(),
    /** In whose way it stands. */
    userId: text().notNull(),
    /** The answer in which it stands in its newest words. */
    entryId: text()
      .notNull()
      .references(() => entries.id),
    at: integer().notNull(),
    /** Who could help (null: nobody was named), and the stand-up in whose thread they are asked. */
    helperId: text(),
    askedIn: text().references(() => occurrences.id),
    /** Who said "I can help". */
    helpedBy: text(),
    helpedAt: integer(),
    /** `gone`: it is in nobody's way any more; `left`: whose it was left the squad. */
    ending: text({ enum: ['resolved', 'gone', 'left'] }),
    endedAt: integer(),
    /** Null: nobody's doing. */
    endedBy: text(),
  },
  (table) => [
    index('blockers_by_end').on(table.squadId, table.endedAt),
    check('blockers_ended', sql`(${table.ending} is null) = (${table.endedAt} is null)`),
    check('blockers_asked', sql`(${table.helperId} is null) = (${table.askedIn} is null)`),
    check('blockers_helped', sql`(${table.helpedBy} is null) = (${table.helpedAt} is null)`),
  ],
);
