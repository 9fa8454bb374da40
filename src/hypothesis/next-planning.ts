import { addDays } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { plannedOn } from '../ritual/plan.ts';
import { weekAt } from '../ritual/rules.ts';
import { occurrenceOn, openOccurrence } from '../ritual/store.ts';
import { isActive } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { dayWord } from './day-words.ts';

/** Weeks looked ahead for one with a working day: beyond any holiday of a whole squad. */
const WEEKS_AHEAD = 4;

/** When a squad plans next, instants in UTC milliseconds. */
export type NextPlanning =
  | { readonly kind: 'now' }
  /** `closedAt`: this week's planning ended today. */
  | { readonly kind: 'at'; readonly at: number; readonly closedAt: number | null }
  /** It is paused, or no working day lies near. */
  | { readonly kind: 'unknown' };

/** When the squad plans next, seen from an instant. */
export async function nextPlanning(q: Query, squad: Squad, now: number): Promise<NextPlanning> {
  if (await openOccurrence(q, squad.id, 'planning')) return { kind: 'now' };
  if (!isActive(squad)) return { kind: 'unknown' };
  const week = weekAt(squad, now);
  const current = await occurrenceOn(q, squad.id, 'planning', week);
  if (current?.state === 'scheduled' && current.opensAt > now) {
    return { kind: 'at', at: current.opensAt, closedAt: null };
  }
  const { zone } = squad.rituals;
  const ended = current?.state === 'closed' ? current.closedAt : null;
  const closedAt = ended !== null && dateAt(ended, zone) === dateAt(now, zone) ? ended : null;
  for (let ahead = 1; ahead <= WEEKS_AHEAD; ahead += 1) {
    const planned = await plannedOn(q, squad, 'planning', addDays(week, 7 * ahead));
    if (planned) return { kind: 'at', at: planned.opensAt, closedAt };
  }
  return { kind: 'unknown' };
}

/** The sentences that tell an author when the idea will be looked at. @param names who plans; for a member empty */
export function planningSentence(
  next: NextPlanning,
  reader: { readonly language: Language; readonly zone: Zone; readonly now: number; readonly names: string },
): string {
  const { language, zone, now, names } = reader;
  const { hypothesis: words } = catalogue(language);
  if (next.kind === 'unknown') return '';
  if (next.kind === 'now') return names === '' ? words.planningNow : words.theyPlanNow(names);
  const format = formatFor(language);
  const today = dateAt(now, zone);
  const day = dateAt(next.at, zone);
  if (next.closedAt !== null) {
    return words.planningClosed(format.time(next.closedAt, zone), dayWord(words.day, format, today, day));
  }
  const when = words.atTime(dayWord(words.onDay, format, today, day), format.time(next.at, zone));
  return names === '' ? words.squadPlans(when) : words.theyPlan(names, when);
}
