/** Which of two numbers is the month, in a date with a slash and in one with a point; undefined: either may be. */
export interface Order {
  readonly slash: 'day-first' | 'month-first' | undefined;
  readonly point: 'day-first' | 'month-first' | undefined;
}

/** Where the month comes first: China, Japan, Korea, Taiwan; with a point, only there. */
const MONTH_FIRST: Order = { slash: 'month-first', point: 'month-first' };
const DAY_FIRST: Order = { slash: 'day-first', point: 'day-first' };
const OPEN: Order = { slash: undefined, point: undefined };

/**
 * How somebody writes a day and a month as two numbers. English alone, or of a country that writes both ways, says
 * nothing; Slack's own `en-US` writes no points.
 * @param locale as Slack gives it
 * @example orderOf('en-GB').slash // 'day-first'
 */
export function orderOf(locale: string | null): Order {
  const [language = '', ...rest] = (locale ?? '').toLowerCase().split(/[-_]/);
  const region = rest.at(-1);
  if (language === '') return OPEN;
  if (['zh', 'ja', 'ko'].includes(language)) return MONTH_FIRST;
  if (language !== 'en') return DAY_FIRST;
  if (region === 'us') return { slash: 'month-first', point: undefined };
  return region === undefined || region === 'ca' ? OPEN : DAY_FIRST;
}

/** As in `MONTH_FIRST`: in a Chinese sentence 12/1 is 1 December, whoever writes it. */
export const HAN_ORDER = MONTH_FIRST;
