import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { type Format, formatFor } from '../language/format.ts';
import { bold, join, type Line, plain } from '../language/line.ts';
import type { Current } from '../metric/current.ts';
import { numberLine } from '../metric/views.ts';
import { button, context, header, mrkdwn, section, stack } from '../slack/blocks.ts';
import { fitted } from '../slack/fit.ts';
import { actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import type { Names } from '../slack/names.ts';
import type { Squad } from '../squad/squad.ts';
import { type Day, pendingOf } from './rules.ts';
import { layoutFor, type Short, shorten } from './shorten.ts';
import { timeOn } from './speech.ts';

/** Most of a section, below Slack's 3,000. */
const SECTION = 2900;
/** Most of the number's line and of the names of who is away. */
const NUMBER = 400;
const AWAY_NAMES = 8;

/** What the channel's message is drawn from. */
export interface Board {
  readonly squad: Squad;
  readonly day: Day;
  readonly names: Names;
  readonly current: Current | undefined;
  /** It comes later than it was to. */
  readonly late: boolean;
  /** UTC milliseconds. */
  readonly now: number;
}

interface Speech {
  readonly words: Catalogue['standup'];
  readonly format: Format;
}

/** The stand-up as the channel reads it, in the squad's language and zone. */
export function boardMessage(board: Board): Message {
  const { squad, day } = board;
  const speech = { words: catalogue(squad.language).standup, format: formatFor(squad.language) };
  const { words, format } = speech;
  const shorts = shorten(day.entries);
  const { roomy, name: nameMost } = layoutFor(day.entries.length);
  const nameOf = (userId: string): string => fitted(board.names(userId), nameMost);
  const obstacles = shorts.filter((short) => short.inTheWay !== '');
  const date = format.date(day.occurrence.date);
  const answers = shorts.map((short) => answerLine(nameOf(short.userId), short, words));
  return {
    text: words.board.text(date, shorts.length, obstacles.length),
    blocks: [
      header(words.board.title(date)),
      ...numberBlocks(board),
      ...packed([
        ...(obstacles.length > 0 ? [join([bold(words.board.inTheWay)])] : []),
        ...obstacles.map((short) => words.board.obstacle(nameOf(short.userId), short.inTheWay)),
      ]),
      ...(roomy ? answers.map((one) => section(one)) : packed(answers)),
      ...footer(board, shorts, speech),
    ],
  };
}

function answerLine(name: string, short: Short, words: Speech['words']): Line {
  const today = words.board.today(name, short.today);
  return short.yesterday === '' ? today : stack(today, words.board.done(short.yesterday));
}

function numberBlocks({ current, squad, now }: Board): MessageBlock[] {
  if (!current) return [];
  const { language, id, rituals } = squad;
  const sentence = numberLine(current, { language, zone: rituals.zone, now });
  const isLong = mrkdwn(sentence, Infinity).length > NUMBER;
  const shown = isLong
    ? fitted(
        plain(sentence, () => ''),
        NUMBER,
      )
    : sentence;
  if (current.standing.value !== undefined) return [section(shown)];
  const enter = button({
    text: catalogue(language).metric.enterIt,
    actionId: actions.enterNumber,
    value: id,
  });
  return [section(shown, enter)];
}

/** Lines in as few sections as they fit into. */
function packed(lines: readonly Line[]): MessageBlock[] {
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

function footer(board: Board, shorts: readonly Short[], speech: Speech): MessageBlock[] {
  const { words } = speech;
  const parts = [
    awayNames(board, speech),
    stateOf(board, speech),
    board.late ? words.board.late : '',
    shorts.some((short) => short.isCut) ? words.board.inThread : '',
  ];
  const said = parts.filter((part) => part !== '').join(' · ');
  return said === '' ? [] : [context(said)];
}

function awayNames({ day, names }: Board, { words, format }: Speech): string {
  const away = day.awayIds.filter((userId) => !day.entries.some((entry) => entry.userId === userId));
  if (away.length === 0) return '';
  const named = away.slice(0, AWAY_NAMES).map((userId) => fitted(names(userId), 40));
  const rest = away.length - named.length;
  return words.board.away(format.list(rest === 0 ? named : [...named, words.board.more(rest)]));
}

function stateOf({ day, squad }: Board, { words }: Speech): string {
  const { occurrence, entries, isPlanned } = day;
  const pending = pendingOf(day).length;
  if (occurrence.state === 'closed') {
    const closed = occurrence.closedAt ?? occurrence.closesAt;
    const at = timeOn(occurrence.date, closed, { language: squad.language, zone: squad.rituals.zone });
    if (!isPlanned) return words.board.closedUnplanned(at);
    return words.board.closed(at, entries.length, entries.length + pending);
  }
  if (!isPlanned) return '';
  return pending === 0 ? words.board.everybody : words.board.pending(pending);
}
