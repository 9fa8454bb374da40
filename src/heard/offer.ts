import { addDays, type LocalDate, mondayOf } from '../calendar/date.ts';
import { isStandupDay, standupDateFor } from '../calendar/standup-times.ts';
import type { Query } from '../database/database.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { ritualsIn } from '../ritual/plan.ts';
import { occurrenceOn } from '../ritual/store.ts';
import { daysOffOf } from '../squad/absence-store.ts';
import { isActive, isBeforeStart, readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { takingOf } from '../standup/rules.ts';
import { entryOf } from '../standup/store.ts';

/** What words may become in one of their author's squads. */
export type Offer = { readonly squad: Squad; readonly date: LocalDate } & (
  | { readonly kind: 'open'; readonly replaces: boolean }
  /** They have answered since they typed them. */
  | { readonly kind: 'answered' }
  | { readonly kind: 'paused' }
  /** The day's stand-up is over, or there is none; `next` is the day of the one that follows. */
  | { readonly kind: 'closed'; readonly occurrence: Occurrence; readonly next: LocalDate | undefined }
  | { readonly kind: 'none'; readonly next: LocalDate | undefined }
);

/** Weeks looked ahead for a stand-up: beyond any holiday of a whole squad. */
const WEEKS_AHEAD = 4;

/** @param at when they were typed, UTC milliseconds: what is about today stays of that day */
export async function offerIn(
  q: Query,
  squad: Squad,
  person: { readonly userId: string; readonly zone: string },
  at: number,
): Promise<Offer> {
  const date = standupDateFor(at, readingZone(person, squad));
  const place = { squad, date };
  const occurrence = await occurrenceOn(q, squad.id, 'standup', date);
  const entry = occurrence && (await entryOf(q, occurrence.id, person.userId));
  if (entry && entry.at > at) return { ...place, kind: 'answered' };
  const taking = takingOf(occurrence);
  if (occurrence && taking === 'closed')
    return { ...place, kind: 'closed', occurrence, next: await nextAfter(q, squad, date) };
  if (taking === 'open' && !isActive(squad)) return { ...place, kind: 'paused' };
  if (taking === 'open' && !(await isPlanned(q, squad, date)))
    return { ...place, kind: 'none', next: await nextAfter(q, squad, date) };
  return { ...place, kind: 'open', replaces: entry !== undefined };
}

async function isPlanned(q: Query, squad: Squad, date: LocalDate): Promise<boolean> {
  const daysOff = await daysOffOf(q, squad.id, date, date);
  return isStandupDay(date, squad.rituals, daysOff) && !isBeforeStart(squad, date);
}

async function nextAfter(q: Query, squad: Squad, date: LocalDate): Promise<LocalDate | undefined> {
  if (!isActive(squad)) return undefined;
  for (let ahead = 0; ahead <= WEEKS_AHEAD; ahead += 1) {
    const plan = await ritualsIn(q, squad, addDays(mondayOf(date), 7 * ahead));
    const next = plan.find((planned) => planned.ritual === 'standup' && planned.date > date);
    if (next) return next.date;
  }
  return undefined;
}
