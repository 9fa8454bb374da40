import { type ComponentChildren, createContext } from 'preact';
import { useCallback, useContext, useState } from 'preact/hooks';
import { field, stringAt } from '../../../text/json.ts';
import { type Sure, useViewer } from '../blocks/screen.ts';
import { Text } from '../text/text.tsx';
import { Dialog } from './dialog.tsx';

const SureContext = createContext<Sure>(() => Promise.resolve(true));

/** Asks before something is told to the app. */
export const useSure = (): Sure => useContext(SureContext);

/** Gives those inside a way to ask "sure?", and shows the question. */
export function Asking({ children }: { children: ComponentChildren }) {
  const { words } = useViewer();
  const [asked, setAsked] = useState<{ confirm: unknown; answer: (yes: boolean) => void } | undefined>();
  const sure = useCallback<Sure>(
    (confirm) => new Promise((resolve) => setAsked({ confirm, answer: resolve })),
    [],
  );
  const answer = (yes: boolean) => {
    asked?.answer(yes);
    setAsked(undefined);
  };
  const at = (name: string) => field(asked?.confirm, name);
  return (
    <SureContext.Provider value={sure}>
      {children}
      {asked && (
        <Dialog look="sure" role="alertdialog" title={<Text of={at('title')} />} close={() => answer(false)}>
          <div class="dialog-body lines">
            <Text of={at('text')} />
          </div>
          <footer>
            <button type="button" class="button default" onClick={() => answer(false)}>
              {at('deny') === undefined ? words.cancel : <Text of={at('deny')} />}
            </button>
            <button
              type="button"
              data-focus
              class={`button ${stringAt(asked.confirm, 'style') ?? 'primary'}`}
              onClick={() => answer(true)}
            >
              <Text of={at('confirm')} />
            </button>
          </footer>
        </Dialog>
      )}
    </SureContext.Provider>
  );
}
