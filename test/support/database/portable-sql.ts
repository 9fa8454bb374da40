import { getTableColumns, getTableName, isTable } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import * as schema from '../../../src/database/schema/index.ts';

// What stands in a statement once its literals are '' and its quoted names are q.
const FORBIDDEN: readonly (readonly [what: string, pattern: RegExp])[] = [
  ['a function of JSON', /\bjson\w*\s*\(/],
  [
    'a function of SQLite alone',
    /\b(?:ifnull|iif|glob|instr|printf|typeof|total|group_concat|hex|quote|date|time|datetime|julianday|strftime|unixepoch|changes|last_insert_rowid)\s*\(/,
  ],
  ['glob, match or regexp', /\b(?:glob|match|regexp)\b/],
  ['a row id', /\b(?:rowid|_rowid_|oid)\b/],
  ['a table of SQLite itself', /\b(?:sqlite_\w+|pragma\w*)\b/],
  ['a unary plus', /(?:^|[(,=<>]|\b(?:and|or|not|where|by|on|when|then|else|select|in|between|set))\s*\+/],
  ['"is" between two values', /\bis\s+(?:not\s+)?(?!(?:not|null|distinct|true|false)\b)/],
  ['a table named in "on conflict"', /\bon\s+conflict\s*\([^)]*\./],
  ['"or replace" and the like', /\b(?:insert|update)\s+or\b|^\s*replace\b/],
  ['"=="', /==/],
  ['a name in backticks or brackets', /[`[]/],
  [
    'a number as a condition',
    /\b(?:where|and|or|not|when)\s+\d+\s*(?=$|\)|\b(?:and|or|then|order|group|limit)\b)/,
  ],
  ['an offset before a comma', /\blimit\s+[^\s,)]+\s*,/],
  ['a collation', /\bcollate\b/],
];

/** Names that a statement may quote, and the columns that may be null, by their name: of which tables. */
interface Known {
  readonly names: ReadonlySet<string>;
  readonly nullable: ReadonlyMap<string, ReadonlySet<string>>;
}

const known = knownFrom(Object.values(schema).filter((each) => isTable(each)));

function knownFrom(tables: readonly Parameters<typeof getTableColumns>[0][]): Known {
  const names = new Set<string>();
  const nullable = new Map<string, Set<string>>();
  for (const table of tables) {
    const tableName = getTableName(table);
    names.add(tableName);
    for (const { name, notNull } of Object.values<SQLiteColumn>(getTableColumns(table))) {
      const column = toSnakeCase(name);
      names.add(column);
      if (!notNull) nullable.set(column, (nullable.get(column) ?? new Set()).add(tableName));
    }
  }
  return { names, nullable };
}

/** All that leave it: the search, which each database has in a way of its own. `src/hypothesis/words-store.ts` is its port. */
export const EXCEPTIONS: readonly string[] = [
  'delete from hypothesis_words where rowid in (select rowid from hypothesis_words where hypothesis_words match ?)',
  'select id from hypothesis_words where hypothesis_words match ? order by rank limit ? offset ?',
];

const looked = new Map<string, readonly string[]>();

/** What a statement of these does that only one of the two takes, but for the exceptions. */
export function leavesPortable(statements: Iterable<string>): { statement: string; by: readonly string[] }[] {
  return [...statements].flatMap((statement) => {
    const by = looked.get(statement) ?? unportable(statement);
    looked.set(statement, by);
    return by.length === 0 || EXCEPTIONS.includes(statement) ? [] : [{ statement, by }];
  });
}

/** In what a statement leaves the SQL that both SQLite and PostgreSQL take; empty: in nothing that is known here. */
export function unportable(statement: string): string[] {
  const bare = statement.replaceAll(/'(?:[^']|'')*'/g, "''");
  const shape = bare.replaceAll(/"[^"]*"/g, 'q').toLowerCase();
  return [
    ...FORBIDDEN.filter(([, pattern]) => pattern.test(shape)).map(([what]) => what),
    ...(bracketsAfter(shape, /\b(?:max|min)\s*\(/g).some(({ inside }) => topLevel(inside).length > 1)
      ? ['max or min of several values']
      : []),
    ...(bracketsAfter(shape, /\b(?:from|join)\s*\(/g).some(
      ({ behind }) => !/^\s*(?:as\s+\w|q\b)/.test(behind),
    )
      ? ['a subquery without a name']
      : []),
    ...strangers(bare).map((name) => `a double-quoted text, or a name that there is not: "${name}"`),
    ...unsaidNulls(bare).map((name) => `where null stands is not said: order by ${name}`),
  ];
}

/** Each bracket that such a beginning opens: what is in it, and what comes behind. */
function bracketsAfter(sql: string, opening: RegExp): { inside: string; behind: string }[] {
  return [...sql.matchAll(opening)].map(({ 0: opened, index }) => {
    const rest = sql.slice(index + opened.length);
    const end = endOf(rest);
    return { inside: rest.slice(0, end), behind: rest.slice(end + 1) };
  });
}

/** Where the bracket closes in which a text stands; its length if it closes nowhere. */
function endOf(text: string): number {
  let depth = 0;
  for (const [index, character] of [...text].entries()) {
    if (character === '(') depth += 1;
    else if (character === ')' && depth === 0) return index;
    else if (character === ')') depth -= 1;
  }
  return text.length;
}

/** The parts between the commas that stand in no inner bracket. */
function topLevel(list: string): string[] {
  const parts = [''];
  let depth = 0;
  for (const character of list) {
    if (character === '(') depth += 1;
    if (character === ')') depth -= 1;
    if (character === ',' && depth === 0) parts.push('');
    else parts.push((parts.pop() ?? '') + character);
  }
  return parts;
}

/** What is quoted and is neither a table nor a column of ours, nor a name that the statement itself gives. */
function strangers(sql: string): string[] {
  const given = [...sql.matchAll(/(?:\bas|")\s+"(\w+)"/gi)].map(([, name]) => name);
  const quoted = [...sql.matchAll(/"([^"]*)"/g)].flatMap(([, name]) => name ?? []);
  return [...new Set(quoted)].filter((name) => !known.names.has(name) && !given.includes(name));
}

/** What is sorted by, may be null, and has no "nulls first" or "nulls last" behind it. */
function unsaidNulls(sql: string): string[] {
  const mentioned = new Set(sql.match(/\w+/g));
  return [...sql.matchAll(/\border\s+by\s+/gi)].flatMap(({ 0: opened, index }) => {
    const rest = sql.slice(index + opened.length);
    const clause =
      rest.slice(0, endOf(rest)).split(/\b(?:limit|offset|union|returning|rows|range)\b/i)[0] ?? '';
    return topLevel(clause).filter(
      (term) => !/\bnulls\s+(?:first|last)\b/i.test(term) && mayBeNull(term, mentioned),
    );
  });
}

function mayBeNull(term: string, mentioned: ReadonlySet<string>): boolean {
  const words = term.match(/\w+/g) ?? [];
  return words.some((word, index) => {
    const tables = known.nullable.get(word);
    if (!tables) return false;
    const of = words[index - 1];
    return of !== undefined && known.names.has(of)
      ? tables.has(of)
      : [...tables].some((table) => mentioned.has(table));
  });
}
