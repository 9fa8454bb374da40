import type { KnownBlock, ModalView } from '@slack/types';
import { addDays, type LocalDate } from '../calendar/date.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { bold, italic } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import type { Raw } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { dateField, input, modal, radio, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { Counted } from './arms.ts';
import type { Bet, Commitment } from './commitment.ts';
import { effectOf, suggest } from './rules.ts';
import { compare, type Effect } from './statistics.ts';
import { tellComparison } from './telling.ts';

/** Longest learning, what is missing, and how a won one gets bigger. */
export const LEARNED_MOST = 1000;
export const MISSING_MOST = 200;
export const SCALE_UP_MOST = 100;

/** What a person may say of a launched hypothesis. */
export const answers = ['won', 'lost', 'inconclusive', 'invalid', 'too-early'] as const;

/** What the numbers say, in the measure in which it was promised; undefined without numbers. */
export function effectIn(
  { kind, arms }: Pick<Counted, 'kind' | 'arms'>,
  bet: Pick<Bet, 'worthItFrom'>,
): Effect | undefined {
  const { a, b } = arms;
  return a === null || b === null ? undefined : effectOf(compare(kind, a, b), bet.worthItFrom);
}

/** The second step: what was computed, and what the person says of it. */
export function verdictModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly commitment: Commitment;
  readonly bet: Bet;
  readonly counted: Counted;
  readonly today: LocalDate;
  /** What was typed before somebody else entered a result. */
  readonly kept?: Readonly<Record<string, Raw>>;
  /** Said on top: somebody was faster. */
  readonly warning?: string;
}): ModalView {
  const { language, key, commitment, bet, counted, today, kept, warning } = options;
  const speech = { words: catalogue(language), format: formatFor(language) };
  const { words } = speech;
  const told = words.week.result;
  const effect = effectIn(counted, bet);
  const suggested = effect && suggest(effect, bet.worthItFrom);
  const known = (blockId: string, otherwise: string | null): string | null => {
    const value = kept?.[blockId];
    return typeof value === 'string' ? value : otherwise;
  };
  // What has its verdict is corrected, not put off.
  const offered = commitment.result ? answers.filter((answer) => answer !== 'too-early') : answers;
  const said: KnownBlock =
    effect === undefined || suggested === undefined
      ? rich(bold(typed(commitment.title)), told.without)
      : rich(
          bold(typed(commitment.title)),
          tellComparison({ ...counted, effect, worthItFrom: bet.worthItFrom }, speech),
          italic(told.suggested[suggested]),
        );
  const initial = known('verdict', commitment.result?.verdict ?? suggested ?? 'too-early');
  return modal({
    callbackId: modals.verdict,
    title: told.title,
    submit: told.save,
    close: words.common.cancel,
    metadata: {
      key,
      commitmentId: commitment.id,
      seen: commitment.result?.id ?? null,
      counted: JSON.stringify(counted),
    },
    blocks: [
      ...(warning === undefined ? [] : [rich(bold(warning))]),
      said,
      input({
        blockId: 'verdict',
        label: told.verdict,
        element: radio(
          offered.map((value) => ({ value, label: told.choices[value] })),
          initial,
        ),
      }),
      input({
        blockId: 'learned',
        label: told.learned,
        hint: told.learnedHint,
        optional: true,
        element: textField({
          initial: known('learned', commitment.result?.learned ?? null),
          lines: 'many',
          most: LEARNED_MOST,
        }),
      }),
      ...(commitment.result ? [] : tooEarlyInputs(language, today, known)),
      input({
        blockId: 'scaleUp',
        label: told.scaleUp,
        optional: true,
        element: textField({
          initial: known('scaleUp', null),
          placeholder: told.scaleUpExample,
          most: SCALE_UP_MOST,
        }),
      }),
    ],
  });
}

function tooEarlyInputs(
  language: Language,
  today: LocalDate,
  known: (blockId: string, otherwise: string | null) => string | null,
) {
  const told = catalogue(language).week.result;
  return [
    input({
      blockId: 'lookAgain',
      label: told.lookAgain,
      optional: true,
      element: dateField(known('lookAgain', addDays(today, 7))),
    }),
    input({
      blockId: 'missing',
      label: told.missing,
      optional: true,
      element: textField({
        initial: known('missing', null),
        placeholder: told.missingExample,
        most: MISSING_MOST,
      }),
    }),
  ];
}

/** "Not yet": only the day to look again, and what is missing. */
export function notYetModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly commitment: Commitment;
  readonly today: LocalDate;
}): ModalView {
  const { language, key, commitment, today } = options;
  const { week, common } = catalogue(language);
  return modal({
    callbackId: modals.notYet,
    title: week.notYet.title,
    submit: common.save,
    close: common.cancel,
    metadata: { key, commitmentId: commitment.id },
    blocks: [
      rich(bold(typed(commitment.title))),
      input({
        blockId: 'lookAgain',
        label: week.notYet.lookAgain,
        element: dateField(addDays(today, 7)),
      }),
      input({
        blockId: 'missing',
        label: week.notYet.missing,
        optional: true,
        element: textField({ placeholder: week.result.missingExample, most: MISSING_MOST }),
      }),
    ],
  });
}
