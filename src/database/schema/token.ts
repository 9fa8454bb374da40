import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { rowOfSquad } from './squad.ts';

/** What a program proves with that it may send a squad's numbers; a new one ends the one before. */
export const squadTokens = sqliteTable(
  'squad_tokens',
  {
    ...rowOfSquad(),
    /** SHA-256 of the token, which itself is kept nowhere. */
    hash: text().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
    /** When a program sent something with it last, to the minute. */
    usedAt: integer(),
    endedAt: integer(),
    endedBy: text(),
  },
  (table) => [
    uniqueIndex('squad_tokens_by_hash').on(table.hash),
    uniqueIndex('squad_tokens_current').on(table.squadId).where(sql`${table.endedAt} is null`),
  ],
);
