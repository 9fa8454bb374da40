import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { row } from './workspace.ts';

/** One Slack message the bot owes, for its whole life. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    ...row(),
    squadId: text(),
    /** Semantic identity: squad / ritual / date / round / part. */
    key: text().notNull(),
    /** The message in whose thread this one is posted. */
    parentKey: text(),
    /** Somebody else's message in whose thread it is posted. */
    threadTs: text(),
    /** The message that must have been sent before the wanted revision of this one. */
    afterKey: text(),
    /** Which renderer draws it, and from what: ids, as `want` was given them. */
    kind: text().notNull(),
    subject: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** Where it goes: a channel, or (private) a person; the private channel's id is kept from the first answer. */
    channel: text(),
    /** The person a private message is for; null in a channel. */
    userId: text(),
    /** A thread reply that is shown in the channel too. */
    broadcast: integer({ mode: 'boolean' }).notNull().default(false),
    /** Lower goes first: outcomes and prompts before boards. */
    priority: integer().notNull().default(5),
    wantedRevision: integer().notNull().default(1),
    sentRevision: integer().notNull().default(0),
    ts: text(),
    state: text({
      enum: ['waiting', 'sending', 'unknown', 'sent', 'expired', 'dead', 'cancelled'],
    }).notNull(),
    notBefore: integer().notNull(),
    notAfter: integer(),
    attempts: integer().notNull().default(0),
    /** When the attempt began whose end is not known. */
    attemptedAt: integer(),
    /** When it was looked for in Slack before its first attempt, as after a restored backup; null: never. */
    lookedForAt: integer(),
    /** When the loop looks at it next; null when there is nothing to do. */
    dueAt: integer(),
    /** The topics it shows, as bits: a change of one raises it. Null: it stands as it is from now on. */
    shows: integer().default(0),
    /** A hash of what was sent last, and when that was drawn: the same again needs no call. */
    sentHash: text(),
    drawnAt: integer(),
    /** Slack's refusal or the failure that was met last. */
    error: text(),
    createdAt: integer().notNull(),
    /** When it was posted, UTC milliseconds; null before. */
    sentAt: integer(),
  },
  (table) => [
    uniqueIndex('deliveries_by_key').on(table.workspaceId, table.key),
    index('deliveries_due').on(table.dueAt).where(sql`${table.dueAt} is not null`),
    index('deliveries_by_channel').on(table.workspaceId, table.channel),
    index('deliveries_by_parent').on(table.workspaceId, table.parentKey),
    index('deliveries_by_predecessor')
      .on(table.workspaceId, table.afterKey)
      .where(sql`${table.afterKey} is not null`),
    index('deliveries_showing').on(table.squadId).where(sql`${table.shows} > 0`),
    check('deliveries_addressed', sql`${table.channel} is not null or ${table.userId} is not null`),
    check('deliveries_revisions', sql`${table.sentRevision} <= ${table.wantedRevision}`),
  ],
);

/**
 * Each time a backup was put in the place of the database: what was sent after it had been made is in Slack, and not
 * in the database.
 */
export const restores = sqliteTable('restores', {
  id: text().primaryKey(),
  /** The newest instant that the backup knows of. */
  madeAt: integer().notNull(),
  restoredAt: integer().notNull(),
});

/** One thing that will be due. */
export const timers = sqliteTable(
  'timers',
  {
    ...row(),
    squadId: text(),
    key: text().notNull(),
    at: integer().notNull(),
    kind: text().notNull(),
    subject: text({ mode: 'json' }).$type<unknown>().notNull(),
  },
  (table) => [
    uniqueIndex('timers_by_key').on(table.workspaceId, table.key),
    index('timers_by_time').on(table.at, table.id),
    index('timers_by_squad').on(table.squadId, table.kind),
  ],
);
