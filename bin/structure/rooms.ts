/**
 * The rooms of `src`, lowest first. A room may import itself and what stands on an earlier line; rooms on the same line
 * import nothing of each other. A file at the top of `src` is a room of its own, and so is a folder of its name.
 */
export const levels: readonly (readonly string[])[] = [
  ['calendar', 'database', 'language', 'number', 'said', 'statistics'],
  ['slack', 'days', 'holidays'],
  ['schedule', 'delivery', 'web'],
  ['squad'],
  ['deeds'],
  ['ritual'],
  ['metric'],
  ['hypothesis'],
  ['measurement'],
  ['commitments'],
  ['results'],
  ['take-in'],
  ['hot-topic'],
  ['ideas', 'memory', 'planning', 'standup', 'retro'],
  ['squad-board'],
  ['first-days', 'quarrel', 'sources', 'api', 'dashboard', 'stakeholders', 'past'],
  ['membership', 'absences', 'home', 'export'],
  ['setup'],
  ['command'],
  ['heard'],
  ['config', 'monitoring'],
  ['app'],
  ['main', 'demo', 'operate'],
];

/** The only rooms that may be a file at the top of `src`. */
const TOP_FILES = ['app', 'config', 'main', 'demo'];

/** What each package of `packages` may import of the others. */
const PACKAGES = new Map<string, readonly string[]>([
  ['@growth-squad/clock', []],
  ['@growth-squad/local-slack', ['@growth-squad/clock']],
]);

/** What tests, chaos, bench and the pictures share: stage, rigs, fixtures. The product knows nothing of it. */
const SUPPORT = 'test/support/';

/** Stands beside the bot: only the demo (and tests) import it. */
const LOCAL_SLACK = '@growth-squad/local-slack';

const levelOf = new Map(levels.flatMap((beside, level) => beside.map((room) => [room, level] as const)));

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
  const known = levelOf.has(room);
  const atTop = file.split('/').length === 2;
  if (atTop && !TOP_FILES.includes(room)) return `a new file at the top of src: it belongs into a room`;
  return known ? undefined : `"${room}" is no known room: name its level in bin/structure/rooms.ts`;
}

/** What an import breaks, or undefined. */
export function wrongImport(given: Import): string | undefined {
  const { file, specifier, target, typeOnly } = given;
  const home = packageOf(file);
  if (home !== undefined) return wrongInPackage(home, given);
  if (target !== undefined && packageOf(target) !== undefined) return 'a package is imported by its name';
  const from = roomOf(file);
  if (from === undefined) return target === undefined ? undefined : wrongBeside(file, target);
  if (specifier === LOCAL_SLACK && from !== 'demo' && !isTest(file)) {
    return 'only demo and tests import the local Slack';
  }
  if (!isTest(file)) {
    const sql = wrongSql(file, specifier, target, typeOnly);
    if (sql !== undefined) return sql;
  }
  if (target === undefined) return undefined;
  const to = roomOf(target);
  if (isTest(file)) return to === undefined ? undefined : wrongDirection(from, to);
  if (target.startsWith(SUPPORT)) return `the product imports nothing of ${SUPPORT}`;
  if (isTest(target)) return 'only tests import tests';
  if (to === undefined) return target.endsWith('.json') ? undefined : 'src imports nothing outside src';
  return wrongDirection(from, to);
}

/** Beside the product each stands for itself (tests may import all): what two of them need is in `test/support`. */
function wrongBeside(file: string, target: string): string | undefined {
  const from = besideOf(file);
  if (from === 'test') return undefined;
  const to = besideOf(target);
  if (to === undefined || to === 'support' || to === from) return undefined;
  return from === 'support'
    ? `${SUPPORT} imports only the product and itself`
    : `${from} imports nothing of ${to}: what both need belongs into ${SUPPORT}`;
}

/** `test/support/random.ts` → `support`, `chaos/run.ts` → `chaos`, undefined in `src` and at the top. */
function besideOf(file: string): string | undefined {
  if (file.startsWith(SUPPORT)) return 'support';
  const [top = '', second] = file.split('/');
  return top === 'src' || second === undefined ? undefined : top;
}

/** A package is whole in its folder: it imports itself, and of the other packages those that it stands on. */
function wrongInPackage(home: string, { file, specifier, target }: Import): string | undefined {
  if (target !== undefined) {
    if (packageOf(target) !== home) return 'a package imports nothing outside its folder';
    return isTest(target) && !isTest(file) ? 'only tests import tests' : undefined;
  }
  // By its own name it is seen as others see it: an example shows what they write.
  if (specifier === home || !PACKAGES.has(specifier) || (PACKAGES.get(home) ?? []).includes(specifier))
    return undefined;
  return `${home} does not stand on ${specifier}`;
}

/** `packages/clock/src/clock.ts` → `@growth-squad/clock`, undefined outside `packages`. */
function packageOf(file: string): string | undefined {
  const [top, name] = file.split('/');
  return top === 'packages' ? `@growth-squad/${name}` : undefined;
}

function wrongDirection(from: string, to: string): string | undefined {
  if (from === to) return undefined;
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
