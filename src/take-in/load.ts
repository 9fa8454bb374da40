import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import { presentOn } from '../squad/rules.ts';
import type { Absence, Member } from '../squad/squad.ts';

/** The days of one member in a week, in tenths of a person-day. */
export interface OwnDays {
  readonly userId: string;
  /** All on which they are in. */
  readonly inWeek: number;
  /** Those of them that are left. */
  readonly left: number;
}

/** Days that something takes, in tenths of a person-day, and whose they are; null: nobody's in particular. */
export interface Part {
  readonly userId: string | null;
  readonly days: number;
}

/** What a squad has to work with in a week, and what of it is taken. */
export interface Load {
  readonly each: readonly OwnDays[];
  /** Of what is still to be done. */
  readonly taken: readonly Part[];
}

/** By how much a week is too full, in tenths of a person-day; a form keeps it until it is confirmed. */
export const overSchema = z.object({
  /** All together; 0: it fits. */
  total: z.number(),
  /** More than the squad has left. */
  squad: z.number(),
  /** Who has more than their own days, with what they would have to do of how much: of their week, or of what is left. */
  people: z.array(z.object({ userId: z.string(), todo: z.number(), of: z.number(), isLeft: z.boolean() })),
  /** Parts of people who are not in for the rest of the week: they count for nobody. */
  notIn: z.array(z.object({ userId: z.string(), days: z.number() })),
});
export type Over = z.infer<typeof overSchema>;

/** It fits. */
export const NOT_OVER: Over = { total: 0, squad: 0, people: [], notIn: [] };

/** Each member's days in, in tenths: on the week's working days, and on those of them that are left. */
export function daysOfEach(given: {
  readonly members: readonly Member[];
  readonly absences: readonly Absence[];
  readonly workingDays: readonly LocalDate[];
  readonly workingDaysLeft: readonly LocalDate[];
}): OwnDays[] {
  const { members, absences, workingDays, workingDaysLeft } = given;
  const daysIn = (member: Member, dates: readonly LocalDate[]): number =>
    10 * dates.filter((date) => presentOn([member], absences, date).length > 0).length;
  return members.map((member) => ({
    userId: member.userId,
    inWeek: daysIn(member, workingDays),
    left: daysIn(member, workingDaysLeft),
  }));
}

const sum = (parts: readonly { readonly days: number }[]): number =>
  parts.reduce((tenths, { days }) => tenths + days, 0);

/** What the squad has to work with: what is left to each of its members. */
export const daysLeftIn = (each: readonly OwnDays[]): number =>
  each.reduce((tenths, { left }) => tenths + left, 0);

/** All days that are taken. */
export const daysTaken = ({ taken }: Pick<Load, 'taken'>): number => sum(taken);

/**
 * Whose the days are that an estimated bet takes: its authors' where their parts add up to it, also where its days were
 * corrected and only one gave a part; else nobody's in particular.
 */
export function partsOf(days: number | null, given: readonly Part[]): Part[] {
  if (days === null) return [];
  if (sum(given) === days) return given.map(({ userId, days: own }) => ({ userId, days: own }));
  const [only, ...others] = given;
  return [{ userId: only && others.length === 0 ? only.userId : null, days }];
}

/**
 * By how much the week would be too full with these days more and those less: for the squad, and for each whose days
 * they are. Nobody is measured against days on which somebody else is in. Once no working day is left, all is too much.
 * @param more null: nobody has estimated it, so nobody can say
 */
export function overWith(
  { each, taken }: Load,
  more: readonly Part[] | null,
  less: readonly Part[] = [],
): Over {
  const isWeekLeft = daysLeftIn(each) > 0;
  const isIn = ({ userId }: Part): boolean =>
    userId === null || !isWeekLeft || each.some((own) => own.userId === userId && own.left > 0);
  const of = (parts: readonly Part[], userId: string): number =>
    sum(parts.filter((part) => part.userId === userId));
  const added = more ?? [];
  const notIn = added.flatMap((part) =>
    part.userId !== null && part.days > 0 && !isIn(part) ? [{ userId: part.userId, days: part.days }] : [],
  );
  const news = added.filter(isIn);
  const todo = sum(taken.filter(isIn)) - sum(less.filter(isIn)) + sum(news);
  const squad = sum(news) === 0 ? 0 : Math.max(0, todo - daysLeftIn(each));
  const people = each.flatMap(({ userId, inWeek, left }) => {
    const own = of(news, userId);
    if (own === 0 || !isWeekLeft) return [];
    const all = of(taken, userId) - of(less, userId) + own;
    // What is worse is told, and counts: of what is new against what is left, of all against the week.
    const isLeft = own - left >= all - inWeek;
    const one = isLeft ? { todo: own, of: left } : { todo: all, of: inWeek };
    return one.todo > one.of ? [{ userId, ...one, isLeft }] : [];
  });
  const total = squad + people.reduce((tenths, one) => tenths + one.todo - one.of, 0);
  return { total, squad, people, notIn };
}
