import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { temporaryFolder } from './support/database/temporary-database.ts';
import { expectHonest } from './support/story/honest.ts';

const ROOT = join(import.meta.dirname, '..');

/** `npm run demo`, less npm. */
const demo = (...args: string[]) =>
  spawnSync(process.execPath, ['src/demo.ts', ...args], { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });

function expectWhole(stdout: string): void {
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 lost, 0 doubled, 0 refused by Slack');
  expect(stdout).toMatch(/^rows: .*outcomes \d+/m);
}

describe('npm run demo -- --play', () => {
  test('plays the week in one go, keeps account of it, and its results could be true', () => {
    const file = join(temporaryFolder(), 'kept.db');
    const { status, stdout, stderr } = demo('--play', '--language', 'zh-CN', '--database', file);
    expect(stderr).toBe('');
    expectWhole(stdout);
    expect(status).toBe(0);
    expectHonest(file, 'zh-CN', 3);
  });

  test('leaves the named file, and does not play over one that is there', () => {
    const file = join(temporaryFolder(), 'kept.db');
    const { status, stdout, stderr } = demo('--play', '--database', file);
    expect(stderr).toBe('');
    expectWhole(stdout);
    expectHonest(file, 'en', 3);
    expect(status).toBe(0);
    expect(existsSync(file)).toBe(true);
    const again = demo('--play', '--database', file);
    expect(again.status).toBe(1);
    expect(again.stdout).toContain('is there already');
  });

  test('says what it takes when it is asked for something else', () => {
    const { status, stdout } = demo('--language', 'de');
    expect(status).toBe(1);
    expect(stdout).toContain('--language takes en or zh-CN.');
  });
});

/** Starts the demo's page; it ends with the test. */
async function pageOf(...args: string[]) {
  const child = spawn(process.execPath, ['src/demo.ts', '--no-open', '--empty', ...args], { cwd: ROOT });
  onTestFinished(async () => {
    if (child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  });
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  const address = /http:\S+\/(?=[. ])/.exec(String(line))?.[0] ?? '';
  return { child, line: String(line).trim(), address, port: Number(new URL(address).port) };
}

describe('npm run demo', () => {
  test('says in one line where its page is, and ends all when it is told to', async () => {
    const { child, line, address } = await pageOf('--port', '0');
    expect(line.split('\n')).toHaveLength(1);
    const page = await fetch(address);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<div id="page">');
    expect((await fetch(new URL('/', address))).status).toBe(404);
    child.kill('SIGINT');
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    await expect(fetch(address)).rejects.toThrow();
  });

  test('takes the next port that is free, and says so', async () => {
    const first = await pageOf('--port', '0');
    const second = await pageOf('--port', String(first.port));
    expect(second.port).toBeGreaterThan(first.port);
    expect(second.line).toContain(`port ${first.port} is taken`);
  });
});
