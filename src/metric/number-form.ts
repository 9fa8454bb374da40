import type { InputBlock, ModalView } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { speechTo } from '../language/speech.ts';
import { modals } from '../slack/ids.ts';
import { form, input, type Metadata, radio, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { ReaderNow } from '../squad/reader.ts';
import type { Current } from './current.ts';
import type { Progress } from './metric.ts';
import { asOf, NAME, progressText, valueText } from './views.ts';
import { ownWeek, shiftedBy, type WhichWeek } from './which-week.ts';

/** The modal's fields, by their block ids. */
export const VALUE_FIELD = 'value';
export const WEEK_FIELD = 'week';

/** The number as it is now; as long as last week's can be entered, also which week's it is. */
export function numberModal(
  shown: {
    readonly current: Current;
    /** Where last week stands; undefined: it is not offered. */
    readonly last: Progress | undefined;
    /** The week that it is for the squad, and which ones can be chosen from it. */
    readonly week: LocalDate;
    readonly offered: readonly WhichWeek[];
    /** Undefined: the reader's clock and the squad's are in two of them, and they have to say. */
    readonly which: WhichWeek | undefined;
  },
  reader: ReaderNow,
  metadata: Metadata,
): ModalView {
  const { metric: words } = catalogue(reader.language);
  const { current, last, week, offered, which } = shown;
  const format = formatFor(reader.language);
  const named = (one: WhichWeek): string =>
    which === undefined
      ? words.weekNamed(words.weeks[one], format.week(shiftedBy(week, one)))
      : words.weeks[one];
  return form(reader.language, {
    callbackId: modals.number,
    title: words.title,
    metadata,
    blocks: [
      ...(offered.length === 1
        ? []
        : [
            input({
              blockId: WEEK_FIELD,
              label: words.whichWeek,
              element: radio(
                offered.map((value) => ({ value, label: named(value) })),
                which,
              ),
            }),
          ]),
      numberInput(current, reader, { blockId: VALUE_FIELD, week, last }),
    ],
  });
}

/**
 * The number's field, empty; below it stands where the number is and as of when.
 * @param options.last where last week stands, where it may be last week's number too
 */
export function numberInput(
  current: Current,
  reader: ReaderNow,
  options: { blockId: string; week: LocalDate; optional?: boolean; last?: Progress | undefined },
): InputBlock {
  const { labels, dated } = catalogue(reader.language).metric;
  const { last, week, ...more } = options;
  const { metric } = current;
  const name = typed(metric.name, NAME);
  const now = nowText(current, reader);
  const told = [
    metric.kind === 'total' && ownWeek(reader) !== week
      ? dated(formatFor(reader.language).week(week), now)
      : now,
    last === undefined ? '' : lastText(last, reader),
  ];
  return input({
    ...more,
    label: last === undefined ? labels[metric.kind](name) : name,
    hint: told.filter((text) => text !== '').join(reader.language === 'en' ? ' ' : ''),
    element: textField({ placeholder: '1284', most: 40 }),
  });
}

function nowText({ metric, standing }: Current, reader: ReaderNow): string {
  const { value, asOf: at } = standing;
  const { metric: words } = catalogue(reader.language);
  const format = formatFor(reader.language);
  const stands =
    value === undefined || at === undefined
      ? words.nothingYet
      : words.now(valueText(metric, value, format), asOf(at, reader));
  const aim = progressText(metric, standing, speechTo(reader));
  return aim === '' ? stands : stands + (reader.language === 'en' ? ' ' : '') + aim;
}

function lastText({ value, asOf: at }: Progress, reader: ReaderNow): string {
  const { metric: words } = catalogue(reader.language);
  if (value === undefined || at === undefined) return words.nothingLastWeek;
  return words.lastWeekStands(formatFor(reader.language).number(value), asOf(at, reader));
}
