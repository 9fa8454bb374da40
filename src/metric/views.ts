import type { ModalView } from '@slack/types';
import { dateAt } from '../calendar/zone.ts';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { type Line, line, plain } from '../language/line.ts';
import { rich } from '../slack/blocks.ts';
import { modals } from '../slack/ids.ts';
import type { Message } from '../slack/message.ts';
import { input, type Metadata, modal, textField } from '../slack/modal.ts';
import { escapeMrkdwn, typed } from '../slack/typed.ts';
import type { Current } from './current.ts';
import type { MetricKind } from './metric.ts';
import type { Misread } from './misread.ts';
import { standing } from './rules.ts';

/** Most characters of a metric's name in a sentence. */
const NAME = 80;

/** Whom a number is shown to. */
export interface Reader {
  readonly language: Language;
  /** IANA zone in which times are shown. */
  readonly zone: string;
  /** UTC milliseconds: what is from today is shown without its day. */
  readonly now: number;
}

/** "09:50" today, "Mon 17:20" within the last week, else the date. */
export function asOf(instant: number, { language, zone, now }: Reader): string {
  const format = formatFor(language);
  const date = dateAt(instant, zone);
  if (date === dateAt(now, zone)) return format.time(instant, zone);
  return now - instant < 6 * 86_400_000 ? format.dayTime(instant, zone) : format.dayMonth(date);
}

/** Where the number stands, in one line for a board. */
export function numberLine({ metric, standing: { value, target, asOf: at } }: Current, reader: Reader): Line {
  const { metric: words } = catalogue(reader.language);
  const format = formatFor(reader.language);
  const name = typed(metric.name, NAME);
  const aim = target === undefined ? null : format.number(target);
  return value === undefined || at === undefined
    ? words.noNumber(name, aim)
    : words.standing(name, format.number(value), aim, asOf(at, reader));
}

/** What somebody has entered, as it is said back to them. */
export interface EnteredNumber {
  readonly metric: string;
  readonly kind: MetricKind;
  readonly value: string;
  /** What stood there before; null: nothing. */
  readonly before: string | null;
  readonly target: string | null;
  /** UTC milliseconds. */
  readonly at: number;
}

/** What was entered, said back: the first line is the fact, the second what follows. */
export function enteredLines(entered: EnteredNumber, reader: Reader): [Line, string] {
  const { metric: words } = catalogue(reader.language);
  const format = formatFor(reader.language);
  const { kind, value, before, target, at } = entered;
  const fact = words[kind](typed(entered.metric, NAME), format.number(value), asOf(at, reader));
  const { of } = standing({ value, at, by: '' }, target);
  const space = reader.language === 'en' ? ' ' : '';
  const aim = target === null ? '' : space + words.target(format.number(target), of ?? null);
  const corrected = before === null || before === value ? '' : space + words.before(format.number(before));
  return [line`${fact}${aim}${corrected}`, words.everywhere];
}

/** The answer to `/metric 312`. */
export function enteredMessage(entered: EnteredNumber, reader: Reader): Message {
  const [fact, next] = enteredLines(entered, reader);
  return { text: escapeMrkdwn(plain(fact, () => '')), blocks: [rich(fact, next)] };
}

/** What is wrong with a number, in the reader's language. */
export function misreadSentence(misread: Misread, language: Language): string {
  const { problems } = catalogue(language).metric;
  switch (misread.why) {
    case 'other-form':
      return problems.otherForm(misread.form);
    case 'too-long':
      return problems.tooLong;
    case 'negative':
      return problems.negative;
    case 'no-number':
      return problems.noNumber;
  }
}

/** The answer to a `/metric` that could not be read; repeats what was typed, which Slack has already cleared away. */
export function misreadMessage(text: string, misread: Misread, language: Language): Message {
  const { metric: words } = catalogue(language);
  const sentence = misreadSentence(misread, language);
  return { text: sentence, blocks: [rich(words.typed(typed(text, 100)), sentence)] };
}

/** The modal's field, by its block id. */
export const VALUE_FIELD = 'value';

/** One field: the number as it is now. */
export function numberModal(current: Current, reader: Reader, metadata: Metadata): ModalView {
  const { metric: words, common } = catalogue(reader.language);
  const format = formatFor(reader.language);
  const { metric, standing: now } = current;
  const stands =
    now.value === undefined || now.asOf === undefined
      ? words.nothingYet
      : words.now(format.number(now.value), asOf(now.asOf, reader));
  const aim = now.target === undefined ? '' : words.target(format.number(now.target), now.of ?? null);
  const space = reader.language === 'en' ? ' ' : '';
  return modal({
    callbackId: modals.number,
    title: words.title,
    submit: common.save,
    close: common.cancel,
    metadata,
    blocks: [
      input({
        blockId: VALUE_FIELD,
        label: words.labels[metric.kind](typed(metric.name, NAME)),
        hint: aim === '' ? stands : stands + space + aim,
        element: textField({ placeholder: '1284', most: 40 }),
      }),
    ],
  });
}
