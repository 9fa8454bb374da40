import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { checkStructure } from '../bin/structure/check.ts';

const planted: string[] = [];

/** A project of these files in a folder of its own. */
function plant(files: Record<string, string>): string {
  const root = mkdtempSync(join(tmpdir(), 'structure-'));
  planted.push(root);
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), source);
  }
  return root;
}

/** What the check says of one module that holds this source, with an import beside it that is allowed. */
function saidOf(file: string, source: string): readonly string[] {
  return checkStructure(plant({ [file]: source, 'test/other.test.ts': "import 'vitest';" })).violations;
}

afterEach(() => {
  for (const root of planted.splice(0)) rmSync(root, { recursive: true });
});

test('the rooms of this project import one way and are handed their time', () => {
  const { modules, imports, violations } = checkStructure(dirname(import.meta.dirname));
  expect(violations).toEqual([]);
  expect(modules).toBeGreaterThan(0);
  expect(imports).toBeGreaterThan(0);
});

describe('what is allowed', () => {
  test.each([
    ['src/retro/rules.ts', "import { a } from './store.ts';"],
    ['src/retro/rules.ts', "import { a } from '@growth-squad/clock';"],
    ['src/setup/views.ts', "import { a } from '../retro/rules.ts';"],
    ['src/app.ts', "import { a } from './home/listeners.ts';"],
    ['src/demo.ts', "import { a } from '@growth-squad/local-slack';"],
    ['packages/local-slack/example/app.test.ts', "import { a } from '@growth-squad/local-slack';"],
    ['packages/local-slack/src/server.ts', "import type { Clock } from '@growth-squad/clock';"],
    ['src/retro/rules.test.ts', "import { a } from '@growth-squad/local-slack';"],
    ['src/retro/rules.test.ts', "import { a } from '../../test/support/squad.ts';"],
    ['test/week.test.ts', "import { a } from '../src/app.ts';"],
    ['test/week.test.ts', "import { a } from '../chaos/check/check.ts';"],
    ['test/support/rigs/rig.ts', "import { a } from '../../../src/app.ts';"],
    ['chaos/world.ts', "import { a } from '../test/support/life/week.ts';"],
    ['bin/pictures/run.ts', "import { a } from '../../test/support/browser/stage.ts';"],
    ['src/retro/store.ts', "import { eq } from 'drizzle-orm';"],
    ['src/retro/sprint-store.ts', "import { sprints } from '../database/schema.ts';"],
    ['src/retro/store/sprints.ts', "import { sprints } from '../../database/schema/week.ts';"],
    ['src/database/door.ts', "import { drizzle } from 'drizzle-orm/better-sqlite3';"],
    ['src/retro/rules.ts', "import type { Sprint } from '../database/schema.ts';"],
    ['src/retro/rules.ts', "import { type Sprint } from '../database/schema/week.ts';"],
  ])('%s: %s', (file, source) => {
    expect(saidOf(file, source)).toEqual([]);
  });
});

