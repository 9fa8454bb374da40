import type { Protection } from './protection.ts';

/** What is loaded for a story is loaded once for so many files of tests. */
const AT_ONCE = 12;

export type Batch = { readonly tests: string[]; readonly pattern: string };

/** The tests that see these protections, in few runs: files that are meant whole, and those of which only some tests are. */
export function batches(protections: readonly Pick<Protection, 'seenBy' | 'test'>[]): Batch[] {
  const named = new Map<string, Set<string>>();
  for (const { seenBy, test = '' } of protections)
    for (const file of seenBy) named.set(file, (named.get(file) ?? new Set()).add(test));
  const isWhole = ([, names]: [string, Set<string>]): boolean => names.has('');
  const files = [...named];
  return [files.filter(isWhole), files.filter((file) => !isWhole(file))].flatMap((alike) => {
    const some = Array.from({ length: Math.ceil(alike.length / AT_ONCE) }, (_, at) =>
      alike.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
    );
    return some.map((batch) => {
      const names = new Set(batch.flatMap(([, each]) => [...each]));
      return { tests: batch.map(([file]) => file), pattern: names.has('') ? '' : [...names].join('|') };
    });
  });
}
