import { zBelow } from '../../src/statistics/normal.ts';

// Other ways to judge, to print beside ours: how many standard errors each asks for before it says anything.

/** One look on the date, and plain 95 % on every day. */
export const PLAIN = zBelow(0.975);

const ALPHA = 0.05;

/**
 * A mixture sequential test: safe at any look for ever, both sides together 5 % (Robbins 1970, Annals of Mathematical
 * Statistics 41: 1397–1409; the normal mixture with variance ρ).
 * @param t how much of the planned people is counted
 */
export function mixture(t: number): number {
  return Math.sqrt(((t + RHO) / t) * Math.log((t + RHO) / (RHO * ALPHA ** 2)));
}

/** The mixture that asks for least on the date: where the derivative by ρ, ln((1 + ρ) / (ρ α²)) − 1 / ρ, is 0. */
const RHO = narrowest();

function narrowest(): number {
  let [low, high] = [0.001, 1];
  for (let step = 0; step < 60; step += 1) {
    const half = (low + high) / 2;
    if (Math.log((1 + half) / (half * ALPHA ** 2)) - 1 / half < 0) low = half;
    else high = half;
  }
  return low;
}
