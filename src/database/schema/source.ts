import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { metrics } from './metric.ts';
import { rowOfSquad } from './squad.ts';

/** Where a number is fetched from, and what came of it last; a changed one is a new row, so that nothing of the old comes late. */
export const sources = sqliteTable(
  'sources',
  {
    ...rowOfSquad(),
    metricId: text()
      .notNull()
      .references(() => metrics.id),
    /** An address of the web, or a file in the operator's folder by its name. */
    kind: text({ enum: ['url', 'file'] }).notNull(),
    address: text().notNull(),
    /** Where in it the value stands: a path or a column; which column has the dates; which sign is before decimals. */
    pick: text().notNull(),
    dates: text().notNull(),
    mark: text({ enum: ['', '.', ','] }).notNull(),
    /** The header that a secret is sent in, and the secret, encrypted; null: there is none. */
    header: text(),
    secret: text(),
    secretBy: text(),
    secretAt: integer(),
    /** HH:MM in the squad's zone; null: each hour of a working day. */
    dailyAt: text(),
    setBy: text().notNull(),
    setAt: integer().notNull(),
    /** The last value, its week, and the instant it is the value of; null: none came yet. */
    value: text(),
    week: text(),
    asOf: integer(),
    /** Why none came when it was asked last; null: one did. And how often in a row. */
    problem: text({ mode: 'json' }).$type<unknown>(),
    failures: integer().notNull().default(0),
    /** When its keeper was told that it is silent; null: it is not, or they were not told. */
    toldAt: integer(),
  },
  (table) => [uniqueIndex('sources_by_metric').on(table.metricId)],
);
