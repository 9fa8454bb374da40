import { timeOf, weekdayOf } from '../../../person/moments.ts';
import { filled, type Words } from '../words/words.ts';

/** `Mon 23 Nov, 09:30`, `11月23日周一 09:30`: a moment on the clock. */
export function clockText(at: number, zone: string, locale: string): string {
  const date = new Intl.DateTimeFormat(locale, {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  return `${date.format(at)} ${timeOf(at, { zone, locale })}`;
}

/** `Tue 10:00`. */
export const shortMoment = (at: number, zone: string, locale: string): string =>
  `${weekdayOf(at, { zone, locale })} ${timeOf(at, { zone, locale })}`;

/** The last part of a zone's name: `Shanghai`. */
export const placeOfZone = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

const MINUTE = 60_000;

/** How long until something, in the largest unit that fits: `in 3 h`. */
export function untilText(ms: number, words: Words): string {
  if (ms < MINUTE) return words.now;
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 60) return filled(words.inMinutes, minutes);
  const hours = Math.round(minutes / 60);
  return hours < 48 ? filled(words.inHours, hours) : filled(words.inDays, Math.round(hours / 24));
}
