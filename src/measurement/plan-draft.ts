import type { KnownBlock } from '@slack/types';
import { z } from 'zod';
import { type Field, type Raw, text } from '../slack/fields.ts';
import type { Metadata } from '../slack/modal.ts';
import type { Plan } from './plan.ts';
import type { PlanBasis } from './plan-basis.ts';

/** What is chosen by a button in the form of a plan. */
export const planChoices = ['line', 'more'] as const;
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
  way: 'line',
  more: false,
  kept: before ? typedOf(before.plan) : {},
});

/** A plan as it would be typed; its day is found anew. */
function typedOf(plan: Plan): Record<string, Raw> {
  if (plan.way !== 'line') return { counts: plan.counts };
  const sign = plan.direction === 'up' ? '≥' : '≤';
  return { counts: plan.counts, line: `${sign} ${plan.line}`, earlier: plan.earlier.join(' ') };
}

const draftSchema = z.object({
  way: z.enum(['line', 'comparison', 'test']),
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
