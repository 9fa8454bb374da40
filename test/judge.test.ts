import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { caseFile } from '../bin/judge/cases.ts';
import { compare } from '../bin/judge/compare.ts';
import { computed, constants } from '../bin/judge/compute.ts';

const ROOT = join(import.meta.dirname, '..');
const REFERENCE = join(ROOT, 'src/statistics/reference-cases.json');
const text = readFileSync(REFERENCE, 'utf8');
const file = caseFile.parse(JSON.parse(text));

describe('the reference cases, computed elsewhere', () => {
  test('are all there, to 1e-6', () => {
    expect(file.cases.map(({ kind }) => kind).join(' ')).toMatch(
      /^(rate ){26}(mean ){2}(plan ){3}(line ?){6}$/,
    );
    expect(file.tolerance).toBe(1e-6);
  });

  test('constants', () => {
    const all = compare(constants, file.constants, 1e-14);
    expect(all.map(({ name }) => name)).toEqual(['C', 'zPower80', 'z95', 'srmChi2']);
    expect(all.filter(({ isAlike }) => !isAlike)).toEqual([]);
  });

  test.each(file.cases)('$id: $what', (one) => {
    const all = compare(computed(one), one.expected, file.tolerance);
    expect(all.length).toBeGreaterThanOrEqual(4);
    expect(all.filter(({ isAlike }) => !isAlike)).toEqual([]);
  });
});

describe('npm run judge', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'judge-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  /** Runs it as from a shell in the folder. */
  function judge(...args: string[]) {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/run.mjs', 'judge', ...args], {
      cwd: ROOT,
      env: { ...process.env, INIT_CWD: folder },
      encoding: 'utf8',
    });
    return { status, out: stdout, err: stderr };
  }

  /** Runs it on a file of this content. */
  function judged(content: string) {
    writeFileSync(join(folder, 'cases.json'), content);
    return judge('cases.json');
  }

  test('prints computed beside expected, and ends well where all is alike', () => {
    const { status, out } = judge(REFERENCE);
    expect(out).toContain('37 cases, 0 values differ by more than 0.000001.');
    expect(out).toMatch(/^r14 \(rate\) no difference in large samples: ruled out$/m);
    expect(out).toMatch(/^ {2}suggestion +lost +lost$/m);
    expect(status).toBe(0);
  });

  test('ends with 1 where a number or a word differs', () => {
    const changed = { ...file, cases: file.cases.filter(({ id }) => id === 'l02' || id === 'p01') };
    expect(judged(JSON.stringify(changed)).status).toBe(0);
    const said = judged(JSON.stringify(changed).replace('"you-decide"', '"won"').replace('37859', '37860'));
    expect(said.out.match(/^.* DIFFERS$/gm)).toEqual([
      expect.stringMatching(/perArm +37859 +37860 +DIFFERS/),
      expect.stringMatching(/suggestion +you-decide +won +DIFFERS/),
    ]);
    expect(said.out).toContain('2 cases, 2 values differ');
    expect(said.status).toBe(1);
  });

  test('what can’t be computed differs from all that is expected of it', () => {
    const [first] = file.cases;
    const impossible = { ...file, cases: [{ ...first, input: { ...first?.input, a: 10_191 } }] };
    const { status, out } = judged(JSON.stringify(impossible));
    expect(out).toContain('refused: 10191 of 10190 is no rate');
    expect(out).toMatch(/effect +nothing +0\.17\d+ +DIFFERS/);
    expect(status).toBe(1);
  });

  test.each([
    ['no file', undefined, /^.+cases\.json can't be read: ENOENT/],
    ['no JSON', '{', /^.+cases\.json can't be read: /],
    ['another form', '{"version":1,"tolerance":1e-6,"cases":[{"kind":"guess"}]}', /cases\[0\]/],
  ])('says in a sentence what is wrong: %s', (_, content, sentence) => {
    rmSync(join(folder, 'cases.json'), { force: true });
    const { status, err } = content === undefined ? judge('cases.json') : judged(content);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n {4}at /);
    expect(status).toBe(1);
  });

  test('says how it is used', () => {
    expect(judge()).toMatchObject({ status: 1, err: expect.stringMatching(/^npm run judge -- FILE/) });
  });
});
