import { useViewer } from '../blocks/screen.ts';
import type { Note } from './state.ts';
import { useStore } from './use-store.ts';

/** What buzzed, and what was refused, in a corner. It goes by itself; a refusal stays until it is read. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  const { words } = useViewer();
  const store = useStore();
  return (
    <div class="notes" role="status">
      {notes.map((note) => (
        <div key={note.n} class={`note ${note.kind}`} onAnimationEnd={() => store.dismiss(note.n)}>
          <p>
            {note.kind === 'refused' && <strong>{words.notDone}: </strong>}
            {note.text}
          </p>
          {note.channel !== undefined && (
            <button
              type="button"
              class="quiet link"
              onClick={() => {
                if (note.channel !== undefined) {
                  store.goTo({ channel: note.channel, ts: note.ts, thread: undefined });
                }
                store.dismiss(note.n);
              }}
            >
              {words.toMessage}
            </button>
          )}
          <button
            type="button"
            class="quiet"
            aria-label={words.dismiss}
            onClick={() => store.dismiss(note.n)}
          >
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
