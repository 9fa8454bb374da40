import { isFields } from '../text/json.ts';

const SECRET = '•••';

/** A payload with all that opens something hidden: tokens, addresses that answer, tickets of connections. */
function hidden(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((each: unknown) => hidden(each));
  if (isFields(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, hidden(each, key)]));
  }
  if (typeof value !== 'string') return value;
  if (/token$/i.test(name)) return SECRET;
  return value
    .replaceAll(/\bx(?:ox[a-z]|app)-[\w-]+/g, SECRET)
    .replaceAll(/(\/response\/|[?&]ticket=)[\w.-]+/g, `$1${SECRET}`);
}

/** A payload as the page may show it. */
export const hiddenIn = (payload: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(payload).map(([key, each]) => [key, hidden(each, key)]));
