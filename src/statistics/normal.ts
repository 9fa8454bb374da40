import cdf from '@stdlib/stats-base-dists-normal-cdf';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

/** The z below which this share of a standard normal distribution lies. @param share between 0 and 1 */
export function zBelow(share: number): number {
  return quantile(share, 0, 1);
}

/** The share of a standard normal distribution that lies at least so far from its middle, on both sides together. */
export function shareBeyond(distance: number): number {
  return 2 * cdf(-Math.abs(distance), 0, 1);
}
