import { useEffect, useRef, useState } from 'preact/hooks';
import { field } from '../../../text/json.ts';
import type { ShownView } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { useViewer } from '../blocks/screen.ts';
import { Text } from '../text/text.tsx';
import { Dialog } from './dialog.tsx';
import { JsonButton } from './json.tsx';
import type { State } from './state.ts';
import { Touchable } from './surface.tsx';
import { useStore } from './use-store.ts';

/** The modal on top of the stack. */
export function Modals({ state }: { state: State }) {
  const modals = state.snapshot?.modals ?? [];
  const top = modals.at(-1);
  return top ? (
    <Modal key={top.view.root_view_id} shown={top} depth={modals.length} drafts={state.drafts[top.view.id]} />
  ) : null;
}

function Modal({
  shown,
  depth,
  drafts,
}: {
  shown: ShownView;
  depth: number;
  drafts: State['drafts'][string] | undefined;
}) {
  const { view, errors, trouble } = shown;
  const { words } = useViewer();
  const store = useStore();
  const [sending, setSending] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const wrong = Object.keys(errors).length > 0;
  useEffect(() => {
    if (wrong)
      form.current?.querySelector<HTMLElement>('[aria-invalid=true], .wrong input, .wrong textarea')?.focus();
  }, [errors]);
  const submit = field(view, 'submit');
  const close = field(view, 'close');
  const onSubmit = async () => {
    if (submit === null || submit === undefined || sending) return;
    setSending(true);
    await store.do({ kind: 'submit', viewId: view.id });
    setSending(false);
  };
  const shut = (all = false) => void store.do({ kind: 'close', all });
  return (
    <Dialog
      look="modal"
      shows={view.id}
      title={<Text of={field(view, 'title')} />}
      close={() => shut()}
      before={
        depth > 1 ? (
          <button
            type="button"
            class="quiet"
            aria-label={words.back}
            title={words.back}
            onClick={() => shut()}
          >
            ‹
          </button>
        ) : undefined
      }
    >
      <form
        ref={form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void onSubmit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          void onSubmit();
        }}
      >
        <div class="dialog-body blocks">
          <Touchable
            kind="modal"
            place={placeOf(view.id)}
            of={view.id}
            values={shown.values}
            drafts={drafts}
            errors={errors}
          >
            <Blocks blocks={view.blocks} />
          </Touchable>
        </div>
        <footer>
          {trouble !== undefined && (
            <p class="trouble" role="alert">
              ⚠ {trouble}
            </p>
          )}
          <JsonButton name={`view-${view.callback_id || view.id}`} of={view} />
          <span class="space" />
          <button type="button" class="button default" onClick={() => shut()}>
            {close === null || close === undefined ? words.cancel : <Text of={close} />}
          </button>
          {submit !== null && submit !== undefined && (
            <button type="submit" class="button primary" aria-busy={sending}>
              {sending ? words.sending : <Text of={submit} />}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

const places = new Map<string, { readonly kind: 'view'; readonly viewId: string }>();

/** The same object for the same view, so that blocks are not drawn anew. */
export function placeOf(viewId: string): { readonly kind: 'view'; readonly viewId: string } {
  const known = places.get(viewId) ?? ({ kind: 'view', viewId } as const);
  places.set(viewId, known);
  return known;
}
