import { z } from 'zod';
import { addDays, mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { commitmentsOf } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { defineKind } from '../database/kind.ts';
import { type Renderer, renderer } from '../delivery/renderer.ts';
import { want, whereIs } from '../delivery/want.ts';
import { type Inline, join, plain } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import type { Metric } from '../metric/metric.ts';
import { numberValue } from '../metric/numbers.ts';
import { lastReadings } from '../metric/reading-store.ts';
import { numberOf } from '../metric/store.ts';
import { asOf, NAME } from '../metric/views.ts';
import { weekAt } from '../ritual/rules.ts';
import { sprintOn } from '../ritual/store.ts';
import { buttonFor, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import { typed } from '../slack/typed.ts';
import { readerFor } from '../squad/reader.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { jumpOf } from './jump.ts';
import { problemSchema } from './problem.ts';
import type { Follow } from './pull.ts';
import type { Value } from './read.ts';
import { isSilent } from './schedule.ts';
import { noteTold } from './store.ts';

const about = { squadId: z.string(), metricId: z.string(), userId: z.string() };
const SILENT = defineKind(
  'sources.silent',
  z.object({ ...about, since: z.number().nullable(), problem: problemSchema }),
);
const JUMP = defineKind(
  'sources.jump',
  z.object({ ...about, week: z.string(), value: z.string(), last: z.number(), usual: z.number() }),
);

/** Most launches that are named, and characters of one. */
const LAUNCHES = 5;
const TITLE = 80;

/** The keeper is told of a source that is silent, once until it answers, and of values that jump. */
export const tellKeeper: Follow = async (change, { source, squad, metric, rhythm, taken }) => {
  const { workspaceId, id: squadId, numberKeeperId: userId } = squad;
  const silent = isSilent(rhythm, source.asOf ?? source.setAt, change.at);
  if (silent && source.toldAt === null) {
    await want(change, {
      ...{ workspaceId, squadId, kind: SILENT, to: { user: userId }, priority: 4 },
      key: `squad/${squadId}/source/${source.id}/silent/${change.at}`,
      subject: {
        ...{ squadId, metricId: metric.id, userId, since: source.asOf },
        problem: source.problem ?? { why: 'stale', detail: '' },
      },
    });
  }
  if (silent !== (source.toldAt !== null)) await noteTold(change, source.id, silent ? change.at : null);
  for (const value of taken) await pointOutJump(change, squad, metric, value);
};

/** Points a value out to the squad's keeper that lies beyond what weeks differ by; once a week. It counts all the same. */
async function pointOutJump(
  change: Change,
  squad: Squad,
  metric: Metric,
  { week, value }: Value,
): Promise<void> {
  const weeks = await lastReadings(change.tx, metric.id, addDays(week, -7), 9);
  const isRunning = metric.kind === 'total' && week >= weekAt(squad, change.at);
  const jump = jumpOf(
    weeks.map((each) => Number(each.value)),
    Number(value),
    isRunning,
  );
  if (!jump || !isActive(squad)) return;
  const { workspaceId, id: squadId, numberKeeperId: userId } = squad;
  const key = `squad/${squadId}/number/${metric.id}/jump/${week}`;
  if (await whereIs(change.tx, workspaceId, key)) return;
  await want(change, {
    ...{ workspaceId, squadId, key, kind: JUMP, to: { user: userId }, priority: 4 },
    subject: { squadId, metricId: metric.id, userId, week, value, ...jump },
  });
}

/** What it is about, and how the keeper reads. */
async function scene(
  q: Query,
  workspaceId: string,
  given: { readonly squadId: string; readonly metricId: string; readonly userId: string },
) {
  const squad = await squadOf(q, workspaceId, given.squadId);
  const metric =
    squad && squad.state !== 'ended' ? await numberOf(q, given.squadId, given.metricId) : undefined;
  return squad && metric && { squad, metric, reader: await readerFor(q, squad, given.userId) };
}

const silentRenderer = renderer(SILENT, async (q, owed, subject) => {
  const found = await scene(q, owed.workspaceId, subject);
  if (!found) return undefined;
  const { squad, metric, reader } = found;
  const { words } = speechTo(reader);
  const { sources: told, metric: numbers } = words;
  const { since, problem } = subject;
  const name = typed(metric.name, NAME);
  const fact =
    since === null ? told.silentEver(name) : told.silent(name, asOf(since, { ...reader, now: owed.now }));
  const blocks = [
    rich(fact, told.problems[problem.why](typed(problem.detail)), told.silentNext),
    buttons(
      buttonFor(told.look, actions.openSource, numberValue(squad.id, metric.id)),
      buttonFor(numbers.enterIt, actions.enterNumber, numberValue(squad.id, metric.id)),
    ),
  ];
  return { text: plain(fact), blocks, isFinal: true };
});

const jumpRenderer = renderer(JUMP, async (q, owed, subject) => {
  const found = await scene(q, owed.workspaceId, subject);
  if (!found) return undefined;
  const { squad, metric, reader } = found;
  const { words, format } = speechTo(reader);
  const { sources: told } = words;
  const { week, value, last, usual } = subject;
  const fact = told.jumped(typed(metric.name, NAME), format.number(value), format.week(week));
  const titles = await launchedIn(q, squad, week);
  const launches: Inline =
    titles.length === 0
      ? told.noLaunches
      : told.launches(join(titles, reader.language === 'en' ? ', ' : '、'));
  const blocks = [
    rich(fact, told.jumpedFrom(format.number(last), format.number(usual)), launches, told.jumpedNext),
    buttons(buttonFor(told.look, actions.openSource, numberValue(squad.id, metric.id))),
  ];
  return { text: plain(fact), blocks, isFinal: true };
});

/** Titles of what went live in a week. */
async function launchedIn(q: Query, squad: Squad, week: string): Promise<string[]> {
  const sprint = await sprintOn(q, squad.id, week);
  const all = sprint ? await commitmentsOf(q, sprint.id) : [];
  return all
    .filter(({ launch }) => launch && mondayOf(dateAt(launch.at, squad.rituals.zone)) === week)
    .slice(0, LAUNCHES)
    .map(({ title }) => typed(title, TITLE));
}

/** What draws these messages. */
export const renderers: readonly Renderer[] = [silentRenderer, jumpRenderer];
