import type { Snapshot } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { clockText, placeOfZone, shortMoment, untilText } from './moment.ts';
import { useStore } from './use-store.ts';

/** What time it is, what is due next, and how to move time. */
export function ClockBar({ snapshot }: { snapshot: Snapshot }) {
  const { words, reader } = useViewer();
  const store = useStore();
  const { clock, host } = snapshot;
  const { now, zone, moves, playing, moving } = clock;
  const next = host?.due[0];
  const own = zone === undefined || zone !== reader.zone;
  return (
    <section class="clock-bar" aria-label={words.clock} data-area="button" tabIndex={-1}>
      {zone !== undefined && (
        <p class="clock">
          <span class="hint">
            {words.squadTime} · {placeOfZone(zone)}
          </span>
          <strong>{clockText(now, zone, reader.locale)}</strong>
        </p>
      )}
      {own && (
        <p class="clock">
          <span class="hint">
            {words.yourTime} · {placeOfZone(reader.zone)}
          </span>
          <strong>{clockText(now, reader.zone, reader.locale)}</strong>
        </p>
      )}
      {moves.length > 0 && (
        <div class="moves" role="group" aria-label={words.move}>
          {moves.map((move) => (
            <button
              key={move.id}
              type="button"
              class="button bar"
              aria-disabled={moving || playing}
              onClick={() => {
                if (!moving && !playing) void store.do({ kind: 'move', to: move.id });
              }}
            >
              {move.title}
            </button>
          ))}
          <button
            type="button"
            class="button bar"
            aria-pressed={playing}
            onClick={() => void store.do({ kind: 'play', on: !playing })}
          >
            {playing ? `❚❚ ${words.pause}` : `▶ ${words.play}`}
          </button>
        </div>
      )}
      <p class="due" aria-live="polite">
        {moving && !playing ? (
          <span class="hint">{words.moving}</span>
        ) : (
          host && (
            <>
              <span class="hint">{words.nextDue}</span>{' '}
              {next ? (
                <>
                  <span>{next.what}</span>{' '}
                  <span class="hint">
                    {untilText(next.at - now, words)} · {shortMoment(next.at, next.zone, reader.locale)}{' '}
                    {placeOfZone(next.zone)}
                  </span>
                </>
              ) : (
                words.nothingDue
              )}
            </>
          )
        )}
      </p>
    </section>
  );
}
