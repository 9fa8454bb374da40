import type { LocalDate } from '../../calendar/date.ts';
import type { Catalogue } from '../../language/catalogue.ts';
import { bold, join, type Line } from '../../language/line.ts';
import { buttonFor, mrkdwn, section, stack } from '../../slack/blocks.ts';
import { actions } from '../../slack/ids.ts';
import type { MessageBlock } from '../../slack/message.ts';
import { cutMrkdwn } from '../../slack/mrkdwn.ts';
import type { Names } from '../../slack/names.ts';
import { inOneLine } from '../../slack/typed.ts';
import type { Day } from '../rules.ts';
import type { Layout, Short } from '../shorten.ts';
import { ageOf, type Blocker } from './blocker.ts';

/** Most of a section, below Slack's 3,000. */
const SECTION = 2900;

type Words = Catalogue['standup'];

/** How what stands in the way is told. */
export interface ObstacleSpeech {
  readonly words: Words;
  readonly names: Names;
  readonly layout: Layout;
  /** Nothing is to be clicked any more. */
  readonly isOver: boolean;
}

/** Lines in as few sections as they fit into. */
export function packed(lines: readonly Line[]): MessageBlock[] {
  const groups: Line[][] = [];
  let room = 0;
  for (const each of lines) {
    const length = mrkdwn(each, Infinity).length + 1;
    const last = groups.at(-1);
    if (last && length <= room) last.push(each);
    else groups.push([each]);
    room = (last && length <= room ? room : SECTION) - length;
  }
  return groups.map((group) => section(stack(...group)));
}

/** What stands in the way that day, oldest first, each of the first few with what can be done; then what no longer does. */
export function obstacleBlocks(day: Day, shorts: readonly Short[], telling: ObstacleSpeech): MessageBlock[] {
  const { words, layout, isOver } = telling;
  const { board } = words;
  const blockers = toldOf(day.blockers, shorts, layout);
  const open = blockers.filter(({ blocker }) => blocker.ending === null);
  const ended = blockers.filter(({ blocker }) => blocker.ending === 'resolved');
  const { date } = day.occurrence;
  const rest = open.slice(layout.buttons).map((told) => obstacleLine(told, date, telling));
  return [
    ...open.slice(0, layout.buttons).map((told, index) => {
      const said = obstacleLine(told, date, telling);
      return section(
        index === 0 ? stack(join([bold(board.inTheWay)]), said) : said,
        isOver ? undefined : buttonOf(told.blocker, words),
      );
    }),
    ...packed(rest),
    ...packed(
      ended.length === 0
        ? []
        : [join([bold(board.outOfTheWay)]), ...ended.map((told) => outOfTheWay(told, telling))],
    ),
  ];
}

/** How many things stand in the way, for a notification. */
export const countObstacles = ({ blockers }: Pick<Day, 'blockers'>): number =>
  blockers.filter((blocker) => blocker.ending === null).length;

/** A blocker with its words as they fit. */
interface Told {
  readonly blocker: Blocker;
  readonly text: string;
}

/** What the day's answers say has its share of the message; of what was said earlier the oldest few are told. */
function toldOf(blockers: readonly Blocker[], shorts: readonly Short[], layout: Layout): Told[] {
  const own = new Map(shorts.map((short) => [short.entryId, short.inTheWay]));
  const earlier = blockers.filter(({ entryId }) => !own.has(entryId)).slice(0, layout.earlier);
  return blockers
    .filter((blocker) => own.has(blocker.entryId) || earlier.includes(blocker))
    .map((blocker) => ({
      blocker,
      text: own.get(blocker.entryId) ?? cutMrkdwn(inOneLine(blocker.text), layout.earlierText),
    }));
}

function obstacleLine({ blocker, text }: Told, on: LocalDate, telling: ObstacleSpeech): Line {
  const { board } = telling.words;
  const name = nameIn(telling);
  const { userId, helperId, helpedBy } = blocker;
  const help = helpedBy === null ? helperId && board.asks(name(helperId)) : board.helps(name(helpedBy));
  const more = [help ?? '', board.since(ageOf(blocker, on))].filter((part) => part !== '');
  return board.obstacle(name(userId), text, more.join(board.between));
}

function outOfTheWay({ blocker, text }: Told, telling: ObstacleSpeech): Line {
  const { board } = telling.words;
  const name = nameIn(telling);
  const { userId, helpedBy } = blocker;
  return board.obstacle(name(userId), text, helpedBy === null ? '' : board.helped(name(helpedBy)));
}

const nameIn =
  ({ names, layout }: ObstacleSpeech) =>
  (userId: string): string =>
    cutMrkdwn(names(userId), layout.name);

function buttonOf({ id, helpedBy }: Blocker, words: Words) {
  return helpedBy === null
    ? buttonFor(words.blocker.iCanHelp, actions.helpWith, id)
    : buttonFor(words.blocker.resolved, actions.resolve, id);
}

/** Whose names the lines need. */
export const peopleIn = (blockers: readonly Blocker[]): string[] =>
  blockers.flatMap(({ userId, helperId, helpedBy }) => [userId, helperId ?? '', helpedBy ?? '']);
