import { Activities, MovedClock } from '@growth-squad/clock';
import { asc } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { temporaryDatabase } from '../../test/support/database/temporary-database.ts';
import { createChange } from '../database/change.ts';
import { createIds } from '../database/ids.ts';
import { defineKind } from '../database/kind.ts';
import { secrets, timers, workspaces } from '../database/schema/index.ts';
import { whenDue } from './heartbeat.ts';
import { cancelTimers, nextTimers, setTimer, type WantedTimer } from './store.ts';
import { createTick, type DueHandler } from './tick.ts';

const START = Date.UTC(2026, 10, 2, 8, 30);
const MINUTE = 60_000;

async function rig() {
  const moved = new MovedClock(START, 10_000);
  const database = await temporaryDatabase();
  let count = 0;
  const ids = createIds(moved, (bytes) => Buffer.alloc(bytes, ++count % 256));
  const clock = moved.side('bot');
  const change = createChange(database, clock, ids);
  for (const id of ['T1', 'T2']) {
    const url = `https://${id}.slack.com/`;
    await change(({ tx, at }) =>
      tx.insert(workspaces).values({ id, name: id, url, botUserId: 'B', createdAt: at }),
    );
  }
  const activities = new Activities();
  moved.observe({ changes: () => activities.changes, busy: () => activities.busy() });
  const logged: object[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object) => void logged.push(fields),
  };
  const wanted = (
    key: string,
    at: number,
    { kind = 'note', ...more }: Partial<Omit<WantedTimer, 'kind'>> & { kind?: string } = {},
  ): WantedTimer => ({
    workspaceId: 'T1',
    key,
    at,
    kind: defineKind(kind, z.json()),
    subject: {},
    ...more,
  });
  /** What the handler of the kind "note" did: keys of timers, in order; kept in the database as its writes are. */
  const note: DueHandler = {
    kind: 'note',
    async due({ tx, at, newId }, { key }) {
      await tx.insert(secrets).values({ name: newId(), value: `${key} ${(at - START) / MINUTE}` });
    },
  };
  return {
    moved,
    clock,
    database,
    change,
    activities,
    log,
    logged,
    wanted,
    note,
    tickWith: (...handlers: DueHandler[]) =>
      createTick({ clock, change, database, activities, handlers, log }),
    set: (...list: WantedTimer[]) =>
      change(async (made) => {
        for (const timer of list) await setTimer(made, timer);
      }),
    noted: () =>
      database.read(async (q) => {
        const rows = await q.select().from(secrets).orderBy(asc(secrets.name));
        return rows.map(({ value }) => value);
      }),
    left: () =>
      database.read(async (q) => {
        const rows = await q.select().from(timers).orderBy(asc(timers.at), asc(timers.key));
        return rows.map(({ key }) => key);
      }),
  };
}

test('timers are taken in order of time, each once, and only when due', async () => {
  const r = await rig();
  const { tick } = r.tickWith(r.note);
  await r.set(
    r.wanted('c', START),
    r.wanted('later', START + 1),
    r.wanted('a', START - 9),
    r.wanted('b', START - 5),
  );
  await tick();
  expect(await r.noted()).toEqual(['a 0', 'b 0', 'c 0']);
  expect(await r.left()).toEqual(['later']);
});

test('a timer that was found before the clock was set back waits for its time', async () => {
  const r = await rig();
  await r.set(r.wanted('a', START));
  let isBack = false;
  const change: typeof r.change = async (work) => {
    if (!isBack) r.moved.step(-MINUTE);
    isBack = true;
    return r.change(work);
  };
  const { clock, database, activities, log } = r;
  const { tick } = createTick({ clock, change, database, activities, handlers: [r.note], log });
  await tick();
  expect(await r.noted()).toEqual([]);
  expect(await r.left()).toEqual(['a']);
  r.moved.step(MINUTE);
  await tick();
  expect(await r.noted()).toEqual(['a 0']);
});

test('setting a key again moves its timer, and never makes a second', async () => {
  const r = await rig();
  await r.set(r.wanted('a', START), r.wanted('a', START + MINUTE, { kind: 'other', subject: { n: 2 } }));
  const rows = await r.database.read((q) => q.select().from(timers));
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ at: START + MINUTE, kind: 'other', subject: { n: 2 } });
});

