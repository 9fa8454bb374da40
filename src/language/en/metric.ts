import { bold, type Line, line } from '../line.ts';

/** What the bot says about the North Star metric. Values come formatted; `of` is the whole per cent of the target. */
export const metric = {
  /** One line for boards. @param target null: none */
  standing: (metric: string, value: string, target: string | null, asOf: string): Line =>
    target === null
      ? line`${bold(value)} ${metric} as of ${asOf}, no target yet`
      : line`${bold(value)} of ${target} ${metric} as of ${asOf}`,
  noNumber: (metric: string, target: string | null): Line =>
    target === null
      ? line`${bold(metric)}: no number yet this week`
      : line`${bold(metric)}: no number yet this week · target ${target}`,
  enterIt: 'Enter it',
  /** Said back to whoever entered a weekly total. */
  total: (metric: string, value: string, asOf: string): Line =>
    line`${bold(value)} ${metric} this week so far, as of ${asOf}.`,
  level: (metric: string, value: string, asOf: string): Line =>
    line`${bold(value)} ${metric}, as of ${asOf}.`,
  target: (target: string, of: number | null): string =>
    of === null ? `Target ${target}.` : `Target ${target} (${of}%).`,
  before: (value: string): string => `Before: ${value}.`,
  everywhere: 'The squad sees it from now on. A typo? Enter it again.',
  title: 'The number',
  labels: {
    total: (metric: string): string => `${metric}: this week’s total so far`,
    level: (metric: string): string => `${metric}: now`,
  },
  /** Under the field. */
  now: (value: string, asOf: string): string => `Now ${value}, as of ${asOf}.`,
  nothingYet: 'Nothing entered yet this week.',
  problems: {
    otherForm: (form: string): string => `Write it as ${form}.`,
    noNumber: 'Write a number, such as 1284 or 12.5.',
    tooLong: 'At most 15 digits.',
    negative: 'A weekly total can’t be below 0.',
  },
  /** Before a problem, where no field stands beside it. */
  typed: (text: string): string => `You typed “${text}”.`,
};
