import { emojiAsText } from './emoji.ts';
import { field, listAt, stringAt, typeOf } from './json.ts';
import { controlAsText, type Names } from './mrkdwn.ts';

function inline(element: unknown, names: Names): string {
  switch (typeOf(element)) {
    case 'text':
      return stringAt(element, 'text') ?? '';
    case 'link':
      return stringAt(element, 'text') ?? stringAt(element, 'url') ?? '';
    case 'user':
      return `@${names.user(stringAt(element, 'user_id') ?? '')}`;
    case 'channel':
      return `#${names.channel(stringAt(element, 'channel_id') ?? '')}`;
    case 'usergroup':
      return `@${stringAt(element, 'usergroup_id') ?? ''}`;
    case 'team':
      return `@${stringAt(element, 'team_id') ?? ''}`;
    case 'broadcast':
      return `@${stringAt(element, 'range') ?? ''}`;
    case 'emoji':
      return emojiAsText(stringAt(element, 'name') ?? '');
    case 'color':
      return stringAt(element, 'value') ?? '';
    case 'date':
      return date(element, names);
    default:
      return '';
  }
}

function date(element: unknown, names: Names): string {
  const seconds = field(element, 'timestamp');
  const fallback = stringAt(element, 'fallback') ?? '';
  if (typeof seconds !== 'number') return fallback;
  return controlAsText({ kind: 'date', seconds, format: stringAt(element, 'format') ?? '', fallback }, names);
}

function line(holder: unknown, names: Names): string {
  return listAt(holder, 'elements')
    .map((each) => inline(each, names))
    .join('');
}

/** Numbers of an ordered list, by its level, going on after what stands between its pieces. */
type Counted = Map<number, number>;

function items(list: unknown, names: Names, counted: Counted): readonly string[] {
  const indent = field(list, 'indent');
  const level = typeof indent === 'number' ? indent : 0;
  const ordered = stringAt(list, 'style') === 'ordered';
  const offset = field(list, 'offset');
  if (typeof offset === 'number') counted.set(level, offset);
  for (const deeper of [...counted.keys()].filter((each) => each > level)) counted.delete(deeper);
  return listAt(list, 'elements').map((item) => {
    const number = (counted.get(level) ?? 0) + 1;
    if (ordered) counted.set(level, number);
    return `${'  '.repeat(level)}${ordered ? `${number}.` : '•'} ${line(item, names)}`;
  });
}

/** How a person reads a `rich_text` block: lists with bullets or numbers, quotes with `>`. */
export function richTextAsText(block: unknown, names: Names): string {
  const counted: Counted = new Map();
  return listAt(block, 'elements')
    .flatMap((part) => {
      if (typeOf(part) === 'rich_text_list') return items(part, names, counted);
      counted.clear();
      const text = line(part, names).replace(/\n$/, '');
      return typeOf(part) === 'rich_text_quote' ? [`> ${text.replaceAll('\n', '\n> ')}`] : [text];
    })
    .join('\n');
}
