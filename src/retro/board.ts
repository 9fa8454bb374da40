import { dateAt } from '../calendar/zone.ts';
import { actionBlocks } from '../commitments/action-view.ts';
import type { Commitment } from '../commitments/commitment.ts';
import { type InTheAir, inTheAirOf } from '../commitments/in-the-air.ts';
import { notesOf, type Try, triesOf } from '../commitments/note-store.ts';
import type { Query } from '../database/database.ts';
import { permalinkOf } from '../delivery/want.ts';
import { bold, emoji, type Inline, join, type Line, line, link, mention } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import { type Current, currentNumber } from '../metric/current.ts';
import { numberButton, numberLine } from '../metric/views.ts';
import { askedAmong, inChargeOn } from '../results/ask.ts';
import { tellResult } from '../results/telling.ts';
import { closingValue } from '../ritual/closing.ts';
import { messageKey, OUTCOME } from '../ritual/messages.ts';
import type { Occurrence } from '../ritual/occurrence.ts';
import { button, buttonFor, buttons, context, header, rich, section } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import { actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { type Names, namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import { channelOf, type ReaderNow } from '../squad/reader.ts';
import type { Squad } from '../squad/squad.ts';
import { type Week, weekOf } from './week.ts';

/** Most commitments on the board, with all that can be done with them: two blocks each, and a message has 45. */
const MOST = 9;
/** Most of what is to be tried, a block each, and of what earlier retros wanted to try, two each. */
const TRIES = 6;
const EARLIER = 3;
/** Where texts must be shorter than this, questions before a click and dropping have no room either. */
const ROOMY = 140;
/** Where they must be shorter than this, fewer commitments are shown. */
const TIGHT = 50;
const FEW = 8;

/** What an open retro shows. */
export interface Board extends Week {
  readonly occurrence: Occurrence;
  readonly squad: Squad;
  /** Undefined only before set-up. */
  readonly number: Current | undefined;
  /** How many have noted something. */
  readonly notes: number;
  /** What is to be tried, without who noted it. */
  readonly tries: readonly Try[];
  /** Who is to say what came of each commitment, by its id; who is not there any more is not asked. */
  readonly inCharge: ReadonlyMap<string, string>;
  /** Which of what is live is decided on a named day, by its id. */
  readonly inTheAir: ReadonlyMap<string, InTheAir>;
  /** Who was asked in the morning: they need no second tap on the shoulder. */
  readonly asked: ReadonlySet<string>;
  readonly names: Names;
}

/** How it is told, and when. */
export interface BoardSpeech extends Speech, Omit<ReaderNow, 'zone'> {}

/** Reads an open retro from current rows: a fixed number of queries. */
export async function boardOf(q: Query, squad: Squad, occurrence: Occurrence): Promise<Board> {
  const week = await weekOf(q, squad, occurrence);
  const number = await currentNumber(q, squad.id, week.week);
  const notes = await notesOf(q, occurrence.id);
  const inCharge = await inChargeOn(q, squad, week.commitments, occurrence.date);
  const owners = [...new Set(inCharge.values())];
  const takers = [...week.taken, ...week.earlier].map(({ ownerId }) => ownerId);
  return {
    ...week,
    occurrence,
    squad,
    number,
    notes: notes.length,
    tries: notes.flatMap(triesOf),
    inCharge,
    inTheAir: await inTheAirOf(q, squad, week.commitments),
    asked: await askedAmong(q, squad, occurrence.date, owners),
    names: await namesOf(q, squad.workspaceId, [...owners, ...takers]),
  };
}

/** An open retro, as it follows in place. */
export function boardMessage(board: Board, speech: BoardSpeech): Message {
  const week = speech.format.week(board.week);
  return { text: speech.words.retro.board.text(week), blocks: fitted((most) => drawn(board, most, speech)) };
}

function drawn(board: Board, most: number, speech: BoardSpeech): MessageBlock[] {
  const { words, format } = speech;
  const told = words.retro.board;
  const { occurrence, squad, commitments, notes, number } = board;
  const { zone } = squad.rituals;
  const time = (instant: number): string => format.time(instant, zone);
  const waitsFirst = commitments.toSorted((a, b) => Number(isSettled(a)) - Number(isSettled(b)));
  const shown = waitsFirst.slice(0, most < TIGHT ? FEW : MOST);
  const rest = commitments.length - shown.length;
  return [
    header(told.title(format.week(board.week))),
    ...numberBlocks(squad, number, speech),
    ...(occurrence.openedLate && occurrence.openedAt !== null
      ? [context(told.late(time(occurrence.openedAt)))]
      : []),
    ...(shown.length === 0 ? [rich(told.nothing)] : []),
    ...shown.flatMap((one) => commitmentBlocks(one, board, most, speech)),
    ...(rest > 0 ? [context(told.more(rest))] : []),
    ...actionBlocks(
      board.earlier,
      { shown: most < TIGHT ? 1 : EARLIER, most, names: board.names, on: 'retro' },
      speech,
    ),
    ...tryBlocks(board, most, speech),
    section(
      told.notes(notes),
      button({ text: told.addNote, actionId: actions.noteRetro, value: occurrence.id }),
    ),
    buttons(
      button({
        text: told.close,
        actionId: actions.closeRetro,
        value: closingValue(occurrence),
        style: 'primary',
        confirm: { ...told.confirmClose, text: beforeClosing(board, speech) },
      }),
    ),
    context(told.closesAt(time(occurrence.closesAt))),
  ];
}

/** What closing does, and before it what is missing: results, and a number of this day. */
function beforeClosing(
  { commitments, number, occurrence, squad, inTheAir }: Board,
  { words, format }: BoardSpeech,
): string {
  const told = words.retro.board.confirmClose;
  const isDue = ({ id }: Commitment): boolean => (inTheAir.get(id)?.on ?? occurrence.date) <= occurrence.date;
  const waiting = commitments.filter(
    (one) => one.state === 'launched' && !one.result && !one.checkIn && isDue(one),
  ).length;
  const at = number?.standing.asOf;
  const day = at === undefined ? undefined : dateAt(at, squad.rituals.zone);
  return [
    ...(waiting > 0 ? [told.results(waiting)] : []),
    ...(number && day === undefined ? [told.noNumber] : []),
    ...(day !== undefined && day < occurrence.date ? [told.oldNumber(format.date(day))] : []),
    told.text,
  ].join(words.retro.digest.gap);
}

/** Nothing more is to be said of it: it makes room for what waits. */
const isSettled = ({ state, result }: Commitment): boolean =>
  state !== 'open' && (state !== 'launched' || result !== null);

/** What is to be tried: somebody takes it, or has it already. */
function tryBlocks({ tries, taken, names }: Board, most: number, { words }: Speech): MessageBlock[] {
  if (tries.length === 0) return [];
  const told = words.retro.tries;
  const shown = tries.slice(0, most < TIGHT ? EARLIER : TRIES);
  return [
    rich(bold(told.heading)),
    ...shown.map(({ id, text }) => {
      const owner = taken.find((action) => action.text === text)?.ownerId;
      // Invisible characters alone have nothing to show, and Slack refuses an empty text.
      const said = typed(text, most) || '–';
      if (owner !== undefined) return rich(join([said, names(owner)], ' · '));
      return section(said, buttonFor(told.who, actions.takeAction, id));
    }),
    ...(tries.length > shown.length ? [context(told.more(tries.length - shown.length))] : []),
  ];
}

function numberBlocks(squad: Squad, number: Current | undefined, speech: BoardSpeech): MessageBlock[] {
  if (!number) return [];
  const { now, words } = speech;
  const told = numberLine(number, { ...channelOf(squad), now });
  const { zone } = squad.rituals;
  const about = { squadId: squad.id, day: dateAt(now, zone), zone, words };
  const enter = numberButton(number.standing.asOf, about);
  return [enter ? section(told, enter) : rich(told)];
}

function commitmentBlocks(one: Commitment, board: Board, most: number, speech: BoardSpeech): MessageBlock[] {
  const { words } = speech;
  const title = bold(typed(one.title, most));
  const short = typed(one.title, 60);
  const isRoomy = most >= ROOMY;
  const { week } = words;
  const facts = factsOf(one, board, speech);
  const said = rich(join([title, ...facts], ' · '));
  const action = (text: string, action: string, confirm?: (typeof week)['confirmDone']) =>
    buttonFor(
      text,
      action,
      one.id,
      confirm && isRoomy ? { confirm: { ...confirm, text: confirm.text(short) } } : {},
    );
  if (one.state === 'open') {
    return [
      said,
      buttons(
        one.bet
          ? action(week.buttons.live, actions.launch)
          : action(week.buttons.done, actions.launch, week.confirmDone),
        action(week.buttons.carryOver, actions.carryOver),
        ...(isRoomy ? [action(week.buttons.drop, actions.drop, week.confirmDrop)] : []),
      ),
    ];
  }
  if (one.state === 'launched' && one.result === null) {
    return [
      said,
      buttons(
        action(week.buttons.enterResult, actions.enterResult),
        ...(one.checkIn ? [] : [action(week.buttons.notYet, actions.notYet)]),
      ),
    ];
  }
  if (one.result !== null && isRoomy)
    return [said, buttons(action(week.buttons.correct, actions.enterResult))];
  return [said];
}

/** What stands behind a commitment's title; a mention only where somebody has something to do and was not asked yet. */
function factsOf(
  one: Commitment,
  { occurrence, squad, inCharge, inTheAir, asked, names }: Board,
  speech: BoardSpeech,
): Inline[] {
  const { words, format } = speech;
  const told = words.retro.board;
  const who = inCharge.get(one.id) ?? one.ownerId;
  const owner = asked.has(who) ? names(who) : mention(who);
  switch (one.state) {
    case 'open':
      return [...(one.liveBy ? [told.liveBy(format.shortDate(one.liveBy))] : []), owner];
    case 'done':
      return [told.done];
    case 'carried':
      return [told.carried];
    case 'dropped':
      return [told.dropped];
    case 'launched': {
      if (one.result) return [verdictLine(one, speech)];
      const { checkIn, launch } = one;
      if (checkIn) return [told.lookAgain(format.shortDate(checkIn.date))];
      const since = launch ? [told.liveSince(format.shortDate(dateAt(launch.at, squad.rituals.zone)))] : [];
      const decided = inTheAir.get(one.id)?.on;
      // Nobody has to look before its day.
      if (decided !== undefined && decided > occurrence.date)
        return [...since, told.decidedOn(format.shortDate(decided))];
      return [...since, owner];
    }
  }
}

function verdictLine({ bet, result }: Commitment, speech: Speech): Line {
  if (bet === null || result === null) return [];
  const effect = tellResult(result, bet.worthItFrom, speech);
  const { week, retro } = speech.words;
  const name = week.verdicts[result.verdict];
  // What a test that does not count has measured is no effect.
  const counts = effect !== '' && result.verdict !== 'invalid';
  const verdict = line`${counts ? retro.board.verdict(name, effect) : name}`;
  return result.verdict === 'won' ? line`${verdict} ${emoji('tada')}` : verdict;
}

/** A closed retro: one line that leads to its digest. */
export async function closedMessage(
  q: Query,
  occurrence: Occurrence,
  week: string,
  { words }: Speech,
): Promise<Message> {
  const told = words.retro.board;
  const url = await permalinkOf(q, occurrence.workspaceId, messageKey(occurrence, OUTCOME));
  const said = join([told.closed(week), url ? link(url, told.digest) : ''], words.retro.digest.gap);
  return { text: told.closed(week), blocks: [context(said)] };
}
