import { expect, test } from 'vitest';
import { createLog } from './log.ts';

test('a line can be read by people: its level by name, its time in UTC', () => {
  const lines: string[] = [];
  createLog({ level: 'info', destination: { write: (text: string) => void lines.push(text) } }).warn(
    {},
    'Hm',
  );
  expect(JSON.parse(lines.join(''))).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    msg: 'Hm',
  });
});

test('no token reaches the log, wherever it hides', () => {
  const lines: string[] = [];
  const log = createLog({ level: 'debug', destination: { write: (text: string) => void lines.push(text) } });
  const token = 'xoxb-123-abcDEF';
  const error = Object.assign(new Error(`refused ${token}`), {
    config: { headers: { authorization: `Bearer ${token}` } },
    original: { deep: { token: 'xapp-1-A1-secret' } },
  });
  log.error({ error, deep: { er: { token } }, list: [`${token}`] }, `said ${token} and xapp-1-A1-secret`);
  log.error({ error: new Error(`headers:\n${token}\txapp-1-A1-secret`) }, `token%3D${token}`);
  log.warn({ header: `Bearer gsq-${'secret'.repeat(7)}_` }, 'gsq-secret');
  const written = lines.join('');
  expect(written).toContain('refused');
  expect(written).not.toContain('abcDEF');
  expect(written).not.toContain('secret');
});
