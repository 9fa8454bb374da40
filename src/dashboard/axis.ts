/** The range of a chart's values, and the round numbers along it. */
interface Axis {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Steps that people count in, of each power of ten. */
const STEPS = [1, 2, 5, 10];
/** About so many from one end to the other. */
const ABOUT = 4;

/**
 * An axis on which all these values lie.
 * @param values at least one
 * @param fromZero it begins (or ends) at 0: of what is counted up from nothing
 * @example axisOf([312, 1500], true) // { low: 0, high: 1500, ticks: [0, 500, 1000, 1500] }
 */
export function axisOf(values: readonly number[], fromZero: boolean): Axis {
  const all = fromZero ? [0, ...values] : values;
  const [least, most] = [Math.min(...all), Math.max(...all)];
  const rough = (most - least || Math.abs(most) || 1) / ABOUT;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((one) => one * power >= rough) ?? 10);
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(most / step));
  // Whole steps, without what binary fractions leave behind them.
  const ticks = Array.from({ length: last - first + 1 }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
  return { low: ticks[0] ?? least, high: ticks.at(-1) ?? most, ticks };
}
