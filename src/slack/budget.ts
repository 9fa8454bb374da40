/**
 * Divides room fairly among texts: none gets more than it needs, and what short ones leave goes to the long ones.
 * @param total characters there are
 * @param lengths characters each would need
 * @returns whole characters for each, together at most `total`
 * @example shares(100, [10, 200, 300]) // [10, 45, 45]
 */
export function shares(total: number, lengths: readonly number[]): number[] {
  const given = lengths.map(() => 0);
  let left = Math.max(0, Math.floor(total));
  const byNeed = lengths.map((length, index) => ({ length, index })).sort((a, b) => a.length - b.length);
  for (const [done, { length, index }] of byNeed.entries()) {
    const share = Math.min(Math.max(0, length), Math.floor(left / (byNeed.length - done)));
    given[index] = share;
    left -= share;
  }
  return given;
}
