import { type DateRange, daysBetween, isDate, type LocalDate } from '../calendar/date.ts';
import { MOST_DAYS } from '../days/read.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import type { Line } from '../language/line.ts';
import { button, divider, section } from '../slack/blocks.ts';
import { actionFor, actions } from '../slack/ids.ts';
import type { Declared } from '../squad/squad.ts';

/** Most stretches that a form lists above its fields. */
export const LISTED = 12;

/** Stretches of days, each with a button that takes it back; nothing where there are none. */
export function listOf(declared: readonly Declared[], language: Language, line: (each: Declared) => Line) {
  if (declared.length === 0) return [];
  const { days } = catalogue(language).squad;
  const lines = declared.map((each) =>
    section(
      line(each),
      button({ text: days.takeBack, actionId: actionFor(actions.takeBackDays, each.id), value: each.id }),
    ),
  );
  return [section(days.noted), ...lines, divider()];
}

/** Days that a form names, or what is wrong with them whenever they are read, beside the field. */
export function daysIn(
  { first, last }: { first: LocalDate; last: LocalDate },
  { common, squad }: Catalogue,
): { days: DateRange } | { errors: Record<string, string> } {
  const { problems } = squad.days;
  if (!isDate(first) || !isDate(last)) return { errors: { first: common.required } };
  if (last < first) return { errors: { last: problems.backwards } };
  if (daysBetween(first, last) >= MOST_DAYS) return { errors: { last: problems.long } };
  return { days: { from: first, to: last } };
}
