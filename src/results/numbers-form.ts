import type { InputBlock, ModalView } from '@slack/types';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { formatFor } from '../language/format.ts';
import { bold } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import type { Counted } from '../measurement/counted.ts';
import type { ComparisonPlan, Plan, TestPlan } from '../measurement/plan.ts';
import { tellLine } from '../measurement/tell-outcome.ts';
import { tellAsked } from '../measurement/tell-test.ts';
import { buttonFor, buttons, rich } from '../slack/blocks.ts';
import type { Raw } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import { dateField, form, input, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { Live, Planned } from './live.ts';
import {
  askedOfSide,
  asksDays,
  NUMBER_MOST,
  numbersIn,
  type Side,
  type SideNumber,
  sides,
} from './numbers.ts';

/** Longest of a squad's words in a label. */
const COUNTS = 60;

/** Numbers that can hardly be meant so: what was typed, and a sentence beneath each field concerned. */
export interface Doubted {
  readonly values: Readonly<Record<string, Raw>>;
  readonly doubts: Readonly<Record<string, string>>;
  /** Sent once more they are what was meant. */
  readonly counted: Counted;
}

/**
 * The first of two steps: only the numbers that the bet's plan needs, as they were last entered.
 * @param key of the form that is opened
 */
export function numbersModal(key: string, live: Live, planned: Planned, doubted?: Doubted): ModalView {
  const { commitment, here, since, looks } = live;
  const { language } = here;
  const speech = { words: here.words, format: formatFor(language) };
  const told = here.words.week.result;
  const { plan, due } = planned;
  const last = commitment.result?.counted ?? looks.at(-1)?.counted;
  const shown = { ...daysShown(live, planned, last), ...(last && numbersIn(last, plan)) };
  const known = doubted ? { ...shown, ...texts(doubted.values) } : shown;
  const { format } = speech;
  const days = [format.dayMonth(due.from), format.dayMonth(due.to)] as const;
  const day = (blockId: 'from' | 'to') =>
    input({ blockId, label: told[blockId], element: dateField(known[blockId]) });
  const inputs = [...numberInputs(plan, known, speech), ...(asksDays(plan) ? [day('from'), day('to')] : [])];
  return form(language, {
    callbackId: modals.result,
    title: told.title,
    submit: told.next,
    metadata: {
      key,
      commitmentId: commitment.id,
      ...(doubted && { doubted: JSON.stringify(doubted.counted) }),
    },
    blocks: [
      rich(
        bold(typed(commitment.title)),
        told.liveSince(format.date(since)),
        asked(plan, speech),
        told.counted(typed(plan.counts, COUNTS), ...days),
        told.decidedOn(format.date(due.decided)),
      ),
      ...inputs.flatMap((block) => {
        const doubt = doubted?.doubts[block.block_id ?? ''];
        return doubt === undefined ? [block] : [block, rich(bold(doubt), told.sendAgain)];
      }),
      buttons(buttonFor(told.withoutNumbers, actions.withoutNumbers, commitment.id)),
    ],
  });
}

/** Whole days from the day after it went live to yesterday, as far as they are counted; what was entered stays. */
function daysShown({ commitment, today }: Live, { plan, due }: Planned, last: Counted | undefined) {
  const yesterday = addDays(today, -1);
  const known = last?.way === plan.way ? last : undefined;
  if (known && commitment.result) return { from: known.from, to: known.to };
  const to: LocalDate = plan.way === 'test' || yesterday < due.to ? yesterday : due.to;
  return { from: known?.from ?? due.from, to };
}

const texts = (values: Readonly<Record<string, Raw>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([id, value]) => (typeof value === 'string' ? [[id, value]] : [])),
  );

/** What it has to reach. */
function asked(plan: Plan, speech: Speech): string {
  const { outcome, week } = speech.words;
  switch (plan.way) {
    case 'line':
      return week.result.line(tellLine(plan, speech));
    case 'comparison':
      return week.result.ratio(typed(plan.with, COUNTS), typed(plan.without, COUNTS), tellLine(plan, speech));
    case 'test': {
      const least = tellAsked(plan, speech);
      return least === null ? '' : outcome.youAsked(least);
    }
  }
}

function numberInputs(plan: Plan, known: Readonly<Record<string, string>>, speech: Speech): InputBlock[] {
  const number = (blockId: string, label: string) =>
    input({ blockId, label, element: textField({ initial: known[blockId] ?? null, most: NUMBER_MOST }) });
  switch (plan.way) {
    case 'line':
      return [number('value', typed(plan.counts, COUNTS))];
    case 'comparison':
      return (['with', 'without'] as const).map((place) => number(place, placeLabel(plan, place, speech)));
    case 'test':
      return sides.flatMap((side) =>
        askedOfSide(plan).map((of) => number(`${side}${of}`, sideLabel(plan, side, of, speech))),
      );
  }
}

const placeLabel = (plan: ComparisonPlan, place: 'with' | 'without', { words }: Speech): string =>
  words.week.result.place(typed(plan[place], COUNTS), typed(plan.counts, COUNTS));

/** "Control: purchases", "Variant: visitors". */
function sideLabel(plan: TestPlan, side: Side, of: SideNumber, { words }: Speech): string {
  const told = words.week.result;
  const name = told.sides[side];
  const counts = typed(plan.counts, COUNTS);
  switch (of) {
    case 'Count':
      return told.count(name, counts);
    case 'People':
      return told.people(name, typed(plan.people, COUNTS));
    case 'Mean':
      return told.mean(name, counts);
    case 'Deviation':
      return told.deviation(name, counts);
    case 'Guardrail':
      return told.count(name, typed(plan.guardrail?.counts ?? '', COUNTS));
  }
}
