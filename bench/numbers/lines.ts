import { judgeLine } from '../../src/statistics/by-line.ts';
import { zBelow } from '../../src/statistics/normal.ts';
import { Random } from '../../test/support/random.ts';
import { type Figure, told } from '../figure.ts';
import { Poisson } from './poisson.ts';

/** How the number of a squad's weeks comes about; the first week is 0. */
type Weeks = (random: Random, week: number) => number;

const deviation = (random: Random): number => zBelow((random.share() * 2 ** 32 + 0.5) / 2 ** 32);
const counts = (mean: number): Weeks => {
  const poisson = new Poisson(mean);
  return (random) => poisson.draw(random);
};

/** Weeks that are alike, though they scatter in different ways. */
const alike: readonly (readonly [name: string, Weeks])[] = [
  ['sales that scatter unevenly', (random) => Math.exp(deviation(random))],
  ['about 1,000 a week', counts(1_000)],
];

/** By so much the truth may differ from what is said, in points. */
const MOST_POINTS = 1;

/** Whether "by chance 1 in 10" is 1 in 10. */
export function lineFigures(paths: number): Figure[] {
  const random = new Random(2);
  const figures = [4, 9, 12].flatMap((earlier) =>
    alike.map(([name, weeks]): Figure => {
      const { said, came } = firstIn(weeks, earlier, paths, random.fork());
      return {
        what: `by a line, above ${earlier} weeks: ${name}`,
        value: `${percent(came)} (said: ${percent(said)})`,
        bound: `within ${MOST_POINTS} point`,
        held: Math.abs(came - said) * 100 <= MOST_POINTS,
      };
    }),
  );
  const few = firstIn(counts(10), 9, paths, random.fork());
  const trend: Weeks = (any, week) => 1_000 * 1.02 ** week * (1 + 0.1 * deviation(any));
  const grown = firstIn(trend, 9, paths, random.fork());
  return [
    ...figures,
    told('… about 10 a week: ties count against it', `${percent(few.came)} (said: ${percent(few.said)})`),
    told('… weeks not alike, 2 % more each', `${percent(grown.came)} (said: ${percent(grown.said)})`),
  ];
}

/** How often a week that is like those before it is the first of them, and how often that is said to be. */
function firstIn(weeks: Weeks, earlier: number, paths: number, random: Random) {
  let first = 0;
  for (let path = 0; path < paths; path += 1) {
    const before = Array.from({ length: earlier }, (_, week) => weeks(random, week));
    const { rank } = judgeLine(weeks(random, earlier), { line: 0, direction: 'up', earlier: before });
    if (rank === 1) first += 1;
  }
  return { said: 1 / (earlier + 1), came: first / paths };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
