import { addDays, type DateRange, daysBetween, type LocalDate, weekdayOf } from '../calendar/date.ts';
import type { Language } from '../language/language.ts';

/**
 * Whose public holidays count: a country as in ISO 3166, or one of its regions as "date-holidays" knows them: `'DE'`,
 * `'DE-BE'`.
 */
export type HolidayCalendar = string;

/** What stands in the place of a calendar where somebody has no public holidays. */
export const NO_HOLIDAYS = 'none';

/** The public holidays of some days, by date, each with its name; half days and bank holidays are none. */
export interface Holidays {
  readonly off: ReadonlyMap<LocalDate, string>;
  /** Saturdays and Sundays that are worked in place of others. */
  readonly worked: ReadonlyMap<LocalDate, string>;
  /** Years of which nothing is known, because nobody has announced them to us. */
  readonly unknownYears: readonly number[];
}

/** Days on mainland China are announced year by year, with make-up days; "date-holidays" has neither. */
const ANNOUNCED: HolidayCalendar = 'CN';

/** From which hour until which a day must be free to be off: half a day is none. */
const [MORNING, EVENING] = [6, 20];

const HOUR_MS = 3_600_000;

/** The data of two hundred countries: loaded where somebody has a calendar. */
const library = async () => (await import('date-holidays')).default;

const languagesOf = (language: Language): string[] => (language === 'zh-CN' ? ['zh', 'en'] : ['en']);

/**
 * The public holidays of a calendar from one day to another, both included, with names in that language as far as they
 * have one.
 * @throws RangeError if a date is none
 * @example (await holidaysIn('DE-BE', { from: '2026-03-01', to: '2026-03-31' }, 'en')).off // '2026-03-08' → …
 */
export async function holidaysIn(
  calendar: HolidayCalendar,
  days: DateRange,
  language: Language,
): Promise<Holidays> {
  const dates = Array.from({ length: daysBetween(days.from, days.to) + 1 }, (_, day) =>
    addDays(days.from, day),
  );
  const years = [...new Set(dates.map((date) => Number(date.slice(0, 4))))];
  if (calendar === ANNOUNCED) return announcedIn(dates, years, language);
  const [country = '', region = ''] = calendar.split('-');
  const Calendar = await library();
  const known = new Calendar(country, region, { languages: languagesOf(language) });
  const off = new Map<LocalDate, string>();
  // One that begins in the last days of a year may reach into the next.
  for (const { type, name, date, start, end } of [...years, (years[0] ?? 0) - 1].flatMap((year) =>
    known.getHolidays(year),
  )) {
    if (type !== 'public') continue;
    const opens = Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`);
    const closes = opens + (end.getTime() - start.getTime());
    for (const day of dates) {
      const midnight = Date.parse(day);
      const isFree = opens <= midnight + MORNING * HOUR_MS && closes >= midnight + EVENING * HOUR_MS;
      if (isFree && !off.has(day)) off.set(day, name);
    }
  }
  return { off, worked: new Map(), unknownYears: [] };
}

async function announcedIn(
  dates: readonly LocalDate[],
  years: readonly number[],
  language: Language,
): Promise<Holidays> {
  const { getDayDetail, isWorkday } = (await import('chinese-days')).default;
  // What it does not know it takes for a plain year, in which the National Day is worked.
  const isKnown = (year: number): boolean => !isWorkday(`${year}-10-01`) && !isWorkday(`${year}-05-01`);
  const off = new Map<LocalDate, string>();
  const worked = new Map<LocalDate, string>();
  for (const date of dates.filter((each) => isKnown(Number(each.slice(0, 4))))) {
    const { work, name } = getDayDetail(date);
    const [english = '', chinese] = name.split(',');
    if (chinese === undefined) continue;
    const named = language === 'zh-CN' ? chinese : english;
    if (!work) off.set(date, named);
    else if (weekdayOf(date) > 5) worked.set(date, named);
  }
  return { off, worked, unknownYears: years.filter((year) => !isKnown(year)) };
}

/** A country with its regions, as somebody chooses among them. */
export interface Country {
  readonly calendar: HolidayCalendar;
  readonly name: string;
  readonly regions: readonly { readonly calendar: HolidayCalendar; readonly name: string }[];
}

/** All countries whose holidays are known, named in that language, by name. */
export async function countriesIn(language: Language): Promise<Country[]> {
  const Calendar = await library();
  const all = new Calendar();
  const collator = new Intl.Collator(language);
  const byName = (a: { name: string }, b: { name: string }): number => collator.compare(a.name, b.name);
  return Object.keys(all.getCountries('en'))
    .filter((code) => /^[A-Z]{2}$/.test(code))
    .map((calendar) => ({
      calendar,
      name: countryName(calendar, language),
      regions: Object.entries(calendar === ANNOUNCED ? {} : (all.getStates(calendar, 'en') ?? {}))
        .map(([code, name]) => ({ calendar: `${calendar}-${code}`, name: String(name) }))
        .toSorted(byName),
    }))
    .toSorted(byName);
}

const countryName = (code: string, language: Language): string =>
  new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;

/**
 * How a calendar is called.
 * @example await calendarName('DE-BE', 'en') // 'Germany, Berlin'
 */
export async function calendarName(calendar: HolidayCalendar, language: Language): Promise<string> {
  const [country = '', code] = calendar.split('-');
  if (code === undefined) return countryName(country, language);
  const Calendar = await library();
  const region = new Calendar().getStates(country, 'en')?.[code] ?? code;
  return `${countryName(country, language)}${language === 'zh-CN' ? ' · ' : ', '}${region}`;
}

/** The country in which a zone lies, where its holidays are known: `'Europe/Berlin'` → `'DE'`. */
export async function countryOf(zone: string): Promise<HolidayCalendar | undefined> {
  const { getCountryForTimezone } = await import('countries-and-timezones');
  const code = getCountryForTimezone(zone)?.id;
  const Calendar = await library();
  return code !== undefined && code in new Calendar().getCountries('en') ? code : undefined;
}
