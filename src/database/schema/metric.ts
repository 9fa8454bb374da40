import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { rowOfSquad } from './squad.ts';
import { row } from './workspace.ts';

/** A squad's North Star metric; a changed one ends and a new one begins. */
export const metrics = sqliteTable(
  'metrics',
  {
    ...rowOfSquad(),
    name: text().notNull(),
    /** A weekly total starts at nothing each Monday; a level goes on. */
    kind: text({ enum: ['total', 'level'] }).notNull(),
    /** Whether it is to rise or to fall. */
    direction: text({ enum: ['up', 'down'] })
      .notNull()
      .default('up'),
    createdAt: integer().notNull(),
    endedAt: integer(),
  },
  (table) => [uniqueIndex('metrics_current').on(table.squadId).where(sql`${table.endedAt} is null`)],
);

/** The metric that a row is about. */
const ofMetric = () =>
  text()
    .notNull()
    .references(() => metrics.id);

/** The target of a week, each time it was set; the newest counts, null means none. */
export const targets = sqliteTable(
  'targets',
  {
    ...row(),
    metricId: ofMetric(),
    week: text().notNull(),
    /** A decimal number as text. */
    value: text(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('targets_by_week').on(table.metricId, table.week, table.id)],
);

/** The value of a week so far, each time somebody entered it; the newest that nothing replaces counts. */
export const readings = sqliteTable(
  'readings',
  {
    ...row(),
    metricId: ofMetric(),
    week: text().notNull(),
    /** A decimal number as text. */
    value: text().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
    replaces: text(),
  },
  (table) => [index('readings_by_week').on(table.metricId, table.week, table.id)],
);
