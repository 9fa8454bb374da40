import type { Catalogue } from '../language/catalogue.ts';
import { compareDecimals, type Decimal, isWhole } from '../number/decimal.ts';
import { readNumber } from '../number/read.ts';
import type { Field } from '../slack/fields.ts';
import type { NumberRefused } from './enter.ts';
import { type Known, type Misread, valueMeant } from './meant.ts';

/** A value so that it can be read in one way only: three decimals look like a group of thousands. */
const plainly = (value: Decimal): string => (/^-?[1-9]\d{0,2}\.\d{3}$/.test(value) ? `${value}0` : value);

/** What is wrong with a number, in the reader's language. */
export function misreadSentence(misread: Misread, { metric: { problems, or } }: Catalogue): string {
  switch (misread.why) {
    case 'unsure':
      return problems.otherForm(misread.values.map(plainly).join(or));
    case 'too-long':
      return problems.tooLong;
    case 'negative':
      return problems.negative;
    case 'no-number':
      return problems.noNumber;
  }
}

/** Why a number is not taken, in the reader's language. */
export function numberProblem(refused: NumberRefused, words: Catalogue): string {
  const { problems } = words.metric;
  switch (refused.code) {
    case 'changed':
      return problems.changed(refused.metric);
    case 'misread':
      return misreadSentence(refused, words);
    case 'unsure':
      return misreadSentence(
        { ...refused, why: 'unsure', values: refused.choices.map(({ value }) => value) },
        words,
      );
    case 'level':
    case 'planned':
    case 'over':
      return problems[refused.code];
  }
}

/** What a squad aims at: above 0, and no change of what it was. */
export const targetField =
  (known: Known): Field<Decimal> =>
  (raw, words) => {
    const read = targetMeant(typeof raw === 'string' ? raw : '', known);
    return 'why' in read ? { problem: targetSentence(read, words) } : read;
  };

/** Why a target is not taken. */
export type TargetMisread = Misread | { readonly why: 'not-above-0' };

/** A target that a person typed, or why it is not taken; `before` is one more number of its kind. */
export function targetMeant(text: string, known: Known): { readonly value: Decimal } | TargetMisread {
  const others = [...(known.before === undefined ? [] : [known.before]), ...known.others];
  const read = valueMeant(text, { ...known, before: undefined, others });
  if ('why' in read) return read.why === 'negative' ? { why: 'not-above-0' } : read;
  return compareDecimals(read.value, '0') > 0 ? read : { why: 'not-above-0' };
}

/** What is wrong with a target, in the reader's language. */
export const targetSentence = (misread: TargetMisread, words: Catalogue): string =>
  misread.why === 'not-above-0' ? words.metric.problems.target : misreadSentence(misread, words);

/** How many were counted: a whole number below a milliard, so that "10.190" can't be ten and a bit. */
export const countField: Field<number> = (raw, { metric: { problems } }) => {
  const read = readNumber(typeof raw === 'string' ? raw : '');
  if ('why' in read || read.unit === 'percent') return { problem: problems.count };
  const whole = [read.value, read.other].find((value) => value !== undefined && isWhole(value)) ?? '';
  return /^\d{1,9}$/.test(whole) ? { value: Number(whole) } : { problem: problems.count };
};
