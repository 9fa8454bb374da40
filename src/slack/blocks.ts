import type {
  ActionsBlock,
  Button,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  PlainTextElement,
  RichTextBlock,
  RichTextElement,
  RichTextSection,
  SectionBlock,
} from '@slack/types';
import type { Inline, Line, Part } from '../language/line.ts';
import { join } from '../language/line.ts';
import { actionFor } from './ids.ts';
import { cut, escapeMrkdwn } from './typed.ts';

/** Most characters of a section's text, of a header, of a button (docs/slack-limits.md, sizes). */
const SECTION = 3000;
const HEADER = 150;
const BUTTON = 75;

const inline = (part: Part): RichTextElement => {
  switch (part.kind) {
    case 'mention':
      return { type: 'user', user_id: part.userId };
    case 'channel':
      return { type: 'channel', channel_id: part.channelId };
    case 'link':
      return { type: 'link', url: part.url, text: part.text };
    case 'emoji':
      return { type: 'emoji', name: part.name };
    case 'text': {
      const style = {
        ...(part.bold ? { bold: true } : {}),
        ...(part.italic ? { italic: true } : {}),
      };
      return { type: 'text', text: part.text, ...(Object.keys(style).length > 0 ? { style } : {}) };
    }
  }
};

const alike = (a: Part, b: Part): boolean =>
  a.kind === 'text' && b.kind === 'text' && a.bold === b.bold && a.italic === b.italic;

/** Neighbours that look alike as one: each element weighs in a message, whatever its length. */
function merged(sentence: Line): Part[] {
  const parts: Part[] = [];
  for (const part of sentence) {
    const last = parts.at(-1);
    if (last?.kind === 'text' && part.kind === 'text' && alike(last, part)) {
      parts[parts.length - 1] = { ...last, text: last.text + part.text };
    } else parts.push(part);
  }
  return parts;
}

const richSection = (sentence: Line): RichTextSection => ({
  type: 'rich_text_section',
  elements: merged(sentence).map(inline),
});

const linesOf = (items: readonly Inline[]): Line[] =>
  items.map((item) => join([item])).filter((one) => one.length > 0);

/** Sentences one under the other, as rich text: nothing in them is ever read as markup or pings anybody unasked. */
export function rich(...items: Inline[]): RichTextBlock {
  return { type: 'rich_text', elements: [richSection(join(linesOf(items), '\n'))] };
}

/** A list as rich text, with bullets or numbers. */
export function list(items: readonly Inline[], style: 'bullet' | 'ordered' = 'bullet'): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style, elements: linesOf(items).map(richSection) }],
  };
}

const around = (mark: string, text: string): string => {
  const [, before = '', core = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return core === '' ? text : `${before}${mark}${core}${mark}${after}`;
};

const mrkdwnPart = (part: Part): string => {
  switch (part.kind) {
    case 'mention':
      return `<@${part.userId}>`;
    case 'channel':
      return `<#${part.channelId}>`;
    case 'link':
      return `<${part.url.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${escapeMrkdwn(part.text).replaceAll('|', '¦')}>`;
    case 'emoji':
      return `:${part.name}:`;
    case 'text': {
      const text = escapeMrkdwn(part.text);
      if (part.bold) return around('*', text);
      if (part.italic) return around('_', text);
      return text;
    }
  }
};

/** What Slack reads as the edge of a word on every client; Han letters and full-width marks are none. */
const EDGE = /[\s.,:;!?()"'-]/;
const ZERO_WIDTH_SPACE = '\u200B';

const isStyled = (part: Part | undefined): boolean =>
  part?.kind === 'text' && (part.bold ?? part.italic ?? false);

/** Between two parts: `*粗体*文字` would show its asterisks, since a mark counts only at the edge of a word. */
function gap(before: Part | undefined, text: string, part: Part, next: string): string {
  const last = text.at(-1);
  const first = next.at(0);
  if (last === undefined || first === undefined) return '';
  if (!isStyled(before) && !isStyled(part)) return '';
  return EDGE.test(last) || EDGE.test(first) ? '' : ZERO_WIDTH_SPACE;
}

/** A line as mrkdwn, cut to `most` characters at a part's border or inside a text. */
export function mrkdwn(sentence: Line, most = SECTION): string {
  let text = '';
  let before: Part | undefined;
  for (const part of merged(sentence)) {
    const told = mrkdwnPart(part);
    const apart = gap(before, text, part, told);
    const next = apart + told;
    before = part;
    if (text.length + next.length > most) {
      if (part.kind !== 'text') break;
      const room = most - text.length - 8;
      for (let length = part.text.length; length > 0 && room > 0; length = Math.floor(length * 0.9)) {
        const shorter = mrkdwnPart({ ...part, text: cut(part.text, length) });
        if (shorter.length <= room) return text + apart + shorter;
      }
      return text;
    }
    text += next;
  }
  return text;
}

/** Sentences one under the other, for one section. */
export const stack = (...items: Inline[]): Line => join(items, '\n');

/** A paragraph that can carry a button or another element at its right. */
export function section(content: Inline, accessory?: SectionBlock['accessory']): SectionBlock {
  return {
    type: 'section',
    text: { type: 'mrkdwn', text: mrkdwn(join([content])), verbatim: true },
    ...(accessory ? { accessory } : {}),
  };
}

/** Small grey print under something. */
export function context(content: Inline): ContextBlock {
  return {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: mrkdwn(join([content]), SECTION), verbatim: true }],
  };
}

export const plainText = (text: string, most: number): PlainTextElement => ({
  type: 'plain_text',
  text: cut(text, most),
  emoji: true,
});

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plainText(text, HEADER) });

export const divider = (): DividerBlock => ({ type: 'divider' });

/** A button. `actionId` must be unique in its message: see `actionFor`. */
export function button(options: {
  text: string;
  actionId: string;
  value?: string;
  style?: 'primary' | 'danger';
  /** Asked before the click counts. */
  confirm?: { title: string; text: string; yes: string; no: string };
}): Button {
  const { confirm } = options;
  return {
    type: 'button',
    text: plainText(options.text, BUTTON),
    action_id: options.actionId,
    ...(options.value === undefined ? {} : { value: options.value }),
    ...(options.style ? { style: options.style } : {}),
    ...(confirm
      ? {
          confirm: {
            title: plainText(confirm.title, 100),
            text: plainText(confirm.text, 300),
            confirm: plainText(confirm.yes, 30),
            deny: plainText(confirm.no, 30),
          },
        }
      : {}),
  };
}

/** A button about one thing, of which a message may show several; its value is the thing's id. @param action one of `actions` */
export const buttonFor = (
  text: string,
  action: string,
  subject: string,
  more: Pick<Parameters<typeof button>[0], 'style' | 'confirm'> = {},
): Button => button({ text, actionId: actionFor(action, subject), value: subject, ...more });

export const buttons = (...elements: Button[]): ActionsBlock => ({ type: 'actions', elements });
