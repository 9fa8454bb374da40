import { memo } from 'preact/compat';
import { instantOf, timeOf } from '../../../person/moments.ts';
import type { User } from '../../../types.ts';
import type { App, ShownMessage } from '../../protocol.ts';
import { Blocks } from '../blocks/block.tsx';
import { useViewer } from '../blocks/screen.ts';
import { Menu } from '../elements/button.tsx';
import { Leaves, Mrkdwn } from '../text/inline.tsx';
import { Fold } from '../text/text.tsx';
import { en } from '../words/en.ts';
import { counted, filled } from '../words/words.ts';
import { Avatar } from './avatar.tsx';
import { JsonButton } from './json.tsx';
import { keyOf, type State } from './state.ts';
import { Touchable } from './surface.tsx';
import { useStore } from './use-store.ts';

/** A message with what can be done with it. */
export const Message = memo(MessageView);

interface MessageProps {
  readonly message: ShownMessage;
  readonly author: User | undefined;
  readonly app: App;
  /** Right after one of the same author: without picture and name. */
  readonly joined: boolean;
  readonly inThread: boolean;
  readonly pointed: boolean;
  readonly drafts: State['drafts'][string] | undefined;
}

const NO_VALUES = {};

function MessageView({ message, author, app, joined, inThread, pointed, drafts }: MessageProps) {
  const { words, reader } = useViewer();
  const name = author?.name ?? message.user;
  const at = instantOf(message.ts);
  const time = (
    <time dateTime={new Date(at).toISOString()} title={new Date(at).toISOString()}>
      {timeOf(at, reader)}
    </time>
  );
  const told = message.subtype !== undefined;
  const { onlyYou, broadcast } = message;
  return (
    <article
      class={[
        'message',
        pointed ? 'pointed' : '',
        joined ? 'joined' : '',
        onlyYou ? 'only-you' : '',
        told ? 'told' : '',
      ].join(' ')}
      aria-label={filled(words.messageBy, name, timeOf(at, reader))}
      data-ts={message.ts}
      tabIndex={-1}
    >
      <div class="message-side">
        {joined ? time : <Avatar id={message.user} name={name} bot={author?.bot ?? false} />}
      </div>
      <div class="message-main">
        {onlyYou && <p class="only-you-note">◐ {words.onlyYou}</p>}
        {broadcast && !inThread && <p class="only-you-note">↳ {words.alsoInChannel}</p>}
        {!joined && (
          <p class="message-head">
            <strong>{name}</strong>
            {author?.bot && <span class="badge-app">{words.app}</span>}
            {time}
            {message.edited && <span class="edited">{words.edited}</span>}
          </p>
        )}
        <div class="blocks">
          <Body message={message} joined={joined} drafts={drafts} />
        </div>
        {message.replies && !inThread && <Replies message={message} />}
      </div>
      {!told && <Tools message={message} app={app} inThread={inThread} name={name} />}
    </article>
  );
}

function Body({ message, joined, drafts }: Pick<MessageProps, 'message' | 'joined' | 'drafts'>) {
  const { words } = useViewer();
  const { channel, ts, blocks, subtype, onlyYou } = message;
  // What Slack tells of people, its client tells in the reader's words.
  const text = /_(?:join|leave)$/.test(subtype ?? '')
    ? message.text.replace(en.hasJoined, words.hasJoined).replace(en.hasLeft, words.hasLeft)
    : message.text;
  const edited = message.edited && joined && <span class="edited"> {words.edited}</span>;
  if (blocks.length === 0) {
    return (
      <Fold text={text}>
        <div class="lines">
          {message.mrkdwn ? <Mrkdwn text={text} /> : <Leaves text={text} find="emoji" />}
          {edited}
        </div>
      </Fold>
    );
  }
  return (
    <Touchable
      kind="message"
      place={messagePlace(onlyYou ? 'ephemeral' : 'message', channel, ts)}
      of={keyOf(channel, ts)}
      values={message.chosen ?? NO_VALUES}
      drafts={drafts}
    >
      <Blocks blocks={blocks} />
      {edited}
    </Touchable>
  );
}

const places = new Map<string, { kind: 'message' | 'ephemeral'; channel: string; ts: string }>();

function messagePlace(kind: 'message' | 'ephemeral', channel: string, ts: string) {
  const key = `${kind}/${channel}/${ts}`;
  const known = places.get(key) ?? { kind, channel, ts };
  places.set(key, known);
  return known;
}

function Replies({ message }: { message: ShownMessage }) {
  const { words, names, reader } = useViewer();
  const store = useStore();
  const { replies, channel, ts } = message;
  if (!replies) return null;
  return (
    <button type="button" class="replies" onClick={() => store.openThread(channel, ts)}>
      <span class="faces" aria-hidden="true">
        {replies.users.slice(0, 4).map((id) => (
          <Avatar key={id} id={id} name={names.user(id)} bot={false} small />
        ))}
      </span>
      <span class="link">{counted(words.replies, replies.count)}</span>
      <span class="hint">{filled(words.lastReply, timeOf(instantOf(replies.lastTs), reader))}</span>
    </button>
  );
}

function Tools({
  message,
  app,
  inThread,
  name,
}: {
  message: ShownMessage;
  app: App;
  inThread: boolean;
  name: string;
}) {
  const { words } = useViewer();
  const store = useStore();
  const { channel, ts, threadTs, onlyYou } = message;
  const shortcuts = app.shortcuts.filter((each) => each.type === 'message');
  return (
    <div class="tools">
      {!inThread && !onlyYou && (
        <button
          type="button"
          class="quiet"
          title={words.replyInThread}
          aria-label={words.replyInThread}
          onClick={() => store.openThread(channel, threadTs ?? ts)}
        >
          ↩
        </button>
      )}
      {!onlyYou && shortcuts.length > 0 && (
        <Menu
          label={words.messageActions}
          sign="⋯"
          look="quiet"
          choose={(callbackId) => void store.do({ kind: 'shortcut', callbackId, on: { channel, ts } })}
        >
          {shortcuts.map((each) => ({ key: each.callback_id, content: each.name }))}
        </Menu>
      )}
      <JsonButton name={`message-${ts}-${name}`} of={message} />
    </div>
  );
}
