import type { Button } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import type { Zone } from '../calendar/zone.ts';
import type { Commitment } from '../commitments/commitment.ts';
import type { Estimates } from '../hypothesis/estimate-store.ts';
import type { Hypothesis } from '../hypothesis/hypothesis.ts';
import { betText, standingText } from '../hypothesis/lines.ts';
import type { Deciders } from '../hypothesis/topic-rules.ts';
import type { HotTopic } from '../hypothesis/topic-store.ts';
import { durationText } from '../hypothesis/topic-words.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import type { Format } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { type Inline, join, type Line, line, mention } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import { button, buttons, rich } from '../slack/blocks.ts';
import { fitted } from '../slack/fitted.ts';
import { actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';

/** Most people called by one question; the others read it. */
const CALLED = 8;
/** Most members named whose parts are told. */
const NAMED = 6;
const TITLE = 150;

/** Asks the squad whether an idea goes into the running week: under whatever speaks of it. */
export function askButton(language: Language, hypothesisId: string): Button {
  const { hotTopic } = catalogue(language);
  return button({
    text: hotTopic.ask,
    actionId: actions.askSquad,
    value: hypothesisId,
    confirm: hotTopic.confirm,
  });
}

/** How it is told. */
export interface TopicSpeech extends Speech {
  readonly zone: Zone;
  readonly names: Names;
}

/** An open question with all that helps to answer it. */
export interface OpenQuestion {
  readonly topic: HotTopic;
  readonly hypothesis: Hypothesis;
  readonly days: Estimates;
  readonly deciders: Deciders;
  readonly called: readonly string[];
  /** Something like it that has its answer; null: nothing is close. */
  readonly close: Line | null;
  /** The squad's date of the next planning; null: nobody knows. */
  readonly planning: LocalDate | null;
}

/** The question as it stands in the channel: whoever must answer is called, estimates join it in place. */
export function questionMessage(question: OpenQuestion, speech: TopicSpeech): Message {
  const { hotTopic } = speech.words;
  const { names } = speech;
  const { topic, hypothesis } = question;
  return {
    text: hotTopic.notification(names(topic.askedBy), typed(hypothesis.title, TITLE)),
    blocks: fitted((most) => questionBlocks(question, most, speech)),
  };
}

function questionBlocks(question: OpenQuestion, most: number, speech: TopicSpeech): MessageBlock[] {
  const { words, format, names } = speech;
  const { hotTopic, hypothesis: told } = words;
  const { topic, hypothesis, days, close, planning } = question;
  const title = typed(hypothesis.title, most);
  const later = planning === null ? hotTopic.laterUnknown : hotTopic.later(format.weekday(planning));
  return [
    rich(
      hotTopic.question(calls(question.called, words, format), names(topic.askedBy), title),
      betText(words, format, hypothesis, most),
      standingText(words, format, { ...hypothesis, days }, { most, named: NAMED, names }),
      close ?? '',
      decidesText(question.deciders, speech),
    ),
    buttons(
      button({ text: told.estimateTitle, actionId: actions.estimate, value: hypothesis.id }),
      button({
        text: words.week.takeIn.submit,
        actionId: actions.takeInNow,
        value: topic.id,
        style: 'primary',
      }),
      button({
        text: later,
        actionId: actions.notNow,
        value: topic.id,
        confirm: {
          ...hotTopic.confirmLater,
          text: hotTopic.confirmLater.text(typed(hypothesis.title, TITLE)),
        },
      }),
    ),
  ];
}

function calls(called: readonly string[], { hotTopic }: Catalogue, format: Format): Line {
  const rest = called.length - CALLED;
  return join(
    [...called.slice(0, CALLED).map(mention), rest > 0 ? hotTopic.more(format.number(rest)) : ''],
    ' ',
  );
}

/** Who decides, where it isn't the product manager. */
function decidesText({ why, who, away }: Deciders, { words, names }: TopicSpeech): string {
  const { hotTopic } = words;
  const [owner] = who;
  if (why === 'product' || owner === undefined) return '';
  if (why === 'anybody') return hotTopic.anybodyDecides;
  return hotTopic.ownerDecides[away ? 'away' : 'none'](names(owner));
}

/** A question that has its answer, and what came of it. */
export interface Answered {
  readonly topic: HotTopic;
  readonly hypothesis: Hypothesis;
  readonly commitment: Commitment | undefined;
  readonly givesWay: Commitment | undefined;
  /** The squad's date of the next planning; null: nobody knows. */
  readonly planning: LocalDate | null;
}

/** "Answered in 14 minutes: in, 1 d, “Shorter form” gives way." */
export function answerText({ topic, commitment, givesWay }: Answered, speech: Speech): string {
  const { hotTopic } = speech.words;
  if (topic.state === 'open' || topic.answeredAt === null || topic.answeredBy === null)
    return hotTopic.lapsed;
  const answers = {
    in: () =>
      hotTopic.answer.in(daysText(commitment, speech), givesWay ? typed(givesWay.title, TITLE) : null),
    monday: () => hotTopic.answer.monday,
    off: () => hotTopic.answer.off,
  };
  return hotTopic.answered(
    durationText(topic.answeredAt - topic.askedAt, speech.words),
    answers[topic.state](),
  );
}

const daysText = (commitment: Commitment | undefined, { format }: Speech): string | null =>
  commitment === undefined || commitment.days === null ? null : format.days(commitment.days);

/** What the question becomes: one line, and what can be done with what it became. */
export function answeredMessage(answered: Answered, speech: TopicSpeech): Message {
  const { words, format, zone, names } = speech;
  const { topic, hypothesis, commitment } = answered;
  const said = answerText(answered, speech);
  const when = format.dayTime(topic.askedAt, zone);
  const question = words.hotTopic.line(names(topic.askedBy), typed(hypothesis.title, TITLE), when);
  return { text: said, blocks: [rich(question, said), ...nextDeed(commitment, words)] };
}

function nextDeed(commitment: Commitment | undefined, words: Catalogue): MessageBlock[] {
  if (commitment?.bet == null || commitment.result !== null) return [];
  const { buttons: labels } = words.week;
  const value = commitment.id;
  if (commitment.state === 'open') {
    return [buttons(button({ text: labels.live, actionId: actions.launch, value }))];
  }
  if (commitment.state !== 'launched') return [];
  return [buttons(button({ text: labels.enterResult, actionId: actions.enterResult, value }))];
}

/** The answer as a reply: it calls who asked, who owns it now, and whose work gives way; never who answered. */
export function replyMessage(answered: Answered, speech: TopicSpeech): Message {
  const { words, names } = speech;
  const { hotTopic } = words;
  const { topic, commitment, givesWay } = answered;
  const told = new Set([topic.answeredBy]);
  const call = (userId: string): Inline => {
    if (told.has(userId)) return names(userId);
    told.add(userId);
    return mention(userId);
  };
  const said = answerText(answered, speech);
  const asker = topic.askedBy === topic.answeredBy ? '' : call(topic.askedBy);
  const lines: Line[] = [
    join([asker, hotTopic.reply.by(said, names(topic.answeredBy ?? topic.askedBy))], ' '),
  ];
  if (commitment) lines.push(hotTopic.reply.owner(call(commitment.ownerId), liveByText(commitment, speech)));
  if (givesWay) lines.push(hotTopic.reply.givesWay(typed(givesWay.title, TITLE), call(givesWay.ownerId)));
  if (topic.state === 'monday') lines.push(line`${laterText(answered, speech)}`);
  return { text: said, blocks: [rich(...lines)] };
}

const liveByText = ({ liveBy }: Commitment, { format }: Speech): string | null =>
  liveBy === null ? null : format.weekday(liveBy);

function laterText({ hypothesis, planning }: Answered, { words, format }: Speech): string {
  const { reply } = words.hotTopic;
  const day = planning === null ? reply.nextPlanning : reply.onDay(format.weekday(planning));
  return reply.monday(typed(hypothesis.title, TITLE), day);
}
