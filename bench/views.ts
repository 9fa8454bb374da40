import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { addDays } from '../src/calendar/date.ts';
import { instantOf } from '../src/calendar/zone.ts';
import { type Asked, addressOf, type View } from '../src/dashboard/view.ts';
import { views } from '../src/dashboard/views.ts';
import { createChange } from '../src/database/change.ts';
import type { Database } from '../src/database/database.ts';
import { createIds } from '../src/database/ids.ts';
import { openDatabase } from '../src/database/open.ts';
import {
  commitments,
  hypotheses,
  hypothesisVersions,
  launches,
  results,
  transitions,
} from '../src/database/schema/index.ts';
import { indexedWords } from '../src/database/words.ts';
import { withExport } from '../src/export/files.ts';
import { foundBy } from '../src/hypothesis/find-store.ts';
import { speechTo } from '../src/language/speech.ts';
import { enterReading } from '../src/metric/reading-store.ts';
import { metricOf } from '../src/metric/store.ts';
import { ensureSprint } from '../src/ritual/store.ts';
import type { Squad } from '../src/squad/squad.ts';
import { squadsOf } from '../src/squad/store.ts';
import { atMost, type Bench, type Figure } from './figure.ts';
import { inFolder, MIGRATIONS } from './folder.ts';
import { ONE_WORKSPACE, setUpSquads, ZONE } from './squads.ts';
import { median } from './stats.ts';

const MONDAY = '2026-11-23';
/** The bounds: an old squad's view against a young one's, and a search of all its bets. */
const MOST_RATIO = 1.5;
const MOST_MORE_MS = 20;
const MOST_SEARCH_MS = 50;
/** Of an export, all its files. */
const MOST_EXPORT_S = 10;
const TIMES = { full: 60, quick: 12 };

/** A month, and five years with 10,000 bets. */
const YOUNG = { weeks: 4, bets: 8 };
const OLD = { weeks: 260, bets: 10_000 };

const WHAT =
  'Show|Hide|Test|Offer|Move|Explain|Repeat|Shorten|Log in with|按钮换成|Promise|Count|Send|Ask for'.split(
    '|',
  );
const WHICH =
  'a coupon|the price|three reviews|one field|the countdown|红色|an invitation|the deadline|a trial lesson|拼团'.split(
    '|',
  );
const WHERE =
  'on the form|after payment|in the e-mail|on the first page|for parents|before checkout|首页|at school'.split(
    '|',
  );

const titleOf = (n: number): string =>
  `${WHAT[n % WHAT.length]} ${WHICH[n % WHICH.length]} ${WHERE[(n * 7) % WHERE.length]} ${n}`;

/** Found word for word, often, nearly, in Chinese, with a slip, and not at all. */
const TEXTS = ['countdown', 'the form', 'login', '按钮', 'conutdown', '按扭换成', 'zebra crossing'];

/** What people look at beside a view as it opens: a year, what is searched for, one bet. */
const asks = ({ path }: View, bet: string): readonly Asked[] => [
  {},
  ...(path === 'weeks' ? [{ weeks: '52' }] : []),
  ...(path === 'known'
    ? [{ text: 'login' }, { ending: 'won', year: '2024' }, { ending: 'invalid' }, { bet }]
    : []),
];

interface Old {
  readonly database: Database;
  readonly squad: Squad;
  /** One of its bets. */
  readonly bet: string;
}

