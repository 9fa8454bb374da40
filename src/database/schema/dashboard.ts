import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { rowOfSquad } from './squad.ts';

/** A member asked for the squad's page: a link that opens it once, and the visit that it began. */
export const visits = sqliteTable('visits', {
  ...rowOfSquad(),
  userId: text().notNull(),
  at: integer().notNull(),
  /** Until when the link opens it. */
  linkUntil: integer().notNull(),
  /** When it was opened, and until when it lasts; null: it was not. */
  openedAt: integer(),
  until: integer(),
});

/** The squad's page on a wall: whoever has the link sees it, until it is revoked. */
export const wallLinks = sqliteTable(
  'wall_links',
  {
    ...rowOfSquad(),
    by: text().notNull(),
    at: integer().notNull(),
    endedAt: integer(),
    endedBy: text(),
  },
  (table) => [uniqueIndex('wall_links_current').on(table.squadId).where(sql`${table.endedAt} is null`)],
);
