import { median } from '../statistics/median.ts';

/** What weeks before differ by, and whether a value lies beyond that. */
export interface Jump {
  /** The week before. */
  readonly last: number;
  /** By how much weeks usually differ: the median of what they differed by, whichever way. */
  readonly usual: number;
}

/** Fewer changes than these say nothing of what is usual. */
const LEAST = 4;
/** Weeks that are looked at. */
const WEEKS = 9;
/** The bound of Iglewicz and Hoaglin for the modified z-score. */
const BOUND = 3.5;
/** What makes the median (or, where that is 0, the mean) of deviations a standard deviation of normal ones. */
const MEDIAN_TO_SIGMA = 1.4826;
const MEAN_TO_SIGMA = 1.2533;

/**
 * Whether a value jumps: its change from the week before lies further from the median of the last eight weeks' changes
 * than 3.5 of their deviations, taken from the median absolute deviation, so that one odd week among them hides none
 * (B. Iglewicz and D. Hoaglin, How to Detect and Handle Outliers, 1993: the modified z-score; where more than half of the
 * changes are alike, the mean absolute deviation stands in).
 * @param weeks values of whole weeks before it, oldest first
 * @param isRunning the week is not over and its total still grows: only a rise can be one
 */
export function jumpOf(weeks: readonly number[], value: number, isRunning: boolean): Jump | undefined {
  const recent = weeks.slice(-WEEKS);
  const last = recent.at(-1);
  const changes = recent.slice(1).map((each, index) => each - (recent[index] ?? each));
  if (last === undefined || changes.length < LEAST) return undefined;
  const middle = median(changes);
  const deviations = changes.map((change) => Math.abs(change - middle));
  const mean = deviations.reduce((sum, each) => sum + each, 0) / deviations.length;
  const sigma = median(deviations) * MEDIAN_TO_SIGMA || mean * MEAN_TO_SIGMA;
  const off = value - last - middle;
  // Weeks that are all alike say nothing of how far a next one may be off.
  if (sigma === 0 || Math.abs(off) <= BOUND * sigma || (isRunning && off < 0)) return undefined;
  return { last, usual: median(changes.map(Math.abs)) };
}
