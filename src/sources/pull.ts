import { AsyncLocalStorage } from 'node:async_hooks';
import { z } from 'zod';
import { addDays } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { takeReading } from '../metric/arrive.ts';
import type { Metric } from '../metric/metric.ts';
import { readingOf } from '../metric/reading-store.ts';
import { numberOf } from '../metric/store.ts';
import { weekProblem } from '../metric/which-week.ts';
import type { RitualCore } from '../ritual/core.ts';
import { weekAt } from '../ritual/rules.ts';
import { cancelTimers, setTimer } from '../schedule/store.ts';
import { type DueHandler, dueHandler } from '../schedule/tick.ts';
import { daysOffOf } from '../squad/absence-store.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import type { Answered, Ask } from './ask.ts';
import type { Value } from './read.ts';
import { nextPull, nextTry, type Rhythm } from './schedule.ts';
import type { Sealer } from './secret.ts';
import { noteAsked, type Source, sourceById } from './store.ts';

const PULL = defineKind('sources.pull', z.object({ sourceId: z.string() }));

/** Until then it is asked again where a crash came in between. */
const LEASE_MS = 5 * 60_000;
/** Sources asked at once. */
const AT_ONCE = 8;

const outside = AsyncLocalStorage.snapshot();

/** Asks sources when they are due. */
export interface Puller {
  readonly handler: DueHandler;
  /** Begins to ask. */
  start(): void;
  /** Asks nothing more; resolves when what was asked is kept. */
  stop(): Promise<void>;
}

const keyOf = ({ metricId }: Pick<Source, 'metricId'>): string => `source/${metricId}`;

/** It is asked at an instant, UTC milliseconds. */
export async function askAt(change: Change, source: Source, at: number): Promise<void> {
  const { workspaceId, squadId, id: sourceId } = source;
  await setTimer(change, { workspaceId, squadId, key: keyOf(source), at, kind: PULL, subject: { sourceId } });
}

/** It is asked no more. */
export async function askNoMore(
  change: Change,
  source: Pick<Source, 'workspaceId' | 'metricId'>,
): Promise<void> {
  await cancelTimers(change, { workspaceId: source.workspaceId, keyPrefix: keyOf(source) });
}

/** A source with its squad and number, as long as these are there. */
async function livingSource(q: Query, workspaceId: string, id: string) {
  const source = await sourceById(q, workspaceId, id);
  const squad = source && (await squadOf(q, workspaceId, source.squadId));
  if (!squad || squad.state === 'ended') return undefined;
  const metric = await numberOf(q, squad.id, source.metricId);
  return metric && { source, squad, metric };
}

/** When it is asked, in the calendar of its squad. */
async function rhythmOf(q: Query, squad: Squad, source: Source, at: number): Promise<Rhythm> {
  const { zone } = squad.rituals;
  const today = dateAt(at, zone);
  const daysOff = await daysOffOf(q, squad.id, addDays(today, -15), addDays(today, 10));
  return { id: source.id, dailyAt: source.dailyAt, zone, daysOff };
}

/** What else follows from what came, in the same change. */
export type Follow = (
  change: Change,
  came: {
    readonly source: Source;
    readonly squad: Squad;
    readonly metric: Metric;
    readonly rhythm: Rhythm;
    /** Values that count from now on. */
    readonly taken: readonly Value[];
  },
) => Promise<void>;

/**
 * Asks the sources of all squads when they are due: outside of any transaction, then one that takes what came and sets the
 * next time. After a crash in between it is asked once more, which does no harm.
 */
