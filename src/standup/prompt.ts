import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { join, type Line, link, mention, plain } from '../language/line.ts';
import { NAME } from '../metric/views.ts';
import type { Decimal } from '../number/decimal.ts';
import { button, buttons, context, rich, section } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Message, MessageBlock } from '../slack/message.ts';
import { cut, inOneLine, typed } from '../slack/typed.ts';
import type { Reader } from '../squad/reader.ts';
import type { EarlierPlan, Entry } from './entry.ts';
import type { Planned } from './planned.ts';
import { inThread } from './questions.ts';
import { type Attendance, isPublic, pendingOf, sinceOf } from './rules.ts';
import { dayOfPlan, timeOn } from './speech.ts';

/** Most of a plan, or of a text of an answer, that is quoted back. */
const PLAN = 300;
/** Most of the line that "As planned" goes on with. */
const TITLE = 120;

/** What a private message about a stand-up is drawn from. */
export interface Asking {
  readonly day: Attendance;
  readonly userId: string;
  readonly reader: Reader;
  /** What the member planned the last time; undefined: there was no last time. */
  readonly plan: EarlierPlan | undefined;
  /** What "As planned" answers; undefined: nobody knows what that would be, and it is not offered. */
  readonly planned: Planned | undefined;
  /** Their answer; undefined: none yet. */
  readonly entry: Entry | undefined;
  /** Where the channel reads it; undefined: it does not yet. */
  readonly address: string | undefined;
  /** The squad's number that came with their answer. */
  readonly number?: { readonly name: string; readonly value: Decimal } | undefined;
  /** It comes later than it was to. */
  readonly late: boolean;
  /** UTC milliseconds. */
  readonly now: number;
}

/** The question; after the answer it says where that is, after the closing that it is over. */
export function promptMessage(asking: Asking): Message {
  const words = catalogue(asking.reader.language).standup;
  const { day, late } = asking;
  const answered = hasAnswered(asking);
  if (day.occurrence.state === 'closed') return closed(asking, answered);
  if (answered) {
    const where = whereItIs(asking);
    return {
      text: plain(where),
      blocks: [
        section(
          join([where, ...numberOf(asking), words.prompt.changeUntil(until(asking))], words.prompt.between),
          answerButton(asking, words.change),
        ),
        ...answerBlocks(asking),
      ],
    };
  }
  if (isAway(asking)) return away(asking);
  if (saidNotToday(asking)) return notToday(asking);
  const question = questionOf(asking);
  return {
    text: plain(question),
    blocks: [rich(...(late ? [words.prompt.late] : []), question), ...choices(asking)],
  };
}

/** Asked once more, shortly: a reply to the question, which calls them; what came of it is told there alone. */
export function nudgeMessage(asking: Asking): Message {
  const { nudge } = catalogue(asking.reader.language).standup;
  const { day } = asking;
  const answered = hasAnswered(asking);
  if (answered) return { text: nudge.thanks, blocks: [rich(nudge.thanks)] };
  if (day.occurrence.state === 'closed') return closed(asking, answered);
  if (isAway(asking)) return away(asking);
  if (saidNotToday(asking)) return notToday(asking);
  const said = nudge.text(mention(asking.userId));
  return {
    text: plain(said),
    blocks: [rich(said), ...choices(asking)],
  };
}

/** What can be clicked, what "As planned" would say, and how it stands. */
function choices(asking: Asking): MessageBlock[] {
  const { planned, reader } = asking;
  const words = catalogue(reader.language).standup;
  const said = planned && cut(inOneLine(planned.today), TITLE);
  return [
    buttons(
      answerButton(asking, words.answer, 'primary'),
      ...(planned ? [clickFor(asking, words.asPlanned, actions.asPlanned)] : []),
      clickFor(asking, words.notToday, actions.notToday),
    ),
    ...(planned && said ? [context(words.prompt.asPlanned(planned.yesterday !== null, said))] : []),
    context(stateOf(asking)),
  ];
}

/** Up to so many who are still asked read how many have answered; for more it would keep Slack busy with edits. */
export const COUNTED_FOR = 12;

/**
 * How many have answered, where the answers go when, until when. Once the channel reads the answers, it is there that
 * one sees who has.
 */
