import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { occurrences } from './ritual.ts';
import { workspaces } from './workspace.ts';

/** What a member noted for one retro; each time it was given, the newest of (occurrence, member) counts. */
export const retroNotes = sqliteTable(
  'retro_notes',
  {
    id: text().primaryKey(),
    workspaceId: text()
      .notNull()
      .references(() => workspaces.id),
    occurrenceId: text()
      .notNull()
      .references(() => occurrences.id),
    userId: text().notNull(),
    wentWell: text(),
    didnt: text(),
    tryNext: text(),
    at: integer().notNull(),
  },
  (table) => [index('retro_notes_by_occurrence').on(table.occurrenceId, table.userId, table.id)],
);
