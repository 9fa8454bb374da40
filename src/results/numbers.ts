import { addDays, daysBetween, type LocalDate } from '../calendar/date.ts';
import type { Catalogue } from '../language/catalogue.ts';
import type { Counted } from '../measurement/counted.ts';
import type { Due } from '../measurement/dates.ts';
import type { Plan, TestPlan } from '../measurement/plan.ts';
import { countField, misreadSentence } from '../metric/field.ts';
import { type Known, valueMeant } from '../metric/meant.ts';
import type { Decimal } from '../number/decimal.ts';
import { date, type Field, type Raw, readFields, upTo } from '../slack/fields.ts';
import type { Planned } from './live.ts';

/** The field for a file that says the numbers of a mean. */
export const FILE = 'file';
/** Longest number as it is typed. */
export const NUMBER_MOST = 30;
/** Fewest people a side of whom a mean says anything. */
const MEAN_FEWEST = 100;

/** A side's numbers, in the order in which they are asked. */
export const sidesAsked = {
  rate: ['Count', 'People'],
  mean: ['People', 'Mean', 'Deviation'],
} as const;
export const sides = ['control', 'variant'] as const;
export type Side = (typeof sides)[number];
export type SideNumber = (typeof sidesAsked)[TestPlan['kind']][number] | 'Guardrail';

/** What a test asks of a side: an amount per person needs three numbers, a guardrail one more. */
export const askedOfSide = ({ kind, guardrail }: TestPlan): readonly SideNumber[] => [
  ...sidesAsked[kind],
  ...(guardrail === null ? [] : (['Guardrail'] as const)),
];

/** Whether it is asked which days were counted: a number kept by week has its week. */
export const asksDays = (plan: Plan): boolean => plan.way !== 'line' || plan.metricId === null;

type Values = Readonly<Record<string, Raw>>;
type Problems = Record<string, string>;
type Read = { readonly counted: Counted } | { readonly errors: Problems };

/** An amount, which no other number of its kind makes unlikely. */
const amount = (kind: Known['metric']['kind'], name: string, others: readonly Decimal[]): Field<Decimal> =>
  upTo(NUMBER_MOST, (raw, words) => {
    const read = valueMeant(typeof raw === 'string' ? raw : '', {
      metric: { kind, name },
      before: undefined,
      others,
    });
    return 'why' in read ? { problem: misreadSentence(read, words) } : { value: read.value };
  });

/** How one number of a side is read. */
const sideField = (number: SideNumber, { counts }: TestPlan): Field<unknown> => {
  if (number === 'Mean') return amount('level', counts, []);
  return number === 'Deviation' ? amount('total', counts, []) : upTo(NUMBER_MOST, countField);
};

/**
 * Reads what was counted as the plan asks for it, or says what is wrong beside each field. What `judge` can't judge is
 * refused here.
 */
export function readNumbers(
  { plan, due, week }: Planned,
  values: Values,
  today: LocalDate,
  words: Catalogue,
): Read {
  if (plan.way === 'test') return readTest(plan, due.from, values, today, words);
  const days = asksDays(plan) ? readPeriod(due, values, today, words) : wholeWeek(due, today, words);
  const period = days.days ?? due;
  if (plan.way === 'line') {
    const earlier = week?.earlier ?? plan.earlier;
    const read = readFields({ value: amount('level', plan.counts, [plan.line, ...earlier]) }, values, words);
    const errors = { ...('errors' in read ? read.errors : {}), ...days.errors };
    if ('errors' in read || Object.keys(errors).length > 0) return { errors };
    return { counted: { way: 'line', ...period, value: read.values.value, earlier: [...earlier] } };
  }
  const place = amount(
    'total',
    plan.counts,
    plan.earlier.flatMap((pair) => [pair.with, pair.without]),
  );
  const read = readFields({ with: place, without: place }, values, words);
  const errors = { ...('errors' in read ? read.errors : {}), ...days.errors };
  if ('errors' in read || Object.keys(errors).length > 0) return { errors };
  return { counted: { way: 'comparison', ...period, pair: read.values } };
}

/** Of a number kept by week that week, as far as it is over. */
function wholeWeek({ from, to }: Due, today: LocalDate, words: Catalogue): Days {
  const yesterday = addDays(today, -1);
  if (yesterday < from) return { errors: { value: words.week.result.noWholeDay } };
  return { errors: {}, days: { from, to: yesterday < to ? yesterday : to } };
}

/** As many days as the line is for; fewer only while they are not over. */
function readPeriod(due: Due, values: Values, today: LocalDate, words: Catalogue): Days {
  const read = readDays(due.from, values, today, words);
  if (!read.days || Object.keys(read.errors).length > 0) return read;
  const planned = daysBetween(due.from, due.to) + 1;
  const counted = daysBetween(read.days.from, read.days.to) + 1;
  const isWrong = counted > planned || (today > due.to && counted < planned);
  return isWrong ? { errors: { to: words.week.result.daysPlanned(planned) } } : read;
}

