/** A JSON object whose fields nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Whether a value from outside is a JSON object (no list, no null). */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field of a value from outside; undefined when there is none. */
export function field(value: unknown, name: string): unknown {
  return isFields(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A field that must be a string to count; undefined otherwise. */
export function stringAt(value: unknown, name: string): string | undefined {
  const found = field(value, name);
  return typeof found === 'string' ? found : undefined;
}

/** A field that must be a list to count; empty otherwise. */
export function listAt(value: unknown, name: string): readonly unknown[] {
  const found = field(value, name);
  return Array.isArray(found) ? found : [];
}

/** The `type` that Block Kit objects carry; '' when there is none. */
export function typeOf(value: unknown): string {
  return stringAt(value, 'type') ?? '';
}

/** Visits every object inside a value, outer ones first, each with its JSON pointer below `at`. */
export function everyObject(value: unknown, at: string, visit: (found: Fields, at: string) => void): void {
  if (Array.isArray(value)) {
    value.forEach((each: unknown, index) => {
      everyObject(each, `${at}/${index}`, visit);
    });
  } else if (isFields(value)) {
    visit(value, at);
    for (const [name, each] of Object.entries(value)) everyObject(each, pointer(at, name), visit);
  }
}

/** One step further down a JSON pointer (RFC 6901 escapes). */
export function pointer(at: string, name: string): string {
  return `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
