import { z } from 'zod';
import type { DateRange, LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import { renderer } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { type Language, languageOf } from '../language/language.ts';
import { type Line, plain } from '../language/line.ts';
import type { RitualCore } from '../ritual/core.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked } from '../slack/listen.ts';
import type { Message } from '../slack/message.ts';
import { namesOf } from '../slack/names.ts';
import { personOf } from '../slack/people-store.ts';
import { typed } from '../slack/typed.ts';
import { declaredOf } from '../squad/absence-store.ts';
import { readingZone } from '../squad/anywhere.ts';
import { memberDeed } from '../squad/member-deed.ts';
import { isMember } from '../squad/rules.ts';
import type { Declared, Squad } from '../squad/squad.ts';
import { membersOf, squadOf } from '../squad/store.ts';
import { costOf, NOTED_AWAY, noteAway } from './away-deed.ts';
import { daysInWords } from './days-words.ts';

/** The day it is for whoever asks. */
export const todayOf = (asked: Asked, squad: Squad): LocalDate =>
  dateAt(asked.core.clock.now(), readingZone(asked.person, squad));

const notedSchema = z.object({ id: z.string().nullable() });

/** Notes days of a member, and says what that means. */
export async function note(
  core: RitualCore,
  asked: Asked,
  squadId: string,
  given: { userId: string; days: DateRange },
): Promise<{ refusal: Message } | { stranger: true } | { id: string; told: Line }> {
  const by = asked.person.userId;
  const deed = await memberDeed(asked, squadId, 'away', notedSchema, async (change, { squad, members }) => {
    if (!isMember(members, given.userId)) return { refused: { id: null } };
    const { id } = await noteAway(change, core, squad, { ...given, by });
    return { accepted: { id } };
  });
  if ('refusal' in deed) return deed;
  const { id } = deed.done;
  if (id === null) return { stranger: true };
  const language = asked.language(deed.squad.language);
  const told = await core.database.read(async (q) => {
    const declared = await declaredOf(q, asked.workspaceId, id);
    return declared && awayLine(q, deed.squad, declared, { language, userId: by });
  });
  if (!told) throw new Error(`The absence ${id} was noted and is not there.`);
  return { id, told };
}

/** What an absence means, for one reader. */
async function awayLine(
  q: Query,
  squad: Squad,
  declared: Declared,
  reader: { language: Language; userId: string },
): Promise<Line> {
  const userId = declared.userId ?? '';
  const names = await namesOf(q, squad.workspaceId, [userId]);
  const member = (await membersOf(q, squad)).find((each) => each.userId === userId);
  const { workingDays, lost } = await costOf(q, squad.id, declared, member);
  const who = userId === reader.userId ? undefined : names(userId);
  const { days } = catalogue(reader.language).squad;
  return days.away(who, daysInWords(declared, reader.language), workingDays, lost);
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
    return { text: plain(there, () => ''), blocks: [rich(there)] };
  }
  const names = await namesOf(q, owed.workspaceId, [recordedBy]);
  const told = await awayLine(q, squad, declared, { language, userId });
  const from = days.notedFor(names(recordedBy), typed(squad.name, 80));
  const there = button({ text: days.iAmThere, actionId: actions.takeBackDays, value: declared.id });
  return { text: plain(told, () => ''), blocks: [rich(told, from), buttons(there)] };
});