test('a cancelled timer never fires; a prefix cancels its own workspace’s only', async () => {
  const r = await rig();
  await r.set(
    r.wanted('a', START),
    r.wanted('s1/plan', START),
    r.wanted('s1/stand-up/😀', START),
    r.wanted('s10/plan', START),
    r.wanted('s1/plan', START, { workspaceId: 'T2' }),
  );
  await r.change(async (change) => {
    await cancelTimers(change, { workspaceId: 'T1', keyPrefix: 'a' });
    await cancelTimers(change, { workspaceId: 'T1', keyPrefix: 's1/' });
  });
  expect(await r.left()).toEqual(['s1/plan', 's10/plan']);
});

test('a squad’s next timers come earliest first', async () => {
  const r = await rig();
  await r.set(
    r.wanted('c', START + 3, { squadId: 's1' }),
    r.wanted('a', START + 1, { squadId: 's1' }),
    r.wanted('b', START + 2, { squadId: 's2' }),
    r.wanted('d', START + 4, { squadId: 's1' }),
  );
  const next = await r.database.read((q) => nextTimers(q, { squadId: 's1', limit: 2 }));
  expect(next.map(({ key }) => key)).toEqual(['a', 'c']);
});

test('a timer that another one of its instant moves away is not done at its old time', async () => {
  const r = await rig();
  const mover: DueHandler = {
    kind: 'mover',
    due: (change) => setTimer(change, r.wanted('b', START + MINUTE)),
  };
  const { tick } = r.tickWith(r.note, mover);
  await r.set(r.wanted('a', START, { kind: 'mover' }), r.wanted('b', START));
  await tick();
  expect(await r.noted()).toEqual([]);
  expect(await r.left()).toEqual(['b']);
});

test('a handler that throws loses neither its timer nor the others’, writes nothing, and is tried at the next tick', async () => {
  const r = await rig();
  let broken = true;
  const moody: DueHandler = {
    kind: 'moody',
    async due(change, timer) {
      await r.note.due(change, timer);
      if (broken) throw new Error('no');
    },
  };
  const { tick } = r.tickWith(r.note, moody);
  await r.set(
    r.wanted('a', START - 2, { kind: 'moody' }),
    r.wanted('b', START - 1),
    r.wanted('c', START - 1, { kind: 'nobody’s' }),
    r.wanted('d', START),
  );
  await tick();
  expect(await r.noted()).toEqual(['b 0', 'd 0']);
  expect(await r.left()).toEqual(['a', 'c']);
  expect(r.logged).toMatchObject([{ key: 'a' }, { key: 'c' }]);
  broken = false;
  await tick();
  expect(await r.left()).toEqual(['c']);
  expect(await r.noted()).toEqual(['b 0', 'd 0', 'a 0']);
});

test('of many that are due at one instant some fail: all others are done, once and in their order', async () => {
  const r = await rig();
  const kinds = [
    'note',
    'note',
    'nobody’s',
    'note',
    'sick',
    ...Array<string>(15).fill('note'),
    'sick',
    'note',
  ];
  const sick: DueHandler = {
    kind: 'sick',
    async due(change, timer) {
      await r.note.due(change, timer);
      throw new Error('no');
    },
  };
  await r.set(...kinds.map((kind, index) => r.wanted(`t${index}`, START, { kind })));
  await r.tickWith(r.note, sick).tick();
  const good = kinds.flatMap((kind, index) => (kind === 'note' ? [`t${index} 0`] : []));
  expect(await r.noted()).toEqual(good);
  expect(await r.left()).toEqual(['t2', 't20', 't4']);
  expect(r.logged).toMatchObject([{ key: 't2' }, { key: 't4' }, { key: 't20' }]);
});

test('what is due at one instant shares a commit with few others, what is due at another with none', async () => {
  const r = await rig();
  let commits = 0;
  await r.set(...Array.from({ length: 20 }, (_, index) => r.wanted(`t${index}`, START)));
  await r.set(r.wanted('before', START - 1));
  const unsubscribe = r.database.onCommit(() => {
    commits += 1;
  });
  await r.tickWith(r.note).tick();
  unsubscribe();
  expect(await r.noted()).toHaveLength(21);
  expect(commits).toBe(1 + Math.ceil(20 / 8));
});

