import { everyObject, field, stringAt, typeOf } from './json.ts';
import { type Broadcast, bareBroadcasts, controlsOf } from './mrkdwn-control.ts';

/** Whom a message taps on the shoulder, each once, in order of appearance. */
export type Notified = {
  readonly users: readonly string[];
  readonly broadcasts: readonly Broadcast[];
  readonly groups: readonly string[];
};

/**
 * Whom a message would notify by mentioning them. mrkdwn counts in `text` and in every mrkdwn text object of the
 * blocks, within code too; plain_text never does. Bare words `@here`, `@channel`, `@everyone` count in block mrkdwn
 * that is not `verbatim` and in `markdown` blocks, in `text` only with `link_names`. A `#channel` notifies nobody.
 */
export function notifies(message: {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly link_names?: unknown;
}): Notified {
  const users = new Set<string>();
  const broadcasts = new Set<Broadcast>();
  const groups = new Set<string>();
  const read = (mrkdwn: string, bareWords: boolean) => {
    for (const control of controlsOf(mrkdwn)) {
      if (control.kind === 'user') users.add(control.id);
      if (control.kind === 'group') groups.add(control.id);
      if (control.kind === 'broadcast') broadcasts.add(control.range);
    }
    if (bareWords) for (const range of bareBroadcasts(mrkdwn)) broadcasts.add(range);
  };

  if (typeof message.text === 'string') read(message.text, isOn(message.link_names));
  everyObject(message.blocks, '', (found) => {
    const type = typeOf(found);
    if (type === 'mrkdwn') read(stringAt(found, 'text') ?? '', field(found, 'verbatim') !== true);
    if (type === 'markdown') read(stringAt(found, 'text') ?? '', true);
    if (type === 'user') addIf(users, stringAt(found, 'user_id'));
    if (type === 'usergroup') addIf(groups, stringAt(found, 'usergroup_id'));
    if (type === 'broadcast') {
      const range = field(found, 'range');
      if (range === 'here' || range === 'channel' || range === 'everyone') broadcasts.add(range);
    }
  });
  return { users: [...users], broadcasts: [...broadcasts], groups: [...groups] };
}

function isOn(flag: unknown): boolean {
  return flag === true || flag === 1 || flag === '1' || flag === 'true';
}

function addIf(ids: Set<string>, id: string | undefined): void {
  if (id !== undefined) ids.add(id);
}
