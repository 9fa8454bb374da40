import { languages } from '../language/language.ts';
import { type Country, countriesIn, type HolidayCalendar, NO_HOLIDAYS } from './calendars.ts';

/** Whose holidays words mean: one calendar's, or one of several; `undefined` for words that name no place. */
export type Meant =
  | { readonly calendar: HolidayCalendar }
  | { readonly readings: readonly HolidayCalendar[] }
  | undefined;

/** How people call a place otherwise. */
const OTHERWISE: Readonly<Record<string, HolidayCalendar>> = {
  uk: 'GB',
  britain: 'GB',
  'great britain': 'GB',
  usa: 'US',
  america: 'US',
  holland: 'NL',
  korea: 'KR',
  大陆: 'CN',
  中国大陆: 'CN',
  内地: 'CN',
  香港: 'HK',
  澳门: 'MO',
  bavaria: 'DE-BY',
  saxony: 'DE-SN',
  catalonia: 'ES-CT',
  andalusia: 'ES-AN',
};

const NONE = /^(?:none|no|no holidays|no public holidays|无|没有|不放假)$/;

/** Without case, accents and what is only said around the place. */
const bare = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/^(?:of|in|the|from|like)\s+/, '')
    .replace(/^canton of\s+/, '')
    .replace(/[.,，。·]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function namesOf({ calendar, name, regions }: Country): [string, HolidayCalendar][] {
  return [
    [bare(name), calendar],
    [bare(calendar), calendar],
    ...regions.flatMap((region): [string, HolidayCalendar][] => [
      [bare(region.name), region.calendar],
      [bare(region.calendar), region.calendar],
      [bare(`${region.name} ${name}`), region.calendar],
      [bare(`${name} ${region.name}`), region.calendar],
    ]),
  ];
}

/**
 * The calendar that words name, in any of our languages, or by its code.
 * @example await calendarMeant('Germany, Berlin') // { calendar: 'DE-BE' }
 * @example await calendarMeant('Georgia') // { readings: ['GE', 'US-GA'] }
 */
export async function calendarMeant(text: string): Promise<Meant> {
  const said = bare(text);
  if (said === '') return undefined;
  if (NONE.test(said)) return { calendar: NO_HOLIDAYS };
  const other = OTHERWISE[said];
  if (other !== undefined) return { calendar: other };
  const countries = (await Promise.all(languages.map(countriesIn))).flat();
  const found = new Set(
    countries.flatMap(namesOf).flatMap(([name, calendar]) => (name === said ? calendar : [])),
  );
  const [first] = found;
  if (first === undefined) return undefined;
  return found.size === 1 ? { calendar: first } : { readings: [...found] };
}
