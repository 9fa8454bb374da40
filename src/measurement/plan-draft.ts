import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import type { LocalDate } from '../calendar/date.ts';
import { type Field, type Raw, text } from '../slack/fields.ts';
import type { Metadata } from '../slack/modal.ts';
import type { Plan } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';

/** What is chosen by a button in the form of a plan. */
export const planWays = ['line', 'comparison', 'test'] as const;
export const planChoices = [...planWays, 'more'] as const;
export type PlanChoice = (typeof planChoices)[number];

/** How far a form of a plan is: which way, whether all is asked, and what was typed. */
export interface PlanDraft {
  readonly way: Plan['way'];
  /** What is seldom needed is asked, too. */
  readonly more: boolean;
  /** By block id, with what was typed before another way was chosen. */
  readonly kept: Readonly<Record<string, Raw>>;
}

/** A form of a plan as it is first seen, with the plan that counts so far. */
export const planDraft = ({ before }: PlanBasis): PlanDraft => ({
  way: before?.plan.way ?? 'line',
  more: false,
  kept: before ? typedOf(before.plan) : {},
});

/** The same where that plan is changed: its day stands, too. @param day on which it is decided so far */
export function planDraftOf(basis: PlanBasis, day: LocalDate | undefined): PlanDraft {
  const draft = planDraft(basis);
  return day === undefined || day < basis.today
    ? draft
    : { ...draft, kept: { ...draft.kept, [dayField(draft.way)]: day } };
}

/** The field for the day on which it is decided: each way has its own. */
export const dayField = (way: Plan['way']): string => `decided-${way}`;

/** A plan as it would be typed; its day is found anew. */
function typedOf(plan: Plan): Record<string, Raw> {
  const { counts, direction } = plan;
  const minus = direction === 'up' ? '' : '-';
  const line = (value: string): string => `${direction === 'up' ? '≥' : '≤'} ${value}`;
  switch (plan.way) {
    case 'line':
      return { counts, line: line(plan.line), earlier: plan.earlier.join(' ') };
    case 'comparison': {
      const pairs = plan.earlier.map((pair) => `${pair.with}/${pair.without}`).join(' ');
      return { counts, with: plan.with, without: plan.without, ratio: line(plan.line), pairs };
    }
    case 'test': {
      const { people, kind, baseRate, peopleAWeek, share, days, worthItFrom, measure, guardrail } = plan;
      const unit = { relative: ' %', points: ' pp', absolute: '' }[measure];
      return {
        ...{ counts, people, kind, baseRate, peopleAWeek, share, days: String(days) },
        worth: worthItFrom === null ? null : `${minus}${worthItFrom}${unit}`,
        guardrail: guardrail?.counts ?? null,
        mayCost: guardrail?.mayCost ?? null,
        goodIs: guardrail?.goodIs ?? 'up',
      };
    }
  }
}

const draftSchema = z.object({
  way: z.enum(planWays),
  more: z.boolean(),
  hidden: z.string(),
});
const hiddenSchema = z.record(z.string(), z.union([z.string(), z.array(z.string()), z.null()]));

/** The draft that a modal holds, from its metadata and what stands in it. */
export function planDraftIn(metadata: Metadata, values: Readonly<Record<string, Raw>>): PlanDraft {
  const { way, more, hidden } = draftSchema.parse(metadata);
  return { way, more, kept: { ...hiddenSchema.parse(JSON.parse(hidden)), ...values } };
}

/** The draft after a button was clicked. */
export const chosenIn = (draft: PlanDraft, choice: PlanChoice): PlanDraft =>
  choice === 'more' ? { ...draft, more: true } : { ...draft, way: choice };

/** Most of a modal's metadata that what was typed before may fill; Slack takes 3,000 characters in all. */
const HIDDEN_MOST = 2000;

/** What a modal has to remember of a draft: what was typed, and stands in none of its blocks. */
export function planMetadata({ way, more, kept }: PlanDraft, blocks: readonly KnownBlock[]) {
  const shown = new Set(blocks.map(({ block_id }) => block_id));
  const hidden = JSON.stringify(
    Object.fromEntries(Object.entries(kept).filter(([id, raw]) => raw !== null && !shown.has(id))),
  );
  return { way, more, hidden: JSON.stringify(hidden).length > HIDDEN_MOST ? '{}' : hidden };
}

/** What was typed into a field of a draft; `otherwise`: nobody has come there. */
export function keptText({ kept }: PlanDraft, field: string, otherwise: string | null): string | null {
  const raw = kept[field];
  return typeof raw === 'string' ? raw : otherwise;
}

const COUNTS_MOST = 80;
export const countsField: Field<string> = text(COUNTS_MOST);

/** Whether these words are the North Star's name, as it was prefilled. */
export const isNorthStar = (counts: string, { metric }: PlanBasis): boolean =>
  metric !== undefined && counts.trim().toLowerCase() === metric.name.trim().toLowerCase();
