import type { Metric } from './metric.ts';

/** The form in which two names of numbers are the same to whoever types them. */
export const nameKey = (name: string): string => name.normalize('NFKC').trim().toLowerCase();

/** Whether the list of all numbers is asked for. */
export const asksForNumbers = (text: string): boolean =>
  /^(?:(?:all )?(?:the |our )?(?:numbers|metrics)|(?:所有|全部)?(?:指标|数字)(?:列表)?)[.。!？?]?$/iu.test(
    text.trim(),
  );

/**
 * Which of a squad's numbers is meant, by its name before or behind the value, and what else was typed. Without a name
 * it is the North Star metric, whose own name is read with its value.
 * @example whichNumber('churn 3.2', numbers) // { metricId: 'M2', written: '3.2' }
 */
export function whichNumber(
  text: string,
  numbers: readonly Metric[],
): { readonly metricId: string | undefined; readonly written: string } {
  const others = numbers
    .filter(({ role }) => role !== 'northStar')
    .toSorted((a, b) => b.name.length - a.name.length);
  const typed = text.normalize('NFKC').trim();
  for (const { id, name } of others) {
    const rest = withoutName(typed, nameKey(name));
    if (rest !== undefined) return { metricId: id, written: rest };
  }
  return { metricId: undefined, written: text };
}

/** What stands beside a name at one of the ends, which must end there, too; undefined: the name does not stand there. */
function withoutName(text: string, name: string): string | undefined {
  const key = text.toLowerCase();
  // Letters that are longer in lower case would be cut in the wrong place.
  if (key.length !== text.length) return undefined;
  const isWord = (before: string, after: string): boolean =>
    /[\p{Script=Han}]/u.test(before + after) ||
    !/[\p{L}\p{N}]$/u.test(before) ||
    !/^[\p{L}\p{N}]/u.test(after);
  if (key.startsWith(name) && isWord(name, text.slice(name.length))) {
    return text.slice(name.length).replace(/^[\s:：=,，]+/, '');
  }
  if (key.endsWith(name) && isWord(text.slice(0, -name.length), name)) {
    return text.slice(0, -name.length).replace(/[\s,，]+$/, '');
  }
  return undefined;
}
