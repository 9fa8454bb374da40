import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import { weekAt } from '../ritual/rules.ts';
import { occurrenceOn, sprintOn } from '../ritual/store.ts';
import type { ReaderNow } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';

/**
 * The weeks whose number can be entered: the one that runs, until planning closes the one before, and the next one,
 * where it has begun already by the clock of who enters it.
 */
export type WhichWeek = 'this' | 'last' | 'next';

/** The week that is meant, seen from another; both by their Mondays. */
export const shiftedBy = (week: LocalDate, which: WhichWeek): LocalDate =>
  addDays(week, { last: -7, this: 0, next: 7 }[which]);

/** The week by somebody's own clock, by its Monday. */
export const ownWeek = ({ zone, now }: ReaderNow): LocalDate => mondayOf(dateAt(now, zone));

const WORDS: readonly (readonly ['this' | 'last', string])[] = [
  ['last', "last\\s*week(?:['’]s)?|上一?周|上个?星期"],
  ['this', "this\\s*week(?:['’]s)?|[本这]一?周|这个?星期"],
];

/**
 * Which week somebody means, before or behind the number, and what else they typed; without a word it is this week's.
 * @example readWhichWeek('last week 1,284') // { which: 'last', rest: '1,284' }
 * @example readWhichWeek('上周1284') // { which: 'last', rest: '1284' }
 */
export function readWhichWeek(text: string): { readonly which: WhichWeek; readonly rest: string } {
  for (const [which, words] of WORDS) {
    const before = new RegExp(
      `^(?:${words})(?![\\p{L}\\p{N}]*\\p{Script=Latin})[\\s:：,，]*(.*)$`,
      'isu',
    ).exec(text);
    const found = before ?? new RegExp(`^(.*?)[\\s,，]*(?:${words})$`, 'isu').exec(text);
    if (found) return { which, rest: (found[1] ?? '').trim() };
  }
  return { which: 'this', rest: text.trim() };
}

/** Why the number of a week is not taken: the planning after it closed, or it is longer ago or further ahead. */
export type WeekProblem = 'planned' | 'over';

/** Whether the number of a week may be entered at an instant (UTC milliseconds); undefined: it may. */
export async function weekProblem(
  q: Query,
  squad: Squad,
  week: LocalDate,
  at: number,
): Promise<WeekProblem | undefined> {
  const current = weekAt(squad, at);
  if (week < addDays(current, -7) || week > addDays(current, 7)) return 'over';
  if (week >= current) return undefined;
  const planning = await occurrenceOn(q, squad.id, 'planning', current);
  return planning?.state === 'closed' ? 'planned' : undefined;
}

/** Whether a squad is offered to enter last week's number: it had a last week, and has not planned on it yet. */
export async function offersLastWeek(q: Query, squad: Squad, at: number): Promise<boolean> {
  const last = addDays(weekAt(squad, at), -7);
  if (!(await sprintOn(q, squad.id, last))) return false;
  return (await weekProblem(q, squad, last, at)) === undefined;
}
