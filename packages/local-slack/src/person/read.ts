import type { LocalSlack } from '../local-slack.ts';
import { asText } from '../text/as-text.ts';
import type { Names } from '../text/mrkdwn.ts';
import type { Ephemeral, JsonObject, Message } from '../types.ts';
import { dayOf, instantOf, type Reader, timeOf } from './moments.ts';

interface Line {
  readonly ts: string;
  readonly author: string;
  readonly mark: string;
  readonly text: string;
  readonly below: string;
}

/** Whose eyes read. */
export interface Eyes {
  readonly slack: LocalSlack;
  readonly userId: string;
  readonly reader: Reader;
  readonly names: Names;
}

/** What a message says, as one reads it. */
export const messageAsText = (
  { blocks, text, files = [] }: Pick<Message | Ephemeral, 'blocks' | 'text'> & Pick<Message, 'files'>,
  names: Names,
): string => [asText(blocks, text, names), ...files.map(nameOf)].join('\n');

/** A shared file as it stands below the words: by its name. */
export const nameOf = (file: JsonObject): string => `📎 ${String(file['name'])}`;

/** A channel as one scrolls through it: messages and what only this person sees, oldest first, divided by days. */
export function readChannel(eyes: Eyes, channelId: string): string {
  const { slack, userId } = eyes;
  const messages = slack.history(channelId).map((message) => {
    const replies = message.threadTs === undefined ? slack.thread(channelId, message.ts).length - 1 : 0;
    return messageLine(eyes, message, replies);
  });
  const own = slack
    .ephemerals(userId, channelId)
    .filter(({ threadTs }) => threadTs === undefined)
    .map((ephemeral) => ephemeralLine(eyes, ephemeral));
  return written(eyes.reader, [...messages, ...own]);
}

/** A message and its replies. */
export function readThread(eyes: Eyes, channelId: string, ts: string): string {
  const { slack, userId } = eyes;
  const messages = slack.thread(channelId, ts).map((message) => messageLine(eyes, message, 0));
  const own = slack
    .ephemerals(userId, channelId)
    .filter(({ threadTs }) => threadTs === ts)
    .map((ephemeral) => ephemeralLine(eyes, ephemeral));
  return written(eyes.reader, [...messages, ...own]);
}

function messageLine({ names }: Eyes, message: Message, replies: number): Line {
  return {
    ts: message.ts,
    author: names.user(message.user),
    mark: message.editedAt === undefined ? '' : ' (edited)',
    text: messageAsText(message, names),
    below: replies === 0 ? '' : replies === 1 ? '1 reply' : `${replies} replies`,
  };
}

function ephemeralLine({ slack, names }: Eyes, ephemeral: Ephemeral): Line {
  return {
    ts: ephemeral.ts,
    author: names.user(slack.botUserId),
    mark: ' (only visible to you)',
    text: messageAsText(ephemeral, names),
    below: '',
  };
}

function written(reader: Reader, lines: readonly Line[]): string {
  let day = '';
  return [...lines]
    .sort((a, b) => Number(a.ts) - Number(b.ts))
    .flatMap(({ ts, author, mark, text, below }) => {
      const at = instantOf(ts);
      const heading = [`${author}  ${timeOf(at, reader)}${mark}`, text, below].filter((each) => each !== '');
      const divider = dayOf(at, reader) === day ? [] : [`── ${dayOf(at, reader)} ──`];
      day = dayOf(at, reader);
      return [...divider, heading.join('\n')];
    })
    .join('\n\n');
}
