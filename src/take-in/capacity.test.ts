import { describe, expect, test } from 'vitest';
import { overBy, stillToBuild } from './capacity.ts';

describe('over the days', () => {
  test.each([
    ['what fits exactly', { taken: 100, days: 140 }, 40, 0],
    ['half a day too much', { taken: 100, days: 140 }, 45, 5],
    ['a week that was too full before', { taken: 150, days: 140 }, 10, 20],
    ['a week with no day left', { taken: 0, days: 0 }, 10, 10],
    ['what nobody has estimated', { taken: 150, days: 140 }, null, 0],
    ['a squad in which nobody builds', { taken: 0, days: null }, 40, 0],
  ])('%s', (_, capacity, more, over) => expect(overBy(capacity, more)).toBe(over));
});

test('what is live, done, dropped or carried on takes none of the days that are left', () => {
  const states = ['open', 'launched', 'done', 'dropped', 'carried', 'open'] as const;
  expect(stillToBuild(states.map((state) => ({ state, days: 10 })))).toBe(20);
  expect(stillToBuild([{ state: 'open', days: null }])).toBe(0);
});
