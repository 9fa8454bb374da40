import { expect, test } from 'vitest';
import { readIdea, worthField } from '../src/hypothesis/idea-form.ts';
import { catalogue } from '../src/language/catalogue.ts';
import { countField } from '../src/metric/field.ts';
import { type Known, valueMeant } from '../src/metric/meant.ts';
import { tenthsOf } from '../src/number/days.ts';
import { numberSamples, type Outcome, type Where } from './support/understanding/number-samples.ts';

const words = catalogue('en');
const total: Known = { metric: { name: 'new sign-ups', kind: 'total' }, before: '1284', others: ['1500'] };
const level: Known = { metric: { name: 'churn', kind: 'level' }, before: '4.2', others: ['5'] };

type Read = { readonly outcome: Outcome; readonly value?: string };

const done = (value: number | string | null | undefined): Read =>
  value == null ? { outcome: 'refused' } : { outcome: 'done', value: String(value) };

function ofMetric(written: string, known: Known): Read {
  const meant = valueMeant(written, known);
  if ('value' in meant) return done(meant.value);
  const [value = ''] = meant.why === 'unsure' ? meant.values : [];
  return meant.why === 'unsure' ? { outcome: 'asked', value } : { outcome: 'refused' };
}

function markOf(written: string): number | null | undefined {
  const read = readIdea({ title: 'x', kind: 'relative', impact: written }, words);
  return 'wording' in read ? read.wording.impact : undefined;
}

const readers: Readonly<Record<Where, (written: string) => Read>> = {
  total: (written) => ofMetric(written, total),
  level: (written) => ofMetric(written, level),
  days: (written) => done(tenthsOf(written)),
  worth: (written) => {
    const read = worthField(written, words);
    return done('value' in read ? read.value.value : undefined);
  },
  mark: (written) => done(markOf(written)),
  count: (written) => {
    const read = countField(written, words);
    return done('value' in read ? read.value : undefined);
  },
};

const samples = numberSamples.map(([where, written, outcome, value]) => ({ where, written, outcome, value }));

test.each(samples)('$where: $written is $outcome', ({ where, written, outcome, value }) => {
  expect(readers[where](written)).toEqual(value === undefined ? { outcome } : { outcome, value });
});
