import { expect, test } from 'vitest';
import { plotOf, slicePath, slicesOf, ticksFor } from './chart-shape.ts';

test('pieces of a pie share a whole turn by their values', () => {
  const slices = slicesOf({
    segments: [
      { label: 'a', value: 3 },
      { label: 'b', value: 1 },
    ],
  });
  expect(slices).toEqual([
    { label: 'a', value: 3, from: 0, to: 0.75 },
    { label: 'b', value: 1, from: 0.75, to: 1 },
  ]);
});

test('a piece is drawn from its beginning to its end; one that is all is a full circle', () => {
  expect(slicePath({ label: '', value: 1, from: 0, to: 0.25 }, 10)).toBe(
    'M 0 0 L 0.00 -10.00 A 10 10 0 0 1 10.00 -0.00 Z',
  );
  expect(slicePath({ label: '', value: 1, from: 0.25, to: 1 }, 10)).toContain('A 10 10 0 1 1');
  expect(slicePath({ label: '', value: 1, from: 0, to: 1 }, 10)).not.toContain('M 0 0');
});

test('values stand in the order of the categories', () => {
  const plot = plotOf({
    type: 'line',
    series: [
      {
        name: 's',
        data: [
          { label: 'b', value: 2 },
          { label: 'a', value: 1 },
        ],
      },
    ],
    axis_config: { categories: ['a', 'b'] },
  });
  expect(plot).toMatchObject({
    type: 'line',
    categories: ['a', 'b'],
    series: [{ name: 's', values: [1, 2] }],
  });
});

const TICKS: [number[], number[]][] = [
  [
    [0, 3],
    [0, 1, 2, 3],
  ],
  [
    [1284, 1562],
    [0, 500, 1000, 1500, 2000],
  ],
  [
    [-8, 41],
    [-20, 0, 20, 40, 60],
  ],
  [
    [0.1, 0.34],
    [0, 0.1, 0.2, 0.3, 0.4],
  ],
  [[0], [0, 1]],
  [[-5], [-6, -4, -2, 0]],
];

test.each(TICKS)('the axis for %j is %j', (values, ticks) => {
  expect(ticksFor(values)).toEqual(ticks);
});
