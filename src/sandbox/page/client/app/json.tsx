import { useState } from 'preact/hooks';
import { useViewer } from '../blocks/screen.ts';
import { builderLink } from './builder.ts';
import { Dialog } from './dialog.tsx';

/** Opens the JSON of a message or view. */
export function JsonButton({ name, of }: { name: string; of: object }) {
  const { words } = useViewer();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        class="quiet json-button"
        title={words.openJson}
        aria-label={words.openJson}
        onClick={() => setOpen(true)}
      >
        {'{ }'}
      </button>
      {open && <Json name={name} of={of} close={() => setOpen(false)} />}
    </>
  );
}

function Json({ name, of, close }: { name: string; of: object; close: () => void }) {
  const { words } = useViewer();
  const [copied, setCopied] = useState(false);
  const text = JSON.stringify(of, null, 2);
  const builder = builderLink(of);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Dialog look="json" title={words.json} close={close}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <pre class="dialog-body" tabIndex={0}>
        {text}
      </pre>
      <footer>
        {builder !== undefined && (
          <a href={builder} target="_blank" rel="noreferrer noopener" title={words.builderSays}>
            {words.builder} ↗
          </a>
        )}
        <span class="space" />
        <a
          class="button default"
          download={`${name}.json`}
          href={`data:application/json;charset=utf-8,${encodeURIComponent(text)}`}
        >
          {words.download}
        </a>
        <button type="button" class="button primary" onClick={() => void copy()}>
          {copied ? words.copied : words.copy}
        </button>
      </footer>
    </Dialog>
  );
}
