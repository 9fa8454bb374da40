/** Closer than that two numbers are the same: what computing adds. */
const SAME = 1e-9;
/** Digits after the point beyond which nobody reads. */
const MOST_PLACES = 9;

const side = (value: number, mark: number): number =>
  Math.abs(value - mark) < SAME ? 0 : Math.sign(value - mark);

/**
 * A computed number in two digits that count (whole from 10 on, else one place after the point), and as many more as
 * tell it from each mark: an end of an interval from 0, and from what was asked.
 * @param fewest places after the point
 * @returns decimal text
 */
export function digitsOf(value: number, marks: readonly number[], fewest?: number): string {
  for (let places = fewest ?? (Math.abs(value) >= 10 ? 0 : 1); places < MOST_PLACES; places += 1) {
    const text = value.toFixed(places);
    if (marks.every((mark) => side(Number(text), mark) === side(value, mark))) return text;
  }
  return value.toFixed(MOST_PLACES);
}
