import { useState } from 'preact/hooks';
import { field, listAt, stringAt, typeOf } from '../../../text/json.ts';
import type { Block } from '../../../types.ts';
import { RichText } from '../text/rich-text.tsx';
import { filled } from '../words/words.ts';
import { cellWords, pageOf, type Row, rowsOf, type Sorting, sorted } from './rows.ts';
import { useViewer } from './screen.ts';

function Cell({ of }: { of: unknown }) {
  return typeOf(of) === 'rich_text' ? <RichText of={of} /> : (stringAt(of, 'text') ?? '');
}

/** A table as it is; its first row is its head, as Slack draws it. */
export function Table({ block }: { block: Block }) {
  const [head = [], ...rows] = rowsOf(block);
  const settings = listAt(block, 'column_settings');
  const look = (column: number): string => {
    const align = stringAt(settings[column], 'align') ?? 'left';
    return field(settings[column], 'is_wrapped') === true ? `${align} wrapped` : align;
  };
  return (
    <div class="table-frame">
      <table>
        <thead>
          <tr>
            {head.map((cell, column) => (
              <th scope="col" class={look(column)}>
                <Cell of={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {row.map((cell, column) => (
                <td class={look(column)}>
                  <Cell of={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Rows per page where the app says nothing. */
const PAGE = 5;

/** A table that one can sort, filter and turn the pages of. */
export function DataTable({ block }: { block: Block }) {
  const { words, names } = useViewer();
  const [sorting, setSorting] = useState<Sorting | undefined>(undefined);
  const [wanted, setWanted] = useState('');
  const [turned, setTurned] = useState(0);
  const [head = [], ...all] = rowsOf(block);
  const size = field(block, 'page_size');
  const named = field(block, 'row_header_column_index');
  const header = typeof named === 'number' ? named : 0;
  const fits = (row: Row) =>
    row.some((cell) => cellWords(cell, names).toLowerCase().includes(wanted.trim().toLowerCase()));
  const { rows, page, pages } = pageOf(
    sorted(all.filter(fits), sorting, names),
    turned,
    typeof size === 'number' ? size : PAGE,
  );
  const caption = stringAt(block, 'caption') ?? '';
  const sort = (column: number) =>
    setSorting(
      sorting?.column === column && !sorting.down ? { column, down: true } : { column, down: false },
    );
  return (
    <div class="data-table">
      {all.length > PAGE && (
        <input
          type="search"
          class="writing"
          placeholder={words.filterRows}
          aria-label={words.filterRows}
          value={wanted}
          onInput={(event) => {
            setWanted(event.currentTarget.value);
            setTurned(0);
          }}
        />
      )}
      <div class="table-frame">
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {head.map((cell, column) => {
                const by = sorting?.column === column ? sorting : undefined;
                return (
                  <th scope="col" aria-sort={by ? (by.down ? 'descending' : 'ascending') : 'none'}>
                    <button
                      type="button"
                      class="quiet sort"
                      title={filled(words.sortBy, cellWords(cell, names))}
                      onClick={() => sort(column)}
                    >
                      <Cell of={cell} />
                      <span aria-hidden="true">{by ? (by.down ? ' ↓' : ' ↑') : ''}</span>
                    </button>
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                {row.map((cell, column) =>
                  column === header ? (
                    <th scope="row" class={typeOf(cell) === 'raw_number' ? 'right' : 'left'}>
                      <Cell of={cell} />
                    </th>
                  ) : (
                    <td class={typeOf(cell) === 'raw_number' ? 'right' : 'left'}>
                      <Cell of={cell} />
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="pages">
        <span>{filled(words.rows, all.length)}</span>
        {pages > 1 && (
          <>
            <button
              type="button"
              class="button icon"
              aria-label={words.previous}
              disabled={page === 0}
              onClick={() => setTurned(page - 1)}
            >
              ‹
            </button>
            <span>{filled(words.pageOf, page + 1, pages)}</span>
            <button
              type="button"
              class="button icon"
              aria-label={words.next}
              disabled={page === pages - 1}
              onClick={() => setTurned(page + 1)}
            >
              ›
            </button>
          </>
        )}
      </div>
    </div>
  );
}
