import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ofHypothesis } from './hypothesis.ts';
import { rowOfSquad } from './squad.ts';

/** "Let the numbers decide": two sides of a quarrel in a thread, and the bet that answers it. Kept for ever. */
export const quarrels = sqliteTable(
  'quarrels',
  {
    ...rowOfSquad(),
    /** The bet. */
    hypothesisId: ofHypothesis(),
    openedBy: text().notNull(),
    openedAt: integer().notNull(),
    /** What the message said; and who wrote that, null: an app. */
    one: text().notNull(),
    oneBy: text(),
    /** The other side; null: nobody has written it yet. */
    other: text(),
    otherBy: text(),
    /** The side that the numbers are with if the bet is won. */
    backs: text({ enum: ['one', 'other'] }).notNull(),
    /** What would change a mind: as who opened it has it, and as who wrote the other side has it. */
    minds: text(),
    otherMind: text(),
    /** Until then anybody may take the other side; afterwards who opened it is asked. UTC milliseconds. */
    askedUntil: integer().notNull(),
  },
  (table) => [uniqueIndex('quarrels_by_hypothesis').on(table.hypothesisId)],
);
