import type { Random } from '../../test/support/random.ts';

/** Counts of what comes by chance, so many on average: drawn by looking a uniform number up in a table. */
export class Poisson {
  readonly #from: number;
  /** The chance of `from` + index or less. */
  readonly #upTo: Float64Array;

  /** @param mean 0 or more */
  constructor(mean: number) {
    const reach = 10 * Math.sqrt(mean) + 20;
    const from = Math.max(0, Math.floor(mean - reach));
    const size = Math.ceil(mean + reach) - from + 1;
    // In logarithms, relative to the most likely count, so that nothing vanishes; their sum is made 1 in the end.
    let log = 0;
    const weights = Float64Array.from({ length: size }, (_, index) => {
      if (index > 0) log += Math.log(mean / (from + index));
      return log;
    });
    const largest = weights.reduce((most, each) => Math.max(most, each), Number.NEGATIVE_INFINITY);
    let sum = 0;
    this.#from = from;
    this.#upTo = weights.map((weight) => {
      sum += Math.exp(weight - largest);
      return sum;
    });
    this.#upTo = this.#upTo.map((each) => each / sum);
  }

  draw(random: Random): number {
    const at = random.share();
    let low = 0;
    let high = this.#upTo.length - 1;
    while (low < high) {
      const half = (low + high) >>> 1;
      if ((this.#upTo[half] ?? 1) > at) high = half;
      else low = half + 1;
    }
    return this.#from + low;
  }
}
