import { isFields } from '../../../text/json.ts';

/** A value with the JSON in its texts read (apps send `blocks` and `view` as text), for reading only. */
export function unfolded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(unfolded);
  if (isFields(value)) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, unfolded(each)]));
  }
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return unfolded(JSON.parse(value));
  } catch {
    return value;
  }
}
