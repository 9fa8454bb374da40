import type { ModalView } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import type { Decimal } from '../number/decimal.ts';
import { modals } from '../slack/ids.ts';
import { form, input, type Metadata, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { Metric } from './metric.ts';
import { NAME } from './views.ts';

/** What the buttons beside a week's target carry: a click on an earlier week's board changes nothing. */
export const targetValue = (squadId: string, week: LocalDate): string => `${squadId}/${week}`;

/** The modal's field, by its block id. */
export const TARGET_FIELD = 'target';

/** One field: what the squad aims at in a week. */
export function targetModal(
  shown: { readonly metric: Metric; readonly week: LocalDate; readonly target: Decimal | null },
  language: Language,
  metadata: Metadata,
): ModalView {
  const { metric: words } = catalogue(language);
  const { metric, week, target } = shown;
  return form(language, {
    callbackId: modals.target,
    title: words.targetTitle,
    metadata,
    blocks: [
      input({
        blockId: TARGET_FIELD,
        label: words.targetLabel(typed(metric.name, NAME), formatFor(language).week(week)),
        hint: words.targetHint,
        optional: true,
        element: textField({ initial: target, placeholder: '1500', most: 40 }),
      }),
    ],
  });
}
