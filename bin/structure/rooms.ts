/**
 * The rooms of `src`, lowest first. A room may import itself and what stands on an earlier line; rooms on the same line
 * import nothing of each other. A file at the top of `src` is a room of its own, and so is a folder of its name.
 */
const LEVELS: readonly (readonly string[])[] = [
  ['clock'],
  ['calendar', 'database', 'language'],
  ['slack'],
  ['schedule', 'delivery'],
  ['squad'],
  ['ritual'],
  ['metric'],
  ['hypothesis'],
  ['week'],
  ['ideas', 'planning', 'standup', 'retro'],
  ['home', 'setup'],
  ['config', 'monitoring'],
  ['app'],
  ['main', 'demo', 'operate'],
];

/** The only rooms that may be a file at the top of `src`. */
const TOP_FILES = ['app', 'config', 'main', 'demo'];

/** Stands beside the bot: it imports the clock only, and only the demo (and tests) import it. */
const SANDBOX = 'sandbox';

const levelOf = new Map(LEVELS.flatMap((rooms, level) => rooms.map((room) => [room, level] as const)));

/** One import as it is written: in which file, of what, and whether types only. Paths are from the project's folder. */
export interface Import {
  readonly file: string;
  readonly line: number;
  /** As written: `./store.ts`, `drizzle-orm/better-sqlite3`. */
  readonly specifier: string;
  /** The file meant, for a relative import. */
  readonly target: string | undefined;
  readonly typeOnly: boolean;
}

/** Tests beside the files and everything in `test/`. */
export function isTest(file: string): boolean {
  return file.startsWith('test/') || /\.test\.tsx?$/.test(file);
}

/** What is wrong with a file's place in `src`, or undefined. */
export function misplaced(file: string): string | undefined {
  const room = roomOf(file);
  if (room === undefined) return undefined;
  const known = room === SANDBOX || levelOf.has(room);
  const atTop = file.split('/').length === 2;
  if (atTop && !TOP_FILES.includes(room)) return `a new file at the top of src: it belongs into a room`;
  return known ? undefined : `"${room}" is no known room: name its level in bin/structure/rooms.ts`;
}

/** What an import breaks, or undefined. */
export function wrongImport({ file, specifier, target, typeOnly }: Import): string | undefined {
  const from = roomOf(file);
  if (from === undefined) return undefined;
  if (!isTest(file)) {
    const sql = wrongSql(file, specifier, target, typeOnly);
    if (sql !== undefined) return sql;
  }
  if (target === undefined) return undefined;
  const to = roomOf(target);
  if (isTest(file)) return to === undefined || to === SANDBOX ? undefined : wrongDirection(from, to);
  if (isTest(target)) return 'only tests import tests';
  if (to === undefined) return target.endsWith('.json') ? undefined : 'src imports nothing outside src';
  return wrongDirection(from, to);
}

function wrongDirection(from: string, to: string): string | undefined {
  if (from === to) return undefined;
  if (from === SANDBOX) return to === 'clock' ? undefined : 'sandbox imports clock only';
  if (to === SANDBOX) return from === 'demo' ? undefined : 'only demo and tests import sandbox';
  const lower = levelOf.get(to);
  const higher = levelOf.get(from);
  if (lower === undefined || higher === undefined) return undefined; // told once, by `misplaced`
  if (lower < higher) return undefined;
  return lower === higher
    ? `${from} and ${to} stand beside each other: neither imports the other`
    : `${from} stands below ${to}: ask through a port that app.ts fills`;
}

/** SQL lives in stores and in `database/`; elsewhere at most the types of the tables are known. */
function wrongSql(file: string, specifier: string, target: string | undefined, typeOnly: boolean) {
  if (mayWriteSql(file)) return undefined;
  if (/^drizzle-orm(\/|$)/.test(specifier)) return 'drizzle-orm outside a store or database/';
  const isSchema = target !== undefined && /^src\/database\/schema(\.ts$|\/|\.)/.test(target);
  return isSchema && !typeOnly
    ? 'the tables outside a store or database/ (their types may be imported)'
    : undefined;
}

function mayWriteSql(file: string): boolean {
  return /^src\/database\//.test(file) || /\/store\.ts$|\/store\/[^/]+\.ts$|-store\.ts$/.test(file);
}

/** `src/squad/store.ts` → `squad`, `src/app.ts` → `app`, undefined outside `src`. */
function roomOf(file: string): string | undefined {
  const [top, second] = file.split('/');
  return top === 'src' ? second?.replace(/(\.test)?\.tsx?$/, '') : undefined;
}
