import type { Table } from './table.ts';

/** What becomes of a row: a bet with its answer, an idea that waits, or nothing. */
export const meanings = ['won', 'lost', 'inconclusive', 'invalid', 'idea', 'skip'] as const;
export type Meaning = (typeof meanings)[number];

/** It has its answer. */
export type Answer = Exclude<Meaning, 'idea' | 'skip'>;

export const isAnswer = (meaning: Meaning): meaning is Answer => meaning !== 'idea' && meaning !== 'skip';

/** What can be taken as it is written, whole: "shipped" or 无效 may mean either, so it is asked. */
const KNOWN: Readonly<Record<Meaning, RegExp>> = {
  won: /^(win|won|winner|winning|success|succeeded|successful|validated|confirmed|proven|✅|成功|有效|验证有效|验证成功|胜|胜出|赢|赢了|达标|成立|假设成立)$/,
  lost: /^(lose|lost|loss|loser|losing|fail|failed|failure|unsuccessful|invalidated|rejected|disproven|disproved|ruled out|❌|失败|验证失败|败|输|输了|未达标|没达标|不成立|假设不成立|已排除|排除)$/,
  inconclusive:
    /^(inconclusive|no conclusion|unclear|undecided|mixed|stopped without an answer|没有结论|无结论|没结论|不确定|不明确)$/,
  invalid: /^(not valid|the test does not count|broken test|测试无效|实验无效|数据无效|测试不算数|不算数)$/,
  idea: /^(idea|ideas|backlog|to ?do|not started|planned|proposed|想法|待办|未开始|没开始|待开始|计划中|待验证|待实验)$/,
  skip: /^(in progress|running|live|ongoing|doing|进行中|实验中|运行中|已上线)$/,
};

/** A value as it is compared: 达标 and "达标 ", "Won" and "✅ won". */
export function asValue(text: string): string {
  const value = text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
  const bare = value
    .replace(/\p{Extended_Pictographic}|[\u{fe0f}\u{1f3fb}-\u{1f3ff}]/gu, '')
    .replace(/^[\s.!。！()-]+|[\s.!。！()-]+$/g, '');
  return bare === '' ? value.replace('\u{fe0f}', '') : bare;
}

/** What a value of the file means, where that is sure. */
export function meaningOf(text: string): Meaning | undefined {
  const value = asValue(text);
  return meanings.find((meaning) => KNOWN[meaning].test(value));
}

/** Most values that a column may have for each to be asked about, and characters of one. */
const VALUES_MOST = 20;
const VALUE_MOST = 100;

/** What stands in a column: as it is compared and as it is first written, and in how many rows. */
export interface Value {
  readonly value: string;
  readonly written: string;
  readonly count: number;
}

/**
 * What stands in the column that says how bets ended, the most frequent first. It depends on the table alone: a form
 * counts by it.
 * @param column null: there is none
 * @returns undefined where it holds something else than a few states
 */
export function valuesIn({ rows }: Table, column: number | null): readonly Value[] | undefined {
  const all = Map.groupBy(
    rows.map(([, cells]) => (column === null ? '' : (cells[column] ?? ''))),
    asValue,
  );
  const values = [...all].map(([value, [written = '', ...more]]) => ({
    ...{ value, written },
    count: more.length + 1,
  }));
  const isStates = values.length <= VALUES_MOST && values.every(({ value }) => value.length <= VALUE_MOST);
  return isStates ? values.toSorted((a, b) => b.count - a.count) : undefined;
}
