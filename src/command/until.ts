import { daysMeant, type NotMeant, type Speaker } from '../absences/meant.ts';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Named } from '../days/read.ts';

/** What the words behind `pause` mean. */
export type PauseMeant =
  /** It begins now, and ends as that day begins; undefined: when somebody ends it. */
  | { readonly until: LocalDate | undefined }
  | { readonly why: NotMeant }
  /** Days that lie ahead: those are days off, or it begins now. */
  | { readonly later: Named; readonly until: LocalDate };

/**
 * Until when a pause is meant to last: "until Friday" ends as that Friday begins, "this week" and "for two days" after
 * their last day.
 */
export function pauseMeant(text: string, today: LocalDate, speaker: Speaker): PauseMeant {
  const why = daysMeant(text, today, speaker);
  if ('nothing' in why) return { until: undefined };
  if (!('days' in why)) return { why };
  const last = why.days.at(-1)?.to ?? today;
  const until = why.form === 'until' ? last : addDays(last, 1);
  if (until <= today) return { why: { problem: 'past' } };
  return (why.days[0]?.from ?? today) > today ? { later: why, until } : { until };
}

/** On which day it is to go on; today for no words. */
export function resumeMeant(
  text: string,
  today: LocalDate,
  speaker: Speaker,
): { on: LocalDate } | { why: NotMeant } {
  const why = daysMeant(text, today, speaker);
  if ('nothing' in why) return { on: today };
  if (!('days' in why)) return { why };
  const [first] = why.days;
  return first && why.form === 'day' ? { on: first.from } : { why: { unread: text, found: undefined } };
}