function readTest(
  plan: TestPlan,
  first: LocalDate,
  values: Values,
  today: LocalDate,
  words: Catalogue,
): Read {
  const days = readDays(first, values, today, words);
  const control = readSide('control', plan, values, words);
  const variant = readSide('variant', plan, values, words);
  const errors = { ...control.errors, ...variant.errors, ...days.errors };
  if (!control.side || !variant.side || !days.days || Object.keys(errors).length > 0) return { errors };
  const guardrail =
    plan.guardrail === null ? null : { control: control.side.guardrail, variant: variant.side.guardrail };
  const [a, b] = [control.side, variant.side];
  const both =
    plan.kind === 'rate'
      ? ({ kind: 'rate', control: a.rate, variant: b.rate } as const)
      : ({ kind: 'mean', control: a.mean, variant: b.mean } as const);
  return { counted: { way: 'test', ...days.days, sides: both, guardrail } };
}

interface Days {
  readonly errors: Problems;
  readonly days?: { readonly from: LocalDate; readonly to: LocalDate };
}

/** Whole days after it went live. */
function readDays(first: LocalDate, values: Values, today: LocalDate, words: Catalogue): Days {
  const told = words.week.result;
  const read = readFields({ from: date(), to: date() }, values, words);
  if ('errors' in read) return { errors: read.errors };
  const { from, to } = read.values;
  const errors: Problems = {
    ...(from < first ? { from: told.fromDayAfter } : {}),
    ...(to > today ? { to: told.inFuture } : {}),
    ...(to === today ? { to: told.notOver } : {}),
    ...(to < from ? { to: today <= first ? told.noWholeDay : told.backwards } : {}),
  };
  return { errors, days: { from, to } };
}

interface ReadSide {
  readonly errors: Problems;
  /** In each form; the plan asks for the numbers of one. */
  readonly side?: {
    readonly rate: { readonly count: number; readonly people: number };
    readonly mean: { readonly mean: Decimal; readonly deviation: Decimal; readonly people: number };
    readonly guardrail: number;
  };
}

function readSide(side: Side, plan: TestPlan, values: Values, words: Catalogue): ReadSide {
  const told = words.week.result;
  const people = upTo(NUMBER_MOST, countField);
  const fields = {
    [`${side}People`]: people,
    ...Object.fromEntries(askedOfSide(plan).map((number) => [`${side}${number}`, sideField(number, plan)])),
  };
  const read = readFields(fields, values, words);
  if ('errors' in read) return read;
  const number = (of: SideNumber): number => Number(read.values[`${side}${of}`] ?? 0);
  const text = (of: SideNumber): Decimal => String(read.values[`${side}${of}`] ?? '0');
  const all = number('People');
  const tooMany = (of: SideNumber): Problems =>
    all > 0 && number(of) > all ? { [`${side}${of}`]: told.notMoreThanAll(String(all)) } : {};
  const isRelative = plan.measure === 'relative';
  const errors: Problems = {
    ...(all === 0 ? { [`${side}People`]: told.aboveZero } : {}),
    ...tooMany('Count'),
    ...tooMany('Guardrail'),
    ...(plan.kind === 'mean' && all > 0 && all < MEAN_FEWEST
      ? { [`${side}People`]: words.outcome.refused['few-people'] }
      : {}),
    ...(plan.kind === 'mean' && isRelative && number('Mean') <= 0
      ? { [`${side}Mean`]: words.outcome.refused['mean-not-above-zero'] }
      : {}),
  };
  const rate = { count: number('Count'), people: all };
  const mean = { mean: text('Mean'), deviation: text('Deviation'), people: all };
  return { errors, side: { rate, mean, guardrail: number('Guardrail') } };
}

/** What stood in each field when this was counted. */
export function numbersIn(counted: Counted, plan: Plan): Readonly<Record<string, string>> {
  if (counted.way !== plan.way) return {};
  switch (counted.way) {
    case 'line':
      return { value: counted.value };
    case 'comparison':
      return counted.pair;
    case 'test': {
      const { sides: both, guardrail } = counted;
      return Object.fromEntries(
        sides.flatMap((side): [string, string][] => {
          const numbers = Object.entries({ ...both[side], ...(guardrail && { guardrail: guardrail[side] }) });
          return numbers.map(([name, value]) => [
            `${side}${name.charAt(0).toUpperCase()}${name.slice(1)}`,
            String(value),
          ]);
        }),
      );
    }
  }
}
