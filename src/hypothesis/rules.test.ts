import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { State } from './hypothesis.ts';
import {
  easeOf,
  fromOneLine,
  isReady,
  isVerdict,
  mayEstimate,
  mayMove,
  mayReword,
  scoreOf,
  TITLE_MOST,
} from './rules.ts';

const states: readonly State[] = [
  'idea',
  'ready',
  'committed',
  'launched',
  'won',
  'lost',
  'inconclusive',
  'invalid',
  'dropped',
];

describe('ease', () => {
  test.each([
    [0, 10],
    [5, 10],
    [10, 9],
    [20, 8],
    [30, 7],
    [50, 6],
    [80, 5],
    [100, 4],
    [150, 3],
    [200, 2],
  ])('%d tenths of a day are ease %d', (tenths, ease) => {
    expect(easeOf(tenths)).toBe(ease);
  });

  test.each([
    [6, 9],
    [11, 8],
    [21, 7],
    [31, 6],
    [51, 5],
    [81, 4],
    [101, 3],
    [151, 2],
    [201, 1],
    [99_999, 1],
  ])('%d tenths lie between two steps, and the harder one (%d) counts', (tenths, ease) => {
    expect(easeOf(tenths)).toBe(ease);
  });

  test('more days are never easier', () => {
    fc.assert(fc.property(fc.nat(400), fc.nat(400), (a, b) => a > b || easeOf(a) >= easeOf(b)));
  });
});

describe('score', () => {
  test('is the mean of impact, confidence and ease', () => {
    expect(scoreOf({ impact: 9, confidence: 7 }, 40)).toBeCloseTo(22 / 3);
  });

  test('an estimate of no days at all counts as one', () => {
    expect(scoreOf({ impact: 10, confidence: 10 }, 0)).toBe(10);
  });

  test.each([
    [{ impact: null, confidence: 7 }, 40],
    [{ impact: 9, confidence: null }, 40],
    [{ impact: 9, confidence: 7 }, null],
  ])('there is none while a part is missing', (wording, tenths) => {
    expect(scoreOf(wording, tenths)).toBeNull();
  });
});

describe('the life of a hypothesis', () => {
  const verdicts: readonly State[] = ['won', 'lost', 'inconclusive', 'invalid'];
  const allowed = new Set([
    'idea → ready',
    'idea → dropped',
    'ready → committed',
    'ready → dropped',
    'committed → launched',
    'committed → ready',
    'committed → dropped',
    'launched → committed',
    'launched → dropped',
    ...verdicts.map((verdict) => `launched → ${verdict}`),
    ...verdicts.flatMap((from) => verdicts.filter((to) => to !== from).map((to) => `${from} → ${to}`)),
  ]);
  const pairs = states.flatMap((from) => states.map((to) => [from, to] as const));

  test.each(pairs)('%s → %s is as the table says', (from, to) => {
    expect(mayMove(from, to)).toBe(allowed.has(`${from} → ${to}`));
  });

  test('its wording is fixed from the moment it is taken in, its estimates from the launch', () => {
    expect(states.filter(mayReword)).toEqual(['idea', 'ready']);
    expect(states.filter(mayEstimate)).toEqual(['idea', 'ready', 'committed']);
    expect(states.filter(isVerdict)).toEqual(verdicts);
  });
});

describe('ready', () => {
  const bare = { effect: null, worthItFrom: null, parentId: null };

  test('is what says which number moves and from what on it is worth it', () => {
    expect(isReady({ ...bare, effect: 'sign-ups rise', worthItFrom: '3' }, false)).toBe(true);
    expect(isReady({ ...bare, effect: 'sign-ups rise' }, false)).toBe(false);
    expect(isReady({ ...bare, worthItFrom: '3' }, false)).toBe(false);
  });

  test('is what somebody estimated, and what makes a won bet bigger', () => {
    expect(isReady(bare, true)).toBe(true);
    expect(isReady({ ...bare, parentId: 'won' }, false)).toBe(true);
    expect(isReady(bare, false)).toBe(false);
  });
});

describe('one line', () => {
  test('is the title, its white space folded', () => {
    expect(fromOneLine('  Group \n buying ')).toEqual({ title: 'Group buying', because: null });
  });

  test('of exactly 300 characters is a title still, of one more it is cut and kept whole', () => {
    const fits = 'x'.repeat(TITLE_MOST);
    expect(fromOneLine(fits)).toEqual({ title: fits, because: null });
    expect(fromOneLine(`${fits}y`)).toEqual({ title: `${'x'.repeat(299)}…`, because: `${fits}y` });
  });

  test.each([
    ['Group buying\n- three buy together\n- each pays less', 'Group buying'],
    ['- Group buying\n- Shorter form', 'Group buying'],
    ['Group buying\n\nBuyers recruit buyers', 'Group buying'],
    ['Log what fails\n```\nlog(error);\n```', 'Log what fails'],
    ['拼团\n1、三人一起买\n2、每人更便宜', '拼团'],
    ['拼团：\n· 三人一起买\n· 更便宜', '拼团：'],
  ])('of several parts has the first line as its title: %j', (text, title) => {
    expect(fromOneLine(text)).toEqual({ title, because: text });
  });

  test('is cut between words', () => {
    const { title } = fromOneLine('word '.repeat(100));
    expect(title.endsWith('word…')).toBe(true);
  });

  test('loses nothing, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 700 }), (text) => {
        const { title, because } = fromOneLine(text);
        expect(title.length).toBeLessThanOrEqual(TITLE_MOST);
        expect(title.isWellFormed()).toBe(true);
        expect(because ?? title).toBe(because === null ? text.trim().replace(/\s+/g, ' ') : text.trim());
      }),
    );
  });
});
