import type { Named } from './cases.ts';

/** One value beside the one that was expected. */
export interface Compared {
  /** Such as `plain95.low`. */
  readonly name: string;
  readonly computed: Leaf | undefined;
  readonly expected: Leaf;
  readonly isAlike: boolean;
}

type Leaf = number | string | boolean | null;

/** Expected for orientation only: another formula's number. */
const ORIENTATION = /^check_/;

/** Each expected value beside the computed one, in the order of what is expected. */
export function compare(computed: Named, expected: Named, tolerance: number): Compared[] {
  const found = new Map(leaves(computed));
  return leaves(expected)
    .filter(([name]) => !ORIENTATION.test(name))
    .map(([name, value]) => {
      const ours = found.get(name);
      return { name, computed: ours, expected: value, isAlike: alike(ours, value, tolerance) };
    });
}

/** Numbers by the tolerance, relative or, below 1, absolute; all else exactly. */
function alike(ours: Leaf | undefined, theirs: Leaf, tolerance: number): boolean {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours === theirs;
  return Math.abs(ours - theirs) <= tolerance * Math.max(1, Math.abs(theirs));
}

function leaves(named: Named, within = ''): (readonly [string, Leaf])[] {
  return Object.entries(named).flatMap(([name, value]) =>
    value !== null && typeof value === 'object'
      ? leaves(value, `${within}${name}.`)
      : [[`${within}${name}`, value] as const],
  );
}
