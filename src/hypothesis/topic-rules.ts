import { presentOn, withRole } from '../squad/rules.ts';
import type { Absence, Member, Squad } from '../squad/squad.ts';

const MINUTE_MS = 60_000;

/** Who says whether something goes into the running week, and why it is they. */
export interface Deciders {
  readonly who: readonly string[];
  /** "owner": there is no product manager, or none today; "anybody": the owner isn't there either. */
  readonly why: 'product' | 'owner' | 'anybody';
  /** The squad has a product manager, who is away today. */
  readonly away: boolean;
}

/** The product managers who are there that day; without one the owner; without both any member. */
export function decidersOn(
  squad: Pick<Squad, 'ownerId'>,
  members: readonly Member[],
  absences: readonly Absence[],
  date: string,
): Deciders {
  const there = presentOn(members, absences, date);
  const products = withRole(there, 'product').map(({ userId }) => userId);
  const away = products.length === 0 && withRole(members, 'product').length > 0;
  if (products.length > 0) return { who: products, why: 'product', away };
  if (there.some(({ userId }) => userId === squad.ownerId)) {
    return { who: [squad.ownerId], why: 'owner', away };
  }
  return { who: members.map(({ userId }) => userId), why: 'anybody', away };
}

/** Who is called by a question: who decides, then everybody who is there that day; never who asks. */
export function calledOn(
  deciders: Deciders,
  members: readonly Member[],
  absences: readonly Absence[],
  date: string,
  askedBy: string,
): string[] {
  const there = presentOn(members, absences, date);
  const deciding = deciders.why === 'anybody' ? [] : deciders.who;
  const called = new Set([...deciding, ...there.map(({ userId }) => userId)]);
  called.delete(askedBy);
  return [...called];
}

/** How long something took, as one says it: in minutes below an hour, in hours and minutes below a day. */
export type Duration =
  | { readonly unit: 'moment' }
  | { readonly unit: 'minutes'; readonly n: number }
  | { readonly unit: 'hours'; readonly n: number; readonly minutes: number }
  | { readonly unit: 'days'; readonly n: number };

/** @param ms milliseconds */
export function durationOf(ms: number): Duration {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 1) return { unit: 'moment' };
  if (minutes < 60) return { unit: 'minutes', n: minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { unit: 'hours', n: hours, minutes: minutes % 60 };
  return { unit: 'days', n: Math.round(hours / 24) };
}
