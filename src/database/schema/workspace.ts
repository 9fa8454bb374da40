import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** A Slack team in which the bot is installed. Its id is Slack's own (T…). */
export const workspaces = sqliteTable('workspaces', {
  id: text().primaryKey(),
  name: text().notNull(),
  /** "https://acme.slack.com/", for links to messages. */
  url: text().notNull(),
  botUserId: text().notNull(),
  /** It refused newer blocks and took classic ones. */
  classicBlocks: integer({ mode: 'boolean' }).notNull().default(false),
  createdAt: integer().notNull(),
});

/** The workspace that a row belongs to. */
export const ofWorkspace = () =>
  text()
    .notNull()
    .references(() => workspaces.id);

/** What most rows begin with. */
export const row = () => ({ id: text().primaryKey(), workspaceId: ofWorkspace() });

/** What Slack last told about a person; Slack stays the truth, this is a cache that survives restarts. */
export const people = sqliteTable(
  'people',
  {
    workspaceId: ofWorkspace(),
    userId: text().notNull(),
    name: text().notNull(),
    /** IANA zone. */
    zone: text().notNull(),
    /** As Slack gives it: "en-GB". */
    locale: text(),
    /** The person's own choice of language; it wins over the locale. Null: there is none. */
    language: text({ enum: ['en', 'zh-CN'] }),
    isGuest: integer({ mode: 'boolean' }).notNull(),
    isBot: integer({ mode: 'boolean' }).notNull(),
    isDeactivated: integer({ mode: 'boolean' }).notNull(),
    /** The channel of the private messages between the person and the bot; null: Slack was not asked yet. */
    privateChannel: text(),
    refreshedAt: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.workspaceId, table.userId] })],
);

/** Random values made once for this database, such as the one message keys are hashed with. */
export const secrets = sqliteTable('secrets', {
  name: text().primaryKey(),
  value: text().notNull(),
});
