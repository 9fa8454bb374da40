import type { InputBlock, ModalView } from '@slack/types';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { modals } from '../slack/ids.ts';
import { form, input, type Metadata, radio, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { ReaderNow } from '../squad/reader.ts';
import type { Current } from './current.ts';
import type { Progress } from './metric.ts';
import { asOf, NAME } from './views.ts';
import { type WhichWeek, whichWeeks } from './which-week.ts';

/** The modal's fields, by their block ids. */
export const VALUE_FIELD = 'value';
export const WEEK_FIELD = 'week';

/** The number as it is now; as long as last week's can be entered, also which week's it is. */
export function numberModal(
  shown: {
    readonly current: Current;
    /** Where last week stands; undefined: it is not offered. */
    readonly last: Progress | undefined;
    readonly which: WhichWeek;
  },
  reader: ReaderNow,
  metadata: Metadata,
): ModalView {
  const { metric: words } = catalogue(reader.language);
  const { current, last, which } = shown;
  return form(reader.language, {
    callbackId: modals.number,
    title: words.title,
    metadata,
    blocks: [
      ...(last === undefined
        ? []
        : [
            input({
              blockId: WEEK_FIELD,
              label: words.whichWeek,
              element: radio(
                whichWeeks.map((value) => ({ value, label: words.weeks[value] })),
                which,
              ),
            }),
          ]),
      numberInput(current, reader, { blockId: VALUE_FIELD, last }),
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
  options: { blockId: string; optional?: boolean; last?: Progress | undefined },
): InputBlock {
  const { labels } = catalogue(reader.language).metric;
  const { last, ...more } = options;
  const { metric } = current;
  const name = typed(metric.name, NAME);
  const told = [nowText(current, reader), last === undefined ? '' : lastText(last, reader)];
  return input({
    ...more,
    label: last === undefined ? labels[metric.kind](name) : name,
    hint: told.filter((text) => text !== '').join(reader.language === 'en' ? ' ' : ''),
    element: textField({ placeholder: '1284', most: 40 }),
  });
}

function nowText({ standing: { value, asOf: at, target, of } }: Current, reader: ReaderNow): string {
  const { metric: words } = catalogue(reader.language);
  const format = formatFor(reader.language);
  const stands =
    value === undefined || at === undefined
      ? words.nothingYet
      : words.now(format.number(value), asOf(at, reader));
  const aim = target === undefined ? '' : words.target(format.number(target), of ?? null);
  return aim === '' ? stands : stands + (reader.language === 'en' ? ' ' : '') + aim;
}

function lastText({ value, asOf: at }: Progress, reader: ReaderNow): string {
  const { metric: words } = catalogue(reader.language);
  if (value === undefined || at === undefined) return words.nothingLastWeek;
  return words.lastWeekStands(formatFor(reader.language).number(value), asOf(at, reader));
}
