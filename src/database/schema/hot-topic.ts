import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ofHypothesis } from './hypothesis.ts';
import { rowOfSquad } from './squad.ts';
import { commitments } from './week.ts';

/** "Ask the squad now": whether an idea goes into the running week. Question and answer are kept for ever. */
export const hotTopics = sqliteTable(
  'hot_topics',
  {
    ...rowOfSquad(),
    hypothesisId: ofHypothesis(),
    askedBy: text().notNull(),
    askedAt: integer().notNull(),
    /** "in": taken in; "monday": not this week; "off": the idea was dropped meanwhile. */
    state: text({ enum: ['open', 'in', 'monday', 'off'] }).notNull(),
    /** Null: open, or nobody answered before the next planning opened. */
    answeredBy: text(),
    answeredAt: integer(),
    /** What it became. */
    commitmentId: text().references(() => commitments.id),
    /** What went to the next week for it. */
    givesWayId: text().references(() => commitments.id),
  },
  (table) => [
    uniqueIndex('hot_topics_open').on(table.hypothesisId).where(sql`${table.state} = 'open'`),
    index('hot_topics_by_hypothesis').on(table.hypothesisId, table.id),
    index('hot_topics_by_squad').on(table.squadId, table.state),
    index('hot_topics_as_asked').on(table.squadId, table.askedAt),
  ],
);
