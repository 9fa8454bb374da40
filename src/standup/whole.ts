import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { bold, type Inline } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import type { Message } from '../slack/message.ts';
import { cutMrkdwn, mrkdwnLength, splitMrkdwn } from '../slack/mrkdwn.ts';
import { typedLines } from '../slack/typed.ts';
import type { Entry } from './entry.ts';
import { inThread } from './questions.ts';

/** Most of a block's text, and of all of a reply, below the 10,000 of a message by what stands around. */
const BLOCK = 2800;
const REPLY = 9200;
/** What a block counts beside its text, with its heading. */
const AROUND = 240;
/** Most of a name. */
const NAME = 60;

/**
 * Most replies that one answer can fill: of each text (3,000 characters, each of which may take five once escaped,
 * "&amp;") six blocks, three to a reply; and two to spare.
 */
export const MOST_REPLIES = 2 + 2 * inThread.length;

/** One block of a whole answer. */
interface Piece {
  readonly heading: string | undefined;
  readonly text: string;
}

/** A whole answer, divided into replies. */
function repliesOf(entry: Entry, language: Language): Piece[][] {
  const { whole } = catalogue(language).standup;
  const all = inThread.flatMap(({ name, heading }) =>
    splitMrkdwn(typedLines(entry[name] ?? '', Infinity), BLOCK).map((piece, index) => ({
      heading: index === 0 ? heading(whole) : undefined,
      text: piece,
    })),
  );
  const replies: Piece[][] = [];
  let room = 0;
  for (const piece of all) {
    const size = mrkdwnLength(piece.text) + AROUND;
    if (size > room) {
      replies.push([]);
      room = REPLY;
    }
    replies.at(-1)?.push(piece);
    room -= size;
  }
  return replies;
}

/** How many replies a whole answer takes. */
export function countReplies(entry: Entry, language: Language): number {
  return repliesOf(entry, language).length;
}

/**
 * One of the replies in which the thread has a whole answer.
 * @param part from 1
 * @returns undefined: the answer takes fewer
 */
export function wholeMessage(
  entry: Entry,
  given: { part: number; name: string; language: Language },
): Message | undefined {
  const { whole } = catalogue(given.language).standup;
  const replies = repliesOf(entry, given.language);
  const reply = replies[given.part - 1];
  if (!reply) return undefined;
  const name = cutMrkdwn(given.name, NAME);
  const title = replies.length === 1 ? whole.title(name) : whole.more(name, given.part, replies.length);
  return {
    text: whole.text(name),
    blocks: [rich(title), ...reply.map((piece) => rich(...textOf(piece)))],
  };
}

const textOf = ({ heading, text }: Piece): Inline[] =>
  heading === undefined ? [text] : [bold(heading), text];

/** What a reply says whose part the answer no longer has. */
export function shorterMessage(language: Language): Message {
  const { shorter } = catalogue(language).standup.whole;
  return { text: shorter, blocks: [rich(shorter)] };
}
