import { and, eq, getTableColumns, inArray } from 'drizzle-orm';
import { built } from '../database/built.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { remembered } from '../database/memory.ts';
import { upsert } from '../database/portable.ts';
import { people, workspaces } from '../database/schema/index.ts';
import type { Language } from '../language/language.ts';

/** What the bot knows of somebody in a workspace. */
export type Person = Readonly<Omit<typeof people.$inferSelect, 'privateChannel' | 'refreshedAt'>>;

const { privateChannel: _, refreshedAt: __, ...columns } = getTableColumns(people);

const one = built<{ workspaceId: string; userId: string }>()((q, value) =>
  q
    .select(columns)
    .from(people)
    .where(and(eq(people.workspaceId, value('workspaceId')), eq(people.userId, value('userId')))),
);

/** The person as last told by Slack, if ever. */
export const personOf = remembered(
  [people],
  async (q, workspaceId: string, userId: string): Promise<Person | undefined> => {
    const [row] = await one(q, { workspaceId, userId });
    return row;
  },
);

/** Those of the given people who are known, by id. */
export async function peopleOf(
  q: Query,
  workspaceId: string,
  userIds: readonly string[],
): Promise<Map<string, Person>> {
  if (userIds.length === 0) return new Map();
  const rows = await several(q, workspaceId, ...[...new Set(userIds)].sort());
  return new Map(rows.map((row) => [row.userId, row]));
}

const several = remembered(
  [people],
  async (q, workspaceId: string, ...userIds: string[]): Promise<readonly Person[]> =>
    await q
      .select(columns)
      .from(people)
      .where(and(eq(people.workspaceId, workspaceId), inArray(people.userId, userIds))),
);

/** Keeps what Slack told; a choice of language stays. */
export async function keepPerson(change: Change, told: Omit<Person, 'language'>): Promise<void> {
  const row = { ...told, refreshedAt: change.at };
  await upsert(change.tx, people, row, {
    key: ['workspaceId', 'userId'],
    takes: ['name', 'zone', 'locale', 'isGuest', 'isBot', 'isDeactivated', 'refreshedAt'],
  });
}

/** A person's own choice of language for what only they read; it wins over Slack's locale. */
export async function chooseLanguage(
  change: Change,
  workspaceId: string,
  userId: string,
  language: Language,
): Promise<void> {
  await change.tx
    .update(people)
    .set({ language })
    .where(and(eq(people.workspaceId, workspaceId), eq(people.userId, userId)));
}

/** Keeps the workspace the bot was connected to. */
export async function keepWorkspace(
  change: Change,
  workspace: { id: string; name: string; url: string; botUserId: string },
): Promise<void> {
  const { id, name, url, botUserId } = workspace;
  const row = { id, name, url, botUserId, createdAt: change.at };
  await upsert(change.tx, workspaces, row, { key: ['id'], takes: ['name', 'url', 'botUserId'] });
}

/** Where the workspace is in a browser: "https://acme.slack.com/"; undefined before the bot was ever connected. */
export async function workspaceAddress(q: Query, workspaceId: string): Promise<string | undefined> {
  const [row] = await q
    .select({ url: workspaces.url })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .limit(1);
  return row?.url;
}
