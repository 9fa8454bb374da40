import { z } from 'zod';
import type { DateRange } from '../calendar/date.ts';
import type { Query } from '../database/database.ts';
import { type Deed, inSquad, type Scene } from '../deeds/deed.ts';
import { renderer } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { languageOf } from '../language/language.ts';
import { type Line, plain } from '../language/line.ts';
import type { Rituals } from '../ritual/rituals.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { personOf } from '../slack/people-store.ts';
import { typed } from '../slack/typed.ts';
import { declaredOf } from '../squad/absence-store.ts';
import type { Squad } from '../squad/squad.ts';
import { membersOf, squadOf } from '../squad/store.ts';
import { costOf, NOTED_AWAY, noteAway } from './away-deed.ts';
import { daysInWords } from './days-words.ts';
import { daysMeant, type Named, todayOf, type WhenProblem } from './when.ts';
import { whenSentence } from './when-words.ts';
import { whoIn } from './who.ts';

/** What was noted, and what it costs. */
const notedSchema = z.object({
  id: z.string(),
  userId: z.string(),
  from: z.string(),
  to: z.string(),
  workingDays: z.number(),
  lost: z.number(),
});
export type Noted = z.infer<typeof notedSchema>;

interface Noting {
  readonly squadId: string;
  /** Of whoever says so: what their words mean depends on their day. */
  readonly zone: string;
  /** As typed, with or without whom it is about; or a member and their days. */
  readonly wish: string | { readonly userId: string; readonly days: DateRange };
}

export type NotNoted =
  | { readonly code: WhenProblem }
  /** Nobody in the squad is called so; or they are not in the squad. */
  | { readonly code: 'nobody'; readonly name: string }
  | { readonly code: 'stranger'; readonly userId: string };

/** A member is away on some days, by their own word or by another member's. */
export const noting = (rituals: Rituals): Deed<Noting, undefined, Noted, NotNoted> => ({
  name: 'squad.away',
  accepted: notedSchema,
  find: inSquad,
  async act(change, scene, { zone, wish }) {
    const { squad, members, actor } = scene;
    const meant = await memberMeant(change.tx, scene, wish);
    if ('refused' in meant) return meant;
    const { userId } = meant;
    const read = daysMeant(meant.named, todayOf({ zone }, squad, change.at));
    if ('problem' in read) return { refused: { code: read.problem } };
    const member = members.find((each) => each.userId === userId);
    if (!member) return { refused: { code: 'stranger', userId } };
    const given = { userId, days: read.days, by: actor.userId };
    const { id, from, to } = await noteAway(change, rituals, squad, given);
    const cost = await costOf(change.tx, squad.id, { from, to }, member);
    return { accepted: { id, userId, from, to, ...cost } };
  },
});

/** Whom it is about, and the days as they were named. */
async function memberMeant(
  q: Query,
  { workspaceId, members, actor }: Pick<Scene<undefined>, 'workspaceId' | 'members' | 'actor'>,
  wish: Noting['wish'],
): Promise<{ userId: string; named: Named } | { refused: NotNoted }> {
  if (typeof wish !== 'string') return { userId: wish.userId, named: wish.days };
  const ids = members.map((member) => member.userId);
  const who = whoIn(wish, ids, await namesOf(q, workspaceId, ids));
  if (who.kind === 'unknown') return { refused: { code: 'nobody', name: who.name } };
  return { userId: who.kind === 'member' ? who.userId : actor.userId, named: who.rest };
}

/** What was noted, said to whoever asked. */
export async function notedLine(asked: Asked, squad: Squad, noted: Noted): Promise<Line> {
  const { userId, workingDays, lost } = noted;
  const language = asked.language(squad.language);
  const names = await asked.core.database.read((q) => namesOf(q, asked.workspaceId, [userId]));
  const who = userId === asked.person.userId ? undefined : names(userId);
  return catalogue(language).squad.days.away(who, daysInWords(noted, language), workingDays, lost);
}

/** Why nothing was noted. */
export async function notNotedLine(asked: Asked, squad: Squad, refused: NotNoted): Promise<Line | string> {
  const words = asked.words(squad.language);
  const { problems } = words.squad.days;
  switch (refused.code) {
    case 'nobody':
      return problems.nobody(typed(refused.name, 40));
    case 'stranger': {
      const names = await asked.core.database.read((q) => namesOf(q, asked.workspaceId, [refused.userId]));
      return problems.notAMember(names(refused.userId), typed(squad.name, 80));
    }
    default:
      return whenSentence(refused.code, words, 'away');
  }
}

/** What a member reads whom somebody else noted as away. */
export const awayRenderer = renderer(NOTED_AWAY, async (q, owed, { id }) => {
  const declared = await declaredOf(q, owed.workspaceId, id);
  const squad = declared && (await squadOf(q, owed.workspaceId, declared.squadId));
  if (!squad || declared.userId === null) return undefined;
  const { userId, recordedBy } = declared;
  const language = languageOf(await personOf(q, owed.workspaceId, userId), squad.language);
  const { days } = catalogue(language).squad;
  if (declared.cancelledAt !== null) {
    const there = days.back(undefined, daysInWords(declared, language));
    return { text: plain(there), blocks: [rich(there)] };
  }
  const names = await namesOf(q, owed.workspaceId, [recordedBy]);
  const member = (await membersOf(q, squad)).find((each) => each.userId === userId);
  const { workingDays, lost } = await costOf(q, squad.id, declared, member);
  const told = days.away(undefined, daysInWords(declared, language), workingDays, lost);
  const from = days.notedFor(names(recordedBy), typed(squad.name, 80));
  const there = button({ text: days.iAmThere, actionId: actions.takeBackDays, value: declared.id });
  return { text: plain(told), blocks: [rich(told, from), buttons(there)] };
});
