import type { LocalSlack } from '../local-slack.ts';
import type { Names } from '../text/mrkdwn.ts';
import type { User } from '../types.ts';
import { dateAsText, type Reader } from './moments.ts';

/** The names a reader sees for ids; a private channel they are not in has none. */
export function namesFor(slack: LocalSlack, reader: Reader, userId?: string): Names {
  return {
    user: (id) => slack.users.get(id)?.name ?? id,
    channel: (id) => {
      const channel = slack.channels.get(id);
      if (!channel) return id;
      const hidden = channel.kind === 'private' && userId !== undefined && !channel.members.has(userId);
      return hidden ? 'private channel' : channel.name;
    },
    date: (seconds, template) => dateAsText(seconds, template, reader),
  };
}

/** @throws Error when there is nobody with this id */
export function userOf(slack: LocalSlack, userId: string): User {
  const user = slack.users.get(userId);
  if (!user) throw new Error(`There is nobody with the id ${userId}`);
  return user;
}

/** Words in quotation marks, one after the other; what there is none of. */
export function quoted(words: readonly string[], none = 'none'): string {
  const different = [...new Set(words)];
  return different.length === 0 ? none : different.map((each) => `"${each}"`).join(', ');
}

/** Words as they are compared: without space around them, one space between. */
export const tidy = (words: string): string => words.trim().replaceAll(/\s+/g, ' ');
