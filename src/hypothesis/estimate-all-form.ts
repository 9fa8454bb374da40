import type { InputBlock, ModalView } from '@slack/types';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { rich } from '../slack/blocks.ts';
import { type Raw, readFields } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { form, textInput } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { type Estimates, noEstimates } from './estimate-store.ts';
import type { Last } from './find-store.ts';
import { type Hypothesis, type Variant, variants } from './hypothesis.ts';
import { betText, standingText } from './lines.ts';
import { estimateFields } from './views.ts';

/** Most characters of a title, and of each clause below its field. */
const TITLE = 150;
const CLAUSE = 120;
/** Most whose parts are named below a field. */
const NAMED = 4;

/** The field of one version of an idea, by its block's id. */
export const partField = (variant: Variant, hypothesisId: string): string => `${variant}/${hypothesisId}`;

/** What a member said of one idea, in tenths of a person-day; null: nothing of that version. */
export type Part = { readonly hypothesisId: string } & Readonly<Record<Variant, number | null>>;

/** The form of one page: what was saved or skipped before does not come again. */
export function estimateAllModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly squadId: string;
  readonly ideas: readonly Hypothesis[];
  /** Another page is behind it. */
  readonly more: boolean;
  readonly days: ReadonlyMap<string, Estimates>;
  readonly names: Names;
}): ModalView {
  const { language, key, squadId, ideas, more, days, names } = options;
  const { hypothesis: words, common } = catalogue(language);
  const last: Last | undefined = ideas.at(-1);
  return form(language, {
    callbackId: modals.estimateAll,
    title: words.estimateTitle,
    submit: more ? words.estimateAll.next : common.save,
    metadata: { key, squadId, lastScore: last?.score ?? null, lastId: last?.id ?? '' },
    blocks: [
      rich(words.estimateAll.intro),
      ...ideas.flatMap((idea) => partInputs(idea, days.get(idea.id) ?? noEstimates, language, names)),
    ],
  });
}

/** One field; two where somebody has estimated a full version beside the simple one. */
function partInputs(hypothesis: Hypothesis, days: Estimates, language: Language, names: Names): InputBlock[] {
  const words = catalogue(language);
  const format = formatFor(language);
  const { id } = hypothesis;
  const title = typed(hypothesis.title, TITLE) || '–';
  const known = [
    betText(words, format, hypothesis, CLAUSE),
    standingText(words, format, { ...hypothesis, days }, { most: CLAUSE, named: NAMED, names }),
  ].filter((text) => text !== '');
  const asked: readonly Variant[] = days.full ? variants : ['simple'];
  return asked.map((variant, index) =>
    textInput(partField(variant, id), estimateFields.full, {
      label: `${title}${days.full ? words.planning.versions[variant] : ''}`,
      hint: index === asked.length - 1 ? known.join(words.planning.between) : '',
    }),
  );
}

/** What was typed, idea by idea; left out what was left empty. */
export function readParts(
  values: Readonly<Record<string, Raw>>,
  words: Catalogue,
): { readonly parts: readonly Part[] } | { readonly errors: Record<string, string> } {
  const fields = Object.keys(values).filter((name) => variants.some((one) => name.startsWith(`${one}/`)));
  const asked = Object.fromEntries(fields.map((name) => [name, estimateFields.full]));
  const read = readFields(asked, values, words);
  if ('errors' in read) return read;
  const ids = new Set(fields.map((name) => name.slice(name.indexOf('/') + 1)));
  const said = (variant: Variant, id: string): number | null => read.values[partField(variant, id)] ?? null;
  const parts = [...ids].map((hypothesisId) => ({
    hypothesisId,
    simple: said('simple', hypothesisId),
    full: said('full', hypothesisId),
  }));
  return { parts: parts.filter(({ simple, full }) => simple !== null || full !== null) };
}
