import { mondayOf } from '../calendar/date.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { durationText } from '../hypothesis/topic-words.ts';
import { bold, join, type Line, line } from '../language/line.ts';
import { tellWay } from '../measurement/tell-plan.ts';
import { paceText } from '../metric/views.ts';
import { chartOf, weeksText } from '../retro/chart.ts';
import { howMany } from '../retro/telling.ts';
import { context, header, list, rich } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { cut, inOneLine, typed } from '../slack/typed.ts';
import { isActive } from '../squad/rules.ts';
import { ageOf } from '../standup/blockers/blocker.ts';
import type { Flying, SquadBoard } from './facts.ts';
import { headline, numberLine, whenText } from './number-view.ts';
import type { BoardSpeech, LimitedSpeech } from './speech.ts';
import { stateText } from './state.ts';

/** Most of each sort told one by one, usually and in a tight message. */
const BETS = [8, 3] as const;
const OTHERS = [5, 2] as const;
const TITLE = 100;
const NAMED = 3;
/** Longest of what stands in somebody's way: more is read in the stand-up. */
const OBSTACLE = 140;

/** The board of the squad. @param classic only classic blocks: the weeks stand there as words alone */
export function squadBoardMessage(board: SquadBoard, speech: BoardSpeech, classic: boolean): Message {
  const number = headline(board, speech);
  return {
    text: speech.words.squadBoard.notification(number),
    blocks: fitted((most) => drawn(board, { ...speech, most }, classic)),
  };
}

function drawn(board: SquadBoard, room: LimitedSpeech, classic: boolean): MessageBlock[] {
  const { words } = room;
  const told = words.squadBoard;
  const chart = classic ? undefined : chartOf({ metric: board.number }, room);
  const weeks = weeksText(board.number, room);
  const pace = paceText({ direction: board.number.direction ?? 'up' }, board.pace, room);
  return [
    header(headline(board, room)),
    ...(pace === '' ? [] : [rich(pace)]),
    context(numberLine(board, room)),
    ...(isActive(board.squad) ? [] : [rich(bold(words.setup.status.paused))]),
    ...betBlocks(board, room),
    ...obstacleBlocks(board, room),
    ...decidedBlocks(board, room),
    ...airBlocks(board, room),
    ...(chart ? [chart] : []),
    ...(weeks === '' ? [] : [context(weeks)]),
    context(
      join([askedText(board, room), told.follows(typed(board.squad.name, 80))], words.planning.between),
    ),
  ];
}

const titleOf = ({ title }: Pick<Commitment, 'title'>, { most }: LimitedSpeech): string =>
  typed(title, Math.min(TITLE, most));

const nameIn = ({ names }: SquadBoard, { most }: LimitedSpeech) => {
  const room = Math.min(40, most);
  return (userId: string): string => cut(names(userId), room);
};

const rest = (n: number, { words }: LimitedSpeech): Line[] =>
  n > 0 ? [line`${words.planning.more(n)}`] : [];

function betBlocks(board: SquadBoard, room: LimitedSpeech): MessageBlock[] {
  const { words } = room;
  const told = words.squadBoard;
  const { bets, otherWork } = board;
  const shown = bets.slice(0, howMany(room, ...BETS));
  const also = otherWork.slice(0, howMany(room, ...OTHERS)).map((one) => titleOf(one, room));
  const more = otherWork.length - also.length;
  const others = more > 0 ? [...also, words.planning.more(more)] : also;
  return [
    rich(bold(told.week), bets.length === 0 ? told.noBets : ''),
    ...(shown.length > 0
      ? [list([...shown.map((one) => betLine(one, board, room)), ...rest(bets.length - shown.length, room)])]
      : []),
    ...(others.length > 0 ? [rich(words.planning.also(others.join(words.planning.betweenAlso)))] : []),
  ];
}

