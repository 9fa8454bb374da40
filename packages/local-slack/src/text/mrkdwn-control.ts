/** What stands between `<` and `>` in mrkdwn. */
export type Control =
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string | undefined }
  | { readonly kind: 'broadcast'; readonly range: Broadcast }
  | { readonly kind: 'date'; readonly seconds: number; readonly format: string; readonly fallback: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string | undefined };

/** A mention that reaches a whole channel. */
export type Broadcast = 'here' | 'channel' | 'everyone';

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

/** What `inside` means between `<` and `>`; undefined when it is only text between brackets. */
export function readControl(inside: string): Control | undefined {
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
