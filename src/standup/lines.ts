import { catalogue } from '../language/catalogue.ts';
import { languages } from '../language/language.ts';
import { isBlank } from '../said/blank.ts';
import { linesOf } from '../said/lines.ts';
import type { EarlierPlan, Entry, Written } from './entry.ts';

/** What came of a line that was planned. */
export const lineStates = ['on', 'done', 'dropped'] as const;
export type LineState = (typeof lineStates)[number];

/** So many lines of a plan are asked about one by one. */
export const MOST_LINES = 8;

/** What is written beside the lines. */
interface Besides {
  readonly yesterday: string | null;
  readonly today: string | null;
}

/** The lines of the last plan as the form asks about them. */
export interface AskedLines {
  readonly asked: readonly { readonly text: string; readonly state: LineState }[];
  /** So many more it has. */
  readonly more: number;
  readonly besides: Besides;
}

/** The lines of a plan, each once. */
const planLines = (plan: string): string[] => [...new Set(linesOf(plan))].filter((line) => !isBlank(line));

/**
 * The lines that the form asks about: those still on, until an answer says otherwise.
 * @returns undefined: there are none, or what was answered or typed already is told in other words
 */
export function askedLines(
  plan: Pick<EarlierPlan, 'today'> | undefined,
  entry: Pick<Entry, 'yesterday' | 'today'> | undefined,
  written: Written,
): AskedLines | undefined {
  const lines = plan ? planLines(plan.today) : [];
  if (lines.length === 0 || written.today !== undefined || written.yesterday !== undefined) return undefined;
  const texts = lines.slice(0, MOST_LINES);
  const more = lines.length - texts.length;
  if (entry) {
    const told = toldOf(texts, entry);
    return told && { ...told, more };
  }
  return {
    asked: texts.map((text) => ({ text, state: 'on' })),
    more,
    besides: { yesterday: null, today: null },
  };
}

/** What an answer says of each line, and what beside; undefined: of one it says nothing. */
function toldOf(
  texts: readonly string[],
  { yesterday, today }: Pick<Entry, 'yesterday' | 'today'>,
): Omit<AskedLines, 'more'> | undefined {
  const before = new Set(yesterday?.split('\n'));
  const now = new Set(today.split('\n'));
  const asked: { text: string; state: LineState }[] = [];
  for (const text of texts) {
    const dropped = languages.map((language) => catalogue(language).standup.droppedLine(text));
    if (before.delete(text)) asked.push({ text, state: 'done' });
    else if (now.delete(text)) asked.push({ text, state: 'on' });
    else if (dropped.some((line) => before.delete(line))) asked.push({ text, state: 'dropped' });
    else return undefined;
  }
  const rest = (lines: Set<string>): string | null => [...lines].join('\n') || null;
  return { asked, besides: { yesterday: rest(before), today: rest(now) } };
}

/**
 * An answer as it is kept, with the lines of the plan in it: what is done or dropped stands with yesterday, what goes on
 * with today.
 * @param states of the first lines, in their order
 * @param dropped how it is said of a line
 */
export function withLines(
  plan: string,
  states: readonly (LineState | undefined)[],
  besides: Besides,
  dropped: (line: string) => string,
): Besides {
  const lines = planLines(plan);
  const those = (state: LineState): string[] => lines.filter((_, index) => states[index] === state);
  const joined = (...parts: readonly (string | null)[]): string | null =>
    parts.filter((part) => part !== null && part !== '').join('\n') || null;
  return {
    yesterday: joined(...those('done'), besides.yesterday, ...those('dropped').map(dropped)),
    today: joined(besides.today, ...those('on')),
  };
}
