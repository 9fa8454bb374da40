import { addDays, mondayOf } from '../calendar/date.ts';
import type { RitualSettings } from '../calendar/ritual-settings.ts';
import { dateAt, isZone } from '../calendar/zone.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { Line } from '../language/line.ts';
import type { Person } from '../slack/people-store.ts';
import { typed } from '../slack/typed.ts';
import { type Awkward, awkwardTimes, signatureOf } from './awkward.ts';

/** Most names in one sentence. */
const NAMED = 6;

/**
 * What is better read before these times are saved: which meeting is at an awkward hour for whom.
 * @param now UTC milliseconds
 */
export function pointOut(
  rituals: RitualSettings,
  people: readonly Person[],
  now: number,
  language: Language,
): { lines: Line[]; signature: string } {
  const monday = addDays(mondayOf(dateAt(now, rituals.zone)), 7);
  const members = people.filter(({ zone }) => isZone(zone));
  const awkward = awkwardTimes(rituals, members, monday);
  const names = new Map(members.map(({ userId, name }) => [userId, typed(name, 40)]));
  const { setup } = catalogue(language);
  const format = formatFor(language);
  const theirTime = ({ opensAt, zone }: Awkward): string => format.dayTime(opensAt, zone);
  const groups = Map.groupBy(awkward, (each) => `${each.ritual} ${theirTime(each)}`);
  const lines = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const all = group.map(({ userId }) => names.get(userId) ?? userId);
    const rest = all.length - NAMED;
    const named = rest > 1 ? [...all.slice(0, NAMED), setup.awkward.more(rest)] : all;
    const at = format.dayTime(first.opensAt, rituals.zone);
    return [setup.awkward.line(setup.ritualNames[first.ritual], at, theirTime(first), format.list(named))];
  });
  return {
    lines: lines.length === 0 ? [] : [setup.awkward.title, ...lines],
    signature: signatureOf(awkward),
  };
}

/** Whether something is pointed out now that was not on show before. */
export function isNews(signature: string, shown: unknown): boolean {
  const before = typeof shown === 'string' ? shown.split(' ') : [];
  return signature !== '' && signature.split(' ').some((each) => !before.includes(each));
}
