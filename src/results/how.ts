import type { Counted, Method, ResultKind } from '../commitments/arms.ts';

/** How a result was compared and what was counted, as one choice; or that there is nothing to count. */
export const hows = [
  'variants/rate',
  'variants/total',
  'before-after/rate',
  'before-after/total',
  'none',
] as const;
export type How = (typeof hows)[number];

/** The fields for numbers and days, in the order in which they are asked. */
export const numberFields = ['aCount', 'aOutOf', 'bCount', 'bOutOf', 'unit'] as const;
export const dayFields = ['bFrom', 'bTo', 'aFrom', 'aTo'] as const;
export type NumberField = (typeof numberFields)[number];
export type DayField = (typeof dayFields)[number];

/** What the choice stands for; without numbers the first of each. */
export function comparedBy(how: How): { method: Method; kind: ResultKind } {
  const [method, kind] = how.split('/');
  return {
    method: method === 'before-after' ? 'before-after' : 'variants',
    kind: kind === 'total' ? 'total' : 'rate',
  };
}

/** The choice that a stored result was entered with. */
export function howOf({ method, kind, arms }: Counted): How {
  return arms.b === null ? 'none' : `${method}/${kind}`;
}

/** Whether that field is asked: a rate is out of something, and only before and after have days of their own. */
export function isAsked(field: NumberField | DayField, how: How): boolean {
  if (how === 'none') return false;
  const { method, kind } = comparedBy(how);
  if (field === 'aOutOf' || field === 'bOutOf' || field === 'unit') return kind === 'rate';
  if (field === 'aFrom' || field === 'aTo') return method === 'before-after';
  return true;
}
