import { useState } from 'preact/hooks';
import type { Exchange, ExchangeDetail } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { shortMoment } from './moment.ts';
import { unfolded } from './unfolded.ts';
import { useStore } from './use-store.ts';

const WENT_WRONG = ['late', 'refused', 'lost'];

/** What Slack and bot said to each other, the latest first. */
export function Exchanges({ exchanges, zone }: { exchanges: readonly Exchange[]; zone: string | undefined }) {
  const { words, reader } = useViewer();
  const store = useStore();
  const [onlyWrong, setOnlyWrong] = useState(false);
  const [detail, setDetail] = useState<ExchangeDetail | undefined>(undefined);
  const shown = exchanges.filter((each) => !onlyWrong || WENT_WRONG.includes(each.state)).toReversed();
  const open = async (n: number) => {
    setDetail(
      detail?.exchange.n === n
        ? undefined
        : await store.ask<'exchange'>({ kind: 'exchange', n }).catch(() => undefined),
    );
  };
  return (
    <div class="exchanges">
      <label class="box">
        <input
          type="checkbox"
          checked={onlyWrong}
          onChange={(event) => setOnlyWrong(event.currentTarget.checked)}
        />
        <span>{words.onlyRefused}</span>
      </label>
      {shown.length === 0 && <p class="empty">{words.noExchanges}</p>}
      <div class="exchange-columns">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
        <div class="table-frame" tabIndex={0} role="group" aria-label={words.exchanges}>
          <table>
            <thead>
              <tr>
                <th scope="col">{words.when}</th>
                <th scope="col">{words.direction}</th>
                <th scope="col">{words.what}</th>
                <th scope="col">{words.outcome}</th>
                <th scope="col" class="right">
                  {words.took}
                </th>
              </tr>
            </thead>
            <tbody>
              {shown.map((each) => (
                <tr key={each.n} class={WENT_WRONG.includes(each.state) ? 'bad' : ''}>
                  <td>{shortMoment(each.at, zone ?? reader.zone, reader.locale)}</td>
                  <td>
                    <span aria-hidden="true">{each.way === 'to bot' ? '→ ' : '← '}</span>
                    {words.way[each.way]}
                  </td>
                  <td>
                    <button
                      type="button"
                      class="quiet link"
                      aria-expanded={detail?.exchange.n === each.n}
                      onClick={() => void open(each.n)}
                    >
                      {each.name}
                    </button>
                  </td>
                  <td>
                    {words.state[each.state]}
                    {each.why !== undefined && `: ${each.why}`}
                  </td>
                  <td class="right">{took(each)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {detail && <Detail detail={detail} />}
      </div>
    </div>
  );
}

/** By the clock, where it moved meanwhile; else in real milliseconds. */
function took({ tookMs, realMs }: Exchange): string {
  if (tookMs !== undefined && tookMs > 0) return `${(tookMs / 1000).toFixed(1)} s`;
  return realMs === undefined ? '' : `${realMs < 10 ? realMs.toFixed(1) : Math.round(realMs)} ms`;
}

function Detail({ detail }: { detail: ExchangeDetail }) {
  const { words } = useViewer();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div class="exchange-detail" tabIndex={0} role="group" aria-label={detail.exchange.name}>
      <h3>{words.payload}</h3>
      <pre>{JSON.stringify(unfolded(detail.payload), null, 2)}</pre>
      {detail.answer !== undefined && (
        <>
          <h3>{words.answer}</h3>
          <pre>{JSON.stringify(unfolded(detail.answer), null, 2)}</pre>
        </>
      )}
    </div>
  );
}
