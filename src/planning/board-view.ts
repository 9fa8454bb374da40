import { daysBetween, type LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { actionBlocks } from '../commitments/action-view.ts';
import { type Commitment, mayChange } from '../commitments/commitment.ts';
import { bold, type Inline, join, type Line, mention } from '../language/line.ts';
import { closingValue } from '../ritual/closing.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { button, buttonFor, buttons, context, header, list, rich, section } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import { actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import type { Board } from './board.ts';
import { listedBlocks, moreButton } from './idea-view.ts';
import {
  type BoardSpeech,
  inDays,
  type Limits,
  liveByText,
  liveSinceLine,
  type PlanningSpeech,
  peopleLine,
  roomFor,
  takenText,
  workLine,
} from './lines.ts';
import { lastNumberLine, numberButtons } from './number-view.ts';

/** Most characters of what is next for work that goes on. */
const NEXT = 80;

/** An open planning, as it follows in place. */
export function boardMessage(board: Board, occurrence: Occurrence, speech: BoardSpeech): Message {
  const { words, format, zone } = speech;
  const { planning } = words;
  const closes = format.time(occurrence.closesAt, zone);
  const room = inDays(board.daysToWork, speech);
  return {
    text: planning.open(board.ideaCount, room, closes),
    blocks: fitted((most) => drawn(board, occurrence, roomFor(most, board.names), speech)),
  };
}

function drawn(board: Board, occurrence: Occurrence, room: Limits, speech: BoardSpeech): MessageBlock[] {
  const { words, format, zone } = speech;
  const { squadId } = occurrence;
  const { planning } = words;
  return [
    header(planning.header(format.week(board.week))),
    rich(lastNumberLine(board, room, speech)),
    ...numberButtons(board, squadId, speech),
    ...(occurrence.openedLate && occurrence.openedAt !== null
      ? [context(planning.late(format.time(occurrence.openedAt, zone)))]
      : []),
    ...dueBlocks(board, room, speech),
    ...scaleUpBlocks(board, room, speech),
    ...workBlocks(planning.carried, board.carried, room, speech),
    ...actionBlocks(
      board.actions,
      { shown: room.others, most: room.most, names: room.names, on: 'planning' },
      speech,
    ),
    ...tryBlocks(board, room, speech),
    ...takenBlocks(board, room, speech),
    ...ideaBlocks(board, squadId, room, speech),
    buttons(
      button({ text: planning.propose, actionId: actions.proposeIdea }),
      ...(board.ideaCount + board.scaleUpCount > 1
        ? [
            button({
              text: words.hypothesis.estimateAll.button,
              actionId: actions.estimateAll,
              value: squadId,
            }),
          ]
        : []),
      button({ text: planning.addOtherWork, actionId: actions.addOtherWork, value: squadId }),
      ...([...board.taken, ...board.carried].some(mayChange)
        ? [buttonFor(words.week.change.button, actions.changeWeek, squadId)]
        : []),
      button({
        text: planning.close,
        actionId: actions.closePlanning,
        value: closingValue(occurrence),
        style: 'primary',
        ...askedFirst(board, speech),
      }),
    ),
    context(planning.closesAt(format.time(occurrence.closesAt, zone))),
  ];
}

/** What is asked before it closes: whether it is the plan, though nothing is taken, or something without an estimate. */
function askedFirst({ carried, taken, daysToWork }: Board, speech: BoardSpeech) {
  const told = speech.words.planning.confirmClose;
  const open = [...carried, ...taken].filter(({ state }) => state === 'open');
  const isEmpty = open.every(({ days }) => !days);
  const unknown = open.filter(({ bet, days }) => bet !== null && days === null).length;
  const missing = [
    ...(isEmpty ? [told.empty(inDays(daysToWork, speech))] : []),
    ...(unknown > 0 ? [told.notEstimated(unknown)] : []),
  ];
  if (missing.length === 0) return {};
  return { confirm: { ...told, text: missing.join(speech.words.retro.digest.gap) } };
}

const heading = (text: string): MessageBlock => rich(bold(text));

function dueBlocks(board: Board, room: Limits, speech: BoardSpeech): MessageBlock[] {
  const { resultsDue } = board;
  if (resultsDue.length === 0) return [];
  const { words, zone } = speech;
  const shown = resultsDue.slice(0, room.others);
  return [
    heading(words.planning.resultsDue),
    ...shown.flatMap((one) => {
      const since = one.launch ? sinceText(dateAt(one.launch.at, zone), board, speech) : null;
      const due = words.planning.due(typed(one.title, room.most), since);
      return [
        rich(join([due, mention(board.inCharge.get(one.id) ?? one.ownerId)], words.planning.between)),
        buttons(
          buttonFor(words.week.buttons.enterResult, actions.enterResult, one.id),
          buttonFor(words.week.buttons.notYet, actions.notYet, one.id),
        ),
      ];
    }),
    ...andMore(resultsDue.length - shown.length, speech),
  ];
}

/** The weekday of a launch within the last week, else its date. */
const sinceText = (date: LocalDate, { today }: Board, { format }: PlanningSpeech): string =>
  daysBetween(date, today) < 7 ? format.weekday(date) : format.shortDate(date);

const andMore = (rest: number, { words }: PlanningSpeech): MessageBlock[] =>
  rest > 0 ? [context(words.planning.more(rest))] : [];

function scaleUpBlocks(board: Board, room: Limits, speech: BoardSpeech): MessageBlock[] {
  const { scaleUps, scaleUpCount, scaleUpPlans } = board;
  if (scaleUps.length === 0) return [];
  const shown = scaleUps.slice(0, room.others);
  return [
    heading(speech.words.planning.scaleUps),
    ...shown.flatMap((one) => {
      const { ownerId = null, by = null } = scaleUpPlans.get(one.hypothesis.id) ?? {};
      const day = by === null ? null : speech.format.shortDate(by);
      const late = by === null ? 0 : Math.max(0, daysBetween(by, board.today));
      const plan = ownerId === null ? '' : speech.words.planning.biggerBy(room.names(ownerId), day, late);
      return listedBlocks(one, room, speech, plan);
    }),
    ...andMore(scaleUpCount - shown.length, speech),
  ];
}

/** What the last retro wanted to try and nobody has taken yet. */
function tryBlocks({ tries }: Board, room: Limits, speech: BoardSpeech): MessageBlock[] {
  if (tries.length === 0) return [];
  const { planning, retro } = speech.words;
  const shown = tries.slice(0, room.others);
  return [
    heading(planning.tries),
    ...shown.map(({ id, text }) =>
      section(typed(text, room.most) || '–', buttonFor(retro.tries.who, actions.takeAction, id)),
    ),
    ...andMore(tries.length - shown.length, speech),
  ];
}

function workBlocks(
  title: string,
  work: readonly Commitment[],
  room: Limits,
  speech: BoardSpeech,
): MessageBlock[] {
  if (work.length === 0) return [];
  const shown = work.slice(0, room.lines).map((one) => commitmentLine(one, room, speech));
  return [heading(title), list(shown), ...andMore(work.length - shown.length, speech)];
}

function takenBlocks(board: Board, room: Limits, speech: BoardSpeech): MessageBlock[] {
  // What is live or done takes none of the days that are left.
  const all = [...board.carried, ...board.taken].filter(({ state }) => state === 'open');
  if (board.taken.length === 0) return [];
  const { planning } = speech.words;
  const title = `${planning.taken}${planning.between}${takenText(all, board.daysToWork, speech)}`;
  return workBlocks(title, board.taken, room, speech);
}

function commitmentLine(one: Commitment, room: Limits, speech: BoardSpeech): Line {
  const { planning } = speech.words;
  const facts: Inline[] = [
    one.bet === null ? (one.actionId === null ? planning.otherWork : planning.fromRetro) : '',
    peopleLine(room.names(one.ownerId), one.others, room, speech),
    standsAt(one, room, speech),
  ];
  const next = one.state === 'open' ? typed(one.nextStep ?? '', Math.min(NEXT, room.most)) : '';
  const told = workLine(one, facts, room, speech);
  return next === '' ? told : join([told, planning.next(next)], planning.between);
}

function standsAt({ state, launch, liveBy }: Commitment, room: Limits, speech: BoardSpeech): Inline {
  if (launch) return liveSinceLine(launch, room, speech);
  return state === 'done' ? speech.words.planning.done : liveByText(liveBy, speech);
}

function ideaBlocks(
  { ideas, ideaCount }: Board,
  squadId: string,
  room: Limits,
  speech: BoardSpeech,
): MessageBlock[] {
  const { planning } = speech.words;
  if (ideas.length === 0) return [context(planning.noIdeas)];
  const shown = ideas.slice(0, room.ideas);
  const rest = ideaCount - shown.length;
  return [
    heading(planning.ideas),
    ...shown.flatMap((one) => listedBlocks(one, room, speech)),
    ...(rest > 0 ? [buttons(moreButton(planning.moreIdeas(rest), squadId, shown))] : []),
  ];
}
