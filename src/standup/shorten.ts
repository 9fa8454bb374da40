import { isSet } from '../said/lines.ts';
import { shares } from '../slack/budget.ts';
import { cutMrkdwn, mrkdwnLength } from '../slack/mrkdwn.ts';
import { inOneLine } from '../slack/typed.ts';
import { inChannel, onlyInThread } from './questions.ts';
import type { Day } from './rules.ts';

/** What the channel's message may come to in all: below the 10,000 of a message by a little. */
const TOTAL = 9600;
/** Headline, number, headings, who is away, and the blocks around them. */
const FIXED = 1600;
/** Most of one text in the channel: a stand-up is read at a glance, the whole text is in the thread. */
const MOST = { inTheWay: 300, today: 400, yesterday: 240 } as const;
/** Up to so many answers there is room for full names and titles. */
const ROOMY = 15;
/** What stands around a text with its name: dashes, brackets, a line's end. */
const AROUND = 18;
/** "asks Ann", "since yesterday", beside the names. */
const ASKING = 50;
/** A block with a button, beside its text: Slack counts both, and what the button carries. */
const WITH_BUTTON = 210;

/** How the answers are laid out: with more of them, closer, with shorter names. */
export interface Layout {
  /** Most of a name and of a commitment's title, as escaped mrkdwn. */
  readonly name: number;
  readonly title: number;
  /** Most commitments with a heading of their own; what is about others stands under "Other". */
  readonly groups: number;
  /** Most of what stands in the way that has a button. */
  readonly buttons: number;
  /** Most lines of what stands in the way since an earlier day, or ended on this one; and the most of each text. */
  readonly earlier: number;
  readonly earlierText: number;
}

/** The layout for so many answers. */
export function layoutFor(count: number): Layout {
  return count <= ROOMY
    ? { name: 40, title: 60, groups: 12, buttons: 4, earlier: 6, earlierText: 120 }
    : { name: 20, title: 30, groups: 10, buttons: 2, earlier: 3, earlierText: 60 };
}

/** An answer as the channel reads it: as mrkdwn within its share. */
export interface Short {
  readonly entryId: string;
  readonly userId: string;
  readonly commitmentId: string | null;
  readonly yesterday: string;
  readonly today: string;
  readonly inTheWay: string;
  /** Something of it is left out, or means less in one line: the whole text belongs into the thread. */
  readonly isCut: boolean;
}

/** What decides how much room each answer has. */
export type Shared = Pick<Day, 'entries' | 'blockers'>;

/**
 * The answers as they fit into the channel's message, fairly divided. Depends only on the answers and on what stands in
 * the way that day: whoever is cut here is cut whatever else the message says.
 */
export function shorten(day: Shared): Short[] {
  const { entries } = day;
  const texts = entries.map((entry) => ({
    inTheWay: inOneLine(entry.inTheWay ?? ''),
    today: inOneLine(entry.today ?? ''),
    yesterday: inOneLine(entry.yesterday ?? ''),
  }));
  const wants = texts.flatMap((text) =>
    inChannel.map((field) => Math.min(mrkdwnLength(text[field]), MOST[field])),
  );
  const given = shares(TOTAL - FIXED - around(day), wants);
  return entries.map((entry, index) => {
    const whole = texts[index] ?? { inTheWay: '', today: '', yesterday: '' };
    const [inTheWay = '', today = '', yesterday = ''] = inChannel.map((field, place) =>
      cutMrkdwn(whole[field], given[index * inChannel.length + place] ?? 0),
    );
    const isCut =
      inTheWay !== whole.inTheWay ||
      today !== whole.today ||
      yesterday !== whole.yesterday ||
      inChannel.some((field) => isSet(entry[field] ?? '')) ||
      onlyInThread.some(({ name }) => entry[name] !== null);
    const { id: entryId, userId, commitmentId } = entry;
    return { entryId, userId, commitmentId, inTheWay, today, yesterday, isCut };
  });
}

/** Room for all that is no answer's text: names, headings, buttons, what stands in the way since an earlier day. */
function around({ entries, blockers }: Shared): number {
  const { name, title, groups, buttons, earlier, earlierText } = layoutFor(entries.length);
  const named = new Set(entries.flatMap(({ commitmentId }) => commitmentId ?? []));
  const told = new Set(entries.map((entry) => entry.id));
  const before = blockers.filter((blocker) => !told.has(blocker.entryId)).length;
  const blocked = entries.filter((entry) => entry.inTheWay !== null).length;
  return (
    entries.length * (name + AROUND) +
    (Math.min(named.size, groups) + 1) * (title + 60) +
    blocked * (2 * name + ASKING) +
    Math.min(before, earlier) * (earlierText + 2 * name + ASKING) +
    Math.min(blocked + before, buttons) * WITH_BUTTON
  );
}

/** Whose answers the channel reads only in part. */
export function cutIn(day: Shared): string[] {
  return shorten(day)
    .filter((short) => short.isCut)
    .map((short) => short.userId);
}
