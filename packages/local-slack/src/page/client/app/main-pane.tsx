import { useReducer } from 'preact/hooks';
import type { ShownChannel, Snapshot } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { useViewer } from '../blocks/screen.ts';
import { Menu } from '../elements/button.tsx';
import { counted, filled } from '../words/words.ts';
import { Composer } from './composer.tsx';
import { JsonButton } from './json.tsx';
import { Messages } from './messages.tsx';
import { placeOf } from './modals.tsx';
import { channelAt, withApp } from './place.ts';
import { keyOf, type State } from './state.ts';
import { Touchable } from './surface.tsx';
import { useStore } from './use-store.ts';

/** The channel, or the app, before one's eyes. */
export function MainPane({ state, openMenu }: { state: State; openMenu: () => void }) {
  const { snapshot, place } = state;
  if (!snapshot || !place) return null;
  const channel = channelAt(place, snapshot.channels);
  return (
    <main id="main" class="pane" tabIndex={-1}>
      {place.kind === 'app' ? (
        <AppHead snapshot={snapshot} tab={place.tab} openMenu={openMenu} />
      ) : (
        channel && <ChannelHead channel={channel} snapshot={snapshot} openMenu={openMenu} />
      )}
      {place.kind === 'app' && place.tab === 'home' ? (
        <Home state={state} snapshot={snapshot} />
      ) : (
        <Channel state={state} snapshot={snapshot} channel={channel} />
      )}
    </main>
  );
}

function MenuButton({ open }: { open: () => void }) {
  const { words } = useViewer();
  return (
    <button type="button" class="quiet menu-button" aria-label={words.menu} onClick={open}>
      ☰
    </button>
  );
}

function ChannelHead(props: { channel: ShownChannel; snapshot: Snapshot; openMenu: () => void }) {
  const { channel, snapshot } = props;
  const { words, names } = useViewer();
  const store = useStore();
  const { app } = snapshot;
  const hasApp = channel.members.includes(app.userId);
  const pinned = channel.pins.at(-1);
  return (
    <header class="pane-head">
      <MenuButton open={props.openMenu} />
      <h1>
        <span aria-hidden="true">{channel.kind === 'private' ? '🔒 ' : '# '}</span>
        {channel.name}
      </h1>
      <Menu
        label={counted(words.members, channel.members.length)}
        sign={counted(words.members, channel.members.length)}
        look="quiet members"
        choose={() => undefined}
      >
        {channel.members.map((id) => ({ key: id, content: names.user(id) }))}
      </Menu>
      {pinned !== undefined && (
        <button type="button" class="quiet pinned" onClick={() => store.openThread(channel.id, pinned)}>
          <span aria-hidden="true">📌 </span>
          {words.pinned}
        </button>
      )}
      <span class="space" />
      {channel.joined && !hasApp && (
        <button
          type="button"
          class="button primary"
          onClick={() => void store.do({ kind: 'invite', channel: channel.id, userId: app.userId })}
        >
          {filled(words.bringApp, app.name)}
        </button>
      )}
    </header>
  );
}