async function opened(file: string, { weeks, bets }: typeof YOUNG): Promise<Old> {
  const time = { at: instantOf(MONDAY, '08:00', ZONE) };
  const clock = { now: () => time.at };
  const random = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
  await setUpSquads(file, time.at, ONE_WORKSPACE_HOME, random);
  const database = await openDatabase({ file, migrations: MIGRATIONS, now: clock.now });
  const change = createChange(database, clock, createIds(clock, random));
  const by = ONE_WORKSPACE_HOME.squads[0]?.userIds[0] ?? '';
  const [squad] = await database.read((q) => squadsOf(q, ONE_WORKSPACE.id, by));
  if (!squad) throw new Error('There is no squad.');
  const { id: squadId, workspaceId } = squad;
  let bet = '';
  for (let week = 0; week < weeks; week += 1) {
    const monday = addDays(MONDAY, 7 * (week - weeks));
    time.at = instantOf(monday, '10:00', ZONE);
    await change(async (made) => {
      const { tx, at } = made;
      const metric = await metricOf(tx, squadId);
      if (metric)
        await enterReading(made, { metric, week: monday, value: String(900 + (week % 50) * 10), by });
      const { id: sprintId } = await ensureSprint(made, squad, monday);
      for (let n = Math.floor((week * bets) / weeks); n < Math.floor(((week + 1) * bets) / weeks); n += 1) {
        const [hypothesisId, versionId, commitmentId] = [made.newId(), made.newId(), made.newId()];
        const title = titleOf(n);
        const verdict = (['won', 'lost', 'lost', 'inconclusive'] as const)[n % 4] ?? 'lost';
        const base = { workspaceId, squadId };
        await tx
          .insert(hypotheses)
          .values({ id: hypothesisId, ...base, state: verdict, authorId: by, versionId, createdAt: at });
        await tx
          .insert(hypothesisVersions)
          .values({ id: versionId, workspaceId, hypothesisId, title, by, at });
        await tx.run(
          sql`insert into hypothesis_words (id, squad, title, rest) values (${hypothesisId}, ${squadId}, ${indexedWords(title)}, '')`,
        );
        const step = { id: made.newId(), workspaceId, hypothesisId, from: null, to: verdict, by, at };
        await tx.insert(transitions).values(step);
        const taken = {
          id: commitmentId,
          ...base,
          sprintId,
          hypothesisId,
          variant: 'simple',
          ownerId: by,
        } as const;
        await tx.insert(commitments).values({ ...taken, state: 'launched', createdBy: by, createdAt: at });
        await tx
          .insert(launches)
          .values({ id: made.newId(), workspaceId, hypothesisId, commitmentId, by, at });
        const arms = { a: null, b: null, metric: null, unit: null };
        const entered = {
          method: 'variants',
          kind: 'rate',
          arms,
          verdict,
          ruledOut: verdict === 'lost',
        } as const;
        const about = { id: made.newId(), ...base, hypothesisId, commitmentId };
        await tx.insert(results).values({ ...about, ...entered, rule: 'none', learned: 'Much', by, at });
        bet = hypothesisId;
      }
    });
  }
  return { database, squad, bet };
}

const ONE_WORKSPACE_HOME = {
  workspace: ONE_WORKSPACE,
  squads: [{ channelId: 'C1', userIds: ['U1', 'U2', 'U3', 'U4', 'U5'] }],
};

/** How long a view of a squad takes, read and drawn: the middle of some times, milliseconds. */
async function timeOf({ database, squad }: Old, view: View, asked: Asked, times: number): Promise<number> {
  const now = instantOf(MONDAY, '09:00', ZONE);
  const to = {
    ...speechTo({ language: 'en', zone: ZONE }),
    named: <Names>(names: Names): Names => names,
    to: (path: string, more?: Asked) => addressOf('/squads/1', path, more),
  };
  const taken: number[] = [];
  for (let time = 0; time < times + 2; time += 1) {
    const begun = performance.now();
    const drawing = await database.read((q) => view.read(q, squad, { now, asked }));
    String(await drawing(to));
    taken.push(performance.now() - begun);
  }
  return median(taken.slice(2));
}

/** How long all files of an export take, in seconds. */
async function exportOf({ database, squad }: Old): Promise<number> {
  const begun = performance.now();
  await withExport({ database, now: instantOf(MONDAY, '09:00', ZONE) }, squad, 'en', async () => undefined);
  return (performance.now() - begun) / 1000;
}

/** What the page's views cost a squad of five years and 10,000 bets, against one of a month; its search; its export. */
export const benchViews: Bench = async ({ full }) =>
  inFolder(async (folder) => {
    const times = full ? TIMES.full : TIMES.quick;
    const young = await opened(join(folder, 'young.db'), YOUNG);
    const old = await opened(join(folder, 'old.db'), OLD);
    const figures: Figure[] = [];
    try {
      for (const view of views) {
        for (const [index, asked] of asks(view, old.bet).entries()) {
          const less = await timeOf(young, view, asks(view, young.bet)[index] ?? {}, times);
          const more = await timeOf(old, view, asked, times);
          const what = `/${view.path} ${Object.keys(asked).join(' ')}: ${OLD.bets} bets against ${YOUNG.bets}`;
          const note = `${less.toFixed(1)} → ${more.toFixed(1)} ms`;
          const figure = atMost(what, more / less, MOST_RATIO, '×', note);
          const held = figure.held === true || more - less <= MOST_MORE_MS;
          figures.push({ ...figure, bound: `${figure.bound} or +${MOST_MORE_MS} ms`, held });
        }
      }
      for (const text of TEXTS) {
        const taken: number[] = [];
        for (let time = 0; time < times + 2; time += 1) {
          const begun = performance.now();
          await old.database.read((q) => foundBy(q, old.squad.id, text, 500));
          taken.push(performance.now() - begun);
        }
        const first = `first time ${(taken[0] ?? 0).toFixed(0)} ms`;
        figures.push(
          atMost(`"${text}" in ${OLD.bets} bets`, median(taken.slice(2)), MOST_SEARCH_MS, ' ms', first),
        );
      }
      const aMonth = await exportOf(young);
      const seconds = await exportOf(old);
      const note = `a month: ${aMonth.toFixed(2)} s`;
      figures.push(atMost(`an export with ${OLD.bets} bets`, seconds, MOST_EXPORT_S, ' s', note));
      return figures;
    } finally {
      await young.database.close();
      await old.database.close();
    }
  });
