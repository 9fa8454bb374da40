/** What begins an item of a list. A sign that is also a letter's neighbour (`-5%`) needs a space behind it. */
const BULLET = /^\s*(?:[-*+–—] (?:\[[ xX]?\] )?|\[[ xX]?\] |[•‣◦·▪●○☐☑✓✔]\s*)/;
const NUMBER = /^\s*(?:\d{1,2}[.)](?=\s)|\d{1,2}[、）．](?=\D)|[(（]\d{1,2}[)）]|[①-⑳])\s*/;

/** A line that only fences code. */
const FENCE = /^```\w*$/;

/** The lines of a text in which something stands, without space around them. */
const filled = (text: string): string[] =>
  text
    .split(/[\n\r\u2028\u2029]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !FENCE.test(line));

/** What begins the items, if these lines have a list: one line with a number may be a sentence. */
function mark(lines: readonly string[]): RegExp | undefined {
  if (lines.some((line) => BULLET.test(line))) return BULLET;
  return lines.filter((line) => NUMBER.test(line)).length > 1 ? NUMBER : undefined;
}

/** The lines in which something stands, without what marks them as items of a list. */
export function linesOf(text: string): string[] {
  const lines = filled(text);
  const marked = mark(lines);
  return marked ? lines.map((line) => line.replace(marked, '')).filter((line) => line !== '') : lines;
}

/**
 * The items of a text: those of its list, each with the lines that go on with it and without the heading above them;
 * without a list each line.
 */
export function itemsOf(text: string): string[] {
  const lines = filled(text);
  const marked = mark(lines);
  if (!marked) return lines;
  const items: string[] = [];
  for (const line of lines) {
    const isItem = marked.test(line);
    const last = items.at(-1);
    if (isItem || last === undefined) items.push(line);
    else items[items.length - 1] = `${last} ${line}`;
  }
  return items
    .filter((item) => marked.test(item) || !/[:：]$/.test(item))
    .map((item) => item.replace(marked, ''))
    .filter((item) => item !== '');
}

/** Whether it has several lines, of which some are items of a list. */
export function hasList(text: string): boolean {
  if (!/[\n\r\u2028\u2029]/.test(text)) return false;
  const lines = filled(text);
  return lines.length > 1 && mark(lines) !== undefined;
}

/** Whether its lines are set so that they mean less as one: code, or what is indented. */
export const isSet = (text: string): boolean => /```|^(?: {2,}|\t)\S/m.test(text);

/** Whether a text is more than a line that was broken: a list, paragraphs, code. */
export const hasParts = (text: string): boolean => {
  const lines = filled(text);
  return lines.length > 1 && (lines.length > 2 || isSet(text) || hasList(text) || /\n\s*\n/.test(text));
};