function stateOf(asking: Asking): string {
  const { day, reader, now } = asking;
  const { prompt } = catalogue(reader.language).standup;
  const format = formatFor(reader.language);
  const answered = day.answeredIds.length;
  const pending = pendingOf(day).length;
  const facts = [goesWhere(asking), prompt.until(until(asking))];
  if (answered > 0 && pending <= COUNTED_FOR && now < day.channelAt) {
    facts.unshift(prompt.state(format.number(answered), format.number(answered + pending)));
  }
  return capitalised(facts.join(' · '));
}

const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

const hasAnswered = ({ day, userId }: Asking): boolean => day.answeredIds.includes(userId);

function questionOf({ day, plan, reader }: Asking): Line {
  const { prompt } = catalogue(reader.language).standup;
  if (!plan) return join([prompt.first]);
  const since = sinceOf(plan.date, day.occurrence.date);
  return prompt.planned(
    since,
    dayOfPlan(plan.date, day.occurrence.date, reader),
    cut(inOneLine(plan.today), PLAN),
  );
}

function whereItIs({ day, now, reader, address }: Asking): Line {
  const { prompt } = catalogue(reader.language).standup;
  if (!isPublic(day, now)) return join([prompt.noted(timeOn(day.occurrence.date, day.channelAt, reader))]);
  return address === undefined ? join([prompt.onItsWay]) : prompt.inChannel((told) => link(address, told));
}

function numberOf({ number, reader }: Asking): string[] {
  if (!number) return [];
  const { metric } = catalogue(reader.language);
  return [metric.noted(typed(number.name, NAME), formatFor(reader.language).number(number.value))];
}

function goesWhere({ day, now, reader }: Asking): string {
  const { prompt } = catalogue(reader.language).standup;
  if (now >= day.channelAt) return prompt.joins;
  return prompt.toChannel(timeOn(day.occurrence.date, day.channelAt, reader));
}

const until = ({ day, reader }: Asking): string =>
  timeOn(day.occurrence.date, day.occurrence.closesAt, reader);

function answerButton({ day }: Asking, text: string, style?: 'primary') {
  const value = day.occurrence.id;
  return button({ text, actionId: actions.answerStandup, value, ...(style ? { style } : {}) });
}

const clickFor = ({ day }: Asking, text: string, actionId: string) =>
  button({ text, actionId, value: day.occurrence.id });

const isAway = ({ day, userId }: Asking): boolean => day.awayIds.includes(userId);

/** Whoever is away may answer all the same. */
function away(asking: Asking): Message {
  const { answer, prompt } = catalogue(asking.reader.language).standup;
  return { text: prompt.away, blocks: [rich(prompt.away), buttons(answerButton(asking, answer))] };
}

const saidNotToday = ({ day, userId }: Asking): boolean => day.notTodayIds.includes(userId);

/** Nobody waits for them; they may answer all the same. */
function notToday(asking: Asking): Message {
  const { answerAfterAll, prompt } = catalogue(asking.reader.language).standup;
  return {
    text: prompt.notToday,
    blocks: [section(prompt.notToday, answerButton(asking, answerAfterAll))],
  };
}

function closed(asking: Asking, answered: boolean): Message {
  const { day, reader } = asking;
  const { prompt } = catalogue(reader.language).standup;
  const { occurrence } = day;
  const at = prompt.closed(timeOn(occurrence.date, occurrence.closedAt ?? occurrence.closesAt, reader));
  const isTold = answered && asking.address !== undefined;
  const sentence = isTold ? join([whereItIs(asking), at], prompt.between) : join([at]);
  return { text: plain(sentence), blocks: [rich(sentence), ...answerBlocks(asking)] };
}

/** What they answered, shortly: the whole stands in their form, and in the channel's thread. */
function answerBlocks({ entry, reader }: Asking): MessageBlock[] {
  if (!entry) return [];
  const { whole } = catalogue(reader.language).standup;
  const said = inThread.flatMap(({ name, heading }) => {
    const text = cut(inOneLine(entry[name] ?? ''), PLAN);
    return text === '' ? [] : [whole.inShort(heading(whole), text)];
  });
  return said.length === 0 ? [] : [rich(...said)];
}