export function createPuller(options: {
  readonly core: Pick<RitualCore, 'database' | 'change' | 'activities' | 'rituals' | 'log'>;
  readonly ask: Ask;
  readonly sealer: Sealer;
  readonly follow: Follow;
}): Puller {
  const { core, ask, sealer, follow } = options;
  const waiting = new Map<string, string>();
  const running = new Set<Promise<void>>();
  let isRunning = false;

  const pull = async (workspaceId: string, id: string): Promise<void> => {
    const found = await core.database.read((q) => livingSource(q, workspaceId, id));
    if (!found) return;
    const { source, squad, metric } = found;
    const { kind, address, pick, dates, mark } = source;
    const value = source.secret === null ? undefined : sealer.unseal(metric.id, source.secret);
    const header = source.header === null || value === undefined ? undefined : { name: source.header, value };
    // While a squad pauses nobody asks for its number.
    const answered = isActive(squad)
      ? await ask({ kind, address, header, pick, dates, mark, squad, metric })
      : undefined;
    await core.change((change) => keep(change, workspaceId, id, answered));
    if (answered && 'problem' in answered) {
      core.log.info({ source: id, squad: squad.id, ...answered.problem }, 'A source brought nothing');
    }
  };

  const keep = async (
    change: Change,
    workspaceId: string,
    id: string,
    answered: Answered | undefined,
  ): Promise<void> => {
    // Meanwhile it may have been changed or removed.
    const found = await livingSource(change.tx, workspaceId, id);
    if (!found) return;
    const { squad, metric } = found;
    const rhythm = await rhythmOf(change.tx, squad, found.source, change.at);
    const next = (): number => nextPull(rhythm, change.at);
    if (answered === undefined) return await askAt(change, found.source, next());
    if ('problem' in answered) {
      const failures = found.source.failures + 1;
      await noteAsked(change, id, { problem: answered.problem, failures });
      await askAt(change, found.source, nextTry(rhythm, failures, change.at));
    } else {
      const last = answered.values.at(-1) ?? answered.values[0];
      await noteAsked(change, id, { ...last, asOf: answered.asOf, problem: null, failures: 0 });
      await askAt(change, found.source, next());
    }
    const taken = 'problem' in answered ? [] : await take(change, found, answered);
    const source = await sourceById(change.tx, workspaceId, id);
    if (source) await follow(change, { source, squad, metric, rhythm, taken });
  };

  const take = async (
    change: Change,
    { source, squad, metric }: { source: Source; squad: Squad; metric: Metric },
    { values, asOf }: Extract<Answered, { asOf: number }>,
  ): Promise<Value[]> => {
    const taken: Value[] = [];
    for (const { week, value } of values) {
      if (await weekProblem(change.tx, squad, week, change.at)) continue;
      if (source.dates === '' && (await isStillLastWeeks(change.tx, squad, metric, { week, value }, asOf)))
        continue;
      const arrived = { squad, metric, week, value, source: 'pull', asOf, by: source.setBy } as const;
      const { outcome } = await takeReading(change, core.rituals, arrived);
      if (outcome === 'taken') taken.push({ week, value });
    }
    return taken;
  };

  const begin = (): void => {
    while (isRunning && running.size < AT_ONCE) {
      const [next] = waiting;
      if (!next) return;
      const [id, workspaceId] = next;
      waiting.delete(id);
      const work = outside(() => core.activities.run('fetch a number', () => pull(workspaceId, id)))
        .catch((error: unknown) => core.log.error({ error, source: id }, 'A source could not be asked'))
        .finally(() => {
          running.delete(work);
          begin();
        });
      running.add(work);
    }
  };

  return {
    handler: dueHandler(PULL, async (change, { workspaceId }, { sourceId }) => {
      const source = await sourceById(change.tx, workspaceId, sourceId);
      if (!source) return;
      await askAt(change, source, change.at + LEASE_MS);
      waiting.set(sourceId, workspaceId);
      begin();
    }),
    start() {
      isRunning = true;
      begin();
    },
    async stop() {
      isRunning = false;
      await Promise.all(running);
    },
  };
}

/**
 * A total that begins anew each Monday, and a source that was not told yet: on the first two days what it says is last
 * week's, as long as it says the same.
 */
async function isStillLastWeeks(
  q: Query,
  squad: Squad,
  metric: Metric,
  { week, value }: Value,
  asOf: number,
): Promise<boolean> {
  if (metric.kind === 'level' || week !== weekAt(squad, asOf)) return false;
  if (dateAt(asOf, squad.rituals.zone) > addDays(week, 1)) return false;
  if (await readingOf(q, metric.id, week)) return false;
  return (await readingOf(q, metric.id, addDays(week, -7)))?.value === value;
}
