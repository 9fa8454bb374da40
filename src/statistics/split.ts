import { shareBeyond } from './normal.ts';

/** Whether people were divided as planned. */
export interface Split {
  /** Pearson's chi-square, one degree of freedom. */
  readonly chi2: number;
  /** How often chance alone divides them so unevenly. */
  readonly p: number;
  readonly isWrong: boolean;
}

/** Below it an uneven split is no chance: something loses people of one side. */
const TOO_RARE = 0.001;

/**
 * Pearson's test of the people of both sides against the planned share. With one degree of freedom its chi-square is a
 * squared standard normal, whose tail the normal distribution has without cancellation.
 * @param share of the variant, between 0 and 1
 */
export function checkSplit(control: number, variant: number, share: number): Split {
  const all = control + variant;
  const chi2 = (variant - all * share) ** 2 / (all * share * (1 - share));
  const p = shareBeyond(Math.sqrt(chi2));
  return { chi2, p, isWrong: p < TOO_RARE };
}
