import { addDays, daysBetween, type LocalDate } from '../calendar/date.ts';
import type { Arm, Counted, Method, ResultKind } from '../commitments/arms.ts';
import type { Catalogue } from '../language/catalogue.ts';
import { countField } from '../metric/field.ts';
import { date, maybe, optional, type Raw, readFields } from '../slack/fields.ts';
import { comparedBy, dayFields, type How, isAsked, numberFields } from './how.ts';

/** Longest words for the number and for what it is out of. */
const METRIC_MOST = 80;
export const UNIT_MOST = 30;

/** How the numbers are read. */
export const countFields = {
  metric: maybe(METRIC_MOST),
  unit: maybe(UNIT_MOST),
  aCount: optional(countField),
  aOutOf: optional(countField),
  bCount: optional(countField),
  bOutOf: optional(countField),
  bFrom: optional(date()),
  bTo: optional(date()),
  aFrom: optional(date()),
  aTo: optional(date()),
};

type Values = Extract<ReturnType<typeof read>, { values: unknown }>['values'] & {
  readonly method: Method;
  readonly kind: ResultKind;
};
type Problems = Record<string, string>;

const read = (values: Readonly<Record<string, Raw>>, words: Catalogue) =>
  readFields(countFields, values, words);

/**
 * Reads the numbers of both arms; a sentence for each field in which something is wrong. What the choice does not ask
 * for is not read, whatever stood there before.
 */
export function readCounts(
  how: How,
  submitted: Readonly<Record<string, Raw>>,
  today: LocalDate,
  words: Catalogue,
): { counted: Counted } | { errors: Problems } {
  const { method, kind } = comparedBy(how);
  if (how === 'none')
    return { counted: { method, kind, arms: { a: null, b: null, metric: null, unit: null } } };
  const asked = [...numberFields, ...dayFields].filter((field) => isAsked(field, how));
  const result = read(
    Object.fromEntries([...asked, 'metric'].map((field) => [field, submitted[field] ?? null])),
    words,
  );
  if ('errors' in result) return result;
  const values = { ...result.values, method, kind };
  const { metric, unit } = values;
  const b = armOf('b', values, words);
  const a = armOf(
    'a',
    method === 'variants' ? { ...values, aFrom: values.bFrom, aTo: values.bTo } : values,
    words,
  );
  const late = { ...inFuture('bTo', values.bTo, today, words), ...inFuture('aTo', values.aTo, today, words) };
  const problems = { ...late, ...a.problems, ...b.problems };
  if (!a.arm || !b.arm || Object.keys(problems).length > 0) return { errors: problems };
  if (method === 'before-after' && a.arm.to >= b.arm.from) {
    return { errors: { aTo: words.week.result.overlap } };
  }
  return { counted: { method, kind, arms: { a: a.arm, b: b.arm, metric, unit } } };
}

function inFuture(field: string, day: LocalDate | null, today: LocalDate, words: Catalogue): Problems {
  return day !== null && day > today ? { [field]: words.week.result.inFuture } : {};
}

/** One side, or what is wrong with it. Two variants share their dates, so a problem of them is told once. */
function armOf(side: 'a' | 'b', values: Values, words: Catalogue): { arm?: Arm; problems: Problems } {
  const told = words.week.result;
  const [count, outOf] = side === 'a' ? [values.aCount, values.aOutOf] : [values.bCount, values.bOutOf];
  const [from, to] = side === 'a' ? [values.aFrom, values.aTo] : [values.bFrom, values.bTo];
  const days = side === 'a' && values.method === 'variants' ? 'b' : side;
  const isRate = values.kind === 'rate';
  const problems: Problems = {
    ...(count === null ? { [`${side}Count`]: told.needed } : {}),
    ...(isRate && outOf === null ? { [`${side}OutOf`]: told.needed } : {}),
    ...(isRate && outOf === 0 ? { [`${side}OutOf`]: told.aboveZero } : {}),
    ...(isRate && count !== null && outOf !== null && outOf > 0 && count > outOf
      ? { [`${side}Count`]: told.notMoreThanAll(String(outOf)) }
      : {}),
    ...(from === null ? { [`${days}From`]: words.common.required } : {}),
    ...(to === null ? { [`${days}To`]: words.common.required } : {}),
    ...(from !== null && to !== null && to < from ? { [`${days}To`]: told.backwards } : {}),
  };
  if (count === null || from === null || to === null || Object.keys(problems).length > 0) return { problems };
  return { arm: { count, outOf: isRate ? outOf : null, from, to }, problems };
}

/** The dates a modal starts with: since it went live, and as many days before. */
export function datesFrom(
  live: LocalDate,
  today: LocalDate,
): Record<'aFrom' | 'aTo' | 'bFrom' | 'bTo', LocalDate> {
  const days = daysBetween(live, today) + 1;
  return { bFrom: live, bTo: today, aFrom: addDays(live, -days), aTo: addDays(live, -1) };
}
