import { type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Bet, Commitment, Launch } from '../commitments/commitment.ts';
import { dueIn } from '../commitments/in-the-air.ts';
import { commitmentFor } from '../commitments/listeners.ts';
import type { Query } from '../database/database.ts';
import type { Counted, Look } from '../measurement/counted.ts';
import type { Due } from '../measurement/dates.ts';
import type { Plan, PlanVersion } from '../measurement/plan.ts';
import { looksOf, planOf } from '../measurement/store.ts';
import { lastReadings } from '../metric/reading-store.ts';
import type { Decimal } from '../number/decimal.ts';
import type { Answer } from '../slack/answers.ts';
import type { Asked } from '../slack/listen.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { sentence } from '../slack/sentence.ts';
import type { Here } from '../squad/gate.ts';
import type { Squad } from '../squad/squad.ts';

/** Most looks that are told. */
const LOOKS = 5;
/** A number is ranked among so many weeks before. */
const WEEKS = 12;

/** A week of the squad's own number, and those before it. */
export interface WeekNumber {
  /** Undefined: nobody has entered it. */
  readonly value: Decimal | undefined;
  readonly earlier: readonly Decimal[];
}

/** How a live bet gets its answer, and what is known for it. */
export interface Planned {
  readonly version: PlanVersion;
  readonly plan: Plan;
  readonly due: Due;
  /** Where the squad's own number is counted. */
  readonly week: WeekNumber | undefined;
}

/** A launched bet, and the squad whose member asks about it. */
export interface Live {
  readonly commitment: Commitment;
  readonly bet: Bet;
  readonly here: Here;
  readonly today: LocalDate;
  /** When it went live. */
  readonly since: LocalDate;
  /** Undefined: it was taken in without a plan. */
  readonly planned: Planned | undefined;
  /** Its date has come, or it has its result and is corrected: numbers decide. */
  readonly isDue: boolean;
  /** Numbers that were entered before its date, oldest first. */
  readonly looks: readonly Look[];
}

/** Reads how a live bet gets its answer; undefined: it has no plan. */
async function plannedOf(q: Query, squad: Squad, bet: Bet, launch: Launch): Promise<Planned | undefined> {
  const version = await planOf(q, bet.id);
  return version && (await plannedBy(q, version, await dueIn(q, squad, version.plan, launch.at)));
}

/** The same by a plan that was read. */
export async function plannedBy(q: Query, version: PlanVersion, due: Due): Promise<Planned> {
  const { plan } = version;
  const week =
    plan.way === 'line' && plan.metricId !== null ? await weekNumber(q, plan.metricId, due.from) : undefined;
  return { version, plan, due, week };
}

async function weekNumber(q: Query, metricId: string, monday: LocalDate): Promise<WeekNumber> {
  const readings = await lastReadings(q, metricId, mondayOf(monday), WEEKS + 1);
  return {
    value: readings.find(({ week }) => week === monday)?.value,
    earlier: readings.filter(({ week }) => week < monday).map(({ value }) => value),
  };
}

/** What is counted without anybody entering it: the squad's own number of its week, once that is over. */
export function countedByItself({ plan, due, week }: Planned, today: LocalDate): Counted | undefined {
  if (plan.way !== 'line' || week?.value === undefined || today <= due.to) return undefined;
  return { way: 'line', from: due.from, to: due.to, value: week.value, earlier: [...week.earlier] };
}

/** The launched bet that is asked about, or a sentence that says what is wrong. */
export async function liveFor(asked: Asked, id: string): Promise<{ live: Live } | { refusal: Answer }> {
  const found = await commitmentFor(asked, id);
  if ('refusal' in found) return found;
  const { subject: commitment, here } = found;
  const { bet, launch } = commitment;
  if (bet === null || launch === null) {
    return { refusal: sentence(here.words.week.result.notLive) };
  }
  const { core } = asked;
  const { zone } = here.squad.rituals;
  const since = dateAt(launch.at, zone);
  const today = dateAt(core.clock.now(), zone);
  const known = await core.database.read(async (q) => {
    const planned = await plannedOf(q, here.squad, bet, launch);
    return {
      planned,
      looks: await looksOf(q, bet.id, LOOKS),
      isDue: commitment.result !== null || planned === undefined || planned.due.decided <= today,
    };
  });
  return { live: { commitment, bet, here, today, since, ...known } };
}

/** The names of those who can make a win bigger, and of whoever fixed how it is decided. */
export function namesIn({ core, workspaceId }: Asked, { here, planned }: Live): Promise<Names> {
  const ids = [...here.members.map(({ userId }) => userId), ...(planned ? [planned.version.by] : [])];
  return core.database.read((q) => namesOf(q, workspaceId, ids));
}
