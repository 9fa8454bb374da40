import { useEffect, useState } from 'preact/hooks';
import type { Rows, ShownHost } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { filled } from '../words/words.ts';
import { useStore } from './use-store.ts';

/** The rows of the app's tables, to be read only. They are read anew when something has changed. */
export function Tables({ host }: { host: ShownHost }) {
  const { words } = useViewer();
  const store = useStore();
  const [panel, setPanel] = useState(host.panels[0]?.id ?? '');
  const [page, setPage] = useState(0);
  const [rows, setRows] = useState<Rows | undefined>(undefined);
  useEffect(() => {
    let here = true;
    store.ask<'rows'>({ kind: 'rows', panel, page }).then(
      (read) => here && setRows(read),
      () => here && setRows(undefined),
    );
    return () => {
      here = false;
    };
  }, [store, panel, page, host]);
  return (
    <div class="tables">
      <div class="pages">
        <label>
          <span class="unseen">{words.chooseTable}</span>
          <select
            value={panel}
            onChange={(event) => {
              setPanel(event.currentTarget.value);
              setPage(0);
            }}
          >
            {host.panels.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        </label>
        {rows && <span>{filled(words.rows, rows.total)}</span>}
        {rows && rows.pages > 1 && (
          <>
            <button
              type="button"
              class="button icon"
              aria-label={words.previous}
              disabled={rows.page === 0}
              onClick={() => setPage(rows.page - 1)}
            >
              ‹
            </button>
            <span>{filled(words.pageOf, rows.page + 1, rows.pages)}</span>
            <button
              type="button"
              class="button icon"
              aria-label={words.next}
              disabled={rows.page >= rows.pages - 1}
              onClick={() => setPage(rows.page + 1)}
            >
              ›
            </button>
          </>
        )}
      </div>
      {rows && rows.rows.length === 0 && <p class="empty">{words.noRows}</p>}
      {rows && rows.rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <div class="table-frame" tabIndex={0} role="group" aria-label={words.tables}>
          <table>
            <thead>
              <tr>
                {rows.columns.map((each) => (
                  <th key={each} scope="col">
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.rows.map((row) => (
                <tr>
                  {row.map((cell) => (
                    <td title={cell}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
