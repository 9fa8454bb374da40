import type { ModalView } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Bet, Commitment, Result } from '../commitments/commitment.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { bold } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import type { Raw } from '../slack/fields.ts';
import { actions, modals } from '../slack/ids.ts';
import { dateField, form, input, radio, textField, textInput } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { Here } from '../squad/gate.ts';
import { countFields, datesFrom, UNIT_MOST } from './counts.ts';
import {
  comparedBy,
  type DayField,
  dayFields,
  type How,
  howOf,
  hows,
  isAsked,
  type NumberField,
  numberFields,
} from './how.ts';
import { tellWorth } from './telling.ts';

/** A launched bet, and the squad whose member asks about it. */
export interface Live {
  readonly commitment: Commitment;
  readonly bet: Bet;
  readonly here: Here;
  readonly today: LocalDate;
}

/**
 * The first of two steps: how it was compared, and only the numbers that this needs.
 * @param key of the form that is opened or stands there
 * @param chosen another choice than the result stands on so far, with what was typed before it was made
 */
export function countsModal(
  key: string,
  { commitment, bet, here: { language, squad }, today }: Live,
  chosen?: { readonly how: How; readonly kept: Readonly<Record<string, Raw>> },
): ModalView {
  const words = catalogue(language);
  const format = formatFor(language);
  const told = words.week.result;
  const { result, launch } = commitment;
  const how = chosen?.how ?? (result ? howOf(result) : 'variants/rate');
  const live = launch === null ? today : dateAt(launch.at, squad.rituals.zone);
  const dates = datesFrom(live, today);
  const least = tellWorth(bet.worthItFrom, { words, format });
  const known = (field: string, otherwise: string | null): string | null => {
    const kept = chosen?.kept[field];
    return typeof kept === 'string' ? kept : otherwise;
  };
  const labels = told.numbers[comparedBy(how).method];
  const number = (blockId: NumberField) =>
    input({
      blockId,
      label: blockId === 'unit' ? told.unit : labels[blockId],
      // The channel will read the unit.
      element: textField({
        initial: known(blockId, numberIn(result, blockId, squad.language)),
        most: UNIT_MOST,
      }),
      optional: blockId === 'unit',
    });
  const day = (blockId: DayField) =>
    input({
      blockId,
      label: labels[blockId],
      element: dateField(known(blockId, dayIn(result, blockId) ?? dates[blockId])),
    });
  const facts = [told.liveSince(format.date(live)), least === undefined ? '' : told.mustBring(least)];
  return form(language, {
    callbackId: modals.result,
    title: told.title,
    submit: told.next,
    metadata: { key, commitmentId: commitment.id, how },
    blocks: [
      rich(bold(typed(commitment.title)), ...facts),
      input({
        blockId: actions.chooseHow,
        label: told.how,
        asks: true,
        element: radio(
          hows.map((value) => ({ value, label: told.hows[value] })),
          how,
        ),
      }),
      ...numberFields.filter((field) => isAsked(field, how)).map(number),
      ...(how === 'none'
        ? []
        : [
            textInput('metric', countFields.metric, {
              label: told.metric,
              // What was hoped for is a sentence; what was counted is a name.
              initial: known('metric', result?.arms.metric ?? null),
              placeholder: told.metricExample,
            }),
          ]),
      ...dayFields.filter((field) => isAsked(field, how)).map(day),
    ],
  });
}

function numberIn(result: Result | null, field: NumberField, squadLanguage: Language): string | null {
  if (field === 'unit') return result ? result.arms.unit : catalogue(squadLanguage).week.result.unitDefault;
  const arm = field.startsWith('a') ? result?.arms.a : result?.arms.b;
  const count = field.endsWith('OutOf') ? arm?.outOf : arm?.count;
  return count == null ? null : String(count);
}

/** Of the days before, only those of a comparison that had some of its own. */
function dayIn(result: Result | null, field: DayField): LocalDate | undefined {
  const isBefore = field.startsWith('a');
  if (isBefore && result?.method !== 'before-after') return undefined;
  const arm = isBefore ? result?.arms.a : result?.arms.b;
  return field.endsWith('From') ? arm?.from : arm?.to;
}
