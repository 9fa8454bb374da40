import type { KnownBlock, ModalView } from '@slack/types';
import { bold, type Inline } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import type { Metric, Reading } from '../metric/metric.ts';
import { NAME } from '../metric/views.ts';
import { list, rich } from '../slack/blocks.ts';
import { modals } from '../slack/ids.ts';
import { fileField, form, input, type Metadata, radio, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { Reader } from '../squad/reader.ts';
import type { Past } from './past.ts';
import type { Value } from './read.ts';

/** The fields, by their block ids. */
export const WEEKS = { file: 'file', paste: 'paste', mark: 'mark', typed: 'typed' } as const;

/** Most weeks and rows that are told one by one, and characters of one. */
const WEEKS_TOLD = 40;
const ROWS_TOLD = 15;
const CELL = 40;

/** The first step: a file, or its rows. @param more.ambiguous what can be read in two ways: then it is asked */
export function weeksModal(
  metric: Metric,
  { language }: Reader,
  metadata: Metadata,
  more: {
    readonly canRead: boolean;
    readonly pasted?: string | null;
    readonly problem?: string | undefined;
    readonly ambiguous?: boolean;
  },
): ModalView {
  const { words } = speechTo({ language });
  const { weeks: told, marks } = words.sources;
  const blocks: KnownBlock[] = [
    ...(more.canRead
      ? [
          input({
            blockId: WEEKS.file,
            label: told.file,
            optional: true,
            element: fileField('csv', 'tsv', 'txt'),
          }),
        ]
      : []),
    input({
      ...{ blockId: WEEKS.paste, label: told.paste, optional: true },
      element: textField({ lines: 'many', initial: more.pasted ?? null, placeholder: told.pasteExample }),
    }),
    ...(more.ambiguous
      ? [
          input({
            ...{ blockId: WEEKS.mark, label: told.mark },
            element: radio((['.', ','] as const).map((value) => ({ value, label: marks[value] }))),
          }),
        ]
      : []),
  ];
  return form(language, {
    ...{ callbackId: modals.weeks, title: told.title, submit: told.read, metadata },
    blocks: [
      rich(told.what(typed(metric.name, NAME)), ...(more.problem === undefined ? [] : [bold(more.problem)])),
      ...blocks,
    ],
  });
}

/** The second step: what was read, week by week, and what was left out. */
export function previewModal(
  { values, leftOut, column }: Past,
  there: ReadonlyMap<string, Reading>,
  { language }: Reader,
  metadata: Metadata,
): ModalView {
  const { words, format } = speechTo({ language });
  const { weeks: told } = words.sources;
  const weekOf = (one: Value | undefined): string => (one ? format.week(one.week) : '');
  const shown = values.slice(-WEEKS_TOLD).map(({ week, value }): Inline => {
    const before = there.get(week);
    const was = before?.source === 'typed' ? told.typedThere : told.before;
    const isNew = before === undefined || before.value === value;
    return (
      told.week(format.week(week), format.number(value)) + (isNew ? '' : was(format.number(before.value)))
    );
  });
  const typedWeeks = values.filter(({ week, value }) => {
    const before = there.get(week);
    return before?.source === 'typed' && before.value !== value;
  }).length;
  const rows = leftOut
    .slice(0, ROWS_TOLD)
    .map(({ line, why, text }) => told.row(format.number(line), told.why[why](typed(text, CELL))));
  return form(language, {
    ...{ callbackId: modals.weeksTaken, title: told.title, submit: told.take, metadata },
    blocks: [
      rich(
        bold(told.found(values.length, weekOf(values[0]), weekOf(values.at(-1)))),
        ...(column === undefined ? [] : [told.column(typed(column, CELL))]),
      ),
      list([...(values.length > WEEKS_TOLD ? [told.more(values.length - WEEKS_TOLD)] : []), ...shown]),
      ...(rows.length === 0
        ? []
        : [
            rich(told.leftOut(leftOut.length)),
            list([...rows, ...(leftOut.length > ROWS_TOLD ? ['…'] : [])]),
          ]),
      ...(typedWeeks === 0
        ? []
        : [
            input({
              ...{ blockId: WEEKS.typed, label: told.typedWeeks(typedWeeks) },
              element: radio(
                (['keep', 'replace'] as const).map((value) => ({ value, label: told.typedChoices[value] })),
                'keep',
              ),
            }),
          ]),
    ],
  });
}