function AppHead({
  snapshot,
  tab,
  openMenu,
}: {
  snapshot: Snapshot;
  tab: 'home' | 'messages';
  openMenu: () => void;
}) {
  const { words } = useViewer();
  const store = useStore();
  const { app } = snapshot;
  const tabs = [
    ...(app.homeTab ? (['home'] as const) : []),
    ...(app.messagesTab ? (['messages'] as const) : []),
  ];
  const unread = withApp(snapshot.channels)?.unread ?? 0;
  return (
    <header class="pane-head">
      <MenuButton open={openMenu} />
      <h1>{app.name}</h1>
      <div class="tabs" role="tablist" aria-label={app.name}>
        {tabs.map((each) => (
          <button
            key={each}
            type="button"
            role="tab"
            aria-selected={each === tab}
            onClick={() => store.go({ kind: 'app', tab: each })}
          >
            {words[each]}
            {each === 'messages' && unread > 0 && tab !== 'messages' && (
              <span class="count">
                <span class="unseen">, {filled(words.unread, unread)}</span>
                <span aria-hidden="true">{unread}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      <span class="space" />
      {tab === 'home' && snapshot.home && <JsonButton name="home" of={snapshot.home.view} />}
    </header>
  );
}

const NO_ERRORS = {};

function Home({ state, snapshot }: { state: State; snapshot: Snapshot }) {
  const { words } = useViewer();
  const { home } = snapshot;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <div class="home" role="tabpanel" aria-label={words.home} tabIndex={0} data-area="">
      {home ? (
        <div class="blocks">
          <Touchable
            kind="home"
            place={placeOf(home.view.id)}
            of={home.view.id}
            values={home.values}
            drafts={state.drafts[home.view.id]}
            errors={NO_ERRORS}
          >
            <Blocks blocks={home.view.blocks} />
          </Touchable>
        </div>
      ) : (
        <p class="empty">{words.emptyHome}</p>
      )}
    </div>
  );
}

function Channel(props: { state: State; snapshot: Snapshot; channel: ShownChannel | undefined }) {
  const { state, snapshot, channel } = props;
  const { words } = useViewer();
  const store = useStore();
  const [sent, wrote] = useReducer((n: number) => n + 1, 0);
  if (!channel) return <p class="empty">{words.emptyChannel}</p>;
  const title = channel.kind === 'im' ? snapshot.app.name : `#${channel.name}`;
  return (
    <>
      <Messages
        id={`${snapshot.viewer}/${channel.id}`}
        list={state.lists[channel.id]}
        snapshot={snapshot}
        drafts={state.drafts}
        pointed={state.pointed}
        label={title}
        readUpTo={channel.readUpTo}
        older={() => void store.older(channel.id)}
        sent={sent}
      />
      {channel.archived ? (
        <p class="foot-note">{words.archived}</p>
      ) : channel.joined ? (
        <Composer
          key={`${snapshot.viewer}/${channel.id}`}
          channel={channel.id}
          app={snapshot.app}
          label={filled(words.writeTo, title)}
          wrote={() => wrote(undefined)}
        />
      ) : (
        <p class="foot-note">
          {words.notJoined}{' '}
          <button
            type="button"
            class="button primary"
            onClick={() => void store.do({ kind: 'join', channel: channel.id })}
          >
            {words.join}
          </button>
        </p>
      )}
    </>
  );
}

/** The thread beside it. */
export function ThreadPane({ state }: { state: State }) {
  const { words } = useViewer();
  const store = useStore();
  const [sent, wrote] = useReducer((n: number) => n + 1, 0);
  const { snapshot, thread } = state;
  const channel = snapshot?.channels.find((each) => each.id === thread?.channel);
  if (!snapshot || !thread || !channel) return null;
  const key = keyOf(thread.channel, thread.ts);
  const title = channel.kind === 'im' ? snapshot.app.name : `#${channel.name}`;
  return (
    <aside
      class="pane thread"
      aria-label={filled(words.threadIn, title)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) store.closeThread();
      }}
    >
      <header class="pane-head">
        <h2>{words.thread}</h2>
        <span class="hint">{title}</span>
        <span class="space" />
        <button
          type="button"
          class="quiet close"
          aria-label={words.close}
          onClick={() => store.closeThread()}
        >
          ×
        </button>
      </header>
      <Messages
        id={`${snapshot.viewer}/${key}`}
        list={state.lists[key]}
        snapshot={snapshot}
        drafts={state.drafts}
        pointed={state.pointed}
        label={filled(words.threadIn, title)}
        inThread
        sent={sent}
      />
      {channel.joined && !channel.archived && (
        <Composer
          key={key}
          channel={thread.channel}
          thread={thread.ts}
          app={snapshot.app}
          label={words.reply}
          wrote={() => wrote(undefined)}
        />
      )}
    </aside>
  );
}
