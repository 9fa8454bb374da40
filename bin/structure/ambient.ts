import { type Program, Visitor } from 'oxc-parser';
import { isTest } from './rooms.ts';

/** Where real time, randomness and fresh ids may come from (the moved clock's watchdog is real); others are handed them. */
const SOURCES = [
  /^src\/main\.ts$/,
  /^src\/demo\.ts$/,
  /^src\/operate\/run\.ts$/,
  /^src\/demo\//,
  /^packages\/clock\/src\/(system|moved)-clock\.ts$/,
  // A browser's own clock, for what no person of the squad waits for.
  /^packages\/local-slack\/(example|src\/page\/client)\//,
];

/** Functions every module has without importing them. */
const GLOBALS = new Set(['setTimeout', 'setInterval']);
/** Functions that are reached through an object. */
const MEMBERS = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'process.hrtime',
  'AbortSignal.timeout',
  'crypto.randomUUID',
  'crypto.getRandomValues',
  'globalThis.setTimeout',
  'globalThis.setInterval',
]);
/** Functions, or whole modules (`*`), that are imported. */
const IMPORTED = new Map([
  ['node:timers', ['*']],
  ['node:timers/promises', ['*']],
  ['node:crypto', ['randomUUID', 'randomBytes', 'randomInt', 'getRandomValues', 'webcrypto']],
]);

/** A use of something that a test can't hold still. */
export interface AmbientUse {
  readonly what: string;
  readonly start: number;
}

/** Whether a file must be handed its time and randomness. */
export function mustBeHandedTime(file: string): boolean {
  return /^(src|packages)\//.test(file) && !isTest(file) && !SOURCES.some((source) => source.test(file));
}

/** Uses of the machine's time, of real timers and of randomness in a parsed module. */
export function ambientUses(program: Program): AmbientUse[] {
  const uses: AmbientUse[] = [];
  const names = new Set<number>(); // where identifiers stand that only name a property
  const found = (what: string, { start }: { start: number }) => {
    if (!names.has(start)) uses.push({ what, start });
    names.add(start); // one name is visited twice in `{ setTimeout }`
  };
  new Visitor({
    MemberExpression(node) {
      if (node.property.type !== 'Identifier' || node.computed) return;
      names.add(node.property.start);
      if (node.object.type !== 'Identifier') return;
      const path = `${node.object.name}.${node.property.name}`;
      if (MEMBERS.has(path)) found(path, node);
    },
    Property(node) {
      if (!node.computed && !node.shorthand) names.add(node.key.start);
    },
    MethodDefinition(node) {
      names.add(node.key.start);
    },
    PropertyDefinition(node) {
      names.add(node.key.start);
    },
    TSPropertySignature(node) {
      names.add(node.key.start);
    },
    TSMethodSignature(node) {
      names.add(node.key.start);
    },
    Identifier(node) {
      if (GLOBALS.has(node.name)) found(node.name, node);
    },
    NewExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0) {
        found('new Date()', node);
      }
    },
    CallExpression(node) {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date') found('Date()', node);
    },
    ImportDeclaration(node) {
      if (node.importKind === 'type') return;
      const forbidden = IMPORTED.get(node.source.value) ?? [];
      for (const specifier of node.specifiers) {
        if (specifier.type === 'ImportSpecifier') names.add(specifier.imported.start);
        const name =
          specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier'
            ? specifier.imported.name
            : '*';
        if (forbidden.includes(name) || forbidden.includes('*'))
          found(`${name} of ${node.source.value}`, node.source);
      }
    },
  }).visit(program);
  return uses;
}
