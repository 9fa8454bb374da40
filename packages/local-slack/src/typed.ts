import { everyObject, stringAt, typeOf } from './text/json.ts';
import { notifies } from './text/notifies.ts';

/**
 * What people typed that would notify somebody if it were sent as it is. An app that passes it on unescaped taps
 * shoulders in the name of whoever typed it.
 */
export class Typed {
  readonly #texts = new Set<string>();

  /** Somebody typed this somewhere the app can read it. */
  note(text: string): void {
    const { users, broadcasts } = asMarkup(text);
    if (users.length > 0 || broadcasts.length > 0) this.#texts.add(text.trim());
  }

  /** What was typed until now is no longer looked for. */
  forget(): void {
    this.#texts.clear();
  }

  /** What of it calls somebody in a message of the app. A text that is a person's mention and no more is no proof. */
  calls(message: {
    readonly text?: unknown;
    readonly blocks?: unknown;
    readonly link_names?: unknown;
  }): string[] {
    if (this.#texts.size === 0) return [];
    const called = notifies(message);
    const live = liveTexts(message);
    return [...this.#texts].filter((text) => {
      const typed = asMarkup(text);
      if (typed.broadcasts.some((range) => called.broadcasts.includes(range))) return true;
      const named = typed.users.some((id) => called.users.includes(id));
      return named && !/^<@[^<>]+>$/.test(text) && live.some((one) => one.includes(text));
    });
  }
}

const asMarkup = (text: string) => notifies({ blocks: [{ type: 'mrkdwn', text }] });

function liveTexts(message: { readonly text?: unknown; readonly blocks?: unknown }): string[] {
  const texts = typeof message.text === 'string' ? [message.text] : [];
  everyObject(message.blocks, '', (found) => {
    if (typeOf(found) === 'mrkdwn' || typeOf(found) === 'markdown') texts.push(stringAt(found, 'text') ?? '');
  });
  return texts;
}

/** What a client makes of what was typed: escaped, but for mentions of people there are, which it completes as one types. */
export function asSent(text: string, isUser: (id: string) => boolean): string {
  return text.replaceAll(/<@([UW][A-Z0-9]+)>|[&<>]/g, (found, id?: string) => {
    if (id !== undefined && isUser(id)) return found;
    return found.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  });
}
