import type { Mean } from './means.ts';

/** Mean and sample standard deviation (n − 1) of amounts, in one pass (Welford 1962, Technometrics 4: 419–420). */
export function momentsOf(amounts: Iterable<number>): Mean {
  let people = 0;
  let mean = 0;
  let squares = 0;
  for (const amount of amounts) {
    people += 1;
    const off = amount - mean;
    mean += off / people;
    squares += off * (amount - mean);
  }
  return { people, mean, deviation: people > 1 ? Math.sqrt(squares / (people - 1)) : 0 };
}
