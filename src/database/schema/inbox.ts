import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ofWorkspace, row } from './workspace.ts';

/** Each accepted input, once, with the answer that was given. */
export const inbox = sqliteTable(
  'inbox',
  {
    workspaceId: ofWorkspace(),
    key: text().notNull(),
    kind: text().notNull(),
    userId: text().notNull(),
    at: integer().notNull(),
    answer: text({ mode: 'json' }).$type<unknown>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workspaceId, table.key] }),
    index('inbox_by_person').on(table.workspaceId, table.userId, table.kind, table.at),
  ],
);

/** Names and other short texts that can be changed: each version, the newest counts. */
export const textVersions = sqliteTable(
  'text_versions',
  {
    ...row(),
    /** What the text is: "squad.name". */
    subject: text().notNull(),
    subjectId: text().notNull(),
    text: text().notNull(),
    by: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('text_versions_by_subject').on(table.subject, table.subjectId, table.id)],
);