test('what a handler sets for a time that has passed is taken in the same tick, in its order', async () => {
  const r = await rig();
  const chain: DueHandler = {
    kind: 'chain',
    async due(change, timer) {
      await r.note.due(change, timer);
      await setTimer(change, r.wanted('closes', START - 5));
    },
  };
  const { tick } = r.tickWith(r.note, chain);
  await r.set(r.wanted('opens', START - 9, { kind: 'chain' }), r.wanted('retro', START - 1));
  await tick();
  expect(await r.noted()).toEqual(['opens 0', 'closes 0', 'retro 0']);
});

test('a handler may set its own key again', async () => {
  const r = await rig();
  const daily: DueHandler = {
    kind: 'daily',
    due: (change, { key, at }) => setTimer(change, r.wanted(key, at + 24 * 60 * MINUTE, { kind: 'daily' })),
  };
  await r.set(r.wanted('a', START, { kind: 'daily' }));
  await r.tickWith(daily).tick();
  const [row] = await r.database.read((q) => q.select().from(timers));
  expect(row).toMatchObject({ key: 'a', at: START + 24 * 60 * MINUTE });
});

test('two ticks at once take each timer once', async () => {
  const r = await rig();
  const { tick } = r.tickWith(r.note);
  await r.set(r.wanted('a', START), r.wanted('b', START));
  await Promise.all([tick(), tick()]);
  expect(await r.noted()).toEqual(['a 0', 'b 0']);
});

test('a tick asked for while one runs sees what was set since', async () => {
  const r = await rig();
  let second: Promise<void> | undefined;
  const ticking = r.tickWith(r.note, {
    kind: 'asks',
    async due(change, timer) {
      await r.note.due(change, timer);
      second = ticking.tick();
    },
  });
  await r.set(r.wanted('a', START, { kind: 'asks' }));
  const first = ticking.tick();
  await r.set(r.wanted('b', START));
  await first;
  await second;
  expect(await r.noted()).toEqual(['a 0', 'b 0']);
});

test('a process that dies while it takes a timer leaves it to the next one', async () => {
  const r = await rig();
  await r.set(r.wanted('a', START), r.wanted('b', START));
  const dying = r.tickWith({
    kind: 'note',
    async due(change, timer) {
      await r.note.due(change, timer);
      if (timer.key === 'b') throw new Error('killed before the commit');
    },
  });
  await dying.tick();
  await r.tickWith(r.note).tick();
  expect(await r.noted()).toEqual(['a 0', 'b 0']);
});

test('a clock that jumps ticks at each time that is due, also at those set later, and stops', async () => {
  const r = await rig();
  const { clock, database, activities, log } = r;
  const tick = r.tickWith(r.note);
  const heart = whenDue({ clock, database, activities, tick, log });
  await r.set(r.wanted('missed', START - MINUTE), r.wanted('b', START + 20 * MINUTE));
  await heart.start();
  await r.moved.pass(MINUTE);
  await r.set(r.wanted('a', START + 10 * MINUTE));
  await r.set(r.wanted('gone', START + 15 * MINUTE));
  await r.change((change) => cancelTimers(change, { workspaceId: 'T1', keyPrefix: 'gone' }));
  await r.moved.pass(60 * MINUTE);
  await heart.stop();
  await r.set(r.wanted('after', START + 62 * MINUTE));
  await r.moved.pass(60 * MINUTE);
  expect(await r.noted()).toEqual(['missed 0', 'a 10', 'b 20']);
  expect(r.moved.next()).toBeUndefined();
});

test('on a clock that jumps what failed is tried again each minute until it goes', async () => {
  const r = await rig();
  const { clock, database, activities, log } = r;
  let failures = 3;
  const tick = r.tickWith({
    kind: 'note',
    async due(change, timer) {
      failures -= 1;
      if (failures >= 0) throw new Error('no');
      await r.note.due(change, timer);
    },
  });
  const heart = whenDue({ clock, database, activities, tick, log });
  onTestFinished(() => heart.stop());
  await heart.start();
  await r.set(r.wanted('a', START + 5 * MINUTE));
  await r.moved.pass(60 * MINUTE);
  expect(await r.noted()).toEqual(['a 8']);
});
