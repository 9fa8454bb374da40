import type { ModalView } from '@slack/types';
import type { Catalogue } from '../language/catalogue.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import type { Inline } from '../language/line.ts';
import { readDecimal } from '../metric/decimal.ts';
import { rich } from '../slack/blocks.ts';
import {
  choice,
  type Field,
  optional,
  type Raw,
  readFields,
  text,
  upTo,
  wholeNumber,
} from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { form, input, radio, textInput } from '../slack/modal.ts';
import type { Hypothesis, Wording } from './hypothesis.ts';
import { rewordText } from './lines.ts';
import { BECAUSE_MOST, signedWorth, TITLE_MOST, type Worth, worthOf } from './rules.ts';

/** Longest "then …". */
const EFFECT_MOST = 500;

/** What a message gives to an idea. */
export interface IdeaDraft {
  readonly title: string;
  readonly because: string | null;
  /** Where the message stands. */
  readonly url: string;
  /** Who wrote it; null: an app. */
  readonly authorId: string | null;
  /** Said on top, one sentence a line. */
  readonly said: readonly Inline[];
}

/** The modal in which an idea is proposed, or (with `hypothesis`) reworded. */
export function ideaModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly squadId: string;
  readonly hypothesis?: Hypothesis | undefined;
  /** The message that it is logged from. */
  readonly from?: IdeaDraft | undefined;
}): ModalView {
  const { language, key, squadId, hypothesis, from } = options;
  const { hypothesis: words } = catalogue(language);
  const number = (value: number | null | undefined): string | null => (value == null ? null : String(value));
  return form(language, {
    callbackId: modals.idea,
    title: hypothesis ? rewordText(catalogue(language), hypothesis) : words.newTitle,
    metadata: {
      key,
      squadId,
      hypothesisId: hypothesis?.id ?? null,
      sourceUrl: from?.url ?? null,
      sourceAuthorId: from?.authorId ?? null,
    },
    blocks: [
      ...(from ? [rich(...from.said)] : []),
      textInput('title', fields.title, {
        label: words.title,
        initial: hypothesis?.title ?? from?.title ?? null,
        placeholder: words.titleExample,
      }),
      textInput('effect', fields.effect, {
        label: words.effect,
        initial: hypothesis?.effect ?? null,
        placeholder: words.effectExample,
      }),
      textInput('because', fields.because, {
        label: words.because,
        initial: hypothesis?.because ?? from?.because ?? null,
        placeholder: words.becauseExample,
        lines: 'many',
      }),
      textInput('worth', fields.worth, {
        label: words.worthItFrom,
        hint: words.worthItFromHint,
        initial: hypothesis ? signedWorth(hypothesis) : null,
        placeholder: words.worthItFromExample,
      }),
      input({
        blockId: 'kind',
        label: words.worthItKind,
        element: radio(
          [
            { value: 'relative', label: words.relative },
            { value: 'absolute', label: words.absolute },
          ],
          hypothesis?.worthItKind ?? 'relative',
        ),
      }),
      textInput('impact', fields.impact, {
        label: words.impact,
        hint: words.impactHint,
        initial: number(hypothesis?.impact),
      }),
      textInput('confidence', fields.confidence, {
        label: words.confidence,
        hint: words.confidenceHint,
        initial: number(hypothesis?.confidence),
      }),
    ],
  });
}

/** Reads the least effect. */
export const worthField: Field<Worth> = upTo(30, (raw, { hypothesis: words }) => {
  const [, number = '', sign = ''] =
    /^(.*?)\s*(%?)$/s.exec(
      String(raw ?? '')
        .normalize('NFKC')
        .trim(),
    ) ?? [];
  const value = readDecimal(number);
  if (value === undefined || value === '0') return { problem: words.worthItProblem };
  return { value: { value, percent: sign !== '' } };
});

const oneToTen = upTo(
  10,
  wholeNumber(1, 10, ({ common }) => common.fromOneToTen),
);

const fields = {
  title: text(TITLE_MOST),
  effect: optional(text(EFFECT_MOST)),
  because: optional(text(BECAUSE_MOST)),
  worth: optional(worthField),
  kind: choice(['relative', 'absolute']),
  impact: optional(oneToTen),
  confidence: optional(oneToTen),
};

/** The wording that was submitted, or a sentence for each field in which something is wrong. */
export function readIdea(
  values: Readonly<Record<string, Raw>>,
  words: Catalogue,
): { readonly wording: Wording } | { readonly errors: Record<string, string> } {
  const read = readFields(fields, values, words);
  if ('errors' in read) return read;
  const { worth: given, kind: worthItKind, title, ...rest } = read.values;
  if (given?.percent && worthItKind === 'absolute') {
    return { errors: { worth: words.hypothesis.percentOfNumber } };
  }
  return { wording: { ...rest, title: title.replace(/\s+/g, ' '), ...worthOf(given), worthItKind } };
}
