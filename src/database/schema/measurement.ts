import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ofHypothesis } from './hypothesis.ts';
import { rowOfSquad } from './squad.ts';
import { ofCommitment } from './week.ts';

/** How a bet gets its answer, each time it was fixed; the newest of a hypothesis counts. */
export const measurementPlans = sqliteTable(
  'measurement_plans',
  {
    ...rowOfSquad(),
    hypothesisId: ofHypothesis(),
    /** Way, what is counted, line or effect, the day it is decided; parsed by the room's schema. */
    plan: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** Why it took the place of the one before; null for the first. */
    reason: text(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    index('measurement_plans_by_hypothesis').on(table.hypothesisId, table.id),
    index('measurement_plans_by_squad').on(table.squadId, table.id),
  ],
);

/** Numbers entered while it was too early: kept, shown as a series, and nothing is decided by them. */
export const looks = sqliteTable(
  'looks',
  {
    ...rowOfSquad(),
    hypothesisId: ofHypothesis(),
    commitmentId: ofCommitment(),
    /** Parsed by the room's schema. */
    counted: text({ mode: 'json' }).$type<unknown>().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('looks_by_hypothesis').on(table.hypothesisId, table.id)],
);

/** What the number was some weeks after a win was made bigger; each time it was entered, the newest counts. */
export const lastingNumbers = sqliteTable(
  'lasting_numbers',
  {
    ...rowOfSquad(),
    /** The bigger version. */
    hypothesisId: ofHypothesis(),
    /** The win that it grew out of. */
    wonId: ofHypothesis(),
    /** In the person's words: "49 a week". */
    value: text().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    index('lasting_numbers_by_hypothesis').on(table.hypothesisId, table.id),
    index('lasting_numbers_by_won').on(table.wonId, table.id),
  ],
);
