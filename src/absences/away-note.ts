import { z } from 'zod';
import type { DateRange } from '../calendar/date.ts';
import type { Change } from '../database/change.ts';
import type { Query } from '../database/database.ts';
import { answerOf } from '../database/inbox.ts';
import type { About, Deed, Scene, There } from '../deeds/deed.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { namesOf } from '../slack/names.ts';
import { todayOf } from '../squad/rules.ts';
import type { Declared } from '../squad/squad.ts';
import { squadsOf } from '../squad/store.ts';
import { costOf, followAway, noteAway, tellAway } from './away-deed.ts';
import { daysMeant, type NotMeant, type Speaker, type Wish } from './meant.ts';
import { whomIn } from './whom.ts';

const rangeSchema = z.object({ from: z.string(), to: z.string() });

/** What was noted of one member, and what it costs. */
const notedSchema = z.object({
  userId: z.string(),
  ids: z.array(z.string()),
  days: z.array(rangeSchema),
  workingDays: z.number(),
  /** Until when they had been noted, where that was longer. */
  shortenedFrom: z.string().optional(),
  /** By their names, where it is noted in more than one. */
  squads: z.array(z.string()),
});
export type Noted = z.infer<typeof notedSchema>;

interface Noting extends Speaker {
  readonly squadId: string;
  readonly by: string;
  /** As typed, with or without whom it is about; or members and their days. */
  readonly wish: string | { readonly userIds: readonly string[]; readonly days: DateRange };
}

/** It is not certain whom it is about. */
export type NotWhom =
  /** Nobody in the squad is called so; or they are not in the squad. */
  | { readonly code: 'nobody' | 'group'; readonly name: string }
  | { readonly code: 'everybody' }
  | { readonly code: 'stranger'; readonly userId: string };

export type NotNoted =
  | NotWhom
  | { readonly code: 'not-meant'; readonly why: NotMeant; readonly userIds: readonly string[] };

const AWAY = 'squad.away';
const notedAll = z.array(notedSchema);

/** As a button's value: all that somebody noted in one deed. However many days those are, a button has little room. */
export const notedUnder = (userId: string, key: string): string => `noted/${userId}/${key}`;

/** What a button's value stands for: all that was noted in one deed, or days by their ids. */
export async function idsBehind(q: Query, workspaceId: string, value: string): Promise<string[]> {
  const [, userId, key] = /^noted\/([^/]+)\/(.+)$/.exec(value) ?? [];
  if (userId === undefined || key === undefined) return value.split(',');
  const noted = await answerOf(q, { workspaceId, key, kind: AWAY, userId }, notedAll);
  return noted?.flatMap(({ ids }) => ids) ?? [];
}

/** All squads of whoever says it, the one they speak to first: who is away is away from each of theirs. */
export async function inOwnSquads(
  q: Query,
  workspaceId: string,
  { squadId, by }: { readonly squadId: string; readonly by: string },
): Promise<About<undefined>> {
  const own = (await squadsOf(q, workspaceId, by)).map(({ id }) => id);
  return { squadIds: [squadId, ...own.filter((id) => id !== squadId)], subject: undefined };
}

/** Members are away on some days, by their own word or by another member's. */
export const noting = (rituals: Rituals): Deed<Noting, undefined, readonly Noted[], NotNoted> => ({
  name: AWAY,
  accepted: notedAll,
  find: inOwnSquads,
  async act(change, scene, given) {
    const { squad, squads } = scene;
    const meant = await membersMeant(change.tx, scene, given.wish);
    if ('refused' in meant) return meant;
    const { userIds } = meant;
    const why = daysMeant(meant.days, todayOf(given, squad, change.at), given);
    if (!('days' in why)) return { refused: { code: 'not-meant', why, userIds } };
    const accepted: Noted[] = [];
    for (const userId of userIds) {
      accepted.push(await noteOne(change, scene, { userId, days: why.days, isUntil: why.form === 'until' }));
    }
    for (const there of squads) {
      const away = userIds.filter((userId) => there.members.some((member) => member.userId === userId));
      if (away.length > 0) await followAway(change, rituals, there.squad, away);
    }
    return { accepted };
  },
});

/** Notes one member's days in each of the squads, and tells of the first what it costs. */
async function noteOne(
  change: Change,
  { squad, squads, actor }: Scene<undefined>,
  { userId, days, isUntil }: { userId: string; days: readonly DateRange[]; isUntil: boolean },
): Promise<Noted> {
  const theirs = squadsWith(squads, userId).map((there) => there.squad);
  const names = squads.length > 1 ? theirs.map(({ name }) => name) : [];
  const noted: Noted = { userId, ids: [], days: [], workingDays: 0, squads: names };
  const isNews: Declared[] = [];
  for (const there of theirs) {
    for (const range of days) {
      const away = await noteAway(change, there, { userId, days: range, isUntil, by: actor.userId });
      if (there.id !== squad.id) continue;
      const { id, from, to } = away.noted;
      noted.ids.push(id);
      noted.days.push({ from, to });
      noted.workingDays += await costOf(change.tx, squad.id, { from, to });
      if (away.isNew) isNews.push(away.noted);
      if (away.shortenedFrom !== undefined) noted.shortenedFrom = away.shortenedFrom;
    }
  }
  if (userId !== actor.userId) await tellAway(change, squad, userId, isNews);
  return noted;
}

/** Those of the squads to which the member belongs. */
const squadsWith = (squads: readonly There[], userId: string): There[] =>
  squads.filter(({ members }) => members.some((member) => member.userId === userId));

/** Whom it is about, all of them in the squad, or nobody but whoever says it; and the days as they were named. */
export async function membersMeant(
  q: Query,
  { workspaceId, members, actor }: Pick<Scene<undefined>, 'workspaceId' | 'members' | 'actor'>,
  wish: Noting['wish'],
): Promise<{ userIds: readonly string[]; days: Wish } | { refused: NotWhom }> {
  const ids = members.map((member) => member.userId);
  const whom =
    typeof wish === 'string'
      ? whomIn(wish, ids, await namesOf(q, workspaceId, ids), actor.userId)
      : { userIds: wish.userIds, rest: wish.days };
  if ('unknown' in whom) return { refused: { code: 'nobody', name: whom.unknown } };
  if ('group' in whom) return { refused: { code: 'group', name: whom.group } };
  if ('everybody' in whom) return { refused: { code: 'everybody' } };
  const stranger = whom.userIds.find((userId) => !ids.includes(userId));
  if (stranger !== undefined) return { refused: { code: 'stranger', userId: stranger } };
  return { userIds: whom.userIds.length === 0 ? [actor.userId] : whom.userIds, days: whom.rest };
}
