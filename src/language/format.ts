import type { Language } from './language.ts';
import { spaced } from './sentence.ts';

/**
 * Numbers, dates and lists as a reader of one language expects them. Dates are ISO text (YYYY-MM-DD). A day that a
 * sentence names is a `date`; in lists, titles and beside a time it is a `shortDate`; `dayMonth` names weeks and spans.
 */
export interface Format {
  /** "1,284", "0.5". Decimal text is shown as somebody entered it, a computed number with two digits after the point. */
  number(value: number | string): string;
  /** A change in per cent with its sign: "+17%", "−6%", "+2.6%"; a true minus sign. Decimal text keeps all its digits. */
  percent(value: number | string): string;
  /** A change as a number with its sign: "+120", "−6". Decimal text keeps all its digits. */
  signed(value: number | string): string;
  /** "Tuesday 24 November" · "11 月 24 日（周二）". */
  date(date: string): string;
  /** "Tue 24 Nov" · "11/24（周二）". */
  shortDate(date: string): string;
  /** "Tuesday" · "周二". */
  weekday(date: string): string;
  /** "Tue" · "周二". */
  shortWeekday(date: string): string;
  /** A week by its Monday: "23–29 November" · "11/23–11/29". */
  week(monday: string): string;
  /** A week's Monday, or an end of a span of days: "23 November" · "11/23". */
  dayMonth(date: string): string;
  /** The month of a date, with its year unless it is that of `today`: "November", "March 2025" · "11 月", "2025 年 3 月". */
  month(date: string, today: string): string;
  /** An instant in a zone: "09:50". */
  time(instant: number, zone: string): string;
  /** An instant in a zone, with its day: "Tue 09:50" · "周二 09:50". */
  dayTime(instant: number, zone: string): string;
  /** A day and an instant of it in a zone: "Tue 24 Nov 09:50" · "11/24（周二）09:50". */
  dateTime(date: string, instant: number, zone: string): string;
  /** Person-days from tenths: "1.5 d" · "1.5 人日". */
  days(tenths: number): string;
  /** "A, B and C" · "A、B 和 C", between Han names without spaces. */
  list(items: readonly string[]): string;
}

const minus = (text: string): string => text.replace('-', '−');
const instantOf = (date: string): number => Date.parse(`${date}T12:00:00Z`);
const addDays = (date: string, days: number): string =>
  new Date(instantOf(date) + days * 86_400_000).toISOString().slice(0, 10);

/** "周航、王磊和苏宁"; Latin names keep their space. */
function chineseList(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : spaced(items.slice(0, -1).join('、'), '和', last);
}

/** `Intl` takes a number as text without rounding it to a binary one. */
const isDecimalText = (value: number | string): value is `${number}` =>
  typeof value === 'string' && Number.isFinite(Number(value));

/** Formats numbers; what comes as text was entered so, and is shown with all its digits. */
function inDigits(language: Language, options: Intl.NumberFormatOptions): (value: number | string) => string {
  const computed = new Intl.NumberFormat(language, options);
  const entered = new Intl.NumberFormat(language, { ...options, maximumFractionDigits: 15 });
  return (value) => (isDecimalText(value) ? entered.format(value) : computed.format(Number(value)));
}

function make(language: Language): Format {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const numbers = inDigits(language, { maximumFractionDigits: 2 });
  const signs = inDigits(language, { maximumFractionDigits: 2, signDisplay: 'exceptZero' });
  const percents = inDigits(language, { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const utc = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options });
  const weekdays = utc({ weekday: 'long' });
  const shortWeekdays = utc({ weekday: 'short' });
  const months = utc({ month: 'long' });
  const zoned = new Map<string, { time: Intl.DateTimeFormat; day: Intl.DateTimeFormat }>();
  const inZone = (zone: string): { time: Intl.DateTimeFormat; day: Intl.DateTimeFormat } => {
    const known = zoned.get(zone);
    if (known) return known;
    const made = {
      time: new Intl.DateTimeFormat('en-GB', {
        timeZone: zone,
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
      }),
      day: new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short' }),
    };
    zoned.set(zone, made);
    return made;
  };
  const day = (date: string): number => Number(date.slice(8, 10));
  const month = (date: string): number => Number(date.slice(5, 7));
  const weekday = (date: string): string =>
    language === 'en' ? weekdays.format(instantOf(date)) : shortWeekdays.format(instantOf(date));
  const shortWeekday = (date: string): string => shortWeekdays.format(instantOf(date));
  const monthName = (date: string): string => months.format(instantOf(date));
  const dayMonth = (date: string): string =>
    language === 'en' ? `${day(date)} ${monthName(date)}` : `${month(date)}/${day(date)}`;

  const shortDate = (date: string): string =>
    language === 'en'
      ? `${shortWeekday(date)} ${day(date)} ${monthName(date).slice(0, 3)}`
      : `${dayMonth(date)}（${shortWeekday(date)}）`;
  const time = (instant: number, zone: string): string => inZone(zone).time.format(instant);

  return {
    number: (value) => minus(numbers(value)),
    percent: (value) => `${minus(percents(value))}%`,
    signed: (value) => minus(signs(value)),
    date: (date) =>
      language === 'en'
        ? `${weekday(date)} ${dayMonth(date)}`
        : `${month(date)} 月 ${day(date)} 日（${shortWeekday(date)}）`,
    shortDate,
    weekday,
    shortWeekday,
    week: (monday) => {
      const sunday = addDays(monday, 6);
      if (language === 'zh-CN') return `${dayMonth(monday)}–${dayMonth(sunday)}`;
      return month(monday) === month(sunday)
        ? `${day(monday)}–${dayMonth(sunday)}`
        : `${dayMonth(monday)} – ${dayMonth(sunday)}`;
    },
    dayMonth,
    month: (date, today) => {
      const year = date.slice(0, 4);
      const otherYear = year !== today.slice(0, 4);
      if (language === 'en') return otherYear ? `${monthName(date)} ${year}` : monthName(date);
      return otherYear ? `${year} 年 ${month(date)} 月` : `${month(date)} 月`;
    },
    time,
    dayTime: (instant, zone) => `${inZone(zone).day.format(instant)} ${time(instant, zone)}`,
    dateTime: (date, instant, zone) =>
      `${shortDate(date)}${language === 'en' ? ' ' : ''}${time(instant, zone)}`,
    days: (tenths) => `${numbers(tenths / 10)} ${language === 'en' ? 'd' : '人日'}`,
    list: (items) => (language === 'en' ? lists.format(items) : chineseList(items)),
  };
}

const formats: Record<Language, Format> = { en: make('en'), 'zh-CN': make('zh-CN') };

/** The formats of a language. */
export const formatFor = (language: Language): Format => formats[language];