describe('what is refused', () => {
  test.each([
    ['src/squad/rules.ts', "import { a } from '../retro/rules.ts';", 'squad stands below retro'],
    ['src/squad/rules.ts', "import type { A } from '../retro/rules.ts';", 'squad stands below retro'],
    ['src/squad/rules.ts', "export * from '../retro/rules.ts';", 'squad stands below retro'],
    ['src/squad/rules.ts', "export { a } from '../retro/rules.ts';", 'squad stands below retro'],
    ['src/squad/rules.ts', "await import('../retro/rules.ts');", 'squad stands below retro'],
    ['src/squad/rules.ts', "export type A = import('../retro/rules.ts').A;", 'squad stands below retro'],
    ['src/squad/rules.ts', "import '../app.ts';", 'squad stands below app'],
    ['src/squad/rules.ts', 'await import(room);', 'write the name out'],
    ['src/squad/rules.test.ts', "import { a } from '../retro/rules.ts';", 'squad stands below retro'],
    ['src/planning/rules.ts', "import { a } from '../retro/rules.ts';", 'stand beside each other'],
    ['src/delivery/loop.ts', "import { a } from '../schedule/tick.ts';", 'stand beside each other'],
    [
      'packages/local-slack/src/server.ts',
      "import { a } from '../../../src/slack/ids.ts';",
      'a package imports nothing outside its folder',
    ],
    [
      'packages/local-slack/src/server.test.ts',
      "import { a } from '../../../src/slack/ids.ts';",
      'a package imports nothing outside its folder',
    ],
    [
      'packages/clock/src/clock.ts',
      "import { a } from '@growth-squad/local-slack';",
      '@growth-squad/clock does not stand on @growth-squad/local-slack',
    ],
    ['src/app.ts', "import { a } from '@growth-squad/local-slack';", 'only demo and tests import'],
    ['src/main.ts', "import type { A } from '@growth-squad/local-slack';", 'only demo and tests import'],
    [
      'src/retro/rules.ts',
      "import { a } from '../../packages/clock/src/clock.ts';",
      'a package is imported by its name',
    ],
    ['src/retro/rules.ts', "import { a } from './rules.test.ts';", 'only tests import tests'],
    [
      'src/retro/rules.ts',
      "import { a } from '../../test/support/squad.ts';",
      'the product imports nothing of test/support/',
    ],
    [
      'src/demo/stage.ts',
      "import type { A } from '../../test/support/squad.ts';",
      'the product imports nothing of test/support/',
    ],
    [
      'packages/clock/src/clock.ts',
      "import { a } from '../../../test/support/squad.ts';",
      'a package imports nothing outside its folder',
    ],
    [
      'bench/year.ts',
      "import { a } from '../chaos/life/week.ts';",
      'bench imports nothing of chaos: what both need belongs into test/support/',
    ],
    [
      'test/support/life/week.ts',
      "import type { A } from '../../../chaos/kinds.ts';",
      'test/support/ imports only the product and itself',
    ],
    [
      'test/support/rigs/rig.ts',
      "import { a } from '../../week.test.ts';",
      'test/support/ imports only the product and itself',
    ],
    [
      'src/retro/rules.ts',
      "import { a } from '../../bin/structure/rooms.ts';",
      'src imports nothing outside src',
    ],
    ['src/retro/rules.ts', "import { eq } from 'drizzle-orm';", 'drizzle-orm outside a store'],
    ['src/retro/restore.ts', "import { eq } from 'drizzle-orm/sqlite-core';", 'drizzle-orm outside a store'],
    ['src/retro/rules.ts', "import { sprints } from '../database/schema.ts';", 'the tables outside a store'],
    [
      'src/retro/rules.ts',
      "import { type A, b } from '../database/schema/week.ts';",
      'the tables outside a store',
    ],
    ['src/billing/rules.ts', 'export {};', '"billing" is no known room'],
    ['src/helpers.ts', 'export {};', 'a new file at the top of src'],
    ['src/retro/rules.ts', 'export const = ;', 'cannot be read'],
  ])('%s: %s', (file, source, said) => {
    const violations = saidOf(file, source);
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain(`${file}:1 `);
    expect(violations[0]).toContain(said);
  });

  test.each([
    ['Date.now()', 'Date.now'],
    ['[1].map(Date.now)', 'Date.now'],
    ['new Date()', 'new Date()'],
    ['Date()', 'Date()'],
    ['setTimeout(() => {}, 1)', 'setTimeout'],
    ['const later = setTimeout', 'setTimeout'],
    ['const api = { setInterval }', 'setInterval'],
    ['globalThis.setTimeout(() => {}, 1)', 'globalThis.setTimeout'],
    ['Math.random()', 'Math.random'],
    ['crypto.randomUUID()', 'crypto.randomUUID'],
    ['performance.now()', 'performance.now'],
    ["import { randomUUID as id } from 'node:crypto'", 'randomUUID of node:crypto'],
    ["import { setTimeout as sleep } from 'node:timers/promises'", 'setTimeout of node:timers/promises'],
  ])('real time and chance in a room: %s', (source, what) => {
    expect(saidOf('src/retro/rules.ts', source)).toEqual([
      `src/retro/rules.ts:1 uses ${what}: take it from the clock, or be handed it`,
    ]);
  });

  test.each([
    'src/main.ts',
    'src/demo.ts',
    'packages/clock/src/system-clock.ts',
    'src/retro/rules.test.ts',
    'test/week.test.ts',
  ])('real time may come from %s', (file) => {
    expect(saidOf(file, 'setTimeout(() => {}, Date.now() + Math.random());')).toEqual([]);
  });

  test.each([
    'new Date(5)',
    'clock.setTimeout(1)',
    'const clock = { setTimeout: 1, now: 2 }',
    "import { createHmac } from 'node:crypto'",
    "const text = 'Date.now()'",
  ])('not mistaken for real time: %s', (source) => {
    expect(saidOf('src/retro/rules.ts', source)).toEqual([]);
  });

  test('the line of the fault is named', () => {
    expect(
      saidOf('src/squad/rules.ts', "import 'zod';\n\nimport { a } from '../retro/rules.ts';")[0],
    ).toMatch(/^src\/squad\/rules\.ts:3 imports \.\.\/retro\/rules\.ts: /);
  });
});

describe('a check that has seen nothing says so', () => {
  test('no module', () => {
    expect(checkStructure(plant({ 'readme.md': '' })).violations).toEqual([
      expect.stringContaining('No module was read'),
    ]);
  });

  test('modules, but no import', () => {
    expect(checkStructure(plant({ 'src/retro/rules.ts': 'export {};' })).violations).toEqual([
      expect.stringContaining('No import was seen'),
    ]);
  });
});
