import { addDays, type LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Action } from '../commitments/action.ts';
import { carryInto } from '../commitments/carry.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { inTheAirOf } from '../commitments/in-the-air.ts';
import { type Note, notesOf, triesOf } from '../commitments/note-store.ts';
import { scaleUpsWaiting } from '../commitments/scale-up-store.ts';
import { resultsDue } from '../commitments/store.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { changed } from '../delivery/changed.ts';
import { estimatesOf } from '../hypothesis/estimate-store.ts';
import { ideaCounts, ideasByScore } from '../hypothesis/store.ts';
import { answerTimes } from '../hypothesis/topic-store.ts';
import { currentNumber } from '../metric/current.ts';
import { lastReadings } from '../metric/reading-store.ts';
import { isSoFar } from '../metric/rules.ts';
import { targetOf } from '../metric/store.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { plannedOn } from '../ritual/plan.ts';
import type { Squad } from '../squad/squad.ts';
import { median } from '../statistics/median.ts';
import { decidedResults } from './decided.ts';
import type { Digest } from './snapshot.ts';
import { type Week, weekOf } from './week.ts';

/** Weeks in the digest's chart. */
const WEEKS = 8;
/** Ideas looked through for one without an estimate: those without a score come last, but few squads have more. */
const LOOKED_THROUGH = 100;

/**
 * Closes the week: what is still open goes on next week, and the digest says what the week came to.
 * @param by null: its hour came
 */
export async function closeWeek(
  change: Change,
  squad: Squad,
  occurrence: Occurrence,
  by: string | null,
): Promise<Digest> {
  const { tx } = change;
  const found = await weekOf(tx, squad, occurrence);
  const { week } = found;
  const open = found.commitments.filter(({ state }) => state === 'open');
  await carryInto(change, squad, open, addDays(week, 7), by);
  changed(change, squad, 'commitments');
  return {
    schema: 'digest',
    version: 2,
    week,
    date: occurrence.date,
    metric: await numberOf(tx, squad, week),
    ...(await decidedResults(tx, squad, found.commitments)),
    ...(await standingOf(tx, squad, found)),
    ...askedOf(await answerTimes(tx, squad.id, found.since)),
    notes: withoutNames(await notesOf(tx, occurrence.id), found.taken),
    actions: found.taken.map(({ text, ownerId }) => ({ text, ownerId })),
    next: await nextWeekOf(tx, squad, week),
    corrections: [],
  };
}

function askedOf(times: readonly number[]): Pick<Digest, 'asked'> {
  return times.length === 0 ? {} : { asked: { times: times.length, medianMs: median(times) } };
}

/** The number of a week, as its digest tells it. */
export async function numberOf(q: Query, squad: Squad, week: LocalDate): Promise<Digest['metric']> {
  const current = await currentNumber(q, squad.id, week);
  if (!current) throw new Error(`The squad ${squad.id} has no metric: set-up makes one.`);
  const { metric } = current;
  const readings = await lastReadings(q, metric.id, week, WEEKS);
  const weeks: Digest['metric']['weeks'] = [];
  for (const reading of readings) {
    const { week: of, value } = reading;
    const soFar = isSoFar(metric, reading, squad.rituals.zone);
    weeks.push({ week: of, value, target: await targetOf(q, metric.id, of), soFar });
  }
  const { value, target, asOf } = current.standing;
  const last = readings.at(-1);
  return {
    name: metric.name,
    kind: metric.kind,
    direction: metric.direction,
    value: value ?? null,
    at: asOf ?? last?.at ?? null,
    by: last?.by ?? null,
    target: target ?? null,
    weeks,
  };
}

type Standing = Pick<Digest, 'tooEarly' | 'live' | 'carried' | 'done' | 'dropped' | 'launches'>;

async function standingOf(q: Query, squad: Squad, { week, commitments, done }: Week): Promise<Standing> {
  const { zone } = squad.rituals;
  const waiting = commitments.filter((one) => one.state === 'launched' && one.result === null);
  const inTheAir = await inTheAirOf(q, squad, waiting);
  const inState = (...states: readonly Commitment['state'][]) =>
    commitments
      .filter((one) => states.includes(one.state))
      .map(({ title, bet, nextStep }) => ({ title, bet: bet !== null, nextStep }));
  const live = ({ bet, title, launch }: Commitment) => ({
    id: bet?.id ?? '',
    title,
    link: launch?.link ?? null,
  });
  return {
    tooEarly: waiting.flatMap((one) =>
      one.checkIn ? [{ ...live(one), missing: one.checkIn.missing, date: one.checkIn.date }] : [],
    ),
    live: waiting.flatMap((one) => {
      if (one.checkIn || !one.launch) return [];
      const decided = inTheAir.get(one.id);
      return [{ ...live(one), since: dateAt(one.launch.at, zone), ...(decided ? { decided } : {}) }];
    }),
    carried: inState('open', 'carried'),
    done: [...inState('done').map(({ title }) => title), ...done.map(({ text }) => text)].map((title) => ({
      title,
    })),
    dropped: inState('dropped').map(({ title }) => ({ title })),
    launches: commitments.filter(({ launch }) => launch !== null && dateAt(launch.at, zone) >= week).length,
  };
}

function withoutNames(
  notes: readonly (Note & { readonly id: string })[],
  taken: readonly Action[],
): Digest['notes'] {
  const all = (part: 'wentWell' | 'didnt') => notes.flatMap((note) => note[part] ?? []);
  const free = notes
    .flatMap(triesOf)
    .map(({ text }) => text)
    .filter((text) => !taken.some((action) => action.text === text));
  return { wentWell: all('wentWell'), didnt: all('didnt'), tryNext: free };
}

/** What waits for the next planning, after the week named by its Monday. */
export async function nextWeekOf(q: Query, squad: Squad, week: LocalDate): Promise<Digest['next']> {
  const monday = addDays(week, 7);
  const planning = await plannedOn(q, squad, 'planning', monday);
  const ideas = await ideasByScore(q, squad.id, LOOKED_THROUGH);
  const estimates = await estimatesOf(
    q,
    ideas.map(({ id }) => id),
  );
  const first = ideas.find(({ id }) => !estimates.get(id)?.simple);
  return {
    ...(await ideaCounts(q, squad.id)),
    scaleUps: (await scaleUpsWaiting(q, squad.id)).length,
    resultsDue: (await resultsDue(q, squad, planning?.date ?? monday)).length,
    estimateFirst: first?.id ?? null,
    opensAt: planning?.opensAt ?? null,
  };
}
