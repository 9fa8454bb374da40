import { type ComponentChildren, createContext } from 'preact';
import { useContext, useState } from 'preact/hooks';
import { useViewer } from '../blocks/screen.ts';
import { builderLink } from './builder.ts';
import { Dialog } from './dialog.tsx';

/** Something whose JSON is looked at, and how a file of it is called. */
interface Exported {
  readonly name: string;
  readonly of: object;
}

const ExportContext = createContext<(exported: Exported) => void>(() => undefined);

/** Gives those inside a way to show JSON, in a window above all else. */
export function Exporting({ children }: { children: ComponentChildren }) {
  const [shown, setShown] = useState<Exported | undefined>(undefined);
  return (
    <ExportContext.Provider value={setShown}>
      {children}
      {shown && <Json name={shown.name} of={shown.of} close={() => setShown(undefined)} />}
    </ExportContext.Provider>
  );
}

/** Opens the JSON of a message or view. */
export function JsonButton({ name, of }: Exported) {
  const { words } = useViewer();
  const show = useContext(ExportContext);
  return (
    <button
      type="button"
      class="quiet json-button"
      title={words.openJson}
      aria-label={words.openJson}
      onClick={() => show({ name, of })}
    >
      {'{ }'}
    </button>
  );
}

function Json({ name, of, close }: Exported & { close: () => void }) {
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
