import type { KnownBlock } from '@slack/types';
import type { Catalogue } from '../language/catalogue.ts';
import type { Speech } from '../language/speech.ts';
import { countField } from '../metric/field.ts';
import { choice, maybe, optional, type Raw, readFields, text } from '../slack/fields.ts';
import { input, radio, textInput } from '../slack/modal.ts';
import type { TestPlan, Undecided } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';
import { countsField, keptText, type PlanDraft } from './plan-draft.ts';
import { daysField, percentField, worthOf } from './plan-fields.ts';

/** How long a test lasts, and how people are divided, unless somebody says otherwise. */
export const DAYS = 14;
const SHARE = '50';

const kinds = ['rate', 'mean'] as const;
const directions = ['up', 'down'] as const;

const fieldsOf = (kind: TestPlan['kind']) => ({
  counts: countsField,
  people: text(60),
  worth: optional(worthOf(kind)),
  baseRate: optional(percentField),
  peopleAWeek: optional(countField),
  share: optional(percentField),
  days: optional(daysField),
  guardrail: maybe(80),
  mayCost: optional(percentField),
  goodIs: optional(choice(directions)),
});

const kindIn = (raw: Raw | undefined): TestPlan['kind'] => (raw === 'mean' ? 'mean' : 'rate');

/** Who is divided, what each of them does, from which effect on it is worth it, and what tells whether that is seen. */
export function testBlocks(basis: PlanBasis, draft: PlanDraft, { words }: Speech): KnownBlock[] {
  const { form } = words.measurement;
  const kind = kindIn(draft.kept['kind']);
  const fields = fieldsOf(kind);
  const last = lastTest(basis, draft);
  const kept = (field: string, otherwise: string | null = null): string | null =>
    keptText(draft, field, otherwise);
  return [
    textInput('people', fields.people, {
      label: form.people,
      initial: kept('people', last?.people ?? null),
      placeholder: form.peopleExample,
    }),
    input({
      blockId: 'kind',
      label: form.kind,
      element: radio(
        kinds.map((value) => ({ value, label: form.kinds[value] })),
        kind,
      ),
    }),
    textInput('worth', fields.worth, {
      label: form.worth,
      hint: form.worthHint[kind],
      initial: kept('worth', worthIn(basis, kind)),
      placeholder: '3 %',
    }),
    textInput('baseRate', fields.baseRate, {
      label: form.baseRate,
      initial: kept('baseRate', last?.baseRate ?? null),
      placeholder: '8 %',
    }),
    textInput('peopleAWeek', fields.peopleAWeek, {
      label: form.peopleAWeek,
      hint: form.seenHint,
      initial: kept('peopleAWeek', last?.peopleAWeek ?? null),
      placeholder: '600',
    }),
    ...(draft.more ? moreBlocks(draft, form, fields) : []),
  ];
}

function moreBlocks(
  draft: PlanDraft,
  form: Catalogue['measurement']['form'],
  fields: ReturnType<typeof fieldsOf>,
): KnownBlock[] {
  const kept = (field: string, otherwise: string | null = null): string | null =>
    keptText(draft, field, otherwise);
  return [
    textInput('share', fields.share, { label: form.share, initial: kept('share', SHARE) }),
    textInput('days', fields.days, { label: form.days, initial: kept('days', String(DAYS)) }),
    textInput('guardrail', fields.guardrail, {
      label: form.guardrail,
      initial: kept('guardrail'),
      placeholder: form.guardrailExample,
    }),
    textInput('mayCost', fields.mayCost, {
      label: form.mayCost,
      initial: kept('mayCost'),
      placeholder: '2 %',
    }),
    input({
      blockId: 'goodIs',
      label: form.goodIs,
      optional: true,
      element: radio(
        directions.map((value) => ({ value, label: form.goods[value] })),
        kept('goodIs', 'up'),
      ),
    }),
  ];
}

/** The squad's last test of what is counted now: its people and its rate are remembered. */
function lastTest({ tests, metric }: PlanBasis, draft: PlanDraft): TestPlan | undefined {
  const counts = keptText(draft, 'counts', metric?.name ?? '')
    ?.trim()
    .toLowerCase();
  return tests.find((one) => one.counts.trim().toLowerCase() === counts);
}

/** What its author said it must bring, where that has a unit that fits. */
function worthIn({ hypothesis }: PlanBasis, kind: TestPlan['kind']): string | null {
  const { direction, worthItFrom, worthItKind } = hypothesis;
  if (worthItFrom === null || (worthItKind === 'absolute' && kind === 'rate')) return null;
  const signed = `${direction === 'down' ? '-' : ''}${worthItFrom}`;
  return worthItKind === 'relative' ? `${signed} %` : signed;
}

/** Reads a test, without its day. */
export function readTest(
  values: Readonly<Record<string, Raw>>,
  { hypothesis }: PlanBasis,
  words: Catalogue,
): { readonly plan: Undecided<TestPlan> } | { readonly errors: Record<string, string> } {
  const kind = kindIn(values['kind']);
  const read = readFields(fieldsOf(kind), values, words);
  if ('errors' in read) return read;
  const { worth, guardrail, mayCost, goodIs, peopleAWeek, baseRate, days, share, ...said } = read.values;
  if (guardrail !== null && mayCost === null) {
    return { errors: { mayCost: words.measurement.problems.mayCost } };
  }
  return {
    plan: {
      way: 'test',
      ...said,
      kind,
      direction: worth?.direction ?? hypothesis.direction,
      measure: worth?.measure ?? 'relative',
      worthItFrom: worth?.value ?? null,
      days: days ?? DAYS,
      share: share ?? SHARE,
      peopleAWeek: peopleAWeek ? String(peopleAWeek) : null,
      baseRate: kind === 'rate' ? baseRate : null,
      guardrail:
        guardrail === null || mayCost === null
          ? null
          : { counts: guardrail, goodIs: goodIs ?? 'up', mayCost },
    },
  };
}
