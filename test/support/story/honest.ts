import { expect } from 'vitest';
import { addDays, daysBetween, type LocalDate, mondayOf } from '../../../src/calendar/date.ts';
import { dateAt } from '../../../src/calendar/zone.ts';
import { castIn } from '../../../src/demo/cast.ts';
import type { Language } from '../../../src/language/language.ts';
import { type Counted, countedSchema } from '../../../src/measurement/counted.ts';
import { decidedOn } from '../../../src/measurement/dates.ts';
import { planSchema } from '../../../src/measurement/plan.ts';
import { rowsIn } from '../database/rows.ts';

const FRIDAY = 5;

/** Everything that was counted, of both sides of a test together. */
function total(counted: Counted): number {
  if (counted.way === 'line') return Number(counted.value);
  if (counted.way === 'comparison') return Number(counted.pair.with) + Number(counted.pair.without);
  const { sides } = counted;
  if (sides.kind !== 'rate') throw new Error('The demo counts people.');
  return sides.control.count + sides.variant.count;
}

/** What the squad's number came to on these days, a week's on each of its days alike. */
function cameTo(file: string, { from, to }: Counted): number {
  const weeks = new Map<LocalDate, number>();
  // The last one that was entered of a week counts.
  for (const { week, value } of rowsIn(file, 'select week, value from readings order by id')) {
    weeks.set(String(week), Number(value));
  }
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, day) => addDays(from, day));
  return days.reduce((sum, day) => sum + (weeks.get(mondayOf(day)) ?? 0) / 7, 0);
}

/**
 * A story in which each result can be true: whole days from the day after the launch to the day before the result, at
 * least a week of them, decided on the day that was said and not before, with no more counted than the squad's number.
 * @param results how many there are, corrected ones too
 */
export function expectHonest(file: string, language: Language, results: number): void {
  const { zone } = castIn(language);
  const found = rowsIn(
    file,
    `select plan, counted, launches.at as live, results.at as said from results
       left join measurement_plans on measurement_plans.id = plan_id
       join launches on launches.commitment_id = results.commitment_id`,
  );
  expect(found).toHaveLength(results);
  for (const row of found) {
    const plan = planSchema.parse(JSON.parse(String(row['plan'])));
    const counted = countedSchema.parse(JSON.parse(String(row['counted'])));
    const live = dateAt(Number(row['live']), zone);
    const said = dateAt(Number(row['said']), zone);
    expect(counted.from > live, `${plan.counts}: counted from the day after the launch`).toBe(true);
    expect(counted.to < said, `${plan.counts}: counted until yesterday`).toBe(true);
    expect(daysBetween(counted.from, counted.to) + 1).toBeGreaterThanOrEqual(
      plan.way === 'test' ? plan.days : 7,
    );
    expect(said >= decidedOn(plan, live, FRIDAY), `${plan.counts}: not before its day`).toBe(true);
    expect(total(counted)).toBeLessThanOrEqual(cameTo(file, counted));
  }
}
