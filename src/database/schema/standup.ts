import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { occurrences } from './ritual.ts';
import { workspaces } from './workspace.ts';

/** A member's answer to one stand-up; each time it was given, the newest of (occurrence, member) counts. */
export const entries = sqliteTable(
  'entries',
  {
    id: text().primaryKey(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id),
    squadId: text().notNull(),
    occurrenceId: text()
      .notNull()
      .references(() => occurrences.id),
    userId: text().notNull(),
    yesterday: text(),
    today: text().notNull(),
    inTheWay: text(),
    at: integer().notNull(),
  },
  (table) => [
    index('entries_by_occurrence').on(table.occurrenceId, table.userId, table.id),
    index('entries_by_person').on(table.squadId, table.userId, table.id),
  ],
);
