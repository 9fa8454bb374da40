import { type Outcome, suggestedBy } from '../measurement/judge.ts';

/**
 * Numbers that decide nothing yet: by a line before its date; by a test only as long as the interval that may be looked
 * at daily says nothing.
 */
export function isLook(outcome: Outcome, isDue: boolean): boolean {
  if (isDue) return false;
  const suggested = suggestedBy(outcome);
  return !(
    outcome.way === 'test' &&
    (suggested === 'won' || suggested === 'lost' || suggested === 'invalid')
  );
}
