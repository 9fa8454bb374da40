import type { Commitment, Result } from '../commitments/commitment.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { type QuarrelSpeech, sideLines, sideOf } from '../hypothesis/quarrel-sides.ts';
import type { Quarrel } from '../hypothesis/quarrel-store.ts';
import type { Verdict } from '../hypothesis/rules.ts';
import { type Inline, join, mention, plain } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import { button, buttons, context, rich } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import { actions } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import { isOver } from './rules.ts';

const TITLE = 150;

/** A quarrel as its thread shows it. */
interface Sides {
  readonly quarrel: Quarrel;
  readonly bet: Pick<Hypothesis, 'title' | 'state'>;
  /** The bet in work or live, and how it gets its answer, where that was fixed. */
  readonly underway: { readonly plan: string | null } | null;
  /** Until when others are asked, as its reader reads it; null: that is over. */
  readonly until: string | null;
  /** It stands in the channel: its thread takes nothing. */
  readonly noThread: boolean;
}

/** Both sides, or one and the question for the other; and where the bet stands. */
export function sidesMessage(sides: Sides, speech: QuarrelSpeech): Message {
  const { quarrel, bet, noThread } = sides;
  const { words } = speech;
  const told = words.quarrel;
  const isOpen = quarrel.other === null && !isOver(bet.state);
  const title = typed(bet.title, TITLE);
  return {
    text: isOpen ? told.notification.asked(title) : told.notification.both(title),
    blocks: fitted((most) => [
      rich(
        told.heading(typed(bet.title, most)),
        ...sideLines(quarrel, most, speech),
        isOpen ? askedText(sides, speech) : '',
        ...mindLines(quarrel, 'would', most, speech),
        quarrel.other === null ? '' : told.ifWon(sideOf(quarrel, quarrel.backs, most, speech)),
      ),
      ...(isOpen
        ? [buttons(button({ text: told.write, actionId: actions.otherSide, value: quarrel.id }))]
        : []),
      context(join([statusText(sides, speech), noThread ? told.noThread : ''], ' ')),
    ]),
  };
}

function askedText({ quarrel, until }: Sides, { words, names }: QuarrelSpeech): string {
  const opener = names(quarrel.openedBy);
  return until === null ? words.quarrel.askedOpener(opener) : words.quarrel.asked(until, opener);
}

function statusText({ bet, underway }: Sides, { words: { quarrel: told } }: Speech): string {
  if (bet.state === 'dropped') return told.dropped;
  if (isOver(bet.state)) return told.answered;
  if (underway === null) return told.listed;
  return underway.plan === null ? told.underwayPlain : told.underway(underway.plan);
}

/** @param how now, or as it was said then */
function mindLines(
  { minds, otherMind, otherBy }: Quarrel,
  how: 'would' | 'was',
  most: number,
  { words, names }: QuarrelSpeech,
): string[] {
  const told = words.quarrel[how];
  return [
    minds === null ? '' : told.minds(typed(minds, most)),
    otherMind === null || otherBy === null ? '' : told.mind(names(otherBy), typed(otherMind, most)),
  ];
}

/** The answer as it is told in the thread. */
interface Answer {
  readonly quarrel: Quarrel;
  readonly bet: Pick<Commitment, 'title'>;
  readonly result: Pick<Result, 'verdict' | 'learned'>;
  /** In a few words, and in one line; empty without numbers. */
  readonly short: string;
  readonly whole: string;
  /** What was told before it was corrected. */
  readonly before: Verdict | null;
  readonly noThread: boolean;
}

/** What the numbers said, with which side they are, and what both learned: nobody lost. */
export function answerMessage(answer: Answer, speech: QuarrelSpeech): Message {
  const { quarrel, bet, result, short, whole, before, noThread } = answer;
  const { words, names } = speech;
  const told = words.quarrel;
  const head = (most: number) =>
    told.answer(typed(bet.title, most), words.week.verdicts[result.verdict], short);
  return {
    text: plain(head(TITLE), names),
    blocks: fitted((most) => [
      rich(
        head(most),
        whole,
        withWhom(quarrel, result.verdict, most, speech),
        ...mindLines(quarrel, 'was', most, speech),
        result.learned === '' ? '' : told.learned(both(quarrel, speech), typed(result.learned, most)),
      ),
      ...(before === null && !noThread
        ? []
        : [
            context(
              join(
                [
                  before === null ? '' : told.corrected(words.week.verdicts[before]),
                  noThread ? told.noThread : '',
                ],
                ' ',
              ),
            ),
          ]),
    ]),
  };
}

/** Who held the two sides: it is for them. */
function both({ oneBy, otherBy, openedBy }: Quarrel, { words }: Speech): Inline {
  const who = new Set([oneBy ?? openedBy, otherBy ?? openedBy]);
  return join([...who].map(mention), words.quarrel.and);
}

/** With which of the two texts the numbers are; never with or against somebody. */
function withWhom(quarrel: Quarrel, verdict: Verdict, most: number, { words }: Speech): string {
  const told = words.quarrel;
  if (verdict === 'inconclusive' || verdict === 'invalid') return told.noSide[verdict];
  const across = quarrel.backs === 'one' ? 'other' : 'one';
  const side = verdict === 'won' ? quarrel.backs : across;
  const text = side === 'one' ? quarrel.one : quarrel.other;
  if (text !== null) return told.withSide(told.side(typed(text, most), null));
  return side === 'one' ? told.withOne : told.withOther;
}
