import type { GuideStep, Snapshot } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { filled } from '../words/words.ts';
import { useStore } from './use-store.ts';

/** The steps of a first week, the next one open. */
export function Guide({ snapshot, close }: { snapshot: Snapshot; close: () => void }) {
  const { words } = useViewer();
  const steps = snapshot.host?.guide ?? [];
  const next = steps.find((each) => !each.done);
  const done = steps.filter((each) => each.done).length;
  return (
    <aside class="guide" aria-label={words.guide} data-area=".step.next button" tabIndex={-1}>
      <header class="pane-head">
        <h2>{words.guideTitle}</h2>
        <span class="space" />
        <button type="button" class="quiet close" aria-label={words.close} onClick={close}>
          ×
        </button>
      </header>
      <div class="guide-body">
        <p class="hint">{filled(words.guideDone, done, steps.length)}</p>
        <progress value={done} max={steps.length} aria-label={filled(words.guideDone, done, steps.length)} />
        <ol>
          {steps.map((step) => (
            <Step key={step.id} step={step} next={step === next} snapshot={snapshot} />
          ))}
        </ol>
        {steps.length > 0 && !next && <p>{words.guideAll}</p>}
        <p class="hint keys">{words.keys}</p>
      </div>
    </aside>
  );
}

function Step({ step, next, snapshot }: { step: GuideStep; next: boolean; snapshot: Snapshot }) {
  const { words, names } = useViewer();
  const store = useStore();
  const { as, move } = step;
  const other = as !== undefined && as !== snapshot.viewer;
  return (
    <li
      class={step.done ? 'step done' : next ? 'step next' : 'step'}
      aria-current={next ? 'step' : undefined}
    >
      <p class="step-title">
        <span
          class="step-sign"
          role="img"
          aria-label={step.done ? words.stepDone : ''}
          aria-hidden={!step.done}
        >
          {step.done ? '✓' : ''}
        </span>
        {step.title}
      </p>
      {next && (
        <>
          <p class="step-how">{step.how}</p>
          <p class="step-tools">
            {move !== undefined && (
              <button
                type="button"
                class="button default"
                aria-disabled={snapshot.clock.moving}
                onClick={() => {
                  if (!snapshot.clock.moving) void store.do({ kind: 'move', to: move });
                }}
              >
                {snapshot.clock.moves.find((each) => each.id === move)?.title ?? words.moveThere}
              </button>
            )}
            {other && (
              <button
                type="button"
                class="button default"
                onClick={() => void store.do({ kind: 'be', userId: as })}
              >
                {filled(words.beThem, names.user(as))}
              </button>
            )}
          </p>
        </>
      )}
    </li>
  );
}
