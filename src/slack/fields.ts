import { z } from 'zod';
import type { Catalogue } from '../language/catalogue.ts';
import { isBlank, written } from '../said/blank.ts';
import { saysNothing } from '../said/nothing.ts';

/** A submitted value as Slack sends it, whatever the element: nothing, one text, or several. */
export type Raw = string | readonly string[] | null;

const optionSchema = z.object({ value: z.string() });
const stateSchema = z.record(
  z.string(),
  z.record(
    z.string(),
    z.object({
      value: z.string().nullish(),
      selected_option: optionSchema.nullish(),
      selected_options: z.array(optionSchema).nullish(),
      selected_user: z.string().nullish(),
      selected_users: z.array(z.string()).nullish(),
      selected_conversation: z.string().nullish(),
      selected_date: z.string().nullish(),
      selected_time: z.string().nullish(),
      files: z.array(z.object({ id: z.string() })).nullish(),
    }),
  ),
);

/** The values of a modal or message by block id, from Slack's `state.values`. */
export function rawValues(state: unknown): Record<string, Raw> {
  const blocks = stateSchema.parse(state);
  return Object.fromEntries(
    Object.entries(blocks).map(([blockId, elements]) => {
      const element = Object.values(elements)[0];
      const many = element?.selected_options?.map((chosen) => chosen.value) ?? element?.selected_users;
      const one =
        element?.value ??
        element?.selected_option?.value ??
        element?.selected_user ??
        element?.selected_conversation ??
        element?.selected_date ??
        element?.selected_time ??
        element?.files?.[0]?.id ??
        null;
      return [blockId, many ?? one];
    }),
  );
}

export type Checked<T> = { readonly value: T } | { readonly problem: string };

/** Reads one submitted value; a problem is a sentence in the reader's language. */
export interface Field<T> {
  (raw: Raw, words: Catalogue): Checked<T>;
  /** Most characters that can be typed. */
  readonly most?: number | undefined;
  /** Nothing entered is no problem. */
  readonly isOptional?: boolean;
}

/** The same field, in which no more characters can be typed. */
export function upTo<T>(most: number, field: Field<T>): Field<T> {
  const read: Field<T> = (raw, words) => field(raw, words);
  return Object.assign(read, { most });
}

const one = (raw: Raw): string => (typeof raw === 'string' ? raw : '');

/** Text that must be there, without surrounding space. */
export const text = (most = 3000): Field<string> =>
  upTo(most, (raw, { common }) => {
    const value = written(one(raw));
    if (value === '') return { problem: common.required };
    return value.length > most ? { problem: common.tooLong(most) } : { value };
  });

/** An ISO date, not before `earliest`. */
export const date =
  (earliest?: string): Field<string> =>
  (raw, { common }) => {
    const value = one(raw);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return { problem: common.required };
    return earliest !== undefined && value < earliest ? { problem: common.dateHasPassed } : { value };
  };

/** A time of day, HH:MM. */
export const time: Field<string> = (raw, { common }) => {
  const value = one(raw);
  return /^\d{2}:\d{2}$/.test(value) ? { value } : { problem: common.required };
};

/** An address of the web, http or https. */
export const webAddress = (most: number): Field<string> =>
  upTo(most, (raw, { common }) => {
    const value = one(raw).trim();
    if (!/^https?:\/\/[^\s]+$/i.test(value) || !URL.canParse(value)) return { problem: common.notAnAddress };
    const { href } = new URL(value);
    return href.length > most ? { problem: common.tooLong(most) } : { value: href };
  });

/** One of the given values. */
export const choice =
  <const T extends string>(values: readonly T[]): Field<T> =>
  (raw, { common }) => {
    const value = values.find((candidate) => candidate === raw);
    return value === undefined ? { problem: common.required } : { value };
  };

/** Any of the given values, perhaps none. */
export const choices =
  <const T extends string>(values: readonly T[]): Field<T[]> =>
  (raw) => ({
    value:
      typeof raw === 'string' || raw === null ? [] : values.filter((candidate) => raw.includes(candidate)),
  });

/** One person's or channel's id. */
export const person: Field<string> = (raw, { common }) =>
  typeof raw === 'string' && raw !== '' ? { value: raw } : { problem: common.required };

/** Several people's ids, perhaps none. */
export const people: Field<string[]> = (raw) => ({
  value: typeof raw === 'string' || raw === null ? [] : [...raw],
});

/** The same field, but nothing entered is null and no problem. */
export function optional<T>(field: Field<T>): Field<T | null> {
  const read: Field<T | null> = (raw, words) =>
    raw === null || (typeof raw === 'string' && isBlank(raw)) ? { value: null } : field(raw, words);
  return Object.assign(read, { most: field.most, isOptional: true });
}

/** Text that may be left out, and is where it says only that there is nothing to say. @param isNothing whether it does */
export function maybe(most = 3000, isNothing: (text: string) => boolean = saysNothing): Field<string | null> {
  const field = text(most);
  const read: Field<string | null> = (raw, words) =>
    isNothing(one(raw)) ? { value: null } : field(raw, words);
  return optional(Object.assign(read, { most }));
}

/** What these fields read. */
export type Values<F> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** Reads all fields, each by its block id: all values, or a sentence for each field that has a problem. */
export function readFields<F extends Record<string, Field<unknown>>>(
  fields: F,
  values: Readonly<Record<string, Raw>>,
  words: Catalogue,
): { values: Values<F> } | { errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const read: Partial<Record<keyof F, unknown>> = {};
  for (const [blockId, field] of Object.entries(fields)) {
    const checked = field(values[blockId] ?? null, words);
    if ('problem' in checked) errors[blockId] = checked.problem;
    else Object.assign(read, { [blockId]: checked.value });
  }
  return Object.keys(errors).length > 0 ? { errors } : { values: read as Values<F> };
}
