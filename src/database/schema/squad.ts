import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { ofWorkspace } from './workspace.ts';

/** One channel with its members, one North Star metric, one weekly ritual. */
export const squads = sqliteTable(
  'squads',
  {
    id: text().primaryKey(),
    workspaceId: ofWorkspace(),
    channelId: text().notNull(),
    name: text().notNull(),
    language: text({ enum: ['en', 'zh-CN'] }).notNull(),
    /** Zone and times of the rituals; parsed by the calendar's schema. */
    rituals: text({ mode: 'json' }).$type<unknown>().notNull(),
    ownerId: text().notNull(),
    numberKeeperId: text().notNull(),
    state: text({ enum: ['active', 'paused', 'ended'] }).notNull(),
    /** Who paused it; null where it is not paused. */
    pausedBy: text(),
    pausedAt: integer(),
    /** How a squad begins that was set up after its week's planning; null: with a planning. */
    firstWeek: text({ mode: 'json' }).$type<unknown>(),
    /** Slack's doing, apart from what people decided in `state`: whether the bot can write in the channel. */
    channelState: text({ enum: ['open', 'archived', 'removed'] })
      .notNull()
      .default('open'),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex('squads_by_channel')
      .on(table.workspaceId, table.channelId)
      .where(sql`${table.state} <> 'ended'`),
  ],
);

/** The squad that a row belongs to. */
export const ofSquad = () =>
  text()
    .notNull()
    .references(() => squads.id);

/** Who belongs to a squad, in which roles. Somebody who left keeps the row, with `leftAt`. */
export const members = sqliteTable(
  'members',
  {
    id: text().primaryKey(),
    workspaceId: ofWorkspace(),
    squadId: ofSquad(),
    userId: text().notNull(),
    /** Any of "product", "marketing", "engineer", "designer"; may be empty. */
    roles: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** When the stand-up asks them, HH:MM in their own zone; null: when it asks everybody. */
    prompt: text(),
    joinedAt: integer().notNull(),
    leftAt: integer(),
    /** Seen in the squad's channel; a member who never was there has not left it. */
    inChannel: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (table) => [
    uniqueIndex('members_by_squad').on(table.squadId, table.userId),
    index('members_by_person').on(table.workspaceId, table.userId),
  ],
);

/** Dates (inclusive) on which a member is away, or, without a member, the squad has a day off or works on a weekend. */
export const absences = sqliteTable(
  'absences',
  {
    id: text().primaryKey(),
    workspaceId: ofWorkspace(),
    squadId: ofSquad(),
    kind: text({ enum: ['away', 'day-off', 'working-day'] }).notNull(),
    userId: text(),
    from: text().notNull(),
    to: text().notNull(),
    recordedBy: text().notNull(),
    recordedAt: integer().notNull(),
    cancelledAt: integer(),
  },
  (table) => [index('absences_by_squad').on(table.squadId, table.to)],
);
