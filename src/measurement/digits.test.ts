import { describe, expect, it } from 'vitest';
import { digitsOf } from './digits.ts';

describe('digits of a computed number', () => {
  it('are two that count', () => {
    expect(digitsOf(17.04, [0, 3])).toBe('17');
    expect(digitsOf(-2.71, [0, 3])).toBe('-2.7');
    expect(digitsOf(1.256, [1.1], 2)).toBe('1.26');
  });

  it('are more where fewer would show it on a mark that it only comes close to, or beyond it', () => {
    expect(digitsOf(0.004, [0, 3])).toBe('0.004');
    expect(digitsOf(2.96, [0, 3])).toBe('2.96');
    expect(digitsOf(10.6, [0, 10.8])).toBe('10.6');
    expect(digitsOf(-0.04, [0])).toBe('-0.04');
  });

  it('are no more where it is the mark, but for what computing adds', () => {
    expect(digitsOf(3 + 1e-12, [0, 3])).toBe('3.0');
    expect(digitsOf(3.25, [0, 3.25])).toBe('3.25');
  });
});
