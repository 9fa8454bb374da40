import type { HomeView, KnownBlock } from '@slack/types';
import { daysBetween } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { mayChange } from '../commitments/commitment.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import { bold, type Inline, join, type Line, line, link } from '../language/line.ts';
import { speechTo } from '../language/speech.ts';
import { openAt } from '../memory/place.ts';
import { numberLine, paceText } from '../metric/views.ts';
import { weeksText } from '../retro/chart.ts';
import { buttonFor, buttons, context, divider, header, list, rich, section } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import { typed } from '../slack/typed.ts';
import type { ReaderNow } from '../squad/reader.ts';
import { isActive } from '../squad/rules.ts';
import { decidedThisWeek } from '../squad-board/facts.ts';
import { headline } from '../squad-board/number-view.ts';
import { stateText } from '../squad-board/state.ts';
import type { HomeFacts, SquadOnHome } from './facts.ts';
import type { Look } from './look.ts';
import type { Upcoming } from './rules.ts';
import { waitingBlocks } from './waiting-view.ts';

/** Most commitments of one squad that are listed. */
const COMMITMENTS = 8;
/** Most characters of a title. */
const TITLE = 100;
/** Most bets named that are decided this week. */
const DECIDED = 3;
/** After so many days without a number a squad is silent: a weekend is none. */
const SILENT_DAYS = 4;
/** How far ahead a weekday alone says which day it is. */
const WEEKDAY_MS = 6 * 86_400_000;

const home = (...blocks: KnownBlock[]): HomeView => ({ type: 'home', blocks });

/** Home of somebody who can't be in a squad. */
export function guestHome(language: Language): HomeView {
  const { guest } = catalogue(language).home;
  return home(header(guest.title), rich(guest.what));
}

/** Home of a person: each squad, what waits there, what comes next. */
export function homeView(facts: HomeFacts, reader: ReaderNow): HomeView {
  const { language, zone, now } = reader;
  const { words, format } = speechTo(reader);
  if (facts.squads.length === 0) return noSquad(words);
  const squads = facts.squads.map((one) => squadBlocks(one, speechTo({ language, zone: one.zone, now })));
  return home(
    ...(facts.squads.length > 1 ? listBlocks(facts.squads, reader) : []),
    ...squads.flatMap((blocks, index) => (index === 0 ? blocks : [divider(), ...blocks])),
    ...(facts.moreSquads > 0 ? [context(words.home.moreSquads(facts.moreSquads))] : []),
    context(words.home.asOf(format.dayTime(now, zone))),
  );
}

function noSquad({ home: { noSquad } }: Catalogue): HomeView {
  return home(
    header(noSquad.title),
    rich(noSquad.what),
    list([noSquad.invite(), noSquad.setUp()], 'ordered'),
    rich(noSquad.join),
  );
}

function squadBlocks(one: SquadOnHome, look: Look): KnownBlock[] {
  const { words } = look;
  const { squad, address, current, waiting, moreWaiting, next } = one;
  const hasNumber = current?.standing.value !== undefined;
  return [
    header(typed(squad.name, 80) || words.common.appName),
    rich(
      current ? numberLine(current, look) : '',
      ...glanceLines(one, look),
      !isActive(squad) ? words.home.paused : '',
      next ? nextLine(next, look) : '',
      address === undefined ? '' : line`${link(address, words.home.channel)}`,
    ),
    rich(line`${bold(words.home.waits)}`, waiting.length === 0 ? words.home.nothingWaits : ''),
    ...waiting.flatMap((thing) => waitingBlocks(thing, one, look)),
    ...(moreWaiting > 0 ? [context(words.home.more(moreWaiting))] : []),
    ...weekBlocks(one, look),
    section(
      words.home.ruledOut(one.ruledOut),
      buttonFor(words.home.memory, actions.openIdeas, openAt(squad.id, 'waiting')),
    ),
    buttons(
      buttonFor(words.home.logIdea, actions.proposeIdea, squad.id),
      buttonFor(hasNumber ? words.home.updateNumber : words.home.enterNumber, actions.enterNumber, squad.id),
      ...(one.commitments.some(mayChange)
        ? [buttonFor(words.week.change.button, actions.changeWeek, squad.id)]
        : []),
      ...(one.ruledOut > 0
        ? [buttonFor(words.home.wrongAnswers, actions.openIdeas, openAt(squad.id, 'ruledOut'))]
        : []),
    ),
  ];
}

/** Each squad in a line, for who has several. */
function listBlocks(squads: readonly SquadOnHome[], reader: ReaderNow): KnownBlock[] {
  const { words } = speechTo(reader);
  const lines = squads.map((one) => {
    const look = speechTo({ ...reader, zone: one.zone });
    const told = [
      bold(typed(one.squad.name, 80) || words.common.appName),
      isActive(one.squad) ? '' : words.home.isPaused,
      headline({ number: one.glance.number }, look),
      one.glance.pace ? words.home.pace(one.glance.pace.isKept, one.glance.number.direction === 'down') : '',
      ...decidedLines(one, look),
      silentText(one, look),
    ];
    return join(told, words.planning.between);
  });
  return [rich(line`${bold(words.home.squads)}`), list(lines), divider()];
}

/** What the board of the squad says in more words: pace, the weeks before, what is in the way, what is decided. */
function glanceLines(one: SquadOnHome, look: Look): Inline[] {
  const { number, pace, blockers } = one.glance;
  return [
    paceText({ direction: number.direction ?? 'up' }, pace, look),
    weeksText(number, look),
    blockers.length === 0 ? '' : look.words.home.inTheWay(blockers.length),
    ...decidedLines(one, look),
  ];
}

/** What is decided this Friday, by name. */
function decidedLines({ glance }: SquadOnHome, { words, format }: Look): string[] {
  const soon = decidedThisWeek(glance);
  const [first] = soon;
  if (!first?.on) return [];
  const titles = soon.slice(0, DECIDED).map(({ commitment }) => typed(commitment.title, TITLE));
  const more = soon.length - titles.length;
  const when =
    first.on === glance.today
      ? words.squadBoard.decidedToday
      : words.retro.digest.decided(format.weekday(first.on));
  return [words.home.decided(when, words.retro.digest.list(titles, more))];
}

/** Since when nobody has entered a number, once that is some days ago. */
function silentText({ glance, zone }: SquadOnHome, { words, format }: Look): string {
  const { at } = glance.number;
  if (at === null) return '';
  const date = dateAt(at, zone);
  return daysBetween(date, glance.today) < SILENT_DAYS ? '' : words.home.silent(format.shortDate(date));
}

function nextLine({ ritual, at }: Upcoming, { words, format, zone, now }: Look): Line {
  const when = at - now < WEEKDAY_MS ? format.dayTime(at, zone) : format.dateTime(dateAt(at, zone), at, zone);
  return words.home.next(words.setup.ritualNames[ritual], when);
}

function weekBlocks({ squad, commitments, names }: SquadOnHome, look: Look): KnownBlock[] {
  const { words, now } = look;
  const heading = line`${bold(words.home.week)}`;
  if (commitments.length === 0) return [rich(heading, words.home.nothingTaken)];
  const today = dateAt(now, squad.rituals.zone);
  const shown = commitments.slice(0, COMMITMENTS).map((one) => {
    const told = [
      bold(typed(one.title, TITLE)),
      stateText(one, { today, zone: squad.rituals.zone }, look),
      names(one.ownerId),
    ];
    return join(told, ' · ');
  });
  const more = commitments.length - shown.length;
  return [rich(heading), list(more > 0 ? [...shown, words.home.more(more)] : shown)];
}
