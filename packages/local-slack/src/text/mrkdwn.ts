import type { Control } from './mrkdwn-control.ts';
import { type Inline, parseMrkdwn, unescaped } from './mrkdwn-tree.ts';

/** How ids become names for a reader; without `date` a date reads as its fallback. */
export type Names = {
  user(id: string): string;
  channel(id: string): string;
  date?(unixSeconds: number, format: string): string;
};

/** How one control sequence reads. */
export function controlAsText(control: Control, names: Names): string {
  switch (control.kind) {
    case 'user':
      return `@${names.user(control.id)}`;
    case 'channel':
      return `#${names.channel(control.id)}`;
    case 'group':
      return unescaped(control.label ?? `@${control.id}`);
    case 'broadcast':
      return `@${control.range}`;
    case 'date':
      return names.date?.(control.seconds, control.format) ?? unescaped(control.fallback);
    case 'link':
      return unescaped(control.label ?? control.url.replace(/^mailto:/, ''));
  }
}

/** How a person reads a mrkdwn text: marks dropped, entities unescaped, mentions and links by name. */
export function mrkdwnAsText(mrkdwn: string, names: Names): string {
  const read = (nodes: readonly Inline[]): string =>
    nodes
      .map((node) => {
        if (node.kind === 'text') return node.text;
        return node.kind === 'control' ? controlAsText(node.control, names) : read(node.inside);
      })
      .join('');
  return read(parseMrkdwn(mrkdwn));
}
