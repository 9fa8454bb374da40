import { addDays, type LocalDate, weekdayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { renderer } from '../delivery/renderer.ts';
import { calendarName, type HolidayCalendar, holidaysIn, NO_HOLIDAYS } from '../holidays/calendars.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { type Line, plain } from '../language/line.ts';
import { list, rich } from '../slack/blocks.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { calendarsOf, HOLIDAYS_UNKNOWN } from '../squad/holidays.ts';
import { clocksOf } from '../squad/member-store.ts';
import { squadOf } from '../squad/store.ts';
import { HOLIDAYS_TOLD } from './holidays-deed.ts';

/** How many of the holidays that come next are read out. */
const NEXT = 3;

/** The holidays of a calendar that come next on weekdays: "Fri 25 Dec (Christmas Day)". */
export async function nextOf(
  calendar: HolidayCalendar,
  today: LocalDate,
  language: Language,
): Promise<string[]> {
  const { off } = await holidaysIn(calendar, { from: today, to: addDays(today, 180) }, language);
  const { shortDate } = formatFor(language);
  const { day } = catalogue(language).holidays;
  const firsts = [...off].filter(
    ([date, name]) => weekdayOf(date) <= 5 && off.get(addDays(date, -1)) !== name,
  );
  return firsts.slice(0, NEXT).map(([date, name]) => day(shortDate(date), name));
}

/** Members, and whose public holidays are theirs: a line for each calendar, with what comes next in it. */
export async function choiceLines(
  choices: readonly { readonly userIds: readonly string[]; readonly calendar: HolidayCalendar | undefined }[],
  reader: { readonly names: Names; readonly today: LocalDate; readonly language: Language },
): Promise<Line[]> {
  const { names, today, language } = reader;
  const { holidays } = catalogue(language);
  const format = formatFor(language);
  return Promise.all(
    choices.map(async ({ userIds, calendar }) => {
      const who = format.list(userIds.map(names));
      if (calendar === undefined || calendar === NO_HOLIDAYS) return holidays.line(holidays.none, who);
      const next = await nextOf(calendar, today, language);
      return holidays.line(await calendarName(calendar, language), who, next);
    }),
  );
}

/** What the channel reads of whose public holidays are whose; of its moment. */
export const holidaysRenderer = renderer(HOLIDAYS_TOLD, async (q, owed, { squadId, by }) => {
  const squad = await squadOf(q, owed.workspaceId, squadId);
  if (!squad) return undefined;
  const { holidays } = catalogue(squad.language);
  const calendars = [...calendarsOf(await clocksOf(q, squad))];
  const names = await namesOf(q, owed.workspaceId, [by, ...calendars.map(([userId]) => userId)]);
  const told = holidays.told(names(by));
  const choices = [...Map.groupBy(calendars, ([, calendar]) => calendar)].map(([calendar, whose]) => ({
    calendar,
    userIds: whose.map(([userId]) => userId),
  }));
  const today = dateAt(owed.now, squad.rituals.zone);
  const lines = await choiceLines(choices, { names, today, language: squad.language });
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
