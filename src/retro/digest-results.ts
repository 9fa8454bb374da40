import { bold, emoji, join, type Line, line } from '../language/line.ts';
import { tellChange } from '../measurement/tell-plan.ts';
import { tellAnswer, tellAnswered, tellBest, tellDetail, tellEffect } from '../results/telling.ts';
import { rich } from '../slack/blocks.ts';
import { shares } from '../slack/budget.ts';
import type { MessageBlock } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import type { Decided, Digest, Lost, Won } from './snapshot.ts';
import { howMany, type LimitedSpeech, seeLink, short, titleOf, who } from './telling.ts';

/** Most bets of one sort told in full, usually and in a tight message; the rest are counted. */
const MOST = [5, 2] as const;
/** All learnings may together be this many times as long as one text. */
const LEARNED = 7;
/** Most people thanked by name for one part in a bet. */
const THANKED = [8, 3] as const;

/** What got its verdict: what was won first, then what was lost. */
export function resultBlocks(digest: Digest, room: LimitedSpeech): MessageBlock[] {
  const told = room.words.retro.digest;
  const most = howMany(room, ...MOST);
  const all = [digest.won, digest.lost, digest.inconclusive, digest.invalid];
  const hidden = all.reduce((sum, some) => sum + Math.max(0, some.length - most), 0);
  const learned = learnings(
    all.flatMap((some) => some.slice(0, most)),
    room,
  );
  const plainly = (one: Decided, verdict: 'inconclusive' | 'invalid') =>
    rich(
      line`${bold(told[verdict](titleOf(one, room)))}${bracket(one, room)}`,
      ...answerLines(one, verdict, room),
      learned(one),
    );
  const first = digest.won[0];
  if (all.every((some) => some.length === 0)) return [];
  const { date } = digest;
  return [
    rich(bold(told.decided(date === undefined ? null : room.format.weekday(date)))),
    ...digest.won.slice(0, most).map((won) => wonBlock(won, won === first, learned(won), room)),
    ...digest.lost.slice(0, most).map((lost) => lostBlock(lost, learned(lost), room)),
    ...digest.inconclusive.slice(0, most).map((one) => plainly(one, 'inconclusive')),
    ...digest.invalid.slice(0, most).map((one) => plainly(one, 'invalid')),
    ...(hidden > 0 ? [rich(told.more(hidden))] : []),
  ];
}

/** What was learned of each, the room divided fairly among them. */
function learnings(shown: readonly Decided[], room: LimitedSpeech): (one: Decided) => string {
  const given = shares(
    room.most * LEARNED,
    shown.map(({ learned }) => learned.length),
  );
  const texts = new Map(shown.map((one, index) => [one, typed(one.learned, given[index] ?? 0)]));
  return (one) => {
    const text = texts.get(one) ?? '';
    return text === '' ? '' : room.words.retro.digest.learned(text);
  };
}

/** "Group buying won: +17% sign-ups per visitor" */
export function wonTitle(won: Won, effect: string, room: LimitedSpeech): string {
  const metric = won.metric === null || effect === '' ? null : short(won.metric, room);
  const told = room.words.retro.digest;
  const title = titleOf(won, room);
  return won.rolledOut ? told.rolledOut(title, effect) : told.won(title, effect, metric);
}

/** What came of it in a few words; empty without numbers. */
export function effectText({ measured, answered }: Decided, room: LimitedSpeech): string {
  if (answered) return tellAnswered(answered, room);
  return measured ? tellEffect(measured.effect, room) : '';
}

/** The same, for a title: nothing where a line of its own says it. */
const effectInTitle = (one: Decided, room: LimitedSpeech): string =>
  one.answered ? '' : effectText(one, room);

/** Longest reason for which it was changed how a bet is decided. */
const CHANGED = 150;

/**
 * What its plan's numbers say, and how it ended; and that the plan was changed, if it was.
 * @param isHeaded its title says that it was ruled out
 */
export function answerLines(
  { answered }: Decided,
  verdict: 'won' | 'lost' | 'inconclusive' | 'invalid',
  room: LimitedSpeech,
  isHeaded = false,
): string[] {
  if (!answered) return [];
  const { changed } = answered;
  const of = { zone: room.zone, by: null, most: Math.min(CHANGED, room.most) };
  return [tellAnswer(answered, verdict, room, isHeaded), changed ? tellChange(changed, of, room) : ''];
}

/** " (95% interval …; it had to bring …)", where something was measured. */
export const bracket = ({ measured }: Decided, room: LimitedSpeech): string =>
  measured ? room.words.retro.digest.bracket(tellDetail(measured, room)) : '';

/** "Proposed by @A, made by @B, @C and @D.": each is celebrated. */
export function creditLine(won: Won, room: LimitedSpeech): Line {
  const told = room.words.retro.digest;
  const parts = [
    { part: 'made', ids: won.madeBy },
    { part: 'built', ids: won.builtBy },
    { part: 'designed', ids: won.designedBy },
  ] as const;
  const alone = parts.find(({ ids }) => ids.length === 1 && ids[0] === won.proposedBy);
  const others = parts.filter((one) => one !== alone && one.ids.length > 0);
  return told.credit({
    proposed: who(won.proposedBy, room),
    alone: alone?.part ?? null,
    others: others.map(({ part, ids }) => ({
      part,
      people: told.people(ids.slice(0, howMany(room, ...THANKED)).map((id) => who(id, room))),
    })),
  });
}

/** "Next: “Group buying, to all regions”, @Marketing, by Wednesday 2 December." Who has it has something to do. */
function scaleUpLine({ scaleUp }: Won, room: LimitedSpeech): Line {
  if (scaleUp === null) return [];
  const { words, format } = room;
  const owner = scaleUp.ownerId === null ? '' : who(scaleUp.ownerId, room);
  const by = scaleUp.by === null ? null : format.date(scaleUp.by);
  return words.retro.digest.scaleUp(short(scaleUp.title, room), owner, by);
}

function wonBlock(won: Won, first: boolean, learned: string, room: LimitedSpeech): MessageBlock {
  const told = room.words.retro.digest;
  return rich(
    line`${bold(wonTitle(won, effectInTitle(won, room), room))}${bracket(won, room)}${first ? line` ${emoji('tada')}` : ''}${seeLink(won, room)}`,
    ...answerLines(won, 'won', room),
    join([creditLine(won, room), scaleUpLine(won, room)], told.gap),
    learned,
  );
}

function lostBlock(lost: Lost, learned: string, room: LimitedSpeech): MessageBlock {
  const told = room.words.retro.digest;
  const { measured, nthThisQuarter: nth } = lost;
  const effect = effectInTitle(lost, room);
  const best = measured && tellBest(measured.effect, measured.worthItFrom, room);
  const title = titleOf(lost, room);
  return rich(
    line`${bold(nth === null ? told.lost(title, effect) : told.ruledOut(title, effect))}${bracket(lost, room)}`,
    ...answerLines(lost, 'lost', room, nth !== null),
    join([learned, nth === null ? told.notRuledOut(best ?? null) : told.nth(nth)], told.gap),
  );
}
