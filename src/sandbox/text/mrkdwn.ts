/** What stands between `<` and `>` in mrkdwn. */
export type Control =
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string | undefined }
  | { readonly kind: 'broadcast'; readonly range: Broadcast }
  | { readonly kind: 'date'; readonly seconds: number; readonly format: string; readonly fallback: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string | undefined };

/** A mention that reaches a whole channel. */
export type Broadcast = 'here' | 'channel' | 'everyone';

/** How ids become names for a reader; without `date` a date reads as its fallback. */
export type Names = {
  user(id: string): string;
  channel(id: string): string;
  date?(unixSeconds: number, format: string): string;
};

const CONTROL = /<([^<>\n]+)>/g;

/** Every control sequence of a mrkdwn text, in order. What is escaped (`&lt;!channel&gt;`) is none. */
export function controlsOf(mrkdwn: string): readonly Control[] {
  return [...mrkdwn.matchAll(CONTROL)].flatMap((match) => readControl(match[1] ?? '') ?? []);
}

/** Words that Slack turns into mentions by itself where mrkdwn is not `verbatim`: `@here`, `@channel`, `@everyone`. */
export function bareBroadcasts(mrkdwn: string): readonly Broadcast[] {
  const outside = mrkdwn.replaceAll(CONTROL, ' ');
  return [...outside.matchAll(/(?<![\p{L}\p{N}_@])@(here|channel|everyone)(?![\p{L}\p{N}_])/gu)].flatMap(
    (match) => broadcast(match[1]) ?? [],
  );
}

function broadcast(word: string | undefined): Broadcast | undefined {
  return word === 'here' || word === 'channel' || word === 'everyone' ? word : undefined;
}

function readControl(inside: string): Control | undefined {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? undefined : inside.slice(bar + 1);
  if (/^@[UW][A-Z0-9]*$/i.test(target)) return { kind: 'user', id: target.slice(1), label };
  if (/^#[CDG][A-Z0-9]*$/i.test(target)) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!')) return readCommand(target.slice(1), label);
  return /^[a-z][a-z0-9+.-]*:\S/i.test(target) ? { kind: 'link', url: target, label } : undefined;
}

function readCommand(command: string, label: string | undefined): Control | undefined {
  const range = broadcast(command);
  if (range !== undefined) return { kind: 'broadcast', range };
  const [name, first, format] = command.split('^');
  if (name === 'subteam' && first !== undefined) return { kind: 'group', id: first, label };
  if (name === 'date' && first !== undefined && format !== undefined && /^\d+$/.test(first)) {
    return { kind: 'date', seconds: Number(first), format, fallback: label ?? '' };
  }
  return label === undefined ? undefined : { kind: 'link', url: '', label };
}

/** `&lt;` `&gt;` `&amp;` back to the characters a person sees. */
function unescaped(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

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

// A private character on each side keeps what is already read away from the marks and entities around it.
const OPEN = '\u{E000}';
const CLOSE = '\u{E001}';
const PRIVATE = /[\u{E000}\u{E001}]/gu;

/** Makes an edge of a word where none is to be seen: `*粗体*<it>中文`. */
const ZERO_WIDTH_SPACE = '\u{200B}';

/** A mark counts only at the edges of words: `*bold*`, not `2*3*4`, nor `中文*粗体*中文`. */
const MARKS = ['*', '_', '~'].map(
  (m) =>
    new RegExp(
      `(?<![\\p{L}\\p{N}${m}])[${m}](?=[^\\s${m}])([^${m}\\n]*[^\\s${m}])[${m}](?![\\p{L}\\p{N}${m}])`,
      'gu',
    ),
);

/** How a person reads a mrkdwn text: marks dropped, entities unescaped, mentions and links by name. */
export function mrkdwnAsText(mrkdwn: string, names: Names): string {
  const kept: string[] = [];
  const keep = (text: string) => `${OPEN}${kept.push(text) - 1}${CLOSE}`;
  const restore = (text: string): string =>
    text.replaceAll(new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g'), (_all, index: string) =>
      restore(kept[Number(index)] ?? ''),
    );
  const read = mrkdwn
    .replaceAll(PRIVATE, '')
    .replaceAll(CONTROL, (whole, inside: string) => {
      const control = readControl(inside);
      return control === undefined ? whole : keep(controlAsText(control, names));
    })
    .replaceAll(/```\n?([\s\S]+?)\n?```/g, (_all, code: string) => keep(unescaped(code)))
    .replaceAll(/`([^`\n]+)`/g, (_all, code: string) => keep(unescaped(code)));
  const bare = [...MARKS, ...MARKS].reduce((text, mark) => text.replaceAll(mark, '$1'), read);
  return restore(unescaped(bare)).replaceAll(ZERO_WIDTH_SPACE, '');
}
