/** A piece of a sentence. Text is never read as markup, whoever wrote it. */
export type Part =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold?: true;
      readonly italic?: true;
    }
  | { readonly kind: 'mention'; readonly userId: string }
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'emoji'; readonly name: string };

/** A sentence as the bot says it: what blocks and notifications are drawn from. */
export type Line = readonly Part[];

/** What may stand in a line's `${}`: text is taken as it is, never as markup. */
export type Inline = string | number | Part | Line;

export const bold = (text: string | number): Part => ({ kind: 'text', text: String(text), bold: true });
export const italic = (text: string | number): Part => ({ kind: 'text', text: String(text), italic: true });
/** A tap on the shoulder: notifies the person when the message is posted. Elsewhere write the plain name. */
export const mention = (userId: string): Part => ({ kind: 'mention', userId });
/** A channel, by the name it has for its reader; who may not see it reads that it is private. */
export const channel = (channelId: string): Part => ({ kind: 'channel', channelId });
export const link = (url: string, text: string): Part => ({ kind: 'link', url, text });
/** An emoji by Slack's name, without colons: "tada". */
export const emoji = (name: string): Part => ({ kind: 'emoji', name });

const parts = (value: Inline): readonly Part[] => {
  if (typeof value === 'string') return value === '' ? [] : [{ kind: 'text', text: value }];
  if (typeof value === 'number') return [{ kind: 'text', text: String(value) }];
  if (!('kind' in value)) return value;
  return value.kind === 'text' && value.text === '' ? [] : [value];
};

/**
 * Puts a sentence together.
 * @example line`${bold('Group buying')} won, says ${mention('U1')}`
 */
export function line(strings: TemplateStringsArray, ...values: Inline[]): Line {
  return strings.flatMap((string, index) => {
    const value = values[index];
    return [...parts(string), ...(value === undefined ? [] : parts(value))];
  });
}

/** Lines, texts and parts one after the other, with `separator` between them; empty ones are left out. */
export function join(items: readonly Inline[], separator: Inline = ''): Line {
  const filled = items.map(parts).filter((item) => item.length > 0);
  return filled.flatMap((item, index) => (index === 0 ? item : [...parts(separator), ...item]));
}

/** The line as plain text, for notifications and logs of what was said. `nameOf` gives a person's name. */
export function plain(sentence: Inline, nameOf: (userId: string) => string = () => ''): string {
  return parts(sentence)
    .map((part) => {
      if (part.kind === 'text' || part.kind === 'link') return part.text;
      return part.kind === 'mention' ? nameOf(part.userId) : '';
    })
    .join('');
}
