import { ADDRESS } from './address.ts';
import { type Fields, field, isFields, listAt, stringAt, typeOf } from './json.ts';
import { type Inline, parseMrkdwn } from './mrkdwn-tree.ts';

// A person writes rich text with marks, as in Slack's composer (`*bold*`, `- ` before a line); the app gets blocks.

const STYLES = { bold: 'bold', italic: 'italic', struck: 'strike' } as const;
type Style = Readonly<Record<string, true>>;

const withStyle = (element: Fields, style: Style): Fields =>
  Object.keys(style).length > 0 ? { ...element, style } : element;

function elementsOf(nodes: readonly Inline[], style: Style): readonly Fields[] {
  return nodes.flatMap((node): readonly Fields[] => {
    switch (node.kind) {
      case 'text':
        return words(node.text, style);
      case 'code':
        return elementsOf(node.inside, { ...style, code: true });
      case 'control': {
        const { control } = node;
        if (control.kind === 'user') return [withStyle({ type: 'user', user_id: control.id }, style)];
        if (control.kind === 'channel')
          return [withStyle({ type: 'channel', channel_id: control.id }, style)];
        if (control.kind === 'broadcast')
          return [withStyle({ type: 'broadcast', range: control.range }, style)];
        return control.kind === 'link' ? [withStyle({ type: 'link', url: control.url }, style)] : [];
      }
      default:
        return elementsOf(node.inside, { ...style, [STYLES[node.kind]]: true });
    }
  });
}

const LINK = new RegExp(`(${ADDRESS})`, 'u');

/** Words with the addresses in them as links. */
function words(text: string, style: Style): readonly Fields[] {
  return text
    .split(LINK)
    .filter((part) => part !== '')
    .map((part) =>
      withStyle(LINK.test(part) ? { type: 'link', url: part } : { type: 'text', text: part }, style),
    );
}

const inline = (text: string): readonly Fields[] => {
  const found = elementsOf(parseMrkdwn(text), {});
  return found.length > 0 ? found : [{ type: 'text', text: text === '' ? '\n' : text }];
};

const LINES = [
  { type: 'bullet', sign: /^( *)[-•*] +(.*)$/ },
  { type: 'ordered', sign: /^( *)\d+[.)] +(.*)$/ },
] as const;

/** What a person wrote with marks, as the `rich_text` block that an app gets. */
export function typedRichText(text: string): Fields {
  const elements: { type: string; style?: string; indent?: number; elements: Fields[] }[] = [];
  let fence: string[] | undefined;
  for (const line of text.split('\n')) {
    if (line.trim() === '```') {
      if (fence) {
        elements.push({
          type: 'rich_text_preformatted',
          elements: [{ type: 'text', text: fence.join('\n') || ' ' }],
        });
        fence = undefined;
      } else fence = [];
      continue;
    }
    if (fence) {
      fence.push(line);
      continue;
    }
    add(elements, line);
  }
  if (fence) for (const line of ['```', ...fence]) add(elements, line);
  return { type: 'rich_text', elements };
}

function add(
  parts: { type: string; style?: string; indent?: number; elements: Fields[] }[],
  line: string,
): void {
  const last = parts.at(-1);
  for (const { type: style, sign } of LINES) {
    const [, spaces, words] = sign.exec(line) ?? [];
    if (spaces === undefined || words === undefined || words === '') continue;
    const indent = Math.min(8, Math.floor(spaces.length / 2));
    const item = { type: 'rich_text_section', elements: [...inline(words)] };
    if (last?.type === 'rich_text_list' && last.style === style && last.indent === indent)
      last.elements.push(item);
    else parts.push({ type: 'rich_text_list', style, indent, elements: [item] });
    return;
  }
  const quoted = /^> ?(.*)$/.exec(line)?.[1];
  const type = quoted === undefined ? 'rich_text_section' : 'rich_text_quote';
  const content = inline(quoted ?? line);
  if (last?.type === type) last.elements.push({ type: 'text', text: '\n' }, ...content);
  else parts.push({ type, elements: [...content] });
}

/** A `rich_text` block as a person would write it. */
export function richTextAsTyped(block: unknown): string {
  return listAt(block, 'elements').map(partAsTyped).join('\n');
}

function partAsTyped(part: unknown): string {
  const line = (of: unknown): string => listAt(of, 'elements').map(elementAsTyped).join('');
  switch (typeOf(part)) {
    case 'rich_text_list': {
      const indent = field(part, 'indent');
      const space = '  '.repeat(typeof indent === 'number' ? indent : 0);
      const ordered = stringAt(part, 'style') === 'ordered';
      return listAt(part, 'elements')
        .map((item, index) => `${space}${ordered ? `${index + 1}.` : '-'} ${line(item)}`)
        .join('\n');
    }
    case 'rich_text_quote':
      return `> ${line(part).replaceAll('\n', '\n> ')}`;
    case 'rich_text_preformatted':
      return `\`\`\`\n${line(part)}\n\`\`\``;
    default:
      return line(part);
  }
}

const SIGNS = [
  ['code', '`'],
  ['bold', '*'],
  ['italic', '_'],
  ['strike', '~'],
] as const;

function elementAsTyped(element: unknown): string {
  const bare = bareAsTyped(element);
  const style = field(element, 'style');
  if (!isFields(style) || bare.trim() === '') return bare;
  return SIGNS.reduce(
    (text, [name, sign]) => (field(style, name) === true ? `${sign}${text}${sign}` : text),
    bare,
  );
}

function bareAsTyped(element: unknown): string {
  const at = (name: string) => stringAt(element, name) ?? '';
  switch (typeOf(element)) {
    case 'user':
      return `<@${at('user_id')}>`;
    case 'channel':
      return `<#${at('channel_id')}>`;
    case 'broadcast':
      return `<!${at('range')}>`;
    case 'emoji':
      return `:${at('name')}:`;
    case 'link':
      return at('text') === '' ? at('url') : `<${at('url')}|${at('text')}>`;
    default:
      return at('text');
  }
}
