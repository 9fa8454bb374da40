/** A way into JSON: names of members, and places in lists, which from the end on are below 0. */
export type Path = readonly (string | number)[];

const STEP = /(?:^|\.)([^.[\]"]+)|\[(-?\d{1,6})\]|\[("(?:[^"\\]|\\.)*")\]/y;

/**
 * Reads a way into JSON; what stands before it in JSONPath, "$", may be left out. Empty: all of it.
 * @returns undefined where it is none
 * @example pathOf('data.items[-1].value') // ['data', 'items', -1, 'value']
 * @example pathOf('["sign.ups"].week') // ['sign.ups', 'week']
 */
export function pathOf(text: string): Path | undefined {
  const written = text.trim().replace(/^\$\.?/, '');
  const path: (string | number)[] = [];
  STEP.lastIndex = 0;
  while (STEP.lastIndex < written.length) {
    const [, name, place, quoted] = STEP.exec(written) ?? [];
    if (name !== undefined) path.push(name);
    else if (place !== undefined) path.push(Number(place));
    else if (quoted === undefined) return undefined;
    else {
      const member = unquoted(quoted);
      if (member === undefined) return undefined;
      path.push(member);
    }
  }
  return path;
}

function unquoted(text: string): string | undefined {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'string' ? read : undefined;
  } catch {
    return undefined;
  }
}

/** A number as JSON writes it, of which no digit is lost. */
export class Written {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** JSON with its numbers as they are written. @returns undefined where it is none */
export function jsonOf(text: string): { readonly json: unknown } | undefined {
  try {
    return {
      json: JSON.parse(text, (_, value: unknown, ...more: { source?: string }[]) =>
        typeof value === 'number' ? new Written(more[0]?.source ?? String(value)) : value,
      ),
    };
  } catch {
    return undefined;
  }
}

/** What stands at a path, or the first step that leads nowhere. */
export function at(
  json: unknown,
  path: Path,
): { readonly found: unknown } | { readonly missing: string | number } {
  let found = json;
  for (const step of path) {
    const next = Array.isArray(found) ? itemOf(found, step) : memberOf(found, step);
    if (next === undefined) return { missing: step };
    found = next;
  }
  return { found };
}

const itemOf = (list: readonly unknown[], step: string | number): unknown =>
  typeof step === 'number' ? list.at(step) : undefined;

const memberOf = (json: unknown, step: string | number): unknown =>
  typeof json === 'object' && json !== null && !(json instanceof Written) && Object.hasOwn(json, step)
    ? Reflect.get(json, step)
    : undefined;
