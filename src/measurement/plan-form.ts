import type { KnownBlock } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import type { Speech } from '../language/speech.ts';
import { buttonFor, buttons } from '../slack/blocks.ts';
import { date, type Raw } from '../slack/fields.ts';
import { dateField, input, textInput } from '../slack/modal.ts';
import { countedDays, nextWeekday } from './dates.ts';
import type { Plan } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';
import { countsField, isNorthStar, keptText, type PlanDraft } from './plan-draft.ts';
import { lineBlocks, readLine } from './plan-line-form.ts';

const dayField = (way: Plan['way']): string => `decided-${way}`;

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
    ...lineBlocks(basis, draft, speech),
    input({
      blockId: dayField(way),
      label: form.decided,
      element: dateField(keptText(draft, dayField(way), firstDay(basis, draft, options.live))),
    }),
    ...(more ? [] : [buttons(buttonFor(form.more, options.chooses, 'more'))]),
  ];
}

/** The first day on which it can be decided. */
function firstDay(basis: PlanBasis, draft: PlanDraft, live: LocalDate): LocalDate {
  const counts = keptText(draft, 'counts', null);
  const metricId = counts === null || isNorthStar(counts, basis) ? (basis.metric?.id ?? null) : null;
  return nextWeekday(countedDays({ way: 'line', metricId }, live).to, basis.retro);
}

/** Reads a plan; a sentence for each field in which something is wrong. @param live undefined: that day is no day */
export function readPlan(
  way: Plan['way'],
  values: Readonly<Record<string, Raw>>,
  basis: PlanBasis,
  live: LocalDate | undefined,
  speech: Speech,
): { readonly plan: Plan } | { readonly errors: Record<string, string> } {
  const { words } = speech;
  const read = readLine(values, basis, words);
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
function tooEarly(plan: Plan, live: LocalDate, { retro }: PlanBasis, { words, format }: Speech) {
  const { to } = countedDays(plan, live);
  if (plan.decided > to) return undefined;
  const first = nextWeekday(to, retro);
  return words.measurement.problems.decidedTooEarly(format.date(to), format.date(first));
}
