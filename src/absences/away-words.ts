import { renderer } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { languageOf } from '../language/language.ts';
import { type Line, line, plain } from '../language/line.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Asked } from '../slack/listen.ts';
import { namesOf } from '../slack/names.ts';
import { personOf } from '../slack/people-store.ts';
import { typed } from '../slack/typed.ts';
import { declaredOf } from '../squad/absence-store.ts';
import { membersOf } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { awayFrom, costOf, NOTED_AWAY } from './away-deed.ts';
import type { Noted, NotWhom } from './away-note.ts';
import { daysInWords, listInWords } from './days-words.ts';

/** What was noted, said to whoever asked, a line for each member. */
export async function notedLines(asked: Asked, squad: Squad, noted: readonly Noted[]): Promise<Line[]> {
  const language = asked.language(squad.language);
  const userIds = noted.map(({ userId }) => userId);
  const names = await asked.core.database.read((q) => namesOf(q, asked.workspaceId, userIds));
  const { days: words } = catalogue(language).squad;
  return noted.map(({ userId, days, workingDays, lost, shortenedFrom, squads }) => {
    const who = userId === asked.person.userId ? undefined : names(userId);
    const said = words.away(who, listInWords(days, language), workingDays, lost);
    const until = shortenedFrom && daysInWords({ from: shortenedFrom, to: shortenedFrom }, language);
    const all = squads.map((name) => typed(name, 80));
    return line`${said}${until ? words.shortened(until) : ''}${all.length > 1 ? words.inSquads(formatFor(language).list(all)) : ''}`;
  });
}

/** Why nobody was found of whom to note something. */
export async function notWhomLine(asked: Asked, squad: Squad, refused: NotWhom): Promise<Line | string> {
  const { problems } = asked.words(squad.language).squad.days;
  switch (refused.code) {
    case 'nobody':
      return problems.nobody(typed(refused.name, 40));
    case 'group':
      return problems.group(typed(refused.name, 40));
    case 'everybody':
      return problems.everybody;
    case 'stranger': {
      const names = await asked.core.database.read((q) => namesOf(q, asked.workspaceId, [refused.userId]));
      return problems.notAMember(names(refused.userId), typed(squad.name, 80));
    }
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
  // Shortened or lengthened since, it is another stretch that stands where this one stood.
  const instead = (await awayFrom(q, squad, userId, declared.from)).find(({ from }) => from <= declared.to);
  const now = declared.cancelledAt === null ? declared : instead;
  if (!now) {
    const there = days.back(undefined, daysInWords(declared, language));
    return { text: plain(there), blocks: [rich(there)] };
  }
  const names = await namesOf(q, owed.workspaceId, [recordedBy]);
  const member = (await membersOf(q, squad)).find((each) => each.userId === userId);
  const { workingDays, lost } = await costOf(q, squad.id, now, member);
  const told = days.away(undefined, daysInWords(now, language), workingDays, lost);
  const from = days.notedFor(names(recordedBy), typed(squad.name, 80));
  const there = button({ text: days.iAmThere, actionId: actions.takeBackDays, value: now.id });
  return { text: plain(told), blocks: [rich(told, from), buttons(there)] };
});
