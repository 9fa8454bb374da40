import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { rowOfSquad } from './squad.ts';
import { row } from './workspace.ts';

/** What a squad counts: one North Star metric and a few beside it; a changed one ends and a new one begins. */
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
    /** A driver moves the North Star, a guardrail must not get worse for it. */
    role: text({ enum: ['northStar', 'driver', 'guardrail'] })
      .notNull()
      .default('northStar'),
    /** Stands behind its values, such as "%"; null: nothing does. */
    unit: text(),
    createdAt: integer().notNull(),
    endedAt: integer(),
  },
  (table) => [
    uniqueIndex('metrics_north_star')
      .on(table.squadId)
      .where(sql`${table.endedAt} is null and ${table.role} = 'northStar'`),
    index('metrics_by_squad').on(table.squadId, table.endedAt, table.id),
  ],
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

/** The value of a week so far, each time it was entered or came by itself; the newest one that counts is the week's. */
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
    /** How it came: somebody typed it, it was fetched, sent, or was in a file of past weeks. */
    source: text({ enum: ['typed', 'pull', 'push', 'file'] })
      .notNull()
      .default('typed'),
    /** What whoever sent it says where it is from; null: nothing. */
    origin: text(),
    /** The instant it is the value of; null, as before values came by themselves: when it was entered. */
    asOf: integer(),
    /** False: it came after a typed one or one that is newer, and is kept only for how the week went. */
    counts: integer({ mode: 'boolean' }).notNull().default(true),
  },
  (table) => [index('readings_by_week').on(table.metricId, table.week, table.counts, table.id)],
);
