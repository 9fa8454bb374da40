import { type Fields, field, isFields, pointer, typeOf } from '../text/json.ts';

/** One thing Slack refuses: where (a JSON pointer) and why. */
export type Problem = { readonly at: string; readonly why: string };

/** Looks at a value from outside; an empty list means that Slack takes it. */
export type Check = (value: unknown, at: string) => readonly Problem[];

/** What must hold between the fields of one object; asked only when each field by itself is right. */
export type Rule = (value: Fields, at: string) => readonly Problem[];

type Field = { readonly check: Check; readonly needed: boolean };

/** One problem as the list that checks return. */
export function refuse(at: string, why: string): readonly Problem[] {
  return [{ at, why }];
}

/** A field that must be there. */
export const need = (check: Check): Field => ({ check, needed: true });

/** A field that may be left out. */
export const may = (check: Check): Field => ({ check, needed: false });

/** A string of `min` to `max` UTF-16 units, as sent. */
export function string(size: { readonly min?: number; readonly max?: number } = {}): Check {
  const { min = 1, max = Number.POSITIVE_INFINITY } = size;
  return (value, at) => {
    if (typeof value !== 'string') return refuse(at, 'must be a string');
    if (value.length < min) return refuse(at, `must be more than ${min - 1} characters`);
    return value.length > max ? refuse(at, `must be less than ${max + 1} characters`) : [];
  };
}

/** A string that also passes `test`; `what` names it in the refusal. */
export function shaped(what: string, test: (text: string) => boolean, max?: number): Check {
  const sized = string(max === undefined ? {} : { max });
  return (value, at) => {
    const problems = sized(value, at);
    if (problems.length > 0 || typeof value !== 'string') return problems;
    return test(value) ? [] : refuse(at, `must be ${what}`);
  };
}

/** True or false. */
export const boolean: Check = (value, at) =>
  typeof value === 'boolean' ? [] : refuse(at, 'must be a boolean');

/** A finite number that also passes `test`. */
export function number(what = 'a number', test: (value: number) => boolean = () => true): Check {
  return (value, at) =>
    typeof value === 'number' && Number.isFinite(value) && test(value) ? [] : refuse(at, `must be ${what}`);
}

/** A whole number from `min` to `max`. */
export function integer(min: number, max: number): Check {
  return number(`a whole number from ${min} to ${max}`, (n) => Number.isInteger(n) && n >= min && n <= max);
}

/** One of a few fixed values. */
export function oneOf(...values: readonly (string | number)[]): Check {
  return (value, at) =>
    values.some((each) => each === value) ? [] : refuse(at, `must be one of: ${values.join(', ')}`);
}

/** A list of `min` to `max` values that all pass `check`. */
export function list(check: Check, size: { readonly min?: number; readonly max?: number } = {}): Check {
  const { min = 1, max = Number.POSITIVE_INFINITY } = size;
  return (value, at) => {
    if (!Array.isArray(value)) return refuse(at, 'must be an array');
    if (value.length < min) return refuse(at, `no fewer than ${min} items allowed`);
    if (value.length > max) return refuse(at, `no more than ${max} items allowed`);
    return value.flatMap((each: unknown, index) => check(each, `${at}/${index}`));
  };
}

/** An object with these fields and no others. A field that is `undefined` is not there: JSON drops it. */
export function object(fields: Readonly<Record<string, Field>>, ...rules: readonly Rule[]): Check {
  return (value, at) => {
    if (!isFields(value)) return refuse(at, 'must be an object');
    const strange = Object.keys(value)
      .filter((name) => !Object.hasOwn(fields, name) && value[name] !== undefined)
      .flatMap((name) => refuse(pointer(at, name), `invalid additional property: ${name}`));
    const wrong = Object.entries(fields).flatMap(([name, each]) => {
      const found = field(value, name);
      if (found !== undefined) return each.check(found, `${at}/${name}`);
      return each.needed ? refuse(at, `missing required field: ${name}`) : [];
    });
    const problems = [...strange, ...wrong];
    return problems.length > 0 ? problems : rules.flatMap((rule) => rule(value, at));
  };
}

/** An object that says its own `type`. */
export function tagged(
  type: string,
  fields: Readonly<Record<string, Field>>,
  ...rules: readonly Rule[]
): Check {
  return object({ type: need(oneOf(type)), ...fields }, ...rules);
}

/** Whatever its `type` says it is, if that type is in `table`. */
export function byType(table: Readonly<Record<string, Check>>): Check {
  return (value, at) => {
    if (!isFields(value)) return refuse(at, 'must be an object');
    const type = typeOf(value);
    if (type === '') return refuse(at, 'missing required field: type');
    const check = Object.hasOwn(table, type) ? table[type] : undefined;
    return check === undefined ? refuse(`${at}/type`, `unsupported type: ${type}`) : check(value, at);
  };
}

/** Some entries of a table of types; the names must be in it. */
export function pick<Name extends string>(
  table: Readonly<Record<Name, Check>>,
  ...names: readonly NoInfer<Name>[]
): Readonly<Record<string, Check>> {
  return Object.fromEntries(names.map((name) => [name, table[name]]));
}

/** Types that Slack knows and the local Slack does not play: refused with that reason, never as unknown. */
export function notPlayed(...types: readonly string[]): Readonly<Record<string, Check>> {
  return Object.fromEntries(
    types.map((type) => [
      type,
      (_value: unknown, at: string) =>
        refuse(`${at}/type`, `the local Slack does not play ${type}, though Slack knows it`),
    ]),
  );
}
