import { type LocalDate, mondayOf } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import type { Reader } from '../squad/reader.ts';
import { sinceOf } from './rules.ts';

/** A time of a stand-up as its reader's clock shows it, with the day where that is not the stand-up's. */
export function timeOn(date: LocalDate, instant: number, { language, zone }: Reader): string {
  const format = formatFor(language);
  return dateAt(instant, zone) === date ? format.time(instant, zone) : format.dayTime(instant, zone);
}

/** That a stand-up is over, and when that was. */
export function standupClosed(
  { date, closedAt, closesAt }: Pick<Occurrence, 'date' | 'closedAt' | 'closesAt'>,
  reader: Reader,
  which: 'closed' | 'closedNow',
): string {
  const { problems } = catalogue(reader.language).standup;
  const day = formatFor(reader.language).date(date);
  return problems[which](day, timeOn(date, closedAt ?? closesAt, reader));
}

/** The day of an earlier plan in the reader's words: "Friday", or the date where that is longer ago; 上周五 in Chinese. */
export function dayOfPlan(planned: LocalDate, on: LocalDate, { language }: Reader): string {
  const format = formatFor(language);
  if (sinceOf(planned, on) === 'date') return format.date(planned);
  const weekday = format.weekday(planned);
  return mondayOf(planned) < mondayOf(on) ? catalogue(language).standup.lastWeek(weekday) : weekday;
}
