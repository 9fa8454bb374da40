import { addDays, type LocalDate } from '../calendar/date.ts';
import { calendarName, type HolidayCalendar, holidaysIn } from '../calendar/holidays.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Query } from '../database/database.ts';
import { renderer } from '../delivery/renderer.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { type Line, plain } from '../language/line.ts';
import { list, rich } from '../slack/blocks.ts';
import { namesOf } from '../slack/names.ts';
import { calendarsOf, HOLIDAYS_UNKNOWN, NO_HOLIDAYS } from '../squad/holidays.ts';
import { clocksOf } from '../squad/member-store.ts';
import type { Squad } from '../squad/squad.ts';
import { squadOf } from '../squad/store.ts';
import { HOLIDAYS_TOLD } from './holidays-deed.ts';

/** How many of the holidays that come next are read out. */
const NEXT = 3;

/** How a choice is called, none among them. */
export const choiceName = async (calendar: HolidayCalendar, language: Language): Promise<string> =>
  calendar === NO_HOLIDAYS ? catalogue(language).holidays.none : calendarName(calendar, language);

/** The holidays of a calendar that come next on weekdays: "Fri 25 Dec (Christmas Day)". */
export async function nextOf(
  calendar: HolidayCalendar,
  today: LocalDate,
  language: Language,
): Promise<string[]> {
  const { off } = await holidaysIn(calendar, { from: today, to: addDays(today, 180) }, language);
  const { shortDate } = formatFor(language);
  const { day } = catalogue(language).holidays;
  const firsts = [...off].filter(([date, name]) => off.get(addDays(date, -1)) !== name);
  return firsts.slice(0, NEXT).map(([date, name]) => day(shortDate(date), name));
}

/** Whose holidays are whose, a line for each calendar, and what comes next in it. */
export async function holidayLines(q: Query, squad: Squad, language: Language, now: number): Promise<Line[]> {
  const { holidays } = catalogue(language);
  const today = dateAt(now, squad.rituals.zone);
  const calendars = [...calendarsOf(await clocksOf(q, squad))];
  const names = await namesOf(
    q,
    squad.workspaceId,
    calendars.map(([userId]) => userId),
  );
  const format = formatFor(language);
  const lines: Line[] = [];
  for (const [calendar, whose] of Map.groupBy(calendars, ([, each]) => each)) {
    const who = format.list(whose.map(([userId]) => names(userId)));
    if (calendar === undefined) lines.push(holidays.line(holidays.none, who));
    else {
      const next = await nextOf(calendar, today, language);
      lines.push(holidays.line(await calendarName(calendar, language), who, next));
    }
  }
  return lines;
}

/** What the channel reads of whose public holidays are whose; of its moment. */
export const holidaysRenderer = renderer(HOLIDAYS_TOLD, async (q, owed, { squadId, by }) => {
  const squad = await squadOf(q, owed.workspaceId, squadId);
  if (!squad) return undefined;
  const { holidays } = catalogue(squad.language);
  const who = (await namesOf(q, owed.workspaceId, [by]))(by);
  const told = holidays.told(who);
  const lines = await holidayLines(q, squad, squad.language, owed.now);
  return {
    text: plain(told),
    blocks: [rich(told), list(lines), rich(holidays.means)],
    isFinal: true,
  };
});

/** What the channel reads of a year whose holidays nobody has told us. */
export const unknownRenderer = renderer(HOLIDAYS_UNKNOWN, async (q, owed, { squadId, calendar, year }) => {
  const squad = await squadOf(q, owed.workspaceId, squadId);
  if (!squad) return undefined;
  const told = catalogue(squad.language).holidays.unknownYear(
    await calendarName(calendar, squad.language),
    String(year),
  );
  return { text: plain(told), blocks: [rich(told)], isFinal: true };
});
