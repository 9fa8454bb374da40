import type { FaultSwitch, ShownHost } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { placeOfZone, shortMoment, untilText } from './moment.ts';
import { useStore } from './use-store.ts';

/** What can be made to go wrong. */
export function Faults({ faults, host }: { faults: readonly FaultSwitch[]; host: ShownHost | undefined }) {
  const { words } = useViewer();
  const store = useStore();
  return (
    <ul class="faults">
      {host?.bot !== undefined && (
        <li>
          <span>{host.bot === 'running' ? words.botRunning : words.botStopped}</span>
          <button
            type="button"
            class={host.bot === 'running' ? 'button danger' : 'button primary'}
            onClick={() => void store.do({ kind: 'bot', running: host.bot !== 'running' })}
          >
            {host.bot === 'running' ? words.kill : words.start}
          </button>
        </li>
      )}
      {faults.map((fault) => (
        <li key={fault.id}>
          <span id={`fault-${fault.id}`}>{fault.title}</span>
          {fault.once ? (
            <button
              type="button"
              class="button default"
              aria-describedby={`fault-${fault.id}`}
              onClick={() => void store.do({ kind: 'fault', fault: fault.id, on: true })}
            >
              {words.happenNow}
            </button>
          ) : (
            <button
              type="button"
              role="switch"
              class="switch"
              aria-checked={fault.on}
              aria-labelledby={`fault-${fault.id}`}
              onClick={() => void store.do({ kind: 'fault', fault: fault.id, on: !fault.on })}
            >
              <span aria-hidden="true">{fault.on ? words.on : words.off}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** All that is due, soonest first. */
export function Due({ host, now }: { host: ShownHost; now: number }) {
  const { words, reader } = useViewer();
  if (host.due.length === 0) return <p class="empty">{words.nothingDue}</p>;
  return (
    <ul class="due-list">
      {host.due.map(({ at, zone, what }) => (
        <li key={`${at} ${what}`}>
          <span class="hint">
            {shortMoment(at, zone, reader.locale)} {placeOfZone(zone)} · {untilText(at - now, words)}
          </span>
          <span>{what}</span>
        </li>
      ))}
    </ul>
  );
}
