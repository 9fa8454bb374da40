import { z } from 'zod';
import { defineKind } from '../database/kind.ts';
import { type Deed, inSquad } from '../deeds/deed.ts';
import { want } from '../delivery/want.ts';
import type { HolidayCalendar } from '../holidays/calendars.ts';
import { calendarMeant } from '../holidays/meant.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { clocksOf, setHolidays } from '../squad/member-store.ts';
import { followAway } from './away-deed.ts';
import { membersMeant, type NotWhom } from './away-note.ts';

/** Draws what the channel reads of whose public holidays are whose. */
export const HOLIDAYS_TOLD = defineKind('squad.holidays', z.object({ squadId: z.string(), by: z.string() }));

/** Members, and whose public holidays are theirs. */
export interface Choice {
  readonly userIds: readonly string[];
  readonly calendar: HolidayCalendar;
}

interface Choosing {
  readonly squadId: string;
  /** As typed, with or without whom it is about; or as a form has it. */
  readonly wish: string | readonly Choice[];
}

const chosenSchema = z.array(z.object({ userIds: z.array(z.string()), calendar: z.string() }));

export type NotChosen =
  | NotWhom
  /** No such place, or one of several. */
  | { readonly code: 'unknown'; readonly text: string }
  | {
      readonly code: 'which';
      readonly readings: readonly HolidayCalendar[];
      readonly userIds: readonly string[];
    }
  | { readonly code: 'as-before'; readonly choices: readonly Choice[] };

/** Whose public holidays are these members'. */
export const choosingHolidays = (
  rituals: Rituals,
): Deed<Choosing, undefined, readonly Choice[], NotChosen> => ({
  name: 'squad.holidays',
  accepted: chosenSchema,
  find: inSquad,
  async act(change, scene, { wish }) {
    const { squad, actor } = scene;
    const chosen = await chosenIn(change.tx, scene, wish);
    if ('refused' in chosen) return chosen;
    const { choices } = chosen;
    const clocks = await clocksOf(change.tx, squad);
    const news = choices
      .map(({ userIds, calendar }) => ({
        calendar,
        userIds: userIds.filter((id) => clocks.has(id) && clocks.get(id)?.holidays !== calendar),
      }))
      .filter(({ userIds }) => userIds.length > 0);
    if (news.length === 0) return { refused: { code: 'as-before', choices } };
    for (const { userIds, calendar } of news) await setHolidays(change, squad, userIds, calendar);
    const whom = news.flatMap(({ userIds }) => userIds);
    await followAway(change, rituals, squad, whom);
    if (whom.some((userId) => userId !== actor.userId))
      await want(change, {
        workspaceId: squad.workspaceId,
        squadId: squad.id,
        key: `squad/${squad.id}/holidays/${change.newId()}`,
        kind: HOLIDAYS_TOLD,
        subject: { squadId: squad.id, by: actor.userId },
        to: { channel: squad.channelId },
      });
    return { accepted: news };
  },
});

async function chosenIn(
  q: Parameters<typeof membersMeant>[0],
  scene: Parameters<typeof membersMeant>[1],
  wish: Choosing['wish'],
): Promise<{ choices: readonly Choice[] } | { refused: NotChosen }> {
  if (typeof wish !== 'string') return { choices: wish };
  const whom = await membersMeant(q, scene, wish);
  if ('refused' in whom) return whom;
  const { userIds, days: text } = whom;
  const meant = typeof text === 'string' ? await calendarMeant(text) : undefined;
  if (!meant) return { refused: { code: 'unknown', text: String(text) } };
  if ('readings' in meant) return { refused: { code: 'which', readings: meant.readings, userIds } };
  return { choices: [{ userIds, calendar: meant.calendar }] };
}
