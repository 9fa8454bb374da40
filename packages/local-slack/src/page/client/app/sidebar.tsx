import type { ShownChannel } from '../../protocol.ts';
import { useViewer } from '../blocks/screen.ts';
import { filled } from '../words/words.ts';
import { Avatar } from './avatar.tsx';
import { withApp } from './place.ts';
import { roam } from './roam.ts';
import type { State } from './state.ts';
import { useStore } from './use-store.ts';

/** The list of channels and the app, with what is unread. */
export function Sidebar({ state, open, close }: { state: State; open: boolean; close: () => void }) {
  const { words } = useViewer();
  const store = useStore();
  const { snapshot, place } = state;
  if (!snapshot) return null;
  const { app, channels, team } = snapshot;
  const direct = withApp(channels);
  return (
    <nav
      class={open ? 'sidebar open' : 'sidebar'}
      aria-label={words.channels}
      data-area="[aria-current]"
      tabIndex={-1}
      onKeyDown={roam}
    >
      <p class="team">{team}</p>
      <h2>{words.channels}</h2>
      <ul>
        {channels
          .filter((each) => each.kind !== 'im')
          .map((channel) => (
            <li key={channel.id}>
              <Entry
                channel={channel}
                here={place?.kind === 'channel' && place.id === channel.id}
                go={() => {
                  store.go({ kind: 'channel', id: channel.id });
                  close();
                }}
              >
                <span class="sign" aria-hidden="true">
                  {channel.kind === 'private' ? '🔒' : '#'}
                </span>
                {channel.name}
              </Entry>
            </li>
          ))}
      </ul>
      <h2>{words.directMessages}</h2>
      <ul>
        <li>
          <Entry
            channel={direct}
            here={place?.kind === 'app'}
            go={() => {
              const messages = app.messagesTab && (direct?.unread ?? 0) > 0;
              store.go({ kind: 'app', tab: messages || !app.homeTab ? 'messages' : 'home' });
              close();
            }}
          >
            <Avatar id={app.userId} name={app.name} bot small />
            {app.name}
          </Entry>
        </li>
      </ul>
    </nav>
  );
}

function Entry(props: {
  channel: ShownChannel | undefined;
  here: boolean;
  go: () => void;
  children: preact.ComponentChildren;
}) {
  const { words } = useViewer();
  const { channel, here } = props;
  const unread = channel?.unread ?? 0;
  const badge = channel?.badge ?? 0;
  const look = [
    'entry',
    here ? 'here' : '',
    unread > 0 ? 'unread' : '',
    channel && !channel.joined ? 'outside' : '',
  ].join(' ');
  return (
    <button type="button" class={look} aria-current={here ? 'page' : undefined} onClick={props.go}>
      {props.children}
      {unread > 0 && badge === 0 && <span class="unseen">, {filled(words.unread, unread)}</span>}
      {badge > 0 && (
        <span class="count" title={filled(words.mentions, badge)}>
          <span class="unseen">, {filled(words.mentions, badge)}</span>
          <span aria-hidden="true">{badge}</span>
        </span>
      )}
    </button>
  );
}
