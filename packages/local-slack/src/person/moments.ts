/** In which zone and locale somebody reads times. */
export interface Reader {
  /** IANA zone. */
  readonly zone: string;
  /** As Slack writes it, `en-US`, `zh-CN`. */
  readonly locale: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, { zone, locale }: Reader, options: Intl.DateTimeFormatOptions): string {
  const key = JSON.stringify([locale, zone, options]);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formats.set(key, known);
  return known.format(at);
}

/** `09:30`, in every language alike. */
export function timeOf(at: number, { zone }: Reader): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return format(at, { zone, locale: 'en-GB' }, options);
}

/** `Mon`, `周一`. */
export const weekdayOf = (at: number, reader: Reader): string => format(at, reader, { weekday: 'short' });

/** `Monday, November 23`, `11月23日星期一`: how Slack divides a channel by days. */
export const dayOf = (at: number, reader: Reader): string =>
  format(at, reader, { weekday: 'long', month: 'long', day: 'numeric' });

/** The instant of a message, UTC milliseconds. */
export const instantOf = (ts: string): number => Math.floor(Number(ts) * 1000);

// The tokens of Slack's date formatting (docs.slack.dev, formatting message text). "Today" and "yesterday" of the
// `_pretty` ones are not played: they read as the date.
const DATES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
};

/** How one of Slack's date templates (`{date_short} {time}`) reads; an unknown token stays as it is. */
export function dateAsText(unixSeconds: number, template: string, reader: Reader): string {
  const at = unixSeconds * 1000;
  return template.replaceAll(/\{(\w+)\}/g, (whole, token: string) => {
    if (token === 'time') return timeOf(at, reader);
    if (token === 'time_secs') return `${timeOf(at, reader)}:${String(unixSeconds % 60).padStart(2, '0')}`;
    if (token === 'date_num') return format(at, { ...reader, locale: 'en-CA' }, DATES['date_num'] ?? {});
    const options = DATES[token.replace(/_pretty$/, '')];
    return options ? format(at, reader, options) : whole;
  });
}
