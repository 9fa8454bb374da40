import { sql } from 'drizzle-orm';
import {
  type AnySQLiteColumn,
  check,
  index,
  integer,
  real,
  sqliteTable,
  text,
} from 'drizzle-orm/sqlite-core';
import { imports } from './past.ts';
import { rowOfSquad } from './squad.ts';
import { row } from './workspace.ts';

const states = [
  'idea',
  'ready',
  'committed',
  'launched',
  'won',
  'lost',
  'inconclusive',
  'invalid',
  'dropped',
] as const;

/** A hypothesis from its first line to its verdict. What people wrote of it is in its versions. */
export const hypotheses = sqliteTable(
  'hypotheses',
  {
    ...rowOfSquad(),
    state: text({ enum: states }).notNull(),
    /** The won hypothesis that this one makes bigger. */
    parentId: text().references((): AnySQLiteColumn => hypotheses.id),
    authorId: text().notNull(),
    /** The version that counts. */
    versionId: text().notNull(),
    /** Mean of impact, confidence and ease, 1–10; null while a part is missing. */
    score: real(),
    /** Tenths of a person-day that the simple variant takes, all parts; null: nobody has estimated one. */
    simpleDays: integer(),
    /** The message it was logged from; null: it was typed. */
    sourceUrl: text(),
    /** With which table of old bets it was brought in; null: it was logged here. */
    importId: text().references(() => imports.id),
    createdAt: integer().notNull(),
  },
  (table) => [
    index('hypotheses_by_score').on(table.squadId, table.state, table.score, table.id),
    index('hypotheses_by_parent').on(table.parentId),
    // A partial index serves only a query in which its condition stands, word for word: see the store.
    index('hypotheses_waiting')
      .on(table.squadId, sql`${table.score} desc`, table.id, table.parentId, table.simpleDays)
      .where(sql`${table.state} in ('idea', 'ready')`),
    index('hypotheses_to_estimate')
      .on(table.squadId, table.id)
      .where(
        sql`${table.state} in ('idea', 'ready') and ${table.parentId} is null and ${table.simpleDays} is null`,
      ),
    index('hypotheses_scale_ups')
      .on(table.squadId, table.id)
      .where(sql`${table.state} in ('idea', 'ready') and ${table.parentId} is not null`),
    index('hypotheses_answered')
      .on(table.squadId, table.id)
      .where(sql`${table.state} in ('won', 'lost', 'inconclusive', 'invalid')`),
    index('hypotheses_by_source')
      .on(table.squadId, table.sourceUrl)
      .where(sql`${table.sourceUrl} is not null`),
    index('hypotheses_by_import').on(table.importId).where(sql`${table.importId} is not null`),
  ],
);

/** The hypothesis that a row is about. */
export const ofHypothesis = () =>
  text()
    .notNull()
    .references((): AnySQLiteColumn => hypotheses.id);

/** Each wording of a hypothesis; never changed, the hypothesis points at the one that counts. */
export const hypothesisVersions = sqliteTable(
  'hypothesis_versions',
  {
    ...row(),
    hypothesisId: ofHypothesis(),
    /** One line; also the "if we …". */
    title: text().notNull(),
    /** "then …": which number moves. (A property named `then` would make rows look like promises.) */
    effect: text('then'),
    because: text(),
    /** Where the number is to go. */
    direction: text({ enum: ['up', 'down'] })
      .notNull()
      .default('up'),
    /** The least effect that is worth it, decimal text above 0: per cent when relative, else in the metric's own unit. */
    worthItFrom: text(),
    worthItKind: text({ enum: ['relative', 'absolute'] })
      .notNull()
      .default('relative'),
    /** 1 to 10, as is the confidence. */
    impact: integer(),
    confidence: integer(),
    /** What is different now from something like it that was tried before, in the words of who proposed it. */
    differs: text(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [
    index('hypothesis_versions_by_hypothesis').on(table.hypothesisId, table.id),
    check('hypothesis_versions_impact', sql`${table.impact} between 1 and 10`),
    check('hypothesis_versions_confidence', sql`${table.confidence} between 1 and 10`),
  ],
);

/** A wrong answer was proposed again, and whoever did gave it up once they read what was known of it. */
export const repeats = sqliteTable(
  'repeats',
  {
    ...rowOfSquad(),
    /** What was proposed. */
    hypothesisId: ofHypothesis(),
    /** What had been ruled out before. */
    ofId: ofHypothesis(),
    at: integer().notNull(),
  },
  (table) => [index('repeats_by_squad').on(table.squadId, table.ofId)],
);

/** Each step of a hypothesis through its life. */
export const transitions = sqliteTable(
  'transitions',
  {
    ...row(),
    hypothesisId: ofHypothesis(),
    /** Null: it began. */
    from: text({ enum: states }),
    to: text({ enum: states }).notNull(),
    by: text().notNull(),
    at: integer().notNull(),
    why: text(),
  },
  (table) => [index('transitions_by_hypothesis').on(table.hypothesisId, table.id)],
);

/** A member's own part of the work; each time it was given, the newest of (hypothesis, variant, member) counts. */
export const estimates = sqliteTable(
  'estimates',
  {
    ...row(),
    hypothesisId: ofHypothesis(),
    variant: text({ enum: ['simple', 'full'] }).notNull(),
    userId: text().notNull(),
    roles: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** Tenths of a person-day. */
    days: integer().notNull(),
    /** What costs the time. */
    costs: text(),
    at: integer().notNull(),
  },
  (table) => [
    index('estimates_by_hypothesis').on(table.hypothesisId, table.variant, table.userId, table.id),
    check('estimates_days', sql`${table.days} >= 0`),
  ],
);
