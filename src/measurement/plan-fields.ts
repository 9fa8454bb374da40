import { misreadSentence } from '../metric/field.ts';
import { type Known, valueMeant } from '../metric/meant.ts';
import type { MetricDirection } from '../metric/metric.ts';
import { addDecimals, type Decimal, isWhole, timesTen } from '../number/decimal.ts';
import { plainText, readNumber } from '../number/read.ts';
import { type Field, upTo } from '../slack/fields.ts';
import type { TestPlan } from './plan.ts';

const BEFORE: readonly (readonly [MetricDirection, RegExp])[] = [
  ['up', /^(?:at least|(?:no|not) less than|minimum|min\.?|from|>=|≥|至少|最少|不少于|不低于)\s*/iu],
  ['down', /^(?:at most|up to|(?:no|not) more than|maximum|max\.?|<=|≤|至多|最多|不超过|不多于|不高于)\s*/iu],
];
const BEHIND: readonly (readonly [MetricDirection, RegExp])[] = [
  ['up', /\s*(?:(?:or|and) more|[及或]?以上)$/iu],
  ['down', /\s*(?:or (?:less|fewer)|[及或]?以[下内])$/iu],
];

/** A number that was typed, and on which side of it is good, where the text says so. */
export interface Directed {
  readonly text: string;
  readonly direction: MetricDirection | undefined;
}

/** Takes "at least", "≤", "不超过", "or more" off a number; undefined: it says both. */
function directed(typed: string): Directed | undefined {
  const plain = plainText(typed);
  const before = BEFORE.find(([, words]) => words.test(plain));
  const rest = before ? plain.replace(before[1], '') : plain;
  const behind = BEHIND.find(([, words]) => words.test(rest));
  if (before && behind && before[0] !== behind[0]) return undefined;
  const text = behind ? rest.replace(behind[1], '') : rest;
  return { text, direction: (before ?? behind)?.[0] };
}

/** A line as it was typed; without a direction where the text has none. */
export interface LineTyped {
  readonly value: Decimal;
  readonly direction: MetricDirection | undefined;
}

const LINE_MOST = 60;

/** Reads a line: "48", "at least 48", "≤ 3", "不超过3", "1,284 sign-ups". @param known what the number is measured against */
export const lineField = (known: Known): Field<LineTyped> =>
  upTo(LINE_MOST, (raw, words) => {
    const given = directed(typeof raw === 'string' ? raw : '');
    if (given === undefined) return { problem: words.measurement.problems.bothWays };
    const read = valueMeant(given.text, known);
    if ('why' in read) return { problem: misreadSentence(read, words) };
    return { value: { value: read.value, direction: given.direction } };
  });

/** Most earlier periods: more of them would not be like this one any more. */
export const MOST_EARLIER = 12;
const LIST_MOST = 300;

/** What stands between spaces, semicolons, Chinese commas, and commas with a space behind them. */
const apart = (text: string): string[] =>
  plainText(text.replaceAll('，', ' '))
    .split(/ ?[;、] ?|, | /)
    .map((part) => part.replace(/,$/, ''))
    .filter((part) => part !== '');

/** The parts of a list of numbers; undefined: its commas may stand between numbers or inside them. */
function listParts(text: string): string[] | undefined {
  const parts = apart(text);
  const [only] = parts;
  if (parts.length !== 1 || only === undefined || !only.includes(',')) return parts;
  const split = only.split(',');
  return split.slice(1).some((part) => /^\d{3}$/.test(part)) ? undefined : split;
}

/** Reads numbers of earlier weeks: "31 28 40, 33". */
export const earlierField: Field<Decimal[]> = upTo(LIST_MOST, (raw, words) => {
  const { problems } = words.measurement;
  const parts = listParts(typeof raw === 'string' ? raw : '');
  if (parts === undefined) return { problem: problems.list };
  if (parts.length > MOST_EARLIER) return { problem: problems.tooMany(MOST_EARLIER) };
  const read = parts.map((part) =>
    valueMeant(part, { metric: { kind: 'total', name: '' }, before: undefined, others: [] }),
  );
  const values = read.flatMap((one) => ('value' in one ? [one.value] : []));
  return values.length === parts.length ? { value: values } : { problem: problems.list };
});

