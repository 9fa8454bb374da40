import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from './temporary-database.ts';

const ROOT = join(import.meta.dirname, '..');

/** `npm run demo`, less npm. */
const demo = (...args: string[]) =>
  spawnSync(process.execPath, ['src/demo.ts', ...args], { cwd: ROOT, encoding: 'utf8', timeout: 60_000 });

describe('npm run demo -- --play', () => {
  test.each(['en', 'zh-CN'])('plays the week in one go and keeps account of it (%s)', (language) => {
    const { status, stdout, stderr } = demo('--play', '--language', language);
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 lost, 0 doubled, 0 refused by Slack');
    expect(stdout).toMatch(/^rows: .*outcomes \d+/m);
    expect(status).toBe(0);
  });

  test('leaves the named file, and does not play over one that is there', () => {
    const file = join(temporaryFolder(), 'kept.db');
    expect(demo('--play', '--database', file).status).toBe(0);
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
