import { describe, expect, test } from 'vitest';
import { lineFigures } from '../bench/numbers/lines.ts';
import { Poisson } from '../bench/numbers/poisson.ts';
import { type Setting, settings } from '../bench/numbers/settings.ts';
import { playTests } from '../bench/numbers/tests.ts';
import { mixture, PLAIN } from '../bench/numbers/ways.ts';
import { Random } from './support/random.ts';

// What `npm run bench -- numbers` stands on: a simulation that is wrong proves nothing.

describe('people who come by chance', () => {
  test.each([0.3, 4, 900])('are %d on average, with as much variance, as a Poisson count has', (mean) => {
    const random = new Random(14);
    const poisson = new Poisson(mean);
    const drawn = Array.from({ length: 20_000 }, () => poisson.draw(random));
    const average = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    const variance = drawn.reduce((sum, each) => sum + (each - average) ** 2, 0) / (drawn.length - 1);
    // Four standard errors of each.
    expect(Math.abs(average - mean)).toBeLessThan(4 * Math.sqrt(mean / drawn.length));
    expect(Math.abs(variance - mean)).toBeLessThan(4 * Math.sqrt((2 * mean ** 2 + mean) / drawn.length));
    const none = drawn.filter((each) => each === 0).length / drawn.length;
    expect(Math.abs(none - Math.exp(-mean))).toBeLessThan(0.015);
  });

  test('are nobody where nobody is expected', () => {
    expect(new Poisson(0).draw(new Random(1))).toBe(0);
  });
});

test('a mixture test asks for 3.03 standard errors on the date, and never for less than one look', () => {
  expect(mixture(1)).toBeCloseTo(3.035, 2);
  for (const t of [0.01, 0.1, 0.5, 2, 10]) expect(mixture(t)).toBeGreaterThan(PLAIN);
});

describe('simulated tests', () => {
  const even = settings.find(({ times }) => times(1) === 1);
  if (even === undefined) throw new Error('no even setting');
  const played = (setting: Setting) => playTests(setting, 600, new Random(3));

  test('are the same for the same seed', () => {
    expect(played(even)).toEqual(played(even));
  });

  test('find a way to judge that is not safe to look at daily', () => {
    const { won, lost, paths } = played(even);
    for (const { bot, plainDaily, oneLook, mixture: mixed } of [won, lost]) {
      expect(plainDaily / paths).toBeGreaterThan(0.12);
      expect(bot / paths).toBeLessThan(0.06);
      expect(oneLook / paths).toBeLessThan(0.05);
      expect(mixed).toBeLessThanOrEqual(bot);
    }
  });
});

test('a line that is said to be reached by chance so often, is', () => {
  const figures = lineFigures(4_000);
  expect(figures.filter(({ bound }) => bound !== '')).toHaveLength(6);
  expect(figures.filter(({ held }) => held === false).map(({ what }) => what)).toEqual([]);
});
