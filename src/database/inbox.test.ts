import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import type { Database, Tx } from './database.ts';
import { answerOf, type Decision, type Input, once } from './inbox.ts';
import { inbox, secrets, workspaces } from './schema/index.ts';

const answers = z.object({ text: z.string() });
type Answer = z.infer<typeof answers>;

const input = (more: Partial<Input> = {}): Input => ({
  workspaceId: 'T1',
  key: 'k1',
  kind: 'idea',
  userId: 'U1',
  at: 1_800_000_000_000,
  ...more,
});

async function withWorkspaces(): Promise<Database> {
  const database = await temporaryDatabase();
  const rows = ['T1', 'T2'].map((id) => ({ id, name: id, url: '', botUserId: 'B', createdAt: 0 }));
  await database.write((tx) => tx.insert(workspaces).values(rows));
  return database;
}

const deed = (tx: Tx, name: string) => async (): Promise<Decision<Answer, never>> => {
  await tx.insert(secrets).values({ name, value: '' });
  await turn();
  return { accepted: { text: name } };
};

const refuse = async (): Promise<Decision<Answer, Answer>> => ({ refused: { text: 'not like this' } });

const rowsOf = (database: Database) =>
  database.read(async (q) => ({
    inbox: await q.select().from(inbox),
    deeds: (await q.select().from(secrets)).map(({ name }) => name),
  }));

test('the same input twice is done once and answered alike', async () => {
  const database = await withWorkspaces();
  const first = await database.write((tx) => once(tx, input(), answers, deed(tx, 'a')));
  const again = await database.write((tx) =>
    once(tx, input({ at: 1_800_000_060_000 }), answers, deed(tx, 'b')),
  );
  expect(first).toEqual({ accepted: { text: 'a' }, repeated: false });
  expect(again).toEqual({ accepted: { text: 'a' }, repeated: true });
  expect(await rowsOf(database)).toEqual({ inbox: [{ ...input(), answer: { text: 'a' } }], deeds: ['a'] });
});

test('the same input many times at once is done once', async () => {
  const database = await withWorkspaces();
  const given = await Promise.all(
    Array.from({ length: 10 }, (_, index) =>
      database.write((tx) => once(tx, input(), answers, deed(tx, `deed ${index}`))),
    ),
  );
  expect(given.filter((each) => 'accepted' in each && !each.repeated)).toHaveLength(1);
  expect(new Set(given.map((each) => 'accepted' in each && each.accepted.text))).toEqual(new Set(['deed 0']));
  expect((await rowsOf(database)).deeds).toEqual(['deed 0']);
});

test('a refused input may come again with its key', async () => {
  const database = await withWorkspaces();
  const refused = await database.write((tx) => once(tx, input(), answers, refuse));
  expect(refused).toEqual({ refused: { text: 'not like this' } });
  expect((await rowsOf(database)).inbox).toEqual([]);
  const corrected = await database.write((tx) => once(tx, input(), answers, deed(tx, 'a')));
  expect(corrected).toEqual({ accepted: { text: 'a' }, repeated: false });
});

test('an input whose write fails leaves nothing and may come again', async () => {
  const database = await withWorkspaces();
  const failing = database.write(async (tx) => {
    await once(tx, input(), answers, deed(tx, 'a'));
    throw new Error('later in the same write');
  });
  await expect(failing).rejects.toThrow('later');
  expect(await rowsOf(database)).toEqual({ inbox: [], deeds: [] });
  const again = await database.write((tx) => once(tx, input(), answers, deed(tx, 'a')));
  expect(again).toEqual({ accepted: { text: 'a' }, repeated: false });
});

test('a refusal that changed rows is a bug and undone', async () => {
  const database = await withWorkspaces();
  const writing = database.write((tx) =>
    once(tx, input(), answers, async () => {
      await tx.insert(secrets).values({ name: 'a', value: '' }).returning();
      return refuse();
    }),
  );
  await expect(writing).rejects.toThrow('changed rows');
  expect((await rowsOf(database)).deeds).toEqual([]);
});

test('a refusal may follow what the same write changed before it', async () => {
  const database = await withWorkspaces();
  await database.write(async (tx) => {
    await tx.insert(secrets).values({ name: 'before', value: '' });
    await once(tx, input(), answers, refuse);
  });
  expect((await rowsOf(database)).deeds).toEqual(['before']);
});

test('the same key in another workspace is another input', async () => {
  const database = await withWorkspaces();
  await database.write((tx) => once(tx, input(), answers, deed(tx, 'a')));
  const other = await database.write((tx) => once(tx, input({ workspaceId: 'T2' }), answers, deed(tx, 'b')));
  expect(other).toEqual({ accepted: { text: 'b' }, repeated: false });
});

test('an answer is never given to another person, or for another kind of input', async () => {
  const database = await withWorkspaces();
  await database.write((tx) => once(tx, input(), answers, deed(tx, 'a')));
  for (const more of [{ userId: 'U2' }, { kind: 'stand-up' }]) {
    const wrong = database.write((tx) => once(tx, input(more), answers, deed(tx, 'b')));
    await expect(wrong).rejects.toThrow('came again');
    expect(await database.read((q) => answerOf(q, input(more), answers))).toBeUndefined();
  }
  expect(await database.read((q) => answerOf(q, input(), answers))).toEqual({ text: 'a' });
});

test('an answer that JSON cannot keep fails the first time, not when it is repeated', async () => {
  const database = await withWorkspaces();
  const dated = z.object({ at: z.date() });
  const writing = database.write((tx) =>
    once(tx, input(), dated, async () => ({ accepted: { at: new Date(0) } })),
  );
  await expect(writing).rejects.toBeInstanceOf(z.ZodError);
  expect((await rowsOf(database)).inbox).toEqual([]);
});
