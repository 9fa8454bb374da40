import type { ModalView } from '@slack/types';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { Line } from '../language/line.ts';
import { tenthsOf } from '../number/days.ts';
import { list, rich } from '../slack/blocks.ts';
import { type Field, maybe, optional, upTo } from '../slack/fields.ts';
import { modals } from '../slack/ids.ts';
import { form, textInput } from '../slack/modal.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { EstimatedPart, Estimates } from './estimate-store.ts';
import type { Hypothesis, Variant } from './hypothesis.ts';
import { betText } from './lines.ts';

/** Most members whose parts the modal lists. */
const LISTED = 12;

/** Person-days as they are typed, in tenths. @param problem said of what is no number of days, or less than `least` tenths */
export const daysField = (least: number, problem: (words: Catalogue) => string): Field<number> =>
  upTo(30, (raw, words) => {
    const written = String(raw ?? '').trim();
    if (written === '') return { problem: words.common.required };
    const tenths = tenthsOf(written);
    return tenths === undefined || tenths < least ? { problem: problem(words) } : { value: tenths };
  });

const tenths = daysField(0, ({ hypothesis }) => hypothesis.daysProblem);

/** How the modal is read. */
export const estimateFields = { simple: tenths, full: optional(tenths), costs: maybe(300) };

/** The modal in which a member estimates their own part. */
export function estimateModal(options: {
  readonly language: Language;
  readonly key: string;
  readonly hypothesis: Hypothesis;
  readonly days: Estimates;
  readonly userId: string;
  readonly names: Names;
}): ModalView {
  const { language, key, hypothesis, days, userId, names } = options;
  const words = catalogue(language);
  const own = (variant: Variant): EstimatedPart | undefined =>
    days[variant]?.parts.find((part) => part.userId === userId);
  const initial = (part: EstimatedPart | undefined): string | null => (part ? String(part.days / 10) : null);
  const bet = betText(words, formatFor(language), hypothesis, 300);
  const said = othersLines({ language, days, userId, names });
  return form(language, {
    callbackId: modals.estimate,
    title: words.hypothesis.estimateTitle,
    metadata: { key, hypothesisId: hypothesis.id },
    blocks: [
      rich(words.hypothesis.estimateIntro(typed(hypothesis.title, 300)), bet),
      ...(said.length > 0
        ? [rich(words.hypothesis.othersSaid), list(said)]
        : [rich(words.hypothesis.nobodyYet)]),
      textInput('simple', estimateFields.simple, {
        label: words.hypothesis.simple,
        hint: words.hypothesis.simpleHint,
        initial: initial(own('simple')),
        placeholder: '0.5',
      }),
      textInput('full', estimateFields.full, {
        label: words.hypothesis.full,
        hint: words.hypothesis.fullHint,
        initial: initial(own('full')),
        placeholder: '2',
      }),
      textInput('costs', estimateFields.costs, {
        label: words.hypothesis.costs,
        initial: (own('simple') ?? own('full'))?.costs ?? null,
        placeholder: words.hypothesis.costsExample,
      }),
    ],
  });
}

function othersLines(options: { language: Language; days: Estimates; userId: string; names: Names }): Line[] {
  const { language, days, userId, names } = options;
  const { hypothesis: words, common } = catalogue(language);
  const format = formatFor(language);
  const all = [...(days.simple?.parts ?? []), ...(days.full?.parts ?? [])];
  const others = [...new Set(all.map((part) => part.userId))].filter((one) => one !== userId);
  return others.slice(0, LISTED).map((one) => {
    const simple = days.simple?.parts.find((part) => part.userId === one);
    const full = days.full?.parts.find((part) => part.userId === one);
    const told = [
      simple ? words.variant.simple(format.days(simple.days), '') : '',
      full ? words.variant.full(format.days(full.days), '') : '',
    ].filter((text) => text !== '');
    const roles = (simple ?? full)?.roles.map((role) => common.roles[role]) ?? [];
    const costs = typed(simple?.costs ?? full?.costs ?? '', 300);
    return words.part(names(one), roles.join(words.between), told.join(words.between), costs);
  });
}
