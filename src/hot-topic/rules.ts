import { mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { weekToTakeInto } from '../commitments/carry.ts';
import type { Query } from '../database/database.ts';
import { nextPlanning } from '../hypothesis/next-planning.ts';
import { weekAt } from '../ritual/rules.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';

/** Whether a squad can be asked for its running week; `when`: the planning that comes first, UTC milliseconds. */
export type MayAsk =
  | { readonly may: true }
  | { readonly may: false; readonly why: 'paused' | 'planning-now' | 'week-over' }
  | { readonly may: false; readonly why: 'planning-first'; readonly at: number };

/** Whether the squad can be asked now: this week's planning is over, and working days are left. */
export async function mayAsk(q: Query, squad: Squad, now: number): Promise<MayAsk> {
  if (!isActive(squad)) return { may: false, why: 'paused' };
  const next = await nextPlanning(q, squad, now);
  if (next.kind === 'now') return { may: false, why: 'planning-now' };
  const week = weekAt(squad, now);
  if (next.kind === 'at' && mondayOf(dateAt(next.at, squad.rituals.zone)) === week) {
    return { may: false, why: 'planning-first', at: next.at };
  }
  const into = await weekToTakeInto(q, squad, now);
  return into === week ? { may: true } : { may: false, why: 'week-over' };
}
