import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { batches } from '../sabotage/batches.ts';
import { chosen, hashOf, MOST } from '../sabotage/choose.ts';
import { copyOf } from '../sabotage/copy.ts';
import { protections } from '../sabotage/list/index.ts';
import { type Protection, takenOut } from '../sabotage/protection.ts';
import { type Ran, verdictOn } from '../sabotage/verdict.ts';

const root = dirname(import.meta.dirname);

const lock: Protection = {
  name: 'lock',
  promise: 1,
  file: 'src/door.ts',
  text: 'if (locked) return;',
  instead: '',
  seenBy: ['src/door.test.ts'],
};

describe('the list', () => {
  test('names each protection once, and stands to the code as it is', () => {
    const names = protections.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const protection of protections) {
      const { file, seenBy } = protection;
      takenOut(protection, readFileSync(join(root, file), 'utf8'));
      expect(seenBy.filter((each) => !existsSync(join(root, each)))).toEqual([]);
    }
  });
});

describe('a protection', () => {
  test('is taken out where it stands', () => {
    expect(takenOut(lock, 'a();\nif (locked) return;\nb();')).toBe('a();\n\nb();');
  });

  test('that is not there, there twice or the same as what takes its place is no protection', () => {
    expect(() => takenOut(lock, 'a();')).toThrow('does not stand in src/door.ts any more');
    expect(() => takenOut(lock, lock.text + lock.text)).toThrow('stands in src/door.ts twice');
    expect(() => takenOut({ ...lock, instead: lock.text }, lock.text)).toThrow('is the same');
  });
});

test('the tests that must pass as it is are each run once, those meant whole apart from those meant by name', () => {
  const whole = Array.from({ length: 13 }, (_, at) => `test/${at}.test.ts`);
  const doors = [
    { seenBy: ['a.test.ts'], test: 'opens' },
    { seenBy: ['a.test.ts', 'b.test.ts'], test: 'stays shut' },
    ...whole.map((file) => ({ seenBy: [file] })),
    { seenBy: ['test/0.test.ts'], test: 'opens' },
  ];
  expect(batches(doors)).toEqual([
    { tests: whole.slice(0, 12), pattern: '' },
    { tests: whole.slice(12), pattern: '' },
    { tests: ['a.test.ts', 'b.test.ts'], pattern: 'opens|stays shut' },
  ]);
});

describe('what a run of tests has seen', () => {
  const passed = { title: 'opens', failed: false, errors: [] };
  const failed = { title: 'stays locked', failed: true, errors: ['expected 1 to be 2'] };
  const waited = { title: 'waits', failed: true, errors: ["The clock can't move: nobody answers"] };
  const ran = (...tests: Ran['tests']): Ran => ({ tests, broken: [] });

  test('is the protection that is missing, where a test fails by what it expects', () => {
    expect(verdictOn(ran(passed, failed))).toEqual({ found: true, by: 'stays locked' });
    expect(verdictOn(ran(waited), { hangs: true })).toEqual({ found: true, by: 'waits' });
  });

  test.each<[string, Ran, string]>([
    ['every test passed', ran(passed), 'every test passed'],
    ['none ran', ran(), 'no test ran'],
    ['a test only waited, as on a slow machine', ran(passed, waited), '“waits” only waited in vain'],
    [
      'a file could not be loaded',
      { tests: [failed], broken: ['no such module'] },
      'could not be loaded: no such',
    ],
  ])('is nothing where %s', (_, run, why) => {
    expect(verdictOn(run)).toEqual({ found: false, why: expect.stringContaining(why) });
  });
});

describe('what is tried with each change', () => {
  const all = Array.from({ length: 40 }, (_, index) => ({ name: `p${index}`, hash: hashOf(`${index}`) }));
  const noted = Object.fromEntries(all.map(({ name, hash }) => [name, hash]));
  const names = (some: readonly { name: string }[]) => some.map(({ name }) => name);

  test('is what changed since it was noted, and what is new', () => {
    const known = { ...Object.fromEntries(Object.entries(noted).slice(0, 39)), p3: 'other' };
    expect(names(chosen(all, known, 'a'))).toEqual(['p3', 'p39']);
  });

  test('is never more than twelve, others with another commit, and the same with the same', () => {
    for (const known of [noted, {}]) {
      const one = names(chosen(all, known, 'a'));
      expect(one).toHaveLength(MOST);
      expect(names(chosen(all, known, 'a'))).toEqual(one);
      const ever = Array.from({ length: 60 }, (_, commit) => names(chosen(all, known, `${commit}`)));
      expect(new Set(ever.flat()).size).toBe(all.length);
    }
  });
});

test('a copy holds the project, its own workspaces and the packages as links, and nothing else of this machine', () => {
  const made = (path: string): string => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), path)));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
  };
  const project = made('project-');
  for (const [path, text] of Object.entries({
    'src/a.ts': 'a',
    'packages/clock/index.ts': 'clock',
    '.git/HEAD': 'ref',
    'node_modules/zod/index.js': 'zod',
  })) {
    mkdirSync(join(project, dirname(path)), { recursive: true });
    writeFileSync(join(project, path), text);
  }
  mkdirSync(join(project, 'node_modules/@growth-squad'));
  symlinkSync('../../packages/clock', join(project, 'node_modules/@growth-squad/clock'));
  const copy = copyOf(project);
  onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
  writeFileSync(join(copy, 'src/a.ts'), 'b');
  writeFileSync(join(copy, 'node_modules/@growth-squad/clock/index.ts'), 'stopped');
  expect(readFileSync(join(copy, 'node_modules/zod/index.js'), 'utf8')).toBe('zod');
  expect(existsSync(join(copy, '.git'))).toBe(false);
  expect(readFileSync(join(project, 'src/a.ts'), 'utf8')).toBe('a');
  expect(readFileSync(join(project, 'packages/clock/index.ts'), 'utf8')).toBe('clock');
});
