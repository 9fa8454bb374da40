import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { systemClock } from '@growth-squad/clock';
import { LocalSlack } from '@growth-squad/local-slack';
import { describe, expect, onTestFinished, test } from 'vitest';
import { castIn } from '../src/demo/cast.ts';
import { manifestOf } from '../src/demo/stage.ts';
import { temporaryFolder } from './support/database/temporary-database.ts';

const ROOT = join(import.meta.dirname, '..');

interface Run {
  readonly child: ChildProcess;
  output: string;
  /** What of it went to standard error. */
  errors: string;
  /** Resolves when the output contains these words. */
  says(words: string): Promise<void>;
  /** Resolves with its exit code when it has ended and all that it said was read. */
  readonly exit: Promise<number | null>;
}

/** `npm start` as an operator has it, less npm. */
function start(env: Record<string, string>, ...words: string[]): Run {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, ['src/main.ts', ...words], {
    cwd: ROOT,
    env: { PATH, NODE_COMPILE_CACHE, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const waiting: { words: string; resolve: () => void }[] = [];
  const run: Run = {
    child,
    output: '',
    errors: '',
    says: (words) =>
      new Promise((resolve, reject) => {
        waiting.push({ words, resolve });
        child.once('close', () => reject(new Error(`It ended without saying "${words}": ${run.output}`)));
        heard();
      }),
    exit: new Promise((resolve) => child.once('close', resolve)),
  };
  const heard = (): void => {
    for (const { words, resolve } of waiting) if (run.output.includes(words)) resolve();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (data: Buffer) => {
      run.output += data.toString();
      if (stream === child.stderr) run.errors += data.toString();
      heard();
    });
  }
  return run;
}

/** A local Slack in real time, and the settings that lead the bot there. */
async function slackAndSettings() {
  const slack = new LocalSlack({ clock: systemClock, manifest: manifestOf(castIn('en')), teamName: 'Acme' });
  const { apiUrl } = await slack.start();
  onTestFinished(() => slack.stop());
  const settings = {
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_APP_TOKEN: slack.appToken,
    SLACK_API_URL: apiUrl,
    DATABASE_FILE: join(temporaryFolder(), 'bot.db'),
  };
  return { slack, settings };
}

/**
 * A port that somebody else listens on. It is none of those that systems give to whoever asks for any: released, it
 * stays free until the bot listens on it, however long the bot takes and whatever else goes on in this machine.
 */
async function takenPort(): Promise<{ port: number; release: () => Promise<void> }> {
  const port = randomInt(20_000, 32_000);
  const server = createServer();
  try {
    await once(server.listen(port, '127.0.0.1'), 'listening');
  } catch {
    return takenPort();
  }
  const release = () => new Promise<void>((resolve) => void server.close(() => resolve()));
  onTestFinished(release);
  return { port, release };
}

/** An HTTP proxy that only tunnels. @param elsewhere the port that is meant, by the address asked for */
async function proxyFor(elsewhere: Readonly<Record<string, number>>) {
  const asked: string[] = [];
  const server = createHttpServer();
  server.on('connect', ({ url = '' }, client: Duplex) => {
    asked.push(url);
    const there = connect(elsewhere[url] ?? Number(url.split(':')[1]), '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      there.pipe(client).pipe(there);
    });
    for (const [one, other] of [
      [client, there],
      [there, client],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return { url: `http://127.0.0.1:${port}`, asked };
}

describe('npm start', () => {
  test('without settings names every problem in a sentence and exits with 1', async () => {
    const run = start({});
    expect(await run.exit).toBe(1);
    expect(run.output).toContain('SLACK_BOT_TOKEN is missing');
    expect(run.output).toContain('SLACK_APP_TOKEN is missing');
    expect(run.output).not.toMatch(/^\s+at /m);
  });

  test('says that words behind it mean nothing, where errors are read', async () => {
    const run = start({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }, '--port', '80');
    expect(await run.exit).toBe(1);
    expect(run.errors).toContain('"npm start" takes no words behind it.');
  });

  test('with a DATABASE_FILE where no folder can be made says so and exits with 1', async () => {
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
    const run = start({ ...tokens, DATABASE_FILE: '/proc/nowhere/a.db' });
    expect(await run.exit).toBe(1);
    expect(run.errors).toContain('/proc/nowhere/a.db cannot be used');
    expect(run.errors).not.toMatch(/^\s+at /m);
  });

  describe('with a Slack', () => {
    test.each(['SIGTERM', 'SIGINT'] as const)(
      'says what to do next, and %s stops it cleanly',
      async (signal) => {
        const { slack, settings } = await slackAndSettings();
        const run = start(settings);
        await run.says('Connected to Acme. No squad yet: in Slack, type "/invite');
        expect(slack.traffic.connections.size).toBe(1);
        expect(statSync(settings.DATABASE_FILE).mode & 0o077).toBe(0);
        run.child.kill(signal);
        expect(await run.exit).toBe(0);
        expect(run.output).not.toContain(slack.botToken);
      },
    );

    test('with a token that Slack refuses says which, never shows it, and exits with 1', async () => {
      const { settings } = await slackAndSettings();
      const run = start({ ...settings, SLACK_BOT_TOKEN: 'xoxb-1-wrong' });
      expect(await run.exit).toBe(1);
      expect(run.output).toContain('Slack refuses SLACK_BOT_TOKEN (invalid_auth)');
      expect(run.output).not.toContain('xoxb-1-wrong');
    });

    test('with an app token that Slack refuses says which and ends at once, leaving nothing behind', async () => {
      const { settings } = await slackAndSettings();
      const run = start({ ...settings, SLACK_APP_TOKEN: 'xapp-1-wrong' });
      await run.says('Slack refuses SLACK_APP_TOKEN (invalid_auth)');
      const said = systemClock.now();
      expect(await run.exit).toBe(1);
      expect(systemClock.now() - said).toBeLessThan(5_000);
      expect(run.output).not.toMatch(/xapp-1-wrong|^\s+at /m);
    });

    test('what no token mends is not told as a bad token, and ends it', async () => {
      const { slack, settings } = await slackAndSettings();
      slack.intercept(() => ({ kind: 'error', error: 'team_access_not_granted' }));
      const run = start(settings);
      expect(await run.exit).toBe(1);
      expect(run.errors).toContain('Slack refuses the bot (team_access_not_granted), whatever its tokens');
      expect(run.output).not.toContain('copy it anew');
    });

    test.each([
      ['is broken', { kind: 'status', status: 503 }, 'HTTP 503'],
      ['says so itself', { kind: 'error', error: 'service_unavailable' }, 'service_unavailable'],
      ['asks for patience', { kind: 'ratelimited', retryAfter: 1 }, 'ratelimited'],
    ] as const)('while Slack %s it waits and says for what, then connects', async (_, fault, why) => {
      const { slack, settings } = await slackAndSettings();
      const left = new Map([
        ['auth.test', 1],
        ['apps.connections.open', 1],
      ]);
      slack.intercept(({ method }) => {
        const times = left.get(method) ?? 0;
        left.set(method, times - 1);
        return times > 0 ? fault : undefined;
      });
      const run = start(settings);
      await run.says('Connected to Acme.');
      const waited = run.output.split('\n').filter((line) => line.includes('The start waits for Slack'));
      expect(waited).toEqual([
        expect.stringContaining('"question":"auth.test"'),
        expect.stringContaining('"question":"apps.connections.open"'),
      ]);
      expect(waited[0]).toContain(`"why":"${why}"`);
      run.child.kill('SIGTERM');
      expect(await run.exit).toBe(0);
    });

    test('while nobody answers at Slack’s address it waits, and tells the operator who asks', async () => {
      const { settings } = await slackAndSettings();
      const { port, release } = await takenPort();
      await release();
      const elsewhere = { SLACK_API_URL: `http://127.0.0.1:9/api/`, MONITORING_PORT: String(port) };
      const run = start({ ...settings, ...elsewhere });
      await run.says('The start waits for Slack');
      const [health, ready] = await Promise.all(
        ['healthz', 'readyz'].map((path) => fetch(`http://127.0.0.1:${port}/${path}`)),
      );
      expect(health?.status).toBe(200);
      expect([ready?.status, await ready?.json()]).toEqual([
        503,
        expect.objectContaining({ socket: 'not connected to Slack' }),
      ]);
      run.child.kill('SIGTERM');
      expect(await run.exit).toBe(0);
    });

    test('calls and socket go through the proxy that the environment names', async () => {
      const { slack, settings } = await slackAndSettings();
      const { port } = new URL(settings.SLACK_API_URL);
      const proxy = await proxyFor({ '127.0.0.1:2': Number(port) });
      const SLACK_API_URL = settings.SLACK_API_URL.replace(`:${port}/`, ':2/');
      const run = start({ ...settings, SLACK_API_URL, HTTP_PROXY: proxy.url });
      await run.says('Connected to Acme.');
      expect(slack.traffic.connections.size).toBe(1);
      // The socket's address is what Slack says.
      expect(new Set(proxy.asked)).toEqual(new Set(['127.0.0.1:2', `127.0.0.1:${port}`]));
      run.child.kill('SIGTERM');
      expect(await run.exit).toBe(0);
    });

    test('health and metrics are there where a port is set; a taken one is said, and the bot exits with 1', async () => {
      const { settings } = await slackAndSettings();
      const { port, release } = await takenPort();
      const monitoring = { MONITORING_PORT: String(port) };
      const refused = start({ ...settings, ...monitoring });
      expect(await refused.exit).toBe(1);
      expect(refused.output).toContain(`Port ${port} on 127.0.0.1 is taken by another program`);
      expect(refused.output).not.toMatch(/^\s+at /m);
      await release();
      const run = start({ ...settings, ...monitoring });
      await run.says('Connected');
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`);
      expect([ready.status, await ready.json()]).toEqual([200, expect.objectContaining({ ok: true })]);
      run.child.kill('SIGTERM');
      expect(await run.exit).toBe(0);
      await expect(fetch(`http://127.0.0.1:${port}/readyz`)).rejects.toThrow();
    });

    test('a second bot on the same file is told so and exits with 1', async () => {
      const { settings } = await slackAndSettings();
      const first = start(settings);
      await first.says('Connected');
      const second = start(settings);
      expect(await second.exit).toBe(1);
      expect(second.output).not.toMatch(/^\s+at /m);
      first.child.kill('SIGTERM');
      expect(await first.exit).toBe(0);
    });
  });
});
