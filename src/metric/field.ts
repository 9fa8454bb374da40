import type { Catalogue } from '../language/catalogue.ts';
import type { Field } from '../slack/fields.ts';
import { compareDecimals, type Decimal } from './decimal.ts';
import type { NumberRefused } from './enter.ts';
import type { MetricKind } from './metric.ts';
import { type Misread, readNumber } from './misread.ts';

/** What is wrong with a number, in the reader's language. */
function misreadSentence(misread: Misread, { metric: { problems } }: Catalogue): string {
  switch (misread.why) {
    case 'other-form':
      return problems.otherForm(misread.form);
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
    case 'level':
    case 'planned':
    case 'over':
      return problems[refused.code];
  }
}

/** The value of a metric of that kind. */
export const numberField =
  (kind: MetricKind): Field<Decimal> =>
  (raw, words) => {
    const written = typeof raw === 'string' ? raw : '';
    if (written.trim() === '') return { problem: words.common.required };
    const read = readNumber(written, kind);
    return 'why' in read ? { problem: misreadSentence(read, words) } : read;
  };

/** What a squad aims at: above 0. */
export const targetField: Field<Decimal> = (raw, words) => {
  const read = numberField('level')(raw, words);
  if ('problem' in read || compareDecimals(read.value, '0') > 0) return read;
  return { problem: words.metric.problems.target };
};

/** How many were counted: a whole number below a milliard. */
export const countField: Field<number> = (raw, words) => {
  const read = readNumber(typeof raw === 'string' ? raw : '', 'level');
  const written = 'why' in read ? (read.why === 'other-form' ? read.form : '') : read.value;
  if (!/^\d{1,9}$/.test(written)) return { problem: words.metric.problems.count };
  return 'why' in read ? { problem: misreadSentence(read, words) } : { value: Number(written) };
};
