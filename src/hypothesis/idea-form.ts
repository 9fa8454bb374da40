import type { ModalView } from '@slack/types';
import type { Catalogue } from '../language/catalogue.ts';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import type { Inline } from '../language/line.ts';
import { misreadSentence } from '../metric/field.ts';
import { isWhole } from '../number/decimal.ts';
import { readNumber } from '../number/read.ts';
import { rich } from '../slack/blocks.ts';
import { choice, type Field, maybe, optional, type Raw, readFields, text, upTo } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { form, input, radio, textInput } from '../slack/modal.ts';
import type { Hypothesis, Wording } from './hypothesis.ts';
import { rewordText } from './lines.ts';
import { BECAUSE_MOST, EFFECT_MOST, signedWorth, TITLE_MOST, type Worth, worthOf } from './rules.ts';

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

const AT_LEAST = /^\s*(?:at least|from|min\.?|>=?|≥|至少|不低于)/iu;

/** Reads the least effect; what may be a thousand or one is asked about. */
export const worthField: Field<Worth> = upTo(30, (raw, words) => {
  const read = readNumber(String(raw ?? '').replace(AT_LEAST, ''), ['or more', '以上', '及以上', '或以上']);
  if ('why' in read || read.value === '0') return { problem: words.hypothesis.worthItProblem };
  const { value, other } = read;
  const percent = read.unit === 'percent';
  // Thousands of per cent are as unlikely as three decimals of anything else.
  if (other !== undefined && isWhole(value) === percent) {
    return { problem: misreadSentence({ why: 'unsure', values: [value, other], rest: null }, words) };
  }
  return { value: { value, percent } };
});

/** Reads a mark from 1 to 10: "8", "8/10", "8 分". */
const oneToTen: Field<number> = upTo(20, (raw, { common }) => {
  const read = readNumber(String(raw ?? ''), ['/10', '/ 10', 'of 10', 'out of 10', '分']);
  const mark = 'why' in read || read.unit === 'percent' ? Number.NaN : Number(read.value);
  return Number.isInteger(mark) && mark >= 1 && mark <= 10
    ? { value: mark }
    : { problem: common.fromOneToTen };
});

const fields = {
  title: text(TITLE_MOST),
  effect: maybe(EFFECT_MOST),
  because: maybe(BECAUSE_MOST),
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
