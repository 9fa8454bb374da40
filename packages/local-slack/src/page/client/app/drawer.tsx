import { useEffect, useState } from 'preact/hooks';
import { useViewer } from '../blocks/screen.ts';
import { Due, Faults } from './drawer-faults.tsx';
import { Exchanges } from './exchanges.tsx';
import type { State } from './state.ts';
import { Tables } from './tables.tsx';
import { useStore } from './use-store.ts';

const TABS = ['exchanges', 'tables', 'allDue', 'faults'] as const;
type Tab = (typeof TABS)[number];

/** What goes on behind the scenes. */
export function Drawer({ state, close }: { state: State; close: () => void }) {
  const { words } = useViewer();
  const store = useStore();
  const [tab, setTab] = useState<Tab>('exchanges');
  useEffect(() => {
    void store.watch(true);
    return () => void store.watch(false);
  }, [store]);
  const { snapshot, exchanges } = state;
  if (!snapshot) return null;
  const { host, faults, clock } = snapshot;
  const tabs = TABS.filter((each) => {
    if (each === 'tables') return (host?.panels.length ?? 0) > 0;
    if (each === 'allDue') return host !== undefined;
    return true;
  });
  return (
    <section class="drawer" aria-label={words.behind} data-area="[aria-selected=true]" tabIndex={-1}>
      <header class="pane-head">
        <h2>{words.behind}</h2>
        <div class="tabs" role="tablist" aria-label={words.behind}>
          {tabs.map((each) => (
            <button
              key={each}
              type="button"
              role="tab"
              aria-selected={each === tab}
              onClick={() => setTab(each)}
            >
              {words[each]}
              {each === 'faults' && faults.some(({ on }) => on) && <span class="dot on" aria-hidden="true" />}
            </button>
          ))}
        </div>
        <span class="space" />
        <button type="button" class="quiet close" aria-label={words.close} onClick={close}>
          ×
        </button>
      </header>
      <div class="drawer-body" role="tabpanel" aria-label={words[tab]}>
        {tab === 'exchanges' && <Exchanges exchanges={exchanges} zone={clock.zone} />}
        {tab === 'tables' && host && <Tables host={host} />}
        {tab === 'allDue' && host && <Due host={host} now={clock.now} />}
        {tab === 'faults' && <Faults faults={faults} host={host} />}
      </div>
    </section>
  );
}
