import { misreadSentence } from '../metric/field.ts';
import { type Known, valueMeant } from '../metric/meant.ts';
import type { MetricDirection } from '../metric/metric.ts';
import type { Decimal } from '../number/decimal.ts';
import { plainText } from '../number/read.ts';
import { type Field, upTo } from '../slack/fields.ts';

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

/** The parts of a list of numbers; undefined: its commas may stand between numbers or inside them. */
function listParts(text: string): string[] | undefined {
  const parts = plainText(text)
    .split(/ ?[;、] ?|, | /)
    .map((part) => part.replace(/,$/, ''))
    .filter((part) => part !== '');
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
