import type { Button } from '@slack/types';
import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import { type Catalogue, catalogue } from '../language/catalogue.ts';
import { type Format, formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { type Line, line, plain } from '../language/line.ts';
import { type Speech, speechTo } from '../language/speech.ts';
import type { Decimal } from '../number/decimal.ts';
import { button, buttonFor, buttons, rich } from '../slack/blocks.ts';
import { actionFor, actions } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import { typed } from '../slack/typed.ts';
import type { ReaderNow } from '../squad/reader.ts';
import type { Current } from './current.ts';
import type { Choice, NumberRefused } from './enter.ts';
import type { Metric, MetricDirection, MetricKind, Progress, ReadingSource } from './metric.ts';
import type { Pace } from './pace.ts';
import { above, standing } from './rules.ts';
import type { WhichWeek } from './which-week.ts';

/** Most characters of a metric's name in a sentence. */
export const NAME = 80;
/** Most characters of its unit. */
const UNIT = 8;

/** A value with what stands behind it: "312", "3.2%", "1,284 €". */
export function valueText(
  { unit }: { readonly unit: string | null },
  value: Decimal,
  format: Format,
): string {
  const shown = format.number(value);
  if (unit === null) return shown;
  const isClose = /^[%‰°′″]/u.test(unit) || /^\p{Script=Han}/u.test(unit);
  return `${shown}${isClose ? '' : '\u{202F}'}${typed(unit, UNIT)}`;
}

/** "09:50" today, "Mon 17:20" within the last week, else the date. */
export function asOf(instant: number, { language, zone, now }: ReaderNow): string {
  const format = formatFor(language);
  const date = dateAt(instant, zone);
  if (date === dateAt(now, zone)) return format.time(instant, zone);
  return now - instant < 6 * 86_400_000 ? format.dayTime(instant, zone) : format.shortDate(date);
}

/** A target beside the word for it: "1,500", or "at most 3" of a number that is to fall; null: there is none. */
export function aimText(
  { direction }: { readonly direction?: MetricDirection | undefined },
  target: Decimal | null,
  { words, format }: Speech,
): string | null {
  if (target === null) return null;
  const shown = format.number(target);
  return direction === 'down' ? words.metric.atMost(shown) : shown;
}

/** How far the number is from its target, in one sentence; empty without a target. */
export function progressText(
  { direction }: Pick<Metric, 'direction'>,
  { value, target, of }: Pick<Progress, 'value' | 'target' | 'of'>,
  speech: Speech,
): string {
  const aim = aimText({ direction }, target ?? null, speech);
  if (aim === null || target === undefined) return '';
  const { words, format } = speech;
  if (direction === 'up' || value === undefined) return words.metric.target(aim, of ?? null);
  const over = above(value, target);
  return words.metric.limit(format.number(target), over === '0' ? null : format.number(over));
}

/** Where the number should be, in one sentence; empty where nothing tells it. */
export function paceText(
  { direction }: Pick<Metric, 'direction'>,
  pace: Pace | undefined,
  { words, format }: Speech,
): string {
  if (!pace) return '';
  return words.metric.pace(format.number(pace.expected), pace.weeks, pace.isKept, direction === 'down');
}

/** Where the number stands, in one line for a board. */
export function numberLine(
  { metric, standing: { value, target, asOf: at } }: Current,
  reader: ReaderNow,
): Line {
  const { metric: words } = catalogue(reader.language);
  const format = formatFor(reader.language);
  const name = typed(metric.name, NAME);
  const aim = aimText(metric, target ?? null, speechTo(reader));
  return value === undefined || at === undefined
    ? words.noNumber(name, aim)
    : words.standing(
        name,
        valueText(metric, value, format),
        aim,
        asOf(at, reader),
        metric.direction === 'down',
      );
}

/**
 * What stands beside a number that is missing or older than a day; undefined: it is not.
 * @param at when it was entered, UTC milliseconds; undefined: there is none
 * @param day usually this one, in the zone
 */
export function numberButton(
  at: number | undefined,
  { squadId, day, zone, words }: { squadId: string; day: LocalDate; zone: string; words: Catalogue },
): Button | undefined {
  if (at !== undefined && dateAt(at, zone) >= day) return undefined;
  const { enterIt, updateIt } = words.metric;
  return buttonFor(at === undefined ? enterIt : updateIt, actions.enterNumber, squadId);
}

/** What somebody has entered, as it is said back to them. */
export interface EnteredNumber {
  readonly metric: string;
  readonly kind: MetricKind;
  readonly direction: MetricDirection;
  readonly unit: string | null;
  /** Its Monday. */
  readonly week: LocalDate;
  readonly value: string;
  /** What stood there before; null: nothing. */
  readonly before: string | null;
  /** When that was entered, UTC milliseconds. */
  readonly beforeAt: number | null;
  /** How that came. */
  readonly beforeSource: ReadingSource | null;
  readonly target: string | null;
  /** UTC milliseconds. */
  readonly at: number;
  /** Which week's it was when it was entered: last week's is its last word. */
  readonly which: WhichWeek;
}

/** What was entered, said back: the first line is the fact, the second what follows. */
export function enteredLines(entered: EnteredNumber, reader: ReaderNow): [Line, string] {
  const { metric: words } = catalogue(reader.language);
  const format = formatFor(reader.language);
  const { kind, week, value, before, beforeAt, beforeSource, target, at, which } = entered;
  const name = typed(entered.metric, NAME);
  const shown = valueText(entered, value, format);
  const told = which === 'last' ? words.lastWeek(name, shown) : words[kind](name, shown, asOf(at, reader));
  const fact = kind === 'total' ? words.ofWeek(format.week(week), told) : told;
  const space = reader.language === 'en' ? ' ' : '';
  const progress = standing({ value, at, source: 'typed' }, target, entered.direction);
  const aim = target === null ? '' : space + progressText(entered, progress, speechTo(reader));
  const isOverruled = beforeSource !== null && beforeSource !== 'typed';
  const corrected =
    before === null || beforeAt === null || (before === value && !isOverruled)
      ? ''
      : space + words[isOverruled ? 'instead' : 'before'](format.number(before), asOf(beforeAt, reader));
  return [line`${fact}${aim}${corrected}`, words.everywhere[which]];
}

/** The answer to `/metric 312`. */
export function enteredMessage(entered: EnteredNumber, reader: ReaderNow): Message {
  const [fact, next] = enteredLines(entered, reader);
  return { text: plain(fact), blocks: [rich(fact, next)] };
}

/** The answer to a `/metric` that is not taken; repeats what was typed, which Slack has already cleared away. */
export function refusedMessage(text: string, sentence: string, language: Language): Message {
  const { metric: words } = catalogue(language);
  return { text: sentence, blocks: [rich(text === '' ? '' : words.typed(typed(text, 100)), sentence)] };
}

/** Most characters of what is repeated in a question. */
const REPEATED = 60;

/** Asks which of several things was meant; the answers are buttons, and what was typed is repeated. */
export function unsureMessage(
  text: string,
  squadId: string,
  { metricId, choices, rest }: Extract<NumberRefused, { code: 'unsure' }>,
  language: Language,
): Message {
  const { unsure } = catalogue(language).metric;
  const format = formatFor(language);
  const values = new Set(choices.map(({ value }) => value));
  const weeks = new Set(choices.map(({ week }) => week));
  const [first = ''] = values;
  const question = [
    ...(rest === null ? [] : [unsure.rest(format.number(first), typed(rest, REPEATED))]),
    ...(weeks.size > 1 ? [unsure.week] : []),
    ...(rest === null && weeks.size === 1 ? [choices.length === 1 ? unsure.one : unsure.which] : []),
  ].join(language === 'en' ? ' ' : '');
  const label = ({ value, week }: Choice): string => {
    if (values.size === 1 && weeks.size > 1) return format.week(week);
    return weeks.size > 1 ? unsure.ofWeek(format.number(value), format.week(week)) : format.number(value);
  };
  const said = refusedMessage(text, question, language);
  const asked = choices.map((choice) => {
    const value = [squadId, metricId, choice.week, choice.value].join('/');
    return button({ text: label(choice), actionId: actionFor(actions.enterChosen, value), value });
  });
  return { ...said, blocks: [...said.blocks, buttons(...asked)] };
}
