import { z } from 'zod';
import { addDays, daysBetween, isDate, type LocalDate, mondayOf } from '../calendar/date.ts';
import { instantOf } from '../calendar/zone.ts';
import { type Decimal, timesTen, toDecimal } from '../number/decimal.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';

const NUMBER = /^(-?\d{1,40}(?:\.\d{1,40})?)(?:[eE]([+-]?\d{1,2}))?$/;
const WEEK = /^(\d{4})-W(\d\d)$/;

const BAD_VALUE =
  'Send `value` as a number, or as a text of digits with a point before its decimals, such as "1284.5".';
const either = 'Leave out both, and it is this week’s number, as of now.';

/** A reading as a program sends it. Each message says what to do. */
export const readingSchema = z
  .strictObject({
    value: z.union([z.number(BAD_VALUE), z.string(BAD_VALUE).regex(NUMBER, BAD_VALUE)], BAD_VALUE),
    metric: z
      .string('Send `metric` as the text by which the squad calls its number, or as its id.')
      .min(1, 'Send the name of the number as `metric`, or leave it out for the North Star metric.')
      .max(200, 'Send `metric` as the text by which the squad calls its number; none is so long.')
      .meta({
        description:
          'The name by which the squad calls the number (in upper or lower case), or its id. Left out: the North Star metric.',
      })
      .optional(),
    week: z
      .string('Send `week` as "2026-W48", or as the date of its Monday.')
      .meta({
        description: `An ISO week, such as "2026-W48", or the date of its Monday. Or \`time\`. ${either}`,
      })
      .optional(),
    time: z.iso
      .datetime({
        offset: true,
        error: 'Send `time` with its offset, such as "2026-11-27T09:50:00+01:00" or "2026-11-27T08:50:00Z".',
      })
      .meta({ description: `The instant it is the value of, with its offset. Or \`week\`. ${either}` })
      .optional(),
    source: z
      .string('Send `source` as a text of up to 60 characters.')
      .max(60, 'Send `source` as a text of up to 60 characters.')
      .meta({ description: 'Where it is from, as the squad is to read it, such as "warehouse".' })
      .optional(),
    key: z
      .string('Send `key` as a text of up to 200 characters.')
      .min(1, 'Send `key` as a text of up to 200 characters, or leave it out.')
      .max(200, 'Send `key` as a text of up to 200 characters.')
      .meta({
        description: 'Names this reading: with the same key it is taken once, and answered the same again.',
      })
      .optional(),
  })
  .meta({ description: 'The value of a week so far.' });

/** Why a reading is refused: a code that stays, and a sentence that says what to do. */
export interface RowRefused {
  readonly code: string;
  readonly detail: string;
}

/** A reading of which everything but the number it is of is known. */
export interface Row {
  /** Its name or id; undefined: the North Star metric. */
  readonly metric: string | undefined;
  /** Its Monday. */
  readonly week: LocalDate;
  /** The instant it is the value of, UTC milliseconds. */
  readonly asOf: number;
  readonly value: Decimal;
  readonly key: string | undefined;
  /** Where it is from, as its sender says. */
  readonly origin: string | undefined;
}

/** By how much the sender's clock may be ahead of ours. */
const AHEAD_MS = 5 * 60_000;
const FIRST_WEEK = '2000-01-03';

const refuse = (code: string, detail: string): { readonly refused: RowRefused } => ({
  refused: { code, detail },
});

/** What was sent, or why it can't be a reading. @param now UTC milliseconds */
export function rowOf(
  sent: unknown,
  squad: Squad,
  now: number,
): { readonly row: Row } | { readonly refused: RowRefused } {
  const parsed = readingSchema.safeParse(sent);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    if (unknown !== undefined) {
      return refuse('unknown-field', `Leave out \`${unknown.slice(0, 40)}\`: nothing is known by that name.`);
    }
    const field = issue?.path[0];
    return field === undefined
      ? refuse('no-reading', 'Send each reading as an object with a `value`.')
      : refuse(`bad-${String(field)}`, issue?.message ?? '');
  }
  const { value: written, metric, key, source: origin, ...when } = parsed.data;
  const value = decimalOf(String(written));
  if (value === undefined) return refuse('too-long', 'Send at most 15 digits.');
  const at = instantMeant(when, squad, now);
  return 'refused' in at ? at : { row: { metric, key, origin, value, ...at } };
}

function decimalOf(written: string): Decimal | undefined {
  const [, digits = '', places = '0'] = NUMBER.exec(written) ?? [];
  const value = toDecimal(digits);
  return value === undefined ? undefined : timesTen(value, Number(places));
}

function instantMeant(
  { week, time }: { readonly week?: string | undefined; readonly time?: string | undefined },
  squad: Squad,
  now: number,
): Pick<Row, 'week' | 'asOf'> | { readonly refused: RowRefused } {
  if (week !== undefined && time !== undefined)
    return refuse('week-or-time', 'Send `week` or `time`, not both.');
  const current = weekAt(squad, now);
  const meant =
    week === undefined ? weekAt(squad, time === undefined ? now : Date.parse(time)) : mondayNamed(week);
  if (meant === undefined) {
    return refuse('bad-week', 'Send `week` as "2026-W48", or as the date of its Monday.');
  }
  const isAhead = time !== undefined && Date.parse(time) > now + AHEAD_MS;
  if (meant > current || isAhead) {
    return refuse('future', `Send what is already counted: by the squad’s clock it is ${isoWeek(current)}.`);
  }
  if (meant < FIRST_WEEK) return refuse('too-old', 'Send weeks from the year 2000 on.');
  // A week's number without an instant is what it came to.
  const end = instantOf(addDays(meant, 7), '00:00', squad.rituals.zone) - 1;
  return { week: meant, asOf: Math.min(now, time === undefined ? end : Date.parse(time)) };
}

/** The Monday that is meant by "2026-W48" or by its own date. */
function mondayNamed(week: string): LocalDate | undefined {
  if (isDate(week)) return mondayOf(week) === week ? week : undefined;
  const [, year, number] = WEEK.exec(week) ?? [];
  if (year === undefined || !isDate(`${year}-01-04`)) return undefined;
  // The fourth of January is in the first week, by definition.
  const monday = addDays(mondayOf(`${year}-01-04`), 7 * (Number(number) - 1));
  return isoWeek(monday) === week ? monday : undefined;
}

/** The ISO week that begins on that Monday. @example isoWeek('2026-11-23') // '2026-W48' */
export function isoWeek(monday: LocalDate): string {
  const year = addDays(monday, 3).slice(0, 4);
  const first = mondayOf(`${year}-01-04`);
  return `${year}-W${String(daysBetween(first, monday) / 7 + 1).padStart(2, '0')}`;
}

/** So that digits stay as they were written: a number in JSON is read as its text. */
export function parsedBody(text: string): { readonly sent: unknown } | undefined {
  try {
    return {
      sent: JSON.parse(text, (key, value: unknown, ...more: { source?: string }[]) =>
        key === 'value' && typeof value === 'number' ? (more[0]?.source ?? String(value)) : value,
      ),
    };
  } catch {
    return undefined;
  }
}
