import type { ComponentChildren } from 'preact';
import { type Fields, field, isFields, listAt, stringAt, typeOf } from '../../../text/json.ts';
import { useViewer } from '../blocks/screen.ts';
import { emojiNamed } from './emoji.ts';
import { Emoji, Leaves, Link, Mention } from './inline.tsx';
import { isList, type ListNode, nestLists } from './nest.ts';

function Styled({ style, children }: { style: unknown; children: ComponentChildren }) {
  const on = (name: string) => field(style, name) === true;
  let drawn = <>{children}</>;
  if (on('code')) drawn = <code>{drawn}</code>;
  if (on('bold')) drawn = <strong>{drawn}</strong>;
  if (on('italic')) drawn = <em>{drawn}</em>;
  if (on('strike')) drawn = <s>{drawn}</s>;
  if (on('underline')) drawn = <u>{drawn}</u>;
  return drawn;
}

function Piece({ of }: { of: unknown }) {
  const { names, me } = useViewer();
  const at = (name: string) => stringAt(of, name) ?? '';
  switch (typeOf(of)) {
    case 'text':
      return <Leaves text={at('text')} find="nothing" />;
    case 'link':
      return <Link url={at('url')}>{at('text') || at('url')}</Link>;
    case 'user':
      return <Mention mine={at('user_id') === me}>@{names.user(at('user_id'))}</Mention>;
    case 'channel':
      return <Mention>#{names.channel(at('channel_id'))}</Mention>;
    case 'usergroup':
      return <Mention>@{at('usergroup_id')}</Mention>;
    case 'team':
      return <Mention>@{at('team_id')}</Mention>;
    case 'broadcast':
      return <Mention mine>@{at('range')}</Mention>;
    case 'emoji':
      return <NamedEmoji name={at('name')} />;
    case 'color':
      return (
        <span class="colour">
          <span class="swatch" style={{ background: at('value') }} aria-hidden="true" />
          {at('value')}
        </span>
      );
    case 'date':
      return <Moment of={of} />;
    default:
      return null;
  }
}

function NamedEmoji({ name }: { name: string }) {
  const character = emojiNamed(name);
  return character === undefined ? `:${name}:` : <Emoji name={name} character={character} />;
}

function Moment({ of }: { of: unknown }) {
  const { names } = useViewer();
  const seconds = field(of, 'timestamp');
  const fallback = stringAt(of, 'fallback') ?? '';
  if (typeof seconds !== 'number') return <>{fallback}</>;
  const text = names.date?.(seconds, stringAt(of, 'format') ?? '') ?? fallback;
  const url = stringAt(of, 'url');
  const time = <time dateTime={new Date(seconds * 1000).toISOString()}>{text}</time>;
  return url === undefined ? time : <Link url={url}>{time}</Link>;
}

function Line({ of }: { of: unknown }) {
  return (
    <>
      {listAt(of, 'elements').map((each) => (
        <Styled style={field(each, 'style')}>
          <Piece of={each} />
        </Styled>
      ))}
    </>
  );
}

function List({ node }: { node: ListNode }) {
  const items = node.items.map((item) => (
    <li>
      <Line of={item.line} />
      {item.below.map((below) => (
        <List node={below} />
      ))}
    </li>
  ));
  return node.ordered ? <ol start={node.start}>{items}</ol> : <ul>{items}</ul>;
}

/** A `rich_text` block. */
export function RichText({ of }: { of: unknown }) {
  return (
    <div class="rich">
      {nestLists(listAt(of, 'elements').filter(isFields)).map((part) =>
        isList(part) ? <List node={part} /> : <Part of={part} />,
      )}
    </div>
  );
}

function Part({ of }: { of: Fields }) {
  const bordered = field(of, 'border') === 1 ? ' bordered' : '';
  switch (typeOf(of)) {
    case 'rich_text_quote':
      return (
        <blockquote>
          <Line of={of} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre class={bordered}>
          <Line of={of} />
        </pre>
      );
    default:
      return (
        <div class="lines">
          <Line of={of} />
        </div>
      );
  }
}
