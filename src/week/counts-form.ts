import type { ModalView } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import { dateAt, type Zone } from '../calendar/zone.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { bold, italic } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import { modals } from '../slack/ids.ts';
import { dateField, input, modal, radio, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import { methods, resultKinds } from './arms.ts';
import type { Bet, Commitment } from './commitment.ts';
import { datesFrom, METRIC_MOST, UNIT_MOST } from './counts.ts';
import { tellWorth } from './telling.ts';

/** The first of two steps: the numbers of both arms. */
export function countsModal(options: {
  readonly language: Language;
  readonly squadLanguage: Language;
  readonly key: string;
  readonly commitment: Commitment;
  readonly bet: Bet;
  readonly zone: Zone;
  readonly today: LocalDate;
}): ModalView {
  const { language, squadLanguage, key, commitment, bet, zone, today } = options;
  const words = catalogue(language);
  const format = formatFor(language);
  const told = words.week.result;
  const { result, launch } = commitment;
  const live = launch === null ? today : dateAt(launch.at, zone);
  const dates = datesFrom(live, today);
  const { a, b } = result?.arms ?? { a: null, b: null };
  const least = tellWorth(bet.worthItFrom, { words, format });
  const count = (blockId: 'aCount' | 'aOutOf' | 'bCount' | 'bOutOf', known: number | null | undefined) =>
    input({
      blockId,
      label: told[blockId],
      optional: true,
      element: textField({ initial: known == null ? null : String(known), most: 20 }),
      ...(blockId.endsWith('OutOf') ? { hint: told.onlyRate } : {}),
    });
  const day = (blockId: 'aFrom' | 'aTo' | 'bFrom' | 'bTo', known: LocalDate | undefined) =>
    input({
      blockId,
      label: told[blockId],
      optional: true,
      element: dateField(known ?? dates[blockId]),
      ...(blockId === 'aTo' ? { hint: told.onlyBefore } : {}),
    });
  const facts = [told.liveSince(format.date(live)), least === undefined ? '' : told.mustBring(least)];
  return modal({
    callbackId: modals.result,
    title: told.title,
    submit: told.next,
    close: words.common.cancel,
    metadata: { key, commitmentId: commitment.id },
    blocks: [
      rich(bold(typed(commitment.title)), ...facts, italic(told.noNumbers)),
      input({
        blockId: 'method',
        label: told.method,
        element: radio(
          methods.map((value) => ({ value, label: told.methods[value] })),
          result?.method ?? 'variants',
        ),
      }),
      input({
        blockId: 'kind',
        label: told.kind,
        element: radio(
          resultKinds.map((value) => ({ value, label: told.kinds[value] })),
          result?.kind ?? 'rate',
        ),
      }),
      input({
        blockId: 'metric',
        label: told.metric,
        optional: true,
        element: textField({
          // What was hoped for is a sentence; what was counted is a name.
          initial: result?.arms.metric ?? null,
          placeholder: told.metricExample,
          most: METRIC_MOST,
        }),
      }),
      count('aCount', a?.count),
      count('aOutOf', a?.outOf),
      count('bCount', b?.count),
      count('bOutOf', b?.outOf),
      input({
        blockId: 'unit',
        label: told.unit,
        optional: true,
        // The channel will read it.
        element: textField({
          initial: result ? result.arms.unit : catalogue(squadLanguage).week.result.unitDefault,
          most: UNIT_MOST,
        }),
        hint: told.onlyRate,
      }),
      day('bFrom', b?.from),
      day('bTo', b?.to),
      day('aFrom', result?.method === 'before-after' ? a?.from : undefined),
      day('aTo', result?.method === 'before-after' ? a?.to : undefined),
    ],
  });
}
