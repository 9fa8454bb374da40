import { addDays, type LocalDate, mondayOf, type Weekday } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import type { Metric } from '../metric/metric.ts';
import { lastReadings } from '../metric/reading-store.ts';
import { metricOf } from '../metric/store.ts';
import type { Decimal } from '../number/decimal.ts';
import type { Squad } from '../squad/squad.ts';
import type { Plan, PlanVersion, TestPlan } from './plan.ts';
import { MOST_EARLIER } from './plan-fields.ts';
import { lastTests, planOf } from './store.ts';

/** What the form of a plan starts from, and is read against. */
export interface PlanBasis {
  /** The squad's North Star; undefined: it has none. */
  readonly metric: Metric | undefined;
  /** Its last weeks that are over, oldest first. */
  readonly weeks: readonly Decimal[];
  readonly hypothesis: Pick<Hypothesis, 'id' | 'direction' | 'worthItFrom' | 'worthItKind'>;
  /** The squad's date. */
  readonly today: LocalDate;
  /** The weekday on which the squad decides. */
  readonly retro: Weekday;
  /** Earlier tests of the squad, newest first: what they counted on is remembered. Only where a test is planned. */
  readonly tests: readonly TestPlan[];
  /** What counts so far. */
  readonly before: PlanVersion | undefined;
}

/** Most earlier plans among which tests are remembered. */
const REMEMBERED = 40;

/** Reads it. @param today the squad's date @param way that is chosen at present */
export async function planBasis(
  q: Query,
  squad: Squad,
  hypothesis: PlanBasis['hypothesis'],
  today: LocalDate,
  way?: Plan['way'],
): Promise<PlanBasis> {
  const metric = await metricOf(q, squad.id);
  return {
    metric,
    weeks: metric ? await earlierWeeks(q, metric.id, mondayOf(today)) : [],
    hypothesis,
    today,
    retro: squad.rituals.retro.weekday,
    tests: way === 'test' ? await lastTests(q, squad.id, REMEMBERED) : [],
    before: await planOf(q, hypothesis.id),
  };
}

/** The values of the weeks before one, oldest first: what a number kept by week is ranked among. */
async function earlierWeeks(q: Query, metricId: string, week: LocalDate): Promise<Decimal[]> {
  const readings = await lastReadings(q, metricId, addDays(week, -7), MOST_EARLIER);
  return readings.map(({ value }) => value);
}
