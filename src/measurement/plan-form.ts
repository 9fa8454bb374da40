import type { KnownBlock } from '@slack/types';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Speech } from '../language/speech.ts';
import { buttonFor, buttons } from '../slack/blocks.ts';
import { date, type Raw } from '../slack/fields.ts';
import { dateField, input, textInput } from '../slack/modal.ts';
import { countedDays, nextWeekday } from './dates.ts';
import type { Plan } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';
import { comparisonBlocks, readComparison } from './plan-comparison-form.ts';
import { countsField, dayField, isNorthStar, keptText, type PlanDraft, planWays } from './plan-draft.ts';
import { lineBlocks, readLine } from './plan-line-form.ts';
import { DAYS, readTest, testBlocks } from './plan-test-form.ts';

/**
 * The inputs of a plan, with the buttons that draw the form anew.
 * @param options.live when it is to go live, or went
 * @param options.chooses the action of the buttons; its value is a `PlanChoice`
 */
export function planBlocks(
  basis: PlanBasis,
  draft: PlanDraft,
  options: { readonly live: LocalDate; readonly chooses: string },
  speech: Speech,
): KnownBlock[] {
  const { words } = speech;
  const { form } = words.measurement;
  const { way, more } = draft;
  return [
    textInput('counts', countsField, {
      label: form.counts,
      initial: keptText(draft, 'counts', basis.metric?.name ?? null),
      placeholder: form.countsExample,
    }),
    ...wayBlocks(basis, draft, speech),
    input({
      blockId: dayField(way),
      label: form.decided,
      element: dateField(keptText(draft, dayField(way), firstDay(basis, draft, options.live))),
    }),
    buttons(
      ...(more ? [] : [buttonFor(form.more, options.chooses, 'more')]),
      ...planWays.filter((one) => one !== way).map((one) => buttonFor(form.ways[one], options.chooses, one)),
    ),
  ];
}

function wayBlocks(basis: PlanBasis, draft: PlanDraft, speech: Speech): KnownBlock[] {
  switch (draft.way) {
    case 'line':
      return lineBlocks(basis, draft, speech);
    case 'comparison':
      return comparisonBlocks(draft, speech);
    case 'test':
      return testBlocks(basis, draft, speech);
  }
}

/** The first day on which it can be decided. */
function firstDay(basis: PlanBasis, draft: PlanDraft, live: LocalDate): LocalDate {
  const { way } = draft;
  const from = (counting: Parameters<typeof countedDays>[0]): LocalDate => {
    const { to } = countedDays(counting, live);
    const yesterday = addDays(basis.today, -1);
    return nextWeekday(to < yesterday ? yesterday : to, basis.retro);
  };
  if (way === 'test') return from({ way, days: Number(keptText(draft, 'days', null)) || DAYS });
  if (way === 'comparison') return from({ way });
  const counts = keptText(draft, 'counts', null);
  const metricId = counts === null || isNorthStar(counts, basis) ? (basis.metric?.id ?? null) : null;
  return from({ way, metricId });
}

const readers = { line: readLine, comparison: readComparison, test: readTest } as const;

/** Reads a plan; a sentence for each field in which something is wrong. @param live undefined: that day is no day */
export function readPlan(
  way: Plan['way'],
  values: Readonly<Record<string, Raw>>,
  basis: PlanBasis,
  live: LocalDate | undefined,
  speech: Speech,
): { readonly plan: Plan } | { readonly errors: Record<string, string> } {
  const { words } = speech;
  const read = readers[way](values, basis, words);
  const decided = date()(values[dayField(way)] ?? null, words);
  const problem =
    'problem' in decided
      ? decided.problem
      : 'errors' in read || live === undefined
        ? undefined
        : tooEarly({ ...read.plan, decided: decided.value }, live, basis, speech);
  if ('errors' in read || 'problem' in decided || problem !== undefined) {
    return {
      errors: { ...('errors' in read ? read.errors : {}), ...(problem ? { [dayField(way)]: problem } : {}) },
    };
  }
  return { plan: { ...read.plan, decided: decided.value } };
}

/** Why it can't be decided on that day; undefined: it can. */
function tooEarly(plan: Plan, live: LocalDate, { retro, today }: PlanBasis, { words, format }: Speech) {
  if (plan.decided < today) return words.common.dateHasPassed;
  const { to } = countedDays(plan, live);
  if (plan.decided > to) return undefined;
  const first = nextWeekday(to, retro);
  return words.measurement.problems.decidedTooEarly(format.date(to), format.date(first));
}
