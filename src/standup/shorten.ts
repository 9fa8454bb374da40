import { shares } from '../slack/budget.ts';
import { fitted, mrkdwnLength } from '../slack/fit.ts';
import { typed } from '../slack/typed.ts';
import type { Entry } from './entry.ts';

/** What the channel's message may come to in all: below the 10,000 of a message by a little. */
const TOTAL = 9600;
/** Headline, number, headings, who is away, and the blocks around them. */
const FIXED = 1600;
/** Most of one text in the channel: a stand-up is read at a glance, the whole text is in the thread. */
const MOST = { inTheWay: 300, today: 400, yesterday: 240 } as const;
/** Up to so many answers each gets a block and a full name of its own. */
const ROOMY = 15;

/** How the answers are laid out: with more of them, closer and with shorter names. */
export interface Layout {
  readonly roomy: boolean;
  /** Most of a name, as escaped mrkdwn. */
  readonly name: number;
}

/** An answer as the channel reads it: as mrkdwn within its share. */
export interface Short {
  readonly userId: string;
  readonly yesterday: string;
  readonly today: string;
  readonly inTheWay: string;
  /** Something of it is left out: the whole text belongs into the thread. */
  readonly isCut: boolean;
}

/** The layout for so many answers. */
export function layoutFor(count: number): Layout {
  return count <= ROOMY ? { roomy: true, name: 40 } : { roomy: false, name: 20 };
}

const SEPARATOR = ' · ';

/** A text in one line: its lines one after the other. Nothing but white space and what cannot be seen goes. */
export function inOneLine(text: string | null): string {
  return (text ?? '')
    .split(/[\n\r\u2028\u2029]+/)
    .map((line) => typed(line, line.length))
    .filter((line) => line !== '')
    .join(SEPARATOR);
}

/**
 * The answers as they fit into the channel's message, fairly divided. Depends on the answers alone: whoever is cut here
 * is cut whatever else the message says.
 */
export function shorten(entries: readonly Entry[]): Short[] {
  const { roomy, name } = layoutFor(entries.length);
  // Twice the name, in the way and in the answer, with what stands around; the block in the roomy layout.
  const around = 2 * (name + 6) + 24 + (roomy ? 50 : 0);
  const texts = entries.map((entry) => ({
    inTheWay: inOneLine(entry.inTheWay),
    today: inOneLine(entry.today),
    yesterday: inOneLine(entry.yesterday),
  }));
  const fields = ['inTheWay', 'today', 'yesterday'] as const;
  const wants = texts.flatMap((text) =>
    fields.map((field) => Math.min(mrkdwnLength(text[field]), MOST[field])),
  );
  const given = shares(TOTAL - FIXED - entries.length * around, wants);
  return entries.map((entry, index) => {
    const whole = texts[index] ?? { inTheWay: '', today: '', yesterday: '' };
    const [inTheWay = '', today = '', yesterday = ''] = fields.map((field, place) =>
      fitted(whole[field], given[index * fields.length + place] ?? 0),
    );
    const isCut = inTheWay !== whole.inTheWay || today !== whole.today || yesterday !== whole.yesterday;
    return { userId: entry.userId, inTheWay, today, yesterday, isCut };
  });
}

/** Whose answers the channel reads only in part. */
export function cutIn(entries: readonly Entry[]): string[] {
  return shorten(entries)
    .filter((short) => short.isCut)
    .map((short) => short.userId);
}