/** "**Group buying** · Fatima with Ben · live by Thu" */
function betLine(one: Commitment, board: SquadBoard, room: LimitedSpeech): Line {
  const { words, format } = room;
  const name = nameIn(board, room);
  const named = one.others.slice(0, NAMED).map(name);
  const more = one.others.length - named.length;
  const others = more > 0 ? [...named, words.hypothesis.more(format.number(more))] : named;
  const owner = name(one.ownerId);
  const who = others.length === 0 ? owner : words.planning.owner(owner, format.list(others));
  const { today, squad } = board;
  const state = stateText(one, { today, zone: squad.rituals.zone }, room);
  return join([bold(titleOf(one, room)), who, state], words.planning.between);
}

/** What is in the way, since when, and who helps; the oldest first. */
function obstacleBlocks(board: SquadBoard, room: LimitedSpeech): MessageBlock[] {
  const { blockers, today } = board;
  if (blockers.length === 0) return [];
  const told = room.words.standup.board;
  const name = nameIn(board, room);
  const shown = blockers.slice(0, howMany(room, ...OTHERS));
  const lines = shown.map((blocker) => {
    const { userId, helperId, helpedBy, text } = blocker;
    const asked = helperId === null ? '' : told.asks(name(helperId));
    const help = helpedBy === null ? asked : told.helps(name(helpedBy));
    const more = [help, told.since(ageOf(blocker, today))].filter((part) => part !== '');
    return told.obstacle(
      name(userId),
      typed(inOneLine(text), Math.min(OBSTACLE, room.most)),
      more.join(told.between),
    );
  });
  return [rich(bold(told.inTheWay)), list([...lines, ...rest(blockers.length - shown.length, room)])];
}

/** What got its verdict this week. */
function decidedBlocks(board: SquadBoard, room: LimitedSpeech): MessageBlock[] {
  const { decided } = board;
  if (decided.length === 0) return [];
  const { words } = room;
  const shown = decided.slice(0, howMany(room, ...OTHERS));
  const lines = shown.map((one) => {
    const verdict = one.result === null ? '' : words.week.verdicts[one.result.verdict];
    return join([bold(titleOf(one, room)), verdict], words.planning.between);
  });
  const heading = words.retro.digest.decided(null);
  return [rich(bold(heading)), list([...lines, ...rest(decided.length - shown.length, room)])];
}

/** What is live without a verdict, under the day on which it is decided. */
function airBlocks(board: SquadBoard, room: LimitedSpeech): MessageBlock[] {
  const shown = board.inTheAir.slice(0, howMany(room, ...BETS));
  const more = board.inTheAir.length - shown.length;
  const days = [...Map.groupBy(shown, (one) => dayHeading(one, board, room))];
  return [
    ...days.flatMap(([heading, all]) => [
      rich(bold(heading)),
      list(
        all.map(({ commitment, plan }) =>
          join(
            [
              bold(titleOf(commitment, room)),
              plan === null ? '' : tellWay(plan, room, Math.min(60, room.most)),
            ],
            room.words.planning.between,
          ),
        ),
      ),
    ]),
    ...(more > 0 ? [rich(room.words.retro.digest.moreLive(more))] : []),
  ];
}

/** "Decided this Friday", "In the air: decided on Friday 11 December", "Result due". */
export function dayHeading({ on }: Flying, { today }: SquadBoard, { words, format }: LimitedSpeech): string {
  if (on === null || on < today) return words.planning.resultsDue;
  if (on === today) return words.squadBoard.decidedToday;
  return mondayOf(on) === mondayOf(today)
    ? words.retro.digest.decided(format.weekday(on))
    : words.retro.digest.inTheAir(format.date(on));
}

/** When the squad was asked last, and how long it took to answer; nothing of what was dropped meanwhile. */
export function askedText({ asked }: SquadBoard, room: LimitedSpeech): string {
  if (asked === null || asked.state === 'off') return '';
  const { askedAt, answeredAt, answeredBy, state } = asked;
  const { words } = room;
  const told = words.squadBoard.asked;
  const when = whenText(askedAt, room);
  if (state === 'open') return told.open(when);
  if (answeredAt === null || answeredBy === null) return told.lapsed(when);
  return told.answered(when, durationText(answeredAt - askedAt, words));
}
