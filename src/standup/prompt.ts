import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { join, type Line } from '../language/line.ts';
import { button, buttons, context, rich } from '../slack/blocks.ts';
import { actions } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import { cut } from '../slack/typed.ts';
import type { EarlierPlan, Entry } from './entry.ts';
import { type Day, isPublic, pendingOf, sinceOf } from './rules.ts';
import { inOneLine } from './shorten.ts';
import { dayOfPlan, notification, type Reader, timeOn } from './speech.ts';

/** Most of a plan that is quoted back. */
const PLAN = 300;

/** What a private message about a stand-up is drawn from. */
export interface Asking {
  readonly day: Day;
  readonly userId: string;
  readonly reader: Reader;
  /** What the member planned the last time; undefined: there was no last time. */
  readonly plan: EarlierPlan | undefined;
  /** It comes later than it was to. */
  readonly late: boolean;
  /** UTC milliseconds. */
  readonly now: number;
}

/** The question; after the answer it says where that is, after the closing that it is over. */
export function promptMessage(asking: Asking): Message {
  const words = catalogue(asking.reader.language).standup;
  const { day, late } = asking;
  const answer = entryOf(asking);
  if (day.occurrence.state === 'closed') return closed(asking, answer);
  if (answer) {
    const where = whereItIs(asking);
    return {
      text: notification(where),
      blocks: [
        rich(where),
        buttons(answerButton(asking, words.change)),
        context(words.prompt.changeUntil(until(asking))),
      ],
    };
  }
  if (isAway(asking)) return away(asking);
  const question = questionOf(asking);
  return {
    text: notification(question),
    blocks: [
      rich(...(late ? [words.prompt.late] : []), question),
      buttons(answerButton(asking, words.answer, 'primary')),
      context(`${goesWhere(asking)} · ${words.prompt.until(until(asking))}`),
    ],
  };
}

/** Asked once more, shortly. */
export function nudgeMessage(asking: Asking): Message {
  const { prompt, nudge, answer: answerIt } = catalogue(asking.reader.language).standup;
  const format = formatFor(asking.reader.language);
  const { day } = asking;
  const answer = entryOf(asking);
  if (answer) return { text: nudge.thanks, blocks: [rich(nudge.thanks)] };
  if (day.occurrence.state === 'closed') return closed(asking, answer);
  if (isAway(asking)) return away(asking);
  const answered = day.entries.length;
  const all = answered + pendingOf(day).length;
  const state = answered === 0 ? [] : [nudge.state(format.number(answered), format.number(all))];
  return {
    text: nudge.text,
    blocks: [
      rich(nudge.text),
      buttons(answerButton(asking, answerIt, 'primary')),
      context([...state, goesWhere(asking), prompt.until(until(asking))].join(' · ')),
    ],
  };
}

const entryOf = ({ day, userId }: Asking): Entry | undefined =>
  day.entries.find((entry) => entry.userId === userId);

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

function whereItIs({ day, now, reader }: Asking): string {
  const { prompt } = catalogue(reader.language).standup;
  if (isPublic(day, now)) return prompt.inChannel;
  return prompt.noted(timeOn(day.occurrence.date, day.channelAt, reader));
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

const isAway = ({ day, userId }: Asking): boolean => day.awayIds.includes(userId);

/** Whoever is away may answer all the same. */
function away(asking: Asking): Message {
  const { answer, prompt } = catalogue(asking.reader.language).standup;
  return { text: prompt.away, blocks: [rich(prompt.away), buttons(answerButton(asking, answer))] };
}

function closed({ day, reader }: Asking, answer: Entry | undefined): Message {
  const { prompt } = catalogue(reader.language).standup;
  const { occurrence } = day;
  const at = timeOn(occurrence.date, occurrence.closedAt ?? occurrence.closesAt, reader);
  const sentence = answer ? prompt.closedAnswered(at) : prompt.closed(at);
  return { text: sentence, blocks: [rich(sentence)] };
}
