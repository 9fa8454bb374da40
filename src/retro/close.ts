import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { daysOf } from '../hypothesis/estimate-store.ts';
import { ideaCounts, ideasByScore } from '../hypothesis/store.ts';
import { currentNumber } from '../metric/current.ts';
import { lastReadings, targetOf } from '../metric/store.ts';
import { touchPlan } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { plannedOn } from '../ritual/plan.ts';
import type { Member, Squad } from '../squad/squad.ts';
import { membersOf } from '../squad/store.ts';
import { carryInto } from '../week/carry.ts';
import type { Commitment, Result } from '../week/commitment.ts';
import { resultsDue, scaleUpsWaiting, scaleUpTitles } from '../week/store.ts';
import { effectIn } from '../week/verdict-form.ts';
import type { Decided, Digest, Won } from './snapshot.ts';
import { type Note, notesOf } from './store.ts';
import { dayOf, ruledOutNumbers, type Week, weekOf } from './week.ts';

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
  await touchPlan(change, squad);
  return {
    schema: 'digest',
    version: 1,
    week,
    metric: await numberOf(tx, squad, week),
    ...(await resultsOf(tx, squad, found)),
    ...standingOf(squad, found),
    notes: withoutNames(await notesOf(tx, occurrence.id)),
    next: await nextOf(tx, squad, week),
  };
}

async function numberOf(q: Query, squad: Squad, week: LocalDate): Promise<Digest['metric']> {
  const current = await currentNumber(q, squad.id, week);
  if (!current) throw new Error(`The squad ${squad.id} has no metric: set-up makes one.`);
  const { metric } = current;
  const readings = await lastReadings(q, metric.id, week, WEEKS);
  const weeks: Digest['metric']['weeks'] = [];
  for (const { week: of, value } of readings) {
    weeks.push({ week: of, value, target: await targetOf(q, metric.id, of) });
  }
  const { value, target, asOf } = current.standing;
  const last = readings.at(-1);
  return {
    name: metric.name,
    kind: metric.kind,
    value: value ?? null,
    at: asOf ?? last?.at ?? null,
    by: last?.by ?? null,
    target: target ?? null,
    weeks,
  };
}

type Bet = NonNullable<Commitment['bet']>;
type Settled = Commitment & { readonly bet: Bet; readonly result: Result };

const isSettled = (one: Commitment): one is Settled => one.bet !== null && one.result !== null;

function decidedOf({ title, bet, result }: Settled): Decided {
  const { method, kind, arms, learned } = result;
  const effect = effectIn(result, bet);
  const { worthItFrom } = bet;
  return {
    title,
    metric: arms.metric,
    learned,
    measured: effect ? { effect, method, kind, arms, worthItFrom } : null,
  };
}

type Results = Pick<Digest, 'won' | 'lost' | 'inconclusive' | 'invalid'>;

async function resultsOf(q: Query, squad: Squad, { commitments }: Week): Promise<Results> {
  const settled = commitments.filter(isSettled);
  const by = (verdict: Result['verdict']) => settled.filter(({ result }) => result.verdict === verdict);
  const won = by('won');
  const members = await membersOf(q, squad.id);
  const bigger = await scaleUpTitles(
    q,
    won.map(({ bet }) => bet.id),
  );
  const nth = await ruledOutNumbers(
    q,
    squad,
    settled.filter(({ result }) => result.ruledOut).map(({ result }) => result.at),
  );
  return {
    won: won.map((one) => ({
      ...decidedOf(one),
      ...creditOf(one, members),
      scaleUp: bigger.get(one.bet.id) ?? null,
    })),
    lost: by('lost').map((one) => ({
      ...decidedOf(one),
      nthThisQuarter: one.result.ruledOut ? (nth.get(one.bet.id) ?? null) : null,
    })),
    inconclusive: by('inconclusive').map(decidedOf),
    invalid: by('invalid').map(decidedOf),
  };
}

/** Who is celebrated: who proposed it, the designers among those who worked on it, and the others of them. */
function creditOf(
  { bet, ownerId, others }: Settled,
  members: readonly Member[],
): Pick<Won, 'proposedBy' | 'builtBy' | 'designedBy'> {
  const worked = [ownerId, ...others];
  const designs = (userId: string): boolean => {
    const roles = members.find((one) => one.userId === userId)?.roles ?? [];
    return roles.includes('designer') && !roles.includes('engineer');
  };
  return {
    proposedBy: bet.authorId,
    builtBy: worked.filter((userId) => !designs(userId)),
    designedBy: worked.filter(designs),
  };
}

type Standing = Pick<Digest, 'tooEarly' | 'live' | 'carried' | 'done' | 'dropped' | 'launches'>;

function standingOf(squad: Squad, { week, commitments }: Week): Standing {
  const waiting = commitments.filter((one) => one.state === 'launched' && one.result === null);
  const inState = (...states: readonly Commitment['state'][]) =>
    commitments
      .filter((one) => states.includes(one.state))
      .map(({ title, bet }) => ({ title, bet: bet !== null }));
  return {
    tooEarly: waiting.flatMap(({ title, checkIn }) =>
      checkIn ? [{ title, missing: checkIn.missing, date: checkIn.date }] : [],
    ),
    live: waiting.flatMap(({ title, checkIn, launch }) =>
      checkIn || !launch ? [] : [{ title, since: dayOf(squad, launch.at) }],
    ),
    carried: inState('open', 'carried'),
    done: inState('done').map(({ title }) => ({ title })),
    dropped: inState('dropped').map(({ title }) => ({ title })),
    launches: commitments.filter(({ launch }) => launch !== null && dayOf(squad, launch.at) >= week).length,
  };
}

function withoutNames(notes: readonly Note[]): Digest['notes'] {
  const all = (part: 'wentWell' | 'didnt' | 'tryNext') => notes.flatMap((note) => note[part] ?? []);
  return { wentWell: all('wentWell'), didnt: all('didnt'), tryNext: all('tryNext') };
}

async function nextOf(q: Query, squad: Squad, week: LocalDate): Promise<Digest['next']> {
  const monday = addDays(week, 7);
  const planning = await plannedOn(q, squad, 'planning', monday);
  const ideas = await ideasByScore(q, squad.id, LOOKED_THROUGH);
  const estimates = await daysOf(
    q,
    ideas.map(({ id }) => id),
  );
  const first = ideas.find(({ id }) => !estimates.get(id)?.simple);
  return {
    ...(await ideaCounts(q, squad.id)),
    scaleUps: (await scaleUpsWaiting(q, squad.id)).length,
    resultsDue: (await resultsDue(q, squad.id, planning?.date ?? monday)).length,
    estimateFirst: first?.id ?? null,
    opensAt: planning?.opensAt ?? null,
  };
}
