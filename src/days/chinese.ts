import type { Weekday } from '../calendar/date.ts';
import type { Meaning } from './token.ts';

const all = (meaning: Meaning, words: string): [string, Meaning][] =>
  words.split(' ').map((word) => [word, meaning]);

/**
 * What Chinese words can mean in a phrase about days; the longest that fits is read. As in English, what is missing is
 * named: 除了, 每, 半, 上午 and 前 change the days and are none of these.
 */
export const chinese: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ...all(
    { is: 'filler' },
    `我 我们 请 请假 休假 休息 休 放假 年假 病假 事假 调休 假 不在 不上班 不来 上班 生病 生病了 病了 出差 外出 要 想 会
    将 都 的 了 吧 全天 整天 一整天 之间 期间 整个 全部 为止 止 这 在 才 再`.replace(/\s+/g, ' '),
  ),
  // Named as they stand, not sign by sign.
  ...all({ is: 'unknown' }, '除了 除 每 每个 半天 上午 下午 早上 晚上 中午'),
  ...all({ is: 'from' }, '从 自 自从'),
  ...all({ is: 'start' }, '起 开始 开始的'),
  ...all({ is: 'to' }, '到 至 直到 一直到'),
  ...all({ is: 'and' }, '和 及 与 跟 以及 还有 加上'),
  ...all({ is: 'back' }, '回来 返回 回来上班'),
  ...all({ is: 'later' }, '后 以后 之后'),
  ...all({ is: 'relative', days: -2 }, '前天'),
  ...all({ is: 'relative', days: -1 }, '昨天 昨日'),
  ...all({ is: 'relative', days: 0 }, '今天 今日 今'),
  ...all({ is: 'relative', days: 1 }, '明天 明日 明'),
  ...all({ is: 'relative', days: 2 }, '后天'),
  ...all({ is: 'relative', days: 3 }, '大后天'),
  ...all({ is: 'now' }, '现在 即日'),
  ...all({ is: 'weekend' }, '周末'),
  ...all({ is: 'which', ahead: 1 }, '接下来 接下来的 未来'),
  ...all({ is: 'span', unit: 'month', ahead: 0 }, '本月 这个月'),
  ...all({ is: 'span', unit: 'month', ahead: 1 }, '下月 下个月'),
  ...all({ is: 'end' }, '底 末'),
  ...all({ is: 'unit', unit: 'day' }, '天'),
  ...all({ is: 'unit', unit: 'working-day' }, '工作日 个工作日'),
  ...all({ is: 'unit', unit: 'week' }, '周 星期 礼拜 个星期 个礼拜'),
  ...all({ is: 'unit', unit: 'month' }, '月 个月'),
  ...all({ is: 'unit', unit: 'year' }, '年'),
]);

export const LONGEST = Math.max(...[...chinese.keys()].map((word) => word.length));

const TRADITIONAL = '週禮號後請兩開從這個還現來點為開續與會將續';
const SIMPLIFIED = '周礼号后请两开从这个还现来点为开续与会将续';
const simplified = new Map([...TRADITIONAL].map((sign, index) => [sign, [...SIMPLIFIED][index] ?? sign]));

/** Traditional characters of these words as simplified ones, each in its place. */
export const toSimplified = (text: string): string =>
  text.replace(/[週禮號後請兩開從這個還現來點為續與會將]/g, (sign) => simplified.get(sign) ?? sign);

const DIGITS = '零一二三四五六七八九';

/** @example hanNumber('十二') // 12; undefined for what is no number up to 99 */
export function hanNumber(text: string): number | undefined {
  if (/^\d+$/.test(text)) return Number(text);
  const [, tens, ten, ones] = /^([二两三四五六七八九])?(十)?([一二两三四五六七八九])?$/.exec(text) ?? [];
  if (tens !== undefined && ten === undefined && ones !== undefined) return undefined;
  const value = ten === undefined ? digit(tens ?? ones) : digit(tens ?? '一') * 10 + digit(ones);
  return value === 0 ? undefined : value;
}

const digit = (sign = '零'): number => (sign === '两' ? 2 : DIGITS.indexOf(sign));

const WEEKDAYS: Readonly<Record<string, Weekday>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
};

/** The day of the week that stands behind 周, as a numeral or a digit. */
export const hanWeekday = (sign: string): Weekday | undefined =>
  WEEKDAYS[sign] ?? WEEKDAYS[DIGITS[Number(sign)] ?? ''];

const WEEKS: Readonly<Record<string, number>> = { 下下: 2, 下: 1, 本: 0, 这: 0, 上: -1 };

/** How many weeks ahead 本, 下 and 下下 are; undefined: nothing stands there. */
export const hanWeek = (prefix: string | undefined): number | undefined =>
  prefix === undefined ? undefined : WEEKS[prefix];