/** Reads a ratio: "1.2", "at least 1.2", "+20 %", "1.2 倍". */
export const ratioField: Field<LineTyped> = upTo(LINE_MOST, (raw, words) => {
  const { problems } = words.measurement;
  const given = directed(typeof raw === 'string' ? raw : '');
  if (given === undefined) return { problem: problems.bothWays };
  const read = readNumber(given.text, ['x', '×', 'times', '倍']);
  if ('why' in read) return { problem: problems.ratio };
  const { value, sign, unit } = read;
  // "20 %" may be a fifth of it, or a fifth more.
  const isChange = unit === 'percent' && sign !== undefined;
  const ratio = isChange ? addDecimals('1', timesTen(value, -2) ?? '') : value;
  if (unit === 'money' || (unit === 'percent' && !isChange) || ratio === undefined || Number(ratio) <= 0) {
    return { problem: problems.ratio };
  }
  const told = isChange ? (sign === '-' ? 'down' : 'up') : undefined;
  return { value: { value: ratio, direction: given.direction ?? told } };
});

/** Reads pairs of earlier weeks: "40/38, 42/40". */
export const pairsField: Field<{ with: Decimal; without: Decimal }[]> = upTo(LIST_MOST, (raw, words) => {
  const { problems } = words.measurement;
  const text = plainText(typeof raw === 'string' ? raw.replaceAll('，', ' ') : '');
  const parts = apart(text.replace(/ ?\/ ?/g, '/')).flatMap((part) => {
    const pieces = part.split(',');
    return pieces.every((piece) => piece.includes('/')) ? pieces : [part];
  });
  if (parts.length > MOST_EARLIER) return { problem: problems.tooMany(MOST_EARLIER) };
  const pairs = parts.flatMap((part) => {
    const [withIt, without, ...more] = part.split('/').map((one) => readNumber(one));
    if (!withIt || !without || more.length > 0 || 'why' in withIt || 'why' in without) return [];
    return [{ with: withIt.value, without: without.value }];
  });
  return pairs.length === parts.length ? { value: pairs } : { problem: problems.pairs };
});

/** The least effect that is worth it, in its unit. */
export interface WorthTyped extends Pick<TestPlan, 'measure'> {
  /** As a size. */
  readonly value: Decimal;
  readonly direction: MetricDirection;
}

const POINTS = / ?(?:(?:percentage|per ?cent) ?points?|points?|pp|个?百分点)$/iu;

/** Reads it: of a rate "3 %" or "0.5 points", of an amount per person "3 %" or "0.5". */
export const worthOf = (kind: TestPlan['kind']): Field<WorthTyped> =>
  upTo(30, (raw, words) => {
    const { worthOfRate, worthOfMean } = words.measurement.problems;
    const problem = kind === 'rate' ? worthOfRate : worthOfMean;
    const plain = directed(typeof raw === 'string' ? raw : '')?.text ?? '';
    const ofPoints = POINTS.test(plain);
    const read = readNumber(plain.replace(POINTS, ''));
    if ('why' in read || read.value === '0') return { problem };
    const percent = read.unit === 'percent';
    const measure = ofPoints ? 'points' : percent ? 'relative' : 'absolute';
    const fits = kind === 'rate' ? measure !== 'absolute' : measure !== 'points';
    if (!fits || (ofPoints && percent)) return { problem };
    const { value, other } = read;
    if (other !== undefined && measure !== 'absolute' && isWhole(value)) {
      return { problem: misreadSentence({ why: 'unsure', values: [value, other], rest: null }, words) };
    }
    const direction = value.startsWith('-') ? 'down' : 'up';
    return { value: { value: value.replace('-', ''), direction, measure } };
  });

/** Reads per cent of a whole: "8", "8 %"; above 0, below 100. */
export const percentField: Field<Decimal> = upTo(20, (raw, words) => {
  const read = readNumber(typeof raw === 'string' ? raw : '');
  const isOne =
    !('why' in read) && read.unit !== 'money' && Number(read.value) > 0 && Number(read.value) < 100;
  return isOne ? { value: read.value } : { problem: words.measurement.problems.percent };
});

/** Reads how long a test lasts. */
export const daysField: Field<number> = upTo(20, (raw, words) => {
  const read = readNumber(typeof raw === 'string' ? raw : '', ['days', 'day', 'd', '天', '日']);
  const days = 'why' in read || read.unit === 'percent' ? Number.NaN : Number(read.value);
  const isOne = Number.isInteger(days) && days >= 1 && days <= 365;
  return isOne ? { value: days } : { problem: words.measurement.problems.days };
});
