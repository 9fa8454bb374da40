import type { KnownBlock } from '@slack/types';
import type { Catalogue } from '../language/catalogue.ts';
import type { Speech } from '../language/speech.ts';
import type { Known } from '../metric/meant.ts';
import { compareDecimals, type Decimal } from '../number/decimal.ts';
import { optional, type Raw, readFields } from '../slack/fields.ts';
import { textInput } from '../slack/modal.ts';
import type { LinePlan, Undecided } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';
import { countsField, isNorthStar, keptText, type PlanDraft } from './plan-draft.ts';
import { earlierField, lineField } from './plan-fields.ts';

/** The line, and below it what the number was in the weeks before; with all that can be asked, those of another number. */
export function lineBlocks(basis: PlanBasis, draft: PlanDraft, { words, format }: Speech): KnownBlock[] {
  const { form } = words.measurement;
  const best = bestOf(basis);
  return [
    textInput('line', lineField(knownFor(undefined, basis)), {
      label: form.line,
      hint:
        basis.weeks.length < 2 || best === undefined
          ? form.lineHint
          : form.before(
              basis.weeks.map(format.number),
              format.number(best),
              basis.metric?.direction === 'up',
            ),
      initial: keptText(draft, 'line', null),
      placeholder: form.lineExample,
    }),
    ...(draft.more
      ? [
          textInput('earlier', optional(earlierField), {
            label: form.earlier,
            hint: form.earlierHint,
            initial: keptText(draft, 'earlier', null),
            placeholder: form.earlierExample,
          }),
        ]
      : []),
  ];
}

/** The best of the weeks before. */
function bestOf({ metric, weeks }: PlanBasis): Decimal | undefined {
  const [low, ...more] = weeks.toSorted(compareDecimals);
  return metric?.direction === 'down' ? low : (more.at(-1) ?? low);
}

/** What a line is measured against: weeks of the North Star, or those that were typed. */
const knownFor = (earlier: readonly Decimal[] | undefined, { metric, weeks }: PlanBasis): Known =>
  metric && earlier === undefined
    ? { metric, before: undefined, others: weeks }
    : { metric: { kind: 'total', name: '' }, before: undefined, others: earlier ?? [] };

/** Reads a line, without its day. */
export function readLine(
  values: Readonly<Record<string, Raw>>,
  basis: PlanBasis,
  words: Catalogue,
): { readonly plan: Undecided<LinePlan> } | { readonly errors: Record<string, string> } {
  const { metric, hypothesis } = basis;
  const { counts } = values;
  const ofNorthStar = typeof counts === 'string' && isNorthStar(counts, basis) ? metric : undefined;
  const typed = optional(earlierField)(values['earlier'] ?? null, words);
  const earlier = 'value' in typed ? (typed.value ?? []) : [];
  const fields = {
    counts: countsField,
    line: lineField(knownFor(ofNorthStar ? undefined : earlier, basis)),
    earlier: optional(earlierField),
  };
  const read = readFields(fields, values, words);
  if (ofNorthStar && earlier.length > 0) {
    const errors = 'errors' in read ? read.errors : {};
    return { errors: { ...errors, earlier: words.measurement.problems.earlierKnown } };
  }
  if ('errors' in read) return read;
  const { line } = read.values;
  return {
    plan: {
      way: 'line',
      counts: ofNorthStar?.name ?? read.values.counts,
      direction: line.direction ?? ofNorthStar?.direction ?? hypothesis.direction,
      metricId: ofNorthStar?.id ?? null,
      line: line.value,
      earlier,
    },
  };
}
