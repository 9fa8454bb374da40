import { zBelow } from './normal.ts';

/** What a look on the planned day asks for, in standard errors: the limit C of docs/numbers.md. */
export const AT_THE_DATE = zBelow(0.9875);

/** Of something that grows towards a plan: whole days, and the people of both sides. */
export interface Extent {
  readonly days: number;
  /** Null where nobody planned them. */
  readonly people: number | null;
}

/** How much of the plan is counted, 1 on its date: by days or, where people are planned and come late, by people. */
export function progress(planned: Extent, counted: Extent): number {
  const byDays = counted.days / planned.days;
  if (planned.people === null || counted.people === null) return byDays;
  return Math.min(byDays, counted.people / planned.people);
}

/**
 * How many standard errors an interval must reach so that it may be looked at any day: C / √t before the date, a
 * boundary after O'Brien and Fleming (1979, Biometrics 35: 549–556) for looks at any time, by the reflection principle
 * 2 (1 − Φ(C)) = 2.5 % to one side; √(C² + 2 ln t) from then on, which is ours and held by simulation (`npm run bench --
 * numbers`). No history of looks is needed.
 * @param t `progress`, above 0
 */
export function multiplier(t: number): number {
  return t < 1 ? AT_THE_DATE / Math.sqrt(t) : Math.sqrt(AT_THE_DATE ** 2 + 2 * Math.log(t));
}
