import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { row } from './workspace.ts';

/** One channel with its members, one North Star metric, one weekly ritual. */
export const squads = sqliteTable(
  'squads',
  {
    ...row(),
    channelId: text().notNull(),
    name: text().notNull(),
    language: text({ enum: ['en', 'zh-CN'] }).notNull(),
    /** Zone and times of the rituals; parsed by the calendar's schema. */
    rituals: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** Who set it up, or took over. */
    ownerId: text().notNull(),
    /** Who is asked for the number. */
    numberKeeperId: text().notNull(),
    /**
     * What people decided: a paused squad's rituals are skipped; an ended one is history, and its channel is free for
     * another.
     */
    state: text({ enum: ['active', 'paused', 'ended'] }).notNull(),
    /** Counts how often this row was changed: what is told of a change is told once, whatever the clock says. */
    version: integer().notNull().default(0),
    /** Who paused it, when, and with which version; null where it is not paused. */
    pausedBy: text(),
    pausedAt: integer(),
    pausedVersion: integer(),
    /** The day with whose beginning it goes on by itself; null: when somebody resumes it. */
    pausedUntil: text(),
    /** How a squad begins that was set up after its week's planning; null: with a planning. */
    firstWeek: text({ mode: 'json' }).$type<unknown>(),
    /**
     * What Slack says of the channel: open to the bot, archived, or the bot is no longer in it (or it is gone). Rituals
     * are skipped until it is open again.
     */
    channelState: text({ enum: ['open', 'archived', 'removed'] })
      .notNull()
      .default('open'),
    /** A second channel, whose people look on from outside: a copy of each digest stands there; null: there is none. */
    stakeholderChannelId: text(),
    /** Whether the other squads of the workspace find what this one tried, as its owner said. */
    isShared: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (table) => [
    uniqueIndex('squads_by_channel')
      .on(table.workspaceId, table.channelId)
      .where(sql`${table.state} <> 'ended'`),
    index('squads_by_stakeholders')
      .on(table.workspaceId, table.stakeholderChannelId)
      .where(sql`${table.stakeholderChannelId} is not null`),
  ],
);

/** The squad that a row belongs to. */
const ofSquad = () =>
  text()
    .notNull()
    .references(() => squads.id);

/** What most rows of a squad begin with. */
export const rowOfSquad = () => ({ ...row(), squadId: ofSquad() });

/** Who belongs to a squad, in which roles. Somebody who left keeps the row, with `leftAt`. */
export const members = sqliteTable(
  'members',
  {
    ...rowOfSquad(),
    userId: text().notNull(),
    /** Any of "product", "marketing", "engineer", "designer"; may be empty. */
    roles: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** When the stand-up asks them, HH:MM in their own zone; null: when it asks everybody. */
    prompt: text(),
    /** Since when they are a member, this time. */
    joinedAt: integer().notNull(),
    /** UTC milliseconds; null: still there. */
    leftAt: integer(),
    /** Seen in the squad's channel; a member who never was there has not left it. */
    inChannel: integer({ mode: 'boolean' }).notNull().default(false),
    /** Whose public holidays are theirs, as "DE-BE"; "none": they have none; null: nobody said. */
    holidays: text(),
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
    ...rowOfSquad(),
    kind: text({ enum: ['away', 'day-off', 'working-day'] }).notNull(),
    /** Who is away; null for the squad's own days. */
    userId: text(),
    from: text().notNull(),
    to: text().notNull(),
    /** The public holiday that these days are, by its name; null: somebody declared them. */
    holiday: text(),
    recordedBy: text().notNull(),
    recordedAt: integer().notNull(),
    /** UTC milliseconds; null: it counts. */
    cancelledAt: integer(),
  },
  (table) => [index('absences_by_squad').on(table.squadId, table.to)],
);
