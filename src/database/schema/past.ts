import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { rowOfSquad } from './squad.ts';

/** A table of old bets that somebody handed in, from reading it until it is taken back. */
export const imports = sqliteTable(
  'imports',
  {
    ...rowOfSquad(),
    /** What was read, parsed by its store; null once it was taken in. */
    rows: text({ mode: 'json' }).$type<unknown>(),
    by: text().notNull(),
    at: integer().notNull(),
    takenAt: integer(),
    /** How many bets and ideas came of it. */
    taken: integer(),
    takenBackBy: text(),
    takenBackAt: integer(),
  },
  (table) => [index('imports_by_squad').on(table.squadId, table.id)],
);
