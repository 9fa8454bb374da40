import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ofOccurrence } from './ritual.ts';
import { row } from './workspace.ts';

/** What a member noted for one retro; each time it was given, the newest of (occurrence, member) counts. */
export const retroNotes = sqliteTable(
  'retro_notes',
  {
    ...row(),
    occurrenceId: ofOccurrence(),
    userId: text().notNull(),
    wentWell: text(),
    didnt: text(),
    tryNext: text(),
    at: integer().notNull(),
  },
  (table) => [index('retro_notes_by_occurrence').on(table.occurrenceId, table.userId, table.id)],
);
