/** One figure of the table, with the bound it is held against. */
export interface Figure {
  readonly what: string;
  /** As it is printed. */
  readonly value: string;
  /** Empty: nothing was promised. */
  readonly bound: string;
  /** Undefined: nothing was promised. */
  readonly held?: boolean;
}

/** How much is measured: the quick mode of all takes less than a minute. */
export interface Extent {
  readonly full: boolean;
  /** For what is worth saying beside the table. */
  readonly say: (line: string) => void;
}

/** Measures one thing. */
export type Bench = (extent: Extent) => Promise<Figure[]>;

/** A figure that may be at most so big. */
export function atMost(what: string, value: number, most: number, unit = '×', note = ''): Figure {
  const digits = unit === '×' ? 2 : 1;
  return {
    what,
    value: `${value.toFixed(digits)}${unit}${note === '' ? '' : ` (${note})`}`,
    bound: `≤ ${most}${unit}`,
    held: value <= most,
  };
}

/** A figure that goes without a bound. */
export function told(what: string, value: string): Figure {
  return { what, value, bound: '' };
}

/** The figures of all benches in columns. */
export function table(rows: readonly (Figure & { readonly bench: string })[]): string {
  const held = (row: Figure): string => (row.held === undefined ? '' : row.held ? 'yes' : 'NO');
  const cells = rows.map((row) => [row.bench, row.what, row.value, row.bound, held(row)]);
  const all = [['bench', 'figure', 'measured', 'bound', 'held?'], ...cells];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  const lines = all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  lines.splice(1, 0, widths.map((width) => '─'.repeat(width)).join('  '));
  return lines.map((line) => line.trimEnd()).join('\n');
}
