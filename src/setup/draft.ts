import { mondayOf } from '../calendar/date.ts';
import { defaultRitualSettings } from '../calendar/ritual-settings.ts';
import { dateAt, isZone } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import type { Language } from '../language/language.ts';
import { metricOf, targetOf } from '../metric/store.ts';
import { type Person, peopleOf } from '../slack/people-store.ts';
import { membersOf } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { MOST_MEMBERS } from './form.ts';
import type { SquadDraft } from './modal.ts';

/** The form of a squad as it is. */
export async function squadDraft(q: Query, squad: Squad, now: number): Promise<SquadDraft> {
  const members = await membersOf(q, squad);
  const known = await peopleOf(
    q,
    squad.workspaceId,
    members.map((member) => member.userId),
  );
  const metric = await metricOf(q, squad.id);
  const week = mondayOf(dateAt(now, squad.rituals.zone));
  return {
    name: squad.name,
    members,
    metric: { name: metric?.name ?? '', kind: metric?.kind ?? 'total', direction: metric?.direction ?? 'up' },
    target: metric ? await targetOf(q, metric.id, week) : null,
    keeperId: squad.numberKeeperId,
    language: squad.language,
    rituals: squad.rituals,
    people: [...known.values()],
  };
}

/**
 * The form of a new squad: whoever sets it up is product manager and keeps the number; the others in the channel belong
 * to it, their roles still to be chosen. Guests and bots are left out.
 */
export function freshDraft(asker: Person, inChannel: readonly Person[], language: Language): SquadDraft {
  const others = inChannel
    .filter((person) => person.userId !== asker.userId)
    .filter((person) => !person.isBot && !person.isGuest && !person.isDeactivated)
    .slice(0, MOST_MEMBERS - 1);
  return {
    name: '',
    members: [
      { userId: asker.userId, roles: ['product'] },
      ...others.map((person) => ({ userId: person.userId, roles: [] })),
    ],
    metric: { name: '', kind: 'total', direction: 'up' },
    target: null,
    keeperId: asker.userId,
    language,
    rituals: defaultRitualSettings(isZone(asker.zone) ? asker.zone : 'UTC'),
    people: [asker, ...others],
  };
}
