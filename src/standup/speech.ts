import type { LocalDate } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { type Line, plain } from '../language/line.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { rich } from '../slack/blocks.ts';
import type { Asked } from '../slack/listen.ts';
import type { Message } from '../slack/message.ts';
import type { Names } from '../slack/names.ts';
import { readingZone } from '../squad/rules.ts';
import type { Squad } from '../squad/squad.ts';
import { sinceOf } from './rules.ts';

/** Whom something is said to. */
export interface Reader {
  readonly language: Language;
  readonly zone: Zone;
}

/** A time of a stand-up as its reader's clock shows it, with the day where that is not the stand-up's. */
export function timeOn(date: LocalDate, instant: number, { language, zone }: Reader): string {
  const format = formatFor(language);
  return dateAt(instant, zone) === date ? format.time(instant, zone) : format.dayTime(instant, zone);
}

/** A sentence as a notification shows it; whoever sends it escapes it, once. */
export const notification = (sentence: Line | string, names: Names = () => ''): string =>
  plain(sentence, names);

/** One sentence as a message. */
export const sentence = (text: string): Message => ({ text: notification(text), blocks: [rich(text)] });

/** How this person reads what concerns this squad. */
export function readerOf(asked: Asked, squad: Squad): Reader {
  return { language: asked.language(squad.language), zone: readingZone(asked.person, squad) };
}

/** That a stand-up is over, and when that was. */
export function standupClosed(
  { date, closedAt, closesAt }: Pick<Occurrence, 'date' | 'closedAt' | 'closesAt'>,
  reader: Reader,
  which: 'closed' | 'closedNow',
): string {
  const { problems } = catalogue(reader.language).standup;
  const day = formatFor(reader.language).shortDate(date);
  return problems[which](day, timeOn(date, closedAt ?? closesAt, reader));
}

/** The day of an earlier plan in the reader's words: "Friday", or the date where that is longer ago. */
export function dayOfPlan(planned: LocalDate, on: LocalDate, { language }: Reader): string {
  const format = formatFor(language);
  return sinceOf(planned, on) === 'date' ? format.dayMonth(planned) : format.weekday(planned);
}
