import type { KnownBlock, ModalView } from '@slack/types';
import type { Language } from '../language/language.ts';
import { bold, type Inline, line } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { button, buttons, list, rich } from '../slack/blocks.ts';
import { actionFor, actions, modals } from '../slack/ids.ts';
import { dateField, fileField, form, input, type Metadata, menu, textField } from '../slack/modal.ts';
import { typed } from '../slack/typed.ts';
import type { Reader } from '../squad/reader.ts';
import type { Past } from './bets.ts';
import { type Column, columns, type Matching } from './columns.ts';
import { type Meaning, meaningOf, meanings, type Value } from './meaning.ts';
import type { Import } from './store.ts';
import type { Table } from './table.ts';

/** The fields of the first form, by their block ids. */
export const PAST = { file: 'file', paste: 'paste', undated: 'undated' } as const;
/** What a menu says where there is no such column. */
export const NONE = 'none';
/** The block that asks what a value means; they are counted as `valuesIn` does. */
export const meaningBlock = (index: number): string => `meaning-${index}`;

/** Most characters of a cell, most rows told one by one, and old bets shown as they are read. */
const CELL = 40;
const TITLE = 80;
const LEARNED = 100;
const ROWS_TOLD = 15;
const EXAMPLES = 4;

/** The first step: a file, or its rows. @param more.last what was brought in last, and by whom: it can be taken back */
export function pastModal(
  language: Language,
  metadata: Metadata,
  more: {
    readonly canRead: boolean;
    readonly pasted?: string | null;
    readonly problem?: string;
    readonly last?: { readonly taken: Import; readonly by: string; readonly on: string } | undefined;
  },
): ModalView {
  const { words } = speechTo({ language });
  const told = words.past;
  const { last } = more;
  const lastBlocks: KnownBlock[] =
    last === undefined
      ? []
      : [
          rich(told.last(last.taken.taken ?? 0, last.by, last.on)),
          buttons(takeBackButton(last.taken.id, language)),
        ];
  return form(language, {
    ...{ callbackId: modals.past, title: told.title, submit: told.read, metadata },
    blocks: [
      rich(told.what, ...(more.problem === undefined ? [] : [bold(more.problem)])),
      ...(more.canRead
        ? [
            input({
              ...{ blockId: PAST.file, label: told.file, optional: true },
              element: fileField('csv', 'tsv', 'txt'),
            }),
          ]
        : []),
      input({
        ...{ blockId: PAST.paste, label: told.paste, optional: true },
        element: textField({
          ...{ lines: 'many', initial: more.pasted ?? null, placeholder: told.pasteExample },
        }),
      }),
      ...lastBlocks,
    ],
  });
}

/** Takes back what was brought in. */
export function takeBackButton(importId: string, language: Language) {
  const { takeBack, confirm } = speechTo({ language }).words.past;
  const actionId = actionFor(actions.takeBackPast, importId);
  return button({ text: takeBack, actionId, value: importId, confirm });
}

/** The second step: which column is which. */
export function columnsModal(
  { names, rows }: Table,
  language: Language,
  matching: Matching,
  metadata: Metadata,
): ModalView {
  const { words } = speechTo({ language });
  const told = words.past;
  const labelOf = (name: string, index: number): string => {
    const example = rows.map(([, cells]) => typed(cells[index] ?? '', CELL)).find((cell) => cell !== '');
    const called = typed(name, CELL) || told.column(index + 1);
    return example === undefined ? called : told.example(called, example);
  };
  const choices = names.map((name, index) => ({ value: String(index), label: labelOf(name, index) }));
  const field = (column: Column) => {
    const isNeeded = column === 'title';
    const hint = told.hints[column];
    const initial = matching[column];
    return input({
      ...{ blockId: column, label: told.columns[column], ...(hint === '' ? {} : { hint }) },
      element: menu(isNeeded ? choices : [{ value: NONE, label: told.noColumn }, ...choices], {
        initial: initial === null ? (isNeeded ? null : NONE) : String(initial),
      }),
    });
  };
  return form(language, {
    ...{ callbackId: modals.pastColumns, title: told.title, submit: told.next, metadata },
    blocks: [rich(bold(told.rows(rows.length)), told.match), ...columns.map(field)],
  });
}

/** The third step: what was read, what is left out and why, and what each state of the file means. */
export function meaningsModal(
  past: Past,
  values: readonly Value[],
  reader: Reader,
  metadata: Metadata,
): ModalView {
  const { words } = speechTo(reader);
  const told = words.past;
  const { bets } = past;
  const isUndated = bets.some(({ date }) => date === undefined);
  return form(reader.language, {
    ...{ callbackId: modals.pastTaken, title: told.title, submit: told.take, metadata },
    blocks: [
      rich(bold(told.found(bets.length))),
      ...(bets.length === 0 ? [] : [list(examplesOf(past, reader))]),
      ...leftOutBlocks(past, reader),
      ...values.map((value, index) => meaningInput(value, index, reader)),
      ...(isUndated
        ? [
            input({
              ...{ blockId: PAST.undated, label: told.undated, hint: told.undatedHint, optional: true },
              element: dateField(),
            }),
          ]
        : []),
    ],
  });
}

function meaningInput({ value, written, count }: Value, index: number, reader: Reader) {
  const told = speechTo(reader).words.past;
  const initial: Meaning | undefined = value === '' ? undefined : meaningOf(written);
  return input({
    blockId: meaningBlock(index),
    label: value === '' ? told.nothingSaid(count) : told.value(typed(written, CELL), count),
    element: menu(
      meanings.map((meaning) => ({ value: meaning, label: told.meanings[meaning] })),
      { initial: initial ?? null },
    ),
  });
}

function examplesOf({ bets }: Past, reader: Reader): Inline[] {
  const { words } = speechTo(reader);
  const told = words.past;
  const shown = bets.slice(0, EXAMPLES).map(({ title, date, learned }): Inline => {
    const facts = [
      // As ISO text: which of its numbers was read as the month, and of which year.
      date ?? '',
      learned === '' ? '' : words.memory.learned(typed(learned, LEARNED)),
    ].filter((fact) => fact !== '');
    return line`${bold(typed(title, TITLE))}${facts.length === 0 ? '' : ` · ${facts.join(' · ')}`}`;
  });
  return bets.length > EXAMPLES ? [...shown, told.more(bets.length - EXAMPLES)] : shown;
}

function leftOutBlocks({ leftOut, shortened }: Past, reader: Reader): KnownBlock[] {
  const { words, format } = speechTo(reader);
  const told = words.past;
  const rows = leftOut
    .slice(0, ROWS_TOLD)
    .map(({ line: at, why, text }) => told.row(format.number(at), told.why[why](typed(text, CELL))));
  const lines = shortened.slice(0, ROWS_TOLD).map((at) => format.number(at));
  return [
    ...(rows.length === 0
      ? []
      : [
          rich(told.leftOut(leftOut.length)),
          list([...rows, ...(leftOut.length > ROWS_TOLD ? [told.more(leftOut.length - ROWS_TOLD)] : [])]),
        ]),
    ...(lines.length === 0 ? [] : [rich(told.shortened(lines, shortened.length > ROWS_TOLD))]),
  ];
}
