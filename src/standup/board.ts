import { dateAt } from '../calendar/zone.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { type Format, formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { bold, join, type Line, plain } from '../language/line.ts';
import type { Current } from '../metric/current.ts';
import { numberButton, numberLine } from '../metric/views.ts';
import { context, header, mrkdwn, section } from '../slack/blocks.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { cutMrkdwn } from '../slack/mrkdwn.ts';
import type { Names } from '../slack/names.ts';
import { inOneLine, typed } from '../slack/typed.ts';
import { channelOf } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { countObstacles, obstacleBlocks, packed } from './blockers/obstacles.ts';
import { type Day, pendingOf } from './rules.ts';
import { type Layout, layoutFor, type Short, shorten } from './shorten.ts';
import { timeOn } from './speech.ts';

/** Most of the number's line and of the names of who is away. */
const NUMBER = 400;
const AWAY_NAMES = 8;
const BETWEEN = ' · ';

/** What the channel's message is drawn from. */
export interface Board {
  readonly squad: Squad;
  readonly day: Day;
  readonly names: Names;
  readonly current: Current | undefined;
  /** Of the commitments that answers are about, in the order of the plan; as typed. */
  readonly titles: ReadonlyMap<string, string>;
  /** A later stand-up is on: what can be clicked stands there. */
  readonly isOver?: boolean;
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
  const { squad, day, names, isOver = false } = board;
  const speech = { words: catalogue(squad.language).standup, format: formatFor(squad.language) };
  const { words, format } = speech;
  const shorts = shorten(day);
  const layout = layoutFor(day.entries.length);
  const date = format.date(day.occurrence.date);
  return {
    text: words.board.text(date, shorts.length, countObstacles(day)),
    blocks: [
      header(words.board.title(date)),
      ...numberBlocks(board),
      ...obstacleBlocks(day, shorts, { words, names, layout, isOver }),
      ...answerBlocks(board, shorts, layout, words),
      ...footer(board, shorts, speech),
    ],
  };
}

/** What the channel reads of a stand-up that closed without an answer. */
export function quietMessage(day: Day, language: Language): Message {
  const { quiet } = catalogue(language).standup.board;
  const why = pendingOf(day).length > 0 ? 'silent' : day.notTodayIds.length > 0 ? 'notToday' : 'away';
  const text = quiet[why](formatFor(language).date(day.occurrence.date));
  return { text, blocks: [context(text)] };
}

/** The answers under what they are about, in the order of the plan; without any of it one after the other. */
function answerBlocks(
  { titles, names }: Board,
  shorts: readonly Short[],
  layout: Layout,
  words: Speech['words'],
): MessageBlock[] {
  const named = new Set(shorts.map((short) => short.commitmentId));
  const ids = [...titles.keys()].filter((id) => named.has(id)).slice(0, layout.groups);
  const nameOf = (userId: string): string => cutMrkdwn(names(userId), layout.name);
  const line = ({ userId, today, yesterday }: Short): Line =>
    words.board.answer(nameOf(userId), today, yesterday, ids.length > 0);
  if (ids.length === 0) return packed(shorts.map(line));
  const groups = ids.map((id) => {
    const title = titles.get(id) ?? '';
    const whole = cutMrkdwn(inOneLine(title), Infinity);
    return {
      title: cutMrkdwn(typed(title), layout.title),
      own: shorts
        .filter((short) => short.commitmentId === id)
        .map((short) => (short.today === whole ? { ...short, today: words.board.asPlanned } : short)),
    };
  });
  const others = shorts.filter(({ commitmentId }) => commitmentId === null || !ids.includes(commitmentId));
  return [...groups, ...(others.length > 0 ? [{ title: words.board.other, own: others }] : [])].flatMap(
    ({ title, own }) => packed([join([bold(title)]), ...own.map(line)]),
  );
}

function numberBlocks({ current, squad, day, now }: Board): MessageBlock[] {
  if (!current) return [];
  const reader = { ...channelOf(squad), now };
  const sentence = numberLine(current, reader);
  const isLong = mrkdwn(sentence, Infinity).length > NUMBER;
  const shown = isLong ? cutMrkdwn(plain(sentence), NUMBER) : sentence;
  if (day.occurrence.state === 'closed') return [section(shown)];
  const { zone } = squad.rituals;
  const about = { squadId: squad.id, day: dateAt(now, zone), zone, words: catalogue(squad.language) };
  return [section(shown, numberButton(current.standing.asOf, about))];
}

function footer(board: Board, shorts: readonly Short[], speech: Speech): MessageBlock[] {
  const { words } = speech;
  const parts = [
    awayNames(board, speech),
    stateOf(board, speech),
    board.late ? words.board.late : '',
    shorts.some((short) => short.isCut) ? words.board.inThread : '',
  ];
  const said = parts.filter((part) => part !== '').join(BETWEEN);
  return said === '' ? [] : [context(said)];
}

function awayNames({ day, names }: Board, { words, format }: Speech): string {
  const away = day.awayIds.filter((userId) => !day.entries.some((entry) => entry.userId === userId));
  if (away.length === 0) return '';
  const named = away.slice(0, AWAY_NAMES).map((userId) => cutMrkdwn(names(userId), 40));
  const rest = away.length - named.length;
  return words.board.away(format.list(rest === 0 ? named : [...named, words.board.more(rest)]));
}

function stateOf({ day, squad }: Board, { words }: Speech): string {
  const { occurrence, entries, isPlanned, notTodayIds } = day;
  const pending = pendingOf(day).length;
  const passed = notTodayIds.length === 0 ? [] : [words.board.notToday(notTodayIds.length)];
  if (occurrence.state === 'closed') {
    const closed = occurrence.closedAt ?? occurrence.closesAt;
    const at = timeOn(occurrence.date, closed, { language: squad.language, zone: squad.rituals.zone });
    if (!isPlanned) return words.board.closedUnplanned(at);
    return [words.board.closed(at, entries.length, entries.length + pending), ...passed].join(BETWEEN);
  }
  if (!isPlanned) return '';
  if (pending > 0) return [...passed, words.board.pending(pending)].join(BETWEEN);
  return passed.length > 0 ? passed.join() : words.board.everybody;
}
