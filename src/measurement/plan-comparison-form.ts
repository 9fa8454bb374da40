import type { KnownBlock } from '@slack/types';
import type { Catalogue } from '../language/catalogue.ts';
import type { Speech } from '../language/speech.ts';
import { optional, type Raw, readFields, text } from '../slack/fields.ts';
import { textInput } from '../slack/modal.ts';
import type { ComparisonPlan, Undecided } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';
import { countsField, keptText, type PlanDraft } from './plan-draft.ts';
import { pairsField, ratioField } from './plan-fields.ts';

const fields = {
  counts: countsField,
  with: text(60),
  without: text(60),
  ratio: ratioField,
  pairs: optional(pairsField),
};

/** Two places, and the line for how they compare. */
export function comparisonBlocks(draft: PlanDraft, { words }: Speech): KnownBlock[] {
  const { form } = words.measurement;
  const kept = (field: string): string | null => keptText(draft, field, null);
  return [
    textInput('with', fields.with, {
      label: form.with,
      initial: kept('with'),
      placeholder: form.withExample,
    }),
    textInput('without', fields.without, {
      label: form.without,
      initial: kept('without'),
      placeholder: form.withoutExample,
    }),
    textInput('ratio', fields.ratio, {
      label: form.ratio,
      hint: form.ratioHint,
      initial: kept('ratio'),
      placeholder: '1.2',
    }),
    ...(draft.more
      ? [
          textInput('pairs', fields.pairs, {
            label: form.pairs,
            hint: form.pairsHint,
            initial: kept('pairs'),
            placeholder: '40/38 42/40',
          }),
        ]
      : []),
  ];
}

/** Reads a comparison, without its day. */
export function readComparison(
  values: Readonly<Record<string, Raw>>,
  { hypothesis }: PlanBasis,
  words: Catalogue,
): { readonly plan: Undecided<ComparisonPlan> } | { readonly errors: Record<string, string> } {
  const read = readFields(fields, values, words);
  if ('errors' in read) return read;
  const { ratio, pairs, ...typed } = read.values;
  const direction = ratio.direction ?? hypothesis.direction;
  return { plan: { way: 'comparison', ...typed, direction, line: ratio.value, earlier: pairs ?? [] } };
}
