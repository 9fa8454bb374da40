import { dateAt } from '../calendar/zone.ts';
import { bold, emoji, type Inline, join, type Line, line, mention } from '../language/line.ts';
import { button, buttons, context, rich, section } from '../slack/blocks.ts';
import { shares } from '../slack/budget.ts';
import { actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import { type Speech, tellBest, tellDetail, tellEffect } from '../week/telling.ts';
import { chartOf } from './chart.ts';
import type { Decided, Digest, Lost, Won } from './snapshot.ts';

/** Most bets of one sort told in full; the rest are counted. */
const MOST = 5;
/** Most titles in a list of titles. */
const TITLES = 8;
/** Most characters of all learnings and all notes together: within the message's budget of 10,000. */
const LEARNED = 2000;
const NOTES = 3000;
const TITLE = 120;

/** What drawing a digest needs beside its snapshot. */
export interface Reading extends Speech {
  readonly squadId: string;
  /** The squad's zone. */
  readonly zone: string;
  /** The workspace knows classic blocks only: no chart. */
  readonly classic: boolean;
}

const title = (one: { title: string }): string => typed(one.title, TITLE);

/** A week's digest, drawn from its snapshot alone. */
export function digestMessage(digest: Digest, reading: Reading): Message {
  const chart = reading.classic ? undefined : chartOf(digest, reading);
  const blocks: MessageBlock[] = [
    ...numberBlocks(digest, reading),
    ...(chart ? [chart] : []),
    ...resultBlocks(digest, reading),
    ...weekBlocks(digest, reading),
    ...noteBlocks(digest, reading),
    ...nextBlocks(digest, reading),
  ];
  return { text: notification(digest, reading), blocks };
}

function headline({ metric, week }: Digest, { words, format }: Reading): string {
  const { digest } = words.retro;
  const named = { monday: format.dayMonth(week), week: format.week(week) };
  if (metric.value === null) return digest.headlineWithout(named);
  return digest.headline({
    ...named,
    metric: typed(metric.name, 80),
    value: format.number(metric.value),
    target: metric.target === null ? null : format.number(metric.target),
    soFar: metric.kind === 'total',
  });
}

/** The one fact worth a buzz: a win, a wrong answer ruled out, or where the number stands. */
function notification(digest: Digest, reading: Reading): string {
  const { words } = reading;
  const [won] = digest.won;
  if (won) return wonTitle(won, reading);
  const ruledOut = digest.lost.find((lost) => lost.nthThisQuarter !== null);
  if (ruledOut?.measured) {
    return words.retro.digest.ruledOut(title(ruledOut), tellEffect(ruledOut.measured.effect, reading));
  }
  return headline(digest, reading);
}

function numberBlocks(digest: Digest, reading: Reading): MessageBlock[] {
  const { words, format, zone, squadId } = reading;
  const told = words.retro.digest;
  const { value, at, target, weeks } = digest.metric;
  const first = rich(bold(headline(digest, reading)));
  if (value === null) {
    const since = at === null ? told.nobodyEver : told.nobodySince(format.date(dateAt(at, zone)));
    const enter = button({ text: told.enterNumber, actionId: actions.enterNumber, value: squadId });
    return [first, section(since, enter)];
  }
  const facts = [
    at === null ? '' : told.asOf(format.dayTime(at, zone)),
    target === null ? told.noTarget : '',
    weeks.length > 1 ? told.weeks(weeks.map((one) => format.number(one.value))) : '',
  ];
  const small = join(facts, told.gap);
  return small.length === 0 ? [first] : [first, context(small)];
}

const wonTitle = (won: Won, reading: Reading): string => {
  const metric = won.metric === null ? null : typed(won.metric, 80);
  const effect = won.measured ? tellEffect(won.measured.effect, reading) : '';
  return reading.words.retro.digest.won(title(won), effect, metric);
};

const bracket = ({ measured }: Decided, reading: Reading): string =>
  measured ? reading.words.retro.digest.bracket(tellDetail(measured, reading)) : '';

function resultBlocks(digest: Digest, reading: Reading): MessageBlock[] {
  const { words } = reading;
  const told = words.retro.digest;
  const shown = [digest.won, digest.lost, digest.inconclusive, digest.invalid].map((all) =>
    all.slice(0, MOST),
  );
  const learnings = shown.flat().map((one) => one.learned);
  const room = shares(
    LEARNED,
    learnings.map((text) => text.length),
  );
  const roomOf = new Map(shown.flat().map((one, index) => [one, room[index] ?? 0]));
  const learnedOf = (one: Decided): string => {
    const text = typed(one.learned, roomOf.get(one) ?? 0);
    return text === '' ? '' : told.learned(text);
  };
  const plainly = (one: Decided, headed: string) =>
    rich(line`${bold(headed)}${bracket(one, reading)}`, learnedOf(one));
  const hidden = [digest.won, digest.lost, digest.inconclusive, digest.invalid].reduce(
    (sum, all) => sum + Math.max(0, all.length - MOST),
    0,
  );
  return [
    ...digest.won.slice(0, MOST).map((won, index) => wonBlock(won, index === 0, learnedOf(won), reading)),
    ...digest.lost.slice(0, MOST).map((lost) => lostBlock(lost, learnedOf(lost), reading)),
    ...digest.inconclusive.slice(0, MOST).map((one) => plainly(one, told.inconclusive(title(one)))),
    ...digest.invalid.slice(0, MOST).map((one) => plainly(one, told.invalid(title(one)))),
    ...(hidden > 0 ? [rich(told.more(hidden))] : []),
  ];
}

function wonBlock(won: Won, first: boolean, learned: string, reading: Reading): MessageBlock {
  const told = reading.words.retro.digest;
  const people = (ids: readonly string[]): Line | null =>
    ids.length === 0 ? null : told.people(ids.map((id) => line`${mention(id)}`));
  const byOne = won.builtBy.length === 1 && won.builtBy[0] === won.proposedBy;
  const credit = told.credit({
    proposed: line`${mention(won.proposedBy)}`,
    built: people(won.builtBy),
    designed: people(won.designedBy),
    byOne,
  });
  return rich(
    line`${bold(wonTitle(won, reading))}${bracket(won, reading)}${first ? line` ${emoji('tada')}` : ''}`,
    join([credit, won.scaleUp === null ? '' : told.scaleUp(typed(won.scaleUp, TITLE))], told.gap),
    learned,
  );
}

function lostBlock(lost: Lost, learned: string, reading: Reading): MessageBlock {
  const told = reading.words.retro.digest;
  const { measured, nthThisQuarter: nth } = lost;
  const effect = measured ? tellEffect(measured.effect, reading) : '';
  const best = measured && tellBest(measured.effect, measured.worthItFrom, reading);
  const headed = nth === null ? told.lost(title(lost), effect) : told.ruledOut(title(lost), effect);
  return rich(
    line`${bold(headed)}${bracket(lost, reading)}`,
    join([learned, nth === null ? told.notRuledOut(best ?? null) : told.nth(nth)], told.gap),
  );
}

function listed(all: readonly { title: string }[], { words }: Reading): string {
  const titles = all.slice(0, TITLES).map(title);
  return words.retro.digest.list(titles, all.length - titles.length);
}

function weekBlocks(digest: Digest, reading: Reading): MessageBlock[] {
  const { words, format } = reading;
  const told = words.retro.digest;
  const { tooEarly, live, carried, done, dropped, launches } = digest;
  const decided = digest.won.length + digest.lost.length + digest.inconclusive.length + digest.invalid.length;
  const lines: Inline[] = [
    ...tooEarly.slice(0, TITLES).map((one) => {
      const missing = one.missing === null ? null : typed(one.missing, 200);
      return line`${bold(told.tooEarly(title(one)))}${told.tooEarlyUntil(missing, format.date(one.date))}`;
    }),
    ...live
      .slice(0, TITLES)
      .map((one) => line`${bold(told.live(title(one)))}${told.liveSince(format.date(one.since))}`),
    ...(carried.length > 0
      ? [
          told.goesOn({
            titles: listed(carried, reading),
            n: carried.length,
            nothingLive: launches === 0 && carried.some((one) => one.bet),
          }),
        ]
      : []),
    ...(done.length > 0 ? [told.done(listed(done, reading))] : []),
    ...(dropped.length > 0 ? [told.dropped(listed(dropped, reading))] : []),
  ];
  const isEmpty = lines.length === 0 && decided === 0;
  if (isEmpty) return [rich(told.nothing)];
  return lines.map((one) => rich(one));
}

function noteBlocks({ notes }: Digest, { words }: Reading): MessageBlock[] {
  const told = words.retro.digest;
  const all = [...notes.wentWell, ...notes.didnt, ...notes.tryNext];
  const room = shares(
    NOTES,
    all.map((note) => note.length),
  );
  const told_ = all.map((note, index) => typed(note, room[index] ?? 0));
  const wentWell = told_.slice(0, notes.wentWell.length);
  const didnt = told_.slice(wentWell.length, wentWell.length + notes.didnt.length);
  const tryNext = told_.slice(wentWell.length + didnt.length);
  const parts = [
    wentWell.length > 0 ? told.wentWell(wentWell.join(told.among)) : '',
    didnt.length > 0 ? told.didnt(didnt.join(told.among)) : '',
    tryNext.length > 0 ? told.tryNext(tryNext.join(told.among)) : '',
  ];
  const text = join(parts, told.between);
  return text.length === 0 ? [] : [rich(line`${bold(told.retro)}${told.retroDash}${text}`)];
}

function nextBlocks({ next }: Digest, { words, format, zone }: Reading): MessageBlock[] {
  const told = words.retro.digest;
  const when =
    next.opensAt === null
      ? told.nextWeek
      : `${format.weekday(dateAt(next.opensAt, zone))} ${format.time(next.opensAt, zone)}`;
  const sentence = told.next(when, next);
  if (next.estimateFirst === null) return [rich(sentence)];
  const estimate = { text: told.estimateNow, actionId: actions.estimate, value: next.estimateFirst };
  return [rich(sentence), buttons(button(estimate))];
}
