import type { InputBlock, ModalView } from '@slack/types';
import { addDays, type LocalDate } from '../calendar/date.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { bold, type Inline } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import type { Counted } from '../measurement/counted.ts';
import type { ComparisonPlan, Plan, TestPlan } from '../measurement/plan.ts';
import { tellLine } from '../measurement/tell-outcome.ts';
import { tellAsked } from '../measurement/tell-test.ts';
import { buttonFor, buttons, rich } from '../slack/blocks.ts';
import type { Raw } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import { dateField, fileField, form, input, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { Live, Planned } from './live.ts';
import {
  askedOfSide,
  asksDays,
  FILE,
  NUMBER_MOST,
  numbersIn,
  type Side,
  type SideNumber,
  sides,
} from './numbers.ts';

/** Longest of a squad's words in a label. */
const COUNTS = 60;

/** The form once more. */
export interface Redrawn {
  /** What was typed, or read from a file. */
  readonly values: Readonly<Record<string, Raw>>;
  /** What is said beneath a field, by its id. */
  readonly notes: Readonly<Record<string, readonly Inline[]>>;
  /** Numbers that can hardly be meant so: sent once more they are. */
  readonly doubted?: Counted;
}

/**
 * The first of two steps: only the numbers that the bet's plan needs, as they were last entered.
 * @param of its key, and whether a file can be asked for
 */
export function numbersModal(
  { key, canRead }: { readonly key: string; readonly canRead: boolean },
  live: Live,
  planned: Planned,
  redrawn?: Redrawn,
): ModalView {
  const { commitment, here, since, looks } = live;
  const { language } = here;
  const speech = { words: here.words, format: formatFor(language) };
  const told = here.words.week.result;
  const { plan, due } = planned;
  const last = commitment.result?.counted ?? looks.at(-1)?.counted;
  const shown = { ...daysShown(live, planned, last), ...(last && numbersIn(last, plan)) };
  const known = redrawn ? { ...shown, ...texts(redrawn.values) } : shown;
  const doubted = redrawn?.doubted;
  const byFile = canRead && plan.way === 'test' && plan.kind === 'mean';
  const { format } = speech;
  const days = [format.dayMonth(due.from), format.dayMonth(due.to)] as const;
  const day = (blockId: 'from' | 'to') =>
    input({ blockId, label: told[blockId], element: dateField(known[blockId]) });
  const inputs = [
    ...(byFile ? [fileInput(told)] : []),
    ...numberInputs(plan, known, byFile, speech),
    ...(asksDays(plan) ? [day('from'), day('to')] : []),
  ];
  return form(language, {
    callbackId: modals.result,
    title: told.title,
    submit: told.next,
    metadata: {
      key,
      commitmentId: commitment.id,
      ...(doubted && { doubted: JSON.stringify(doubted) }),
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
        const note = redrawn?.notes[block.block_id ?? ''];
        return note === undefined ? [block] : [block, rich(...note)];
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

const fileInput = (told: Catalogue['week']['result']): InputBlock =>
  input({
    blockId: FILE,
    label: told.file,
    hint: told.fileHint,
    optional: true,
    element: fileField('csv', 'tsv', 'txt'),
  });

/** @param byFile a file may say them in their place */
function numberInputs(
  plan: Plan,
  known: Readonly<Record<string, string>>,
  byFile: boolean,
  speech: Speech,
): InputBlock[] {
  const number = (blockId: string, label: string) => {
    const element = textField({ initial: known[blockId] ?? null, most: NUMBER_MOST });
    return input({ blockId, label, element, optional: byFile });
  };
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
