import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Change } from '../database/change.ts';
import { once } from '../database/inbox.ts';
import { takeReading } from '../metric/arrive.ts';
import type { Metric } from '../metric/metric.ts';
import { nameKey } from '../metric/named.ts';
import { numbersOf } from '../metric/store.ts';
import type { RitualCore } from '../ritual/core.ts';
import { presentSquad } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { outcomeDetail, type Result, resultSchema } from './report.ts';
import { isoWeek, type Row, type RowRefused, rowOf } from './row.ts';
import type { SquadToken } from './token-store.ts';

/** So many readings are one transaction: whoever is answered in Slack meanwhile waits no longer than for these. */
const AT_ONCE = 50;

/** What was sent, with which token, and under which key. */
export interface Sent {
  readonly token: SquadToken;
  readonly readings: readonly unknown[];
  /** Of all of them together; undefined: none was sent. */
  readonly key: string | undefined;
}

/** The key was sent with other readings before. */
export type KeyReused = 'key-reused';

/** Takes what was sent, each reading by itself, in their order; the same key again has the same answer. */
export async function takeAll(
  core: RitualCore,
  { token, readings, key }: Sent,
): Promise<Result[] | KeyReused> {
  const results: Result[] = [];
  for (let from = 0; from < readings.length; from += AT_ONCE) {
    const some = readings.slice(from, from + AT_ONCE);
    const taken = await core.change(async (change) => {
      const there = await presentSquad(change.tx, token.workspaceId, token.squadId);
      if (!there) throw new Error('The squad has ended meanwhile.');
      const scene = { core, change, squad: there.squad, by: token.by };
      if (key === undefined) return { results: await takeSome(scene, some, from) };
      return keyed(scene, `${key}/${from}`, readings, async () => takeSome(scene, some, from));
    });
    if ('reused' in taken) return 'key-reused';
    results.push(...taken.results);
  }
  return results;
}

interface Scene {
  readonly core: RitualCore;
  readonly change: Change;
  readonly squad: Squad;
  readonly by: string;
}

const keptSchema = z.object({ of: z.string(), results: z.array(resultSchema) });

/** Done once under its key. Where all was refused nothing is kept, so that it may come again corrected. */
async function keyed(
  { change, squad }: Scene,
  key: string,
  content: unknown,
  work: () => Promise<Result[]>,
): Promise<{ readonly results: readonly Result[] } | { readonly reused: true }> {
  const of = createHash('sha256').update(JSON.stringify(content)).digest('base64url');
  const { id, workspaceId } = squad;
  const input = { workspaceId, key: `push/${id}/${key}`, kind: 'reading.push', userId: id, at: change.at };
  const done = await once(change.tx, input, keptSchema, async () => {
    const results = await work();
    const isRefused = results.every(({ outcome }) => outcome === 'refused');
    return isRefused ? { refused: results } : { accepted: { of, results } };
  });
  if ('refused' in done) return { results: done.refused };
  return done.accepted.of === of ? done.accepted : { reused: true };
}

async function takeSome(scene: Scene, readings: readonly unknown[], from: number): Promise<Result[]> {
  const results: Result[] = [];
  for (const [place, reading] of readings.entries()) {
    results.push(await takeOne(scene, reading, from + place));
  }
  return results;
}

const refusedAt = (index: number, refused: RowRefused, more: Partial<Result> = {}): Result => ({
  ...{ index, outcome: 'refused' },
  ...more,
  ...refused,
});

async function takeOne(scene: Scene, reading: unknown, index: number): Promise<Result> {
  const { change, squad } = scene;
  const read = rowOf(reading, squad, change.at);
  if ('refused' in read) return refusedAt(index, read.refused);
  const { row } = read;
  const metric = metricMeant(await numbersOf(change.tx, squad.id), row.metric);
  if ('refused' in metric) return refusedAt(index, metric.refused);
  const told = { metric: metric.name, week: isoWeek(row.week), value: row.value };
  if (metric.kind === 'total' && row.value.startsWith('-')) {
    const detail = 'Send a weekly total of 0 or more.';
    return refusedAt(index, { code: 'negative', detail }, told);
  }
  const take = async (): Promise<Result> => ({ ...(await taken(scene, row, metric, index)), ...told });
  if (row.key === undefined) return take();
  const done = await keyed(scene, `reading/${row.key}`, reading, async () => [await take()]);
  const [result = refusedAt(index, reused, told)] = 'reused' in done ? [] : done.results;
  return { ...result, index };
}

async function taken(
  { core, change, squad, by }: Scene,
  { week, asOf, value, origin }: Row,
  metric: Metric,
  index: number,
): Promise<Result> {
  const arrived = { squad, metric, week, value, source: 'push', origin, asOf, by } as const;
  const { outcome } = await takeReading(change, core.rituals, arrived);
  const detail = outcomeDetail[outcome];
  return { index, outcome, ...(detail === undefined ? {} : { detail }) };
}

/** The squad's number of that name or id. */
function metricMeant(
  numbers: readonly Metric[],
  meant: string | undefined,
): Metric | { readonly refused: RowRefused } {
  const found =
    meant === undefined
      ? numbers.find(({ role }) => role === 'northStar')
      : numbers.find(({ id, name }) => id === meant || nameKey(name) === nameKey(meant));
  if (found) return found;
  const names = numbers.map(({ name }) => `"${name}"`).join(', ');
  const detail = `Send one of this squad’s numbers as \`metric\`: ${names}.`;
  return { refused: { code: 'unknown-metric', detail } };
}

const reused: RowRefused = {
  code: 'key-reused',
  detail: 'Send another key: this one came before with something else.',
};
