import type { App } from '../../protocol.ts';
import type { Offered } from '../blocks/screen.ts';
import { emojiBeginning } from '../text/emoji.ts';

/** Something that what is being typed may become. */
export interface Completion {
  /** What stands in the text then. */
  readonly insert: string;
  readonly title: string;
  readonly detail: string;
}

const MOST = 8;

/** What may become of the word before the caret, and where that word begins. */
export function completionsFor(
  text: string,
  caret: number,
  known: { readonly commands: App['commands']; readonly people: readonly Offered[] },
): { readonly from: number; readonly offered: readonly Completion[] } | undefined {
  const before = text.slice(0, caret);
  const command = /^\/[^\s]*$/.exec(before)?.[0];
  if (command !== undefined) {
    const offered = known.commands
      .filter((each) => each.command.startsWith(command))
      .map((each) => ({
        insert: `${each.command} `,
        title: `${each.command} ${each.usageHint}`.trim(),
        detail: each.description,
      }));
    return found(0, offered);
  }
  const [mention, name] = /(?:^|\s)(@([^\s@]*))$/.exec(before)?.slice(1) ?? [];
  if (mention !== undefined && name !== undefined) {
    const offered = known.people
      .filter((each) => each.name.toLowerCase().startsWith(name.toLowerCase()))
      .map((each) => ({ insert: `@${each.name} `, title: `@${each.name}`, detail: '' }));
    return found(caret - mention.length, offered);
  }
  const [emoji, start] = /(?:^|\s)(:([a-z0-9_+-]{2,}))$/.exec(before)?.slice(1) ?? [];
  if (emoji === undefined || start === undefined) return undefined;
  const offered = emojiBeginning(start, MOST).map(([each, character]) => ({
    insert: `:${each}: `,
    title: `${character} :${each}:`,
    detail: '',
  }));
  return found(caret - emoji.length, offered);
}

const found = (from: number, offered: readonly Completion[]) =>
  offered.length > 0 ? { from, offered: offered.slice(0, MOST) } : undefined;

/** What was typed as it is sent: `@Name` of somebody there becomes a mention, the longest name first. */
export function withMentions(text: string, people: readonly Offered[]): string {
  const longest = people.toSorted((a, b) => b.name.length - a.name.length);
  return text.replaceAll(/@(\S[^@\n]*)/gu, (whole, after: string) => {
    const who = longest.find(
      ({ name }) => after.startsWith(name) && !/^[\p{L}\p{N}_]/u.test(after.slice(name.length) || ' '),
    );
    return who ? `<@${who.id}>${after.slice(who.name.length)}` : whole;
  });
}
