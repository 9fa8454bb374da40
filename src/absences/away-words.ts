import { dateAt } from '../calendar/zone.ts';
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
import { awayFrom, declaredOf } from '../squad/absence-store.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { costOf, NOTED_AWAY } from './away-deed.ts';
import type { Noted, NotWhom } from './away-note.ts';
import { daysInWords, listInWords } from './days-words.ts';

/** Most lines of one answer; who is away on the same days shares one. */
const MOST_LINES = 8;

/** What was noted, said to whoever asked: a line for each member, or for all of whom the same was noted. */
export async function notedLines(asked: Asked, squad: Squad, noted: readonly Noted[]): Promise<Line[]> {
  const language = asked.language(squad.language);
  const userIds = noted.map(({ userId }) => userId);
  const names = await asked.core.database.read((q) => namesOf(q, asked.workspaceId, userIds));
  const { days: words } = catalogue(language).squad;
  const { list } = formatFor(language);
  const alike = Map.groupBy(noted, ({ userId, days, shortenedFrom, squads }) =>
    JSON.stringify([userId === asked.person.userId, days, shortenedFrom, squads]),
  );
  const lines = [...alike.values()].flatMap((group) => {
    const [one] = group;
    if (!one) return [];
    const isReader = one.userId === asked.person.userId;
    const who = isReader ? undefined : list(group.map(({ userId }) => names(userId)));
    const cost = { workingDays: one.workingDays * group.length, isMany: group.length > 1 };
    const said = words.away(who, listInWords(one.days, language), cost);
    const { shortenedFrom } = one;
    const until = shortenedFrom && daysInWords({ from: shortenedFrom, to: shortenedFrom }, language);
    const all = one.squads.map((name) => typed(name, 80));
    return [
      line`${said}${until ? words.shortened(until) : ''}${all.length > 1 ? words.inSquads(list(all)) : ''}`,
    ];
  });
  const rest = lines.length - MOST_LINES;
  return rest > 0 ? [...lines.slice(0, MOST_LINES), line`${words.more(rest)}`] : lines;
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

/** Most stretches that one button takes back: its value has 2,000 characters. `/squad back` ends the others. */
const MOST_TAKEN_BACK = 50;

/** What a member reads whom somebody else noted as away. */
export const awayRenderer = renderer(NOTED_AWAY, async (q, owed, { id, others }) => {
  const declared = await declaredOf(q, owed.workspaceId, [id, ...others]);
  const [first] = declared;
  const squad = first && (await squadOf(q, owed.workspaceId, first.squadId));
  if (!squad || first.userId === null) return undefined;
  const { userId, recordedBy } = first;
  const language = languageOf(await personOf(q, owed.workspaceId, userId), squad.language);
  const { days } = catalogue(language).squad;
  const isFinal = declared.every(({ to }) => to < dateAt(owed.now, squad.rituals.zone));
  const from = declared.map((each) => each.from).reduce((a, b) => (a < b ? a : b));
  // Shortened or lengthened since, it is another stretch that stands where one of these stood.
  const away = (await awayFrom(q, squad.id, [userId], from)).filter(
    (each) => each.holiday === null && declared.some(({ from, to }) => each.from <= to && from <= each.to),
  );
  if (away.length === 0) {
    const there = days.back(undefined, listInWords(declared, language));
    return { text: plain(there), blocks: [rich(there)], isFinal };
  }
  const names = await namesOf(q, owed.workspaceId, [recordedBy]);
  const cost = { workingDays: 0, isMany: false };
  for (const each of away) cost.workingDays += await costOf(q, squad.id, each);
  const told = days.away(undefined, listInWords(away, language), cost);
  const by = days.notedFor(names(recordedBy), typed(squad.name, 80));
  const ids = away.map((each) => each.id);
  const there = button({ text: days.iAmThere, actionId: actions.takeBackDays, value: ids.join(',') });
  return {
    text: plain(told),
    blocks: [rich(told, by), ...(ids.length > MOST_TAKEN_BACK ? [] : [buttons(there)])],
    isFinal,
  };
});
