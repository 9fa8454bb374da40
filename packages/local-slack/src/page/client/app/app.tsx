import { useEffect, useRef, useState } from 'preact/hooks';
import type { User } from '../../../types.ts';
import type { PageLanguage, Snapshot } from '../../protocol.ts';
import { namesOf, type Viewer, ViewerContext } from '../blocks/screen.ts';
import { targetOf } from '../text/permalink.ts';
import { wordsIn } from '../words/words.ts';
import { ClockBar } from './clock-bar.tsx';
import { Drawer } from './drawer.tsx';
import { Guide } from './guide.tsx';
import { Exporting } from './json.tsx';
import { MainPane, ThreadPane } from './main-pane.tsx';
import { Modals } from './modals.tsx';
import { Notes } from './notes.tsx';
import { isPerson } from './people.ts';
import { Sidebar } from './sidebar.tsx';
import type { State } from './state.ts';
import type { Store } from './store.ts';
import { Asking } from './sure.tsx';
import { useRemembered, useTheme } from './theme.ts';
import { TopBar } from './top-bar.tsx';
import { StoreContext, useStateOf, useStore } from './use-store.ts';

/** The whole page. */
export function App({ store }: { store: Store }) {
  const state = useStateOf(store);
  const [chosen, setLanguage] = useRemembered('language', '');
  const language: PageLanguage =
    chosen === 'en' || chosen === 'zh-CN' ? chosen : (state.snapshot?.language ?? 'en');
  const words = wordsIn(language);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (!state.snapshot) return <p class="before">{state.link === 'lost' ? words.lost : words.connecting}</p>;
  return (
    <StoreContext.Provider value={store}>
      <Seen state={state} snapshot={state.snapshot} language={language} setLanguage={setLanguage} />
    </StoreContext.Provider>
  );
}

function useViewerOf({ viewer, users, channels, app }: Snapshot, language: PageLanguage): Viewer {
  const store = useStore();
  const me = users.find((each) => each.id === viewer);
  const people = users.filter((each) => isPerson(each) && !each.deactivated).map(idAndName);
  const rooms = channels.map(({ id, kind, name }) => ({ id, kind, name: kind === 'im' ? app.name : name }));
  const made: Omit<Viewer, 'names' | 'words' | 'goTo'> = {
    me: viewer,
    reader: { zone: me?.zone ?? 'UTC', locale: me?.locale ?? language },
    people,
    channels: rooms,
  };
  // All that is drawn hangs on it: it stays the same object as long as it reads the same.
  const reads = JSON.stringify([made, language, users.map(idAndName)]);
  const kept = useRef<{ readonly reads: string; readonly viewer: Viewer }>(null);
  if (kept.current?.reads !== reads) {
    const names = namesOf(users, rooms, made.reader);
    const goTo = (url: string): boolean => {
      const target = targetOf(url);
      return target !== undefined && store.goTo(target);
    };
    kept.current = { reads, viewer: { ...made, names, words: wordsIn(language), goTo } };
  }
  return kept.current.viewer;
}

const idAndName = ({ id, name }: User) => ({ id, name });

function Seen(props: {
  state: State;
  snapshot: Snapshot;
  language: PageLanguage;
  setLanguage: (language: PageLanguage) => void;
}) {
  const { state, snapshot, language } = props;
  const viewer = useViewerOf(snapshot, language);
  const [theme, setTheme] = useTheme();
  const [guide, setGuide] = useRemembered('guide', innerWidth < 900 ? 'closed' : 'open');
  const [drawer, setDrawer] = useState(false);
  const [menu, setMenu] = useState(false);
  const { words } = viewer;
  const hasGuide = (snapshot.host?.guide.length ?? 0) > 0;
  const busy = snapshot.host?.busy;
  const modal = snapshot.modals.length > 0;
  const count = snapshot.channels.reduce((sum, each) => sum + each.badge, 0);
  useEffect(() => {
    document.title = `${count > 0 ? `(${count}) ` : ''}${snapshot.app.name} · Understudy`;
  }, [count, snapshot.app.name]);
  return (
    <ViewerContext.Provider value={viewer}>
      <a class="skip" href="#main">
        {words.skip}
      </a>
      <TopBar
        snapshot={snapshot}
        theme={theme}
        setTheme={setTheme}
        language={language}
        setLanguage={props.setLanguage}
        guide={hasGuide ? guide === 'open' : undefined}
        setGuide={(open) => setGuide(open ? 'open' : 'closed')}
        drawer={drawer}
        setDrawer={setDrawer}
      />
      <ClockBar snapshot={snapshot} />
      {state.link === 'lost' && (
        <p class="banner" role="alert">
          {words.lost}
        </p>
      )}
      {busy && (
        <p class="banner" role="status">
          {busy.what} <progress value={busy.done} max={busy.of} aria-label={busy.what} />
        </p>
      )}
      <div class="middle">
        <div class="client">
          <Asking>
            <Exporting>
              <div class="client-panes" inert={modal}>
                <Sidebar state={state} open={menu} close={() => setMenu(false)} />
                {menu && <div class="menu-veil" aria-hidden="true" onClick={() => setMenu(false)} />}
                <MainPane state={state} openMenu={() => setMenu(true)} />
                <ThreadPane state={state} />
              </div>
              <Modals state={state} />
              <Notes notes={state.notes} />
            </Exporting>
          </Asking>
        </div>
        {hasGuide && guide === 'open' && <Guide snapshot={snapshot} close={() => setGuide('closed')} />}
      </div>
      {drawer && <Drawer state={state} close={() => setDrawer(false)} />}
    </ViewerContext.Provider>
  );
}
