/** Whether a text is a calendar date as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
}

/** Whether a text is a time of day as `HH:mm`, 00:00 to 23:59. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** Whether a text is a time zone this runtime knows. */
export function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** Whether a number is a UNIX time of ten digits, in seconds. */
export function isTenDigits(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= 1_000_000_000 && seconds <= 9_999_999_999;
}

/** Whether a text reads as a decimal number (`12`, `-10`, `0.25`). */
export function isNumber(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Whether a text reads as an email address. */
export function isEmail(text: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(text);
}

/** Whether a text reads as a web address, with its scheme. */
export function isWebAddress(text: string): boolean {
  return !/\s/.test(text) && URL.canParse(text) && /^https?:\/\//i.test(text);
}
