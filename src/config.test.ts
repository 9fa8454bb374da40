import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { parseSettings } from './config.ts';

const bot = 'xoxb-1-canary-bot';
const app = 'xapp-1-canary-app';
const good = { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: app };

function problemsOf(env: Record<string, string | undefined>): string[] {
  const parsed = parseSettings(env);
  return parsed.ok ? [] : parsed.problems;
}

test('two tokens are enough, the rest has defaults', () => {
  expect(parseSettings(good)).toEqual({
    ok: true,
    settings: {
      slackBotToken: bot,
      slackAppToken: app,
      slackApiUrl: 'https://slack.com/api/',
      databaseFile: './data/growth-squad.db',
      logLevel: 'info',
      web: undefined,
      monitoring: undefined,
      sources: { private: [], folder: undefined },
    },
  });
});

test('what is set counts, without the blanks around it', () => {
  const env = {
    SLACK_BOT_TOKEN: ` ${bot}\n`,
    SLACK_APP_TOKEN: app,
    SLACK_API_URL: 'http://127.0.0.1:4000/api',
    DATABASE_FILE: '/var/lib/squad.db',
    LOG_LEVEL: 'DEBUG',
    HTTP_PORT: '8080',
    HTTP_ADDRESS: '0.0.0.0',
    PUBLIC_URL: ' https://growth.example.com',
    MONITORING_PORT: '9464',
    MONITORING_ADDRESS: '::1',
    SOURCES_PRIVATE: 'Metrics.internal, 10.0.0.7',
    SOURCES_FOLDER: import.meta.dirname,
    PATH: '/bin',
  };
  expect(parseSettings(env)).toEqual({
    ok: true,
    settings: {
      slackBotToken: bot,
      slackAppToken: app,
      slackApiUrl: 'http://127.0.0.1:4000/api/',
      databaseFile: '/var/lib/squad.db',
      logLevel: 'debug',
      web: { host: '0.0.0.0', port: 8080, publicUrl: 'https://growth.example.com/' },
      monitoring: { host: '::1', port: 9464 },
      sources: { private: ['metrics.internal', '10.0.0.7'], folder: import.meta.dirname },
    },
  });
});

describe('problems', () => {
  test('an untouched .env.example lacks the tokens and nothing else', () => {
    const example = parseEnv(readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8'));
    expect(Object.keys(example).sort()).toEqual([
      ...['DATABASE_FILE', 'HTTP_ADDRESS', 'HTTP_PORT', 'LOG_LEVEL'],
      ...['MONITORING_ADDRESS', 'MONITORING_PORT', 'PUBLIC_URL'],
      ...['SLACK_API_URL', 'SLACK_APP_TOKEN', 'SLACK_BOT_TOKEN', 'SOURCES_FOLDER', 'SOURCES_PRIVATE'],
    ]);
    expect(problemsOf(example)).toEqual(problemsOf({}));
    expect(problemsOf({})).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is missing: copy the "Bot User OAuth Token" .*xoxb-.*\.$/),
      expect.stringMatching(/^SLACK_APP_TOKEN is missing: make an app-level token .*xapp-.*\.$/),
    ]);
  });

  test('all of them are told at once', () => {
    const problems = problemsOf({
      SLACK_BOT_TOKEN: 'hello',
      SLACK_API_URL: 'slack.com',
      LOG_LEVEL: 'loud',
    });
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_API_URL',
      'LOG_LEVEL',
    ]);
  });

  test('swapped tokens are one problem, beside the others', () => {
    expect(problemsOf({ SLACK_BOT_TOKEN: app, SLACK_APP_TOKEN: bot, LOG_LEVEL: 'loud' })).toEqual([
      expect.stringContaining('are swapped'),
      expect.stringContaining('LOG_LEVEL'),
    ]);
  });

  test.each([
    ['the app token twice', { SLACK_BOT_TOKEN: app }, 'SLACK_BOT_TOKEN holds an app-level token'],
    ['the bot token twice', { SLACK_APP_TOKEN: bot }, 'SLACK_APP_TOKEN holds a bot token'],
    ["a person's token", { SLACK_BOT_TOKEN: 'xoxp-1-canary' }, "SLACK_BOT_TOKEN holds a person's token"],
    ['a cut token', { SLACK_BOT_TOKEN: 'xoxb-' }, 'SLACK_BOT_TOKEN is not a bot token'],
    ['two tokens in one', { SLACK_APP_TOKEN: `${app} ${bot}` }, 'SLACK_APP_TOKEN is not an app-level token'],
  ])('%s', (_, env, said) => {
    expect(problemsOf({ ...good, ...env })).toEqual([expect.stringContaining(said)]);
  });

  test.each(['http://slack.com/api/', 'ftp://127.0.0.1/', 'nonsense'])(
    'tokens are not sent to %s',
    (address) => {
      expect(problemsOf({ ...good, SLACK_API_URL: address })).toEqual([
        expect.stringContaining('SLACK_API_URL is not an https address'),
      ]);
    },
  );

  test('health and metrics stand on the loopback unless another address is said', () => {
    const parsed = parseSettings({ ...good, MONITORING_PORT: '9464' });
    expect(parsed.ok && parsed.settings.monitoring).toEqual({ host: '127.0.0.1', port: 9464 });
  });

  test('the page stands on the loopback unless another address is said, and is reached there', () => {
    const parsed = parseSettings({ ...good, HTTP_PORT: '8080' });
    expect(parsed.ok && parsed.settings.web).toEqual({ host: '127.0.0.1', port: 8080, publicUrl: undefined });
  });

  test.each(['0', '65536', '-1', '80.5', '0x50', 'metrics'])('%s is no port', (port) => {
    expect(problemsOf({ ...good, MONITORING_PORT: port, HTTP_PORT: port })).toEqual([
      expect.stringContaining('HTTP_PORT is no port'),
      expect.stringContaining('MONITORING_PORT is no port'),
    ]);
  });

  test.each([
    ['http://growth.example.com/', 'is not an https address'],
    ['growth.example.com', 'is not an https address'],
    ['https://growth.example.com/squads', 'says more than where the page is'],
    ['https://me:secret@growth.example.com/', 'says more than where the page is'],
    ['https://growth.example.com/?a=1', 'says more than where the page is'],
  ])('nobody is sent to %s', (PUBLIC_URL, said) => {
    expect(problemsOf({ ...good, HTTP_PORT: '8080', PUBLIC_URL })).toEqual([
      expect.stringContaining(`PUBLIC_URL ${said}`),
    ]);
  });

  test('on this machine people reach the page unencrypted', () => {
    for (const PUBLIC_URL of ['http://localhost:8080', 'http://127.0.0.1:8080/', 'http://[::1]:8080'])
      expect(problemsOf({ ...good, HTTP_PORT: '8080', PUBLIC_URL })).toEqual([]);
  });

  test.each([
    [{ PUBLIC_URL: 'https://growth.example.com/' }, 'PUBLIC_URL is set, but nothing is served'],
    [{ HTTP_PORT: '8080', HTTP_ADDRESS: '0.0.0.0' }, 'PUBLIC_URL is missing'],
    [{ HTTP_PORT: '8080', MONITORING_PORT: '8080' }, 'HTTP_PORT and MONITORING_PORT are the same'],
  ])('settings that don’t fit each other are told: %j', (env, said) => {
    expect(problemsOf({ ...good, ...env })).toEqual([expect.stringContaining(said)]);
  });

  test('a name is no address to listen on', () => {
    expect(problemsOf({ ...good, MONITORING_ADDRESS: 'metrics.example' })).toEqual([
      expect.stringContaining('MONITORING_ADDRESS is no IP address'),
    ]);
  });

  test.each(['https://metrics.internal', 'metrics.internal:8080', 'a;b'])(
    '%s is no host',
    (SOURCES_PRIVATE) => {
      expect(problemsOf({ ...good, SOURCES_PRIVATE })).toEqual([
        expect.stringContaining('SOURCES_PRIVATE holds something else'),
      ]);
    },
  );

  test('all of a private network may be allowed, and a folder has to be there', () => {
    const parsed = parseSettings({ ...good, SOURCES_PRIVATE: 'YES' });
    expect(parsed.ok && parsed.settings.sources.private).toBe('all');
    expect(problemsOf({ ...good, SOURCES_FOLDER: '/no/such/folder' })).toEqual([
      expect.stringContaining('SOURCES_FOLDER is no folder'),
    ]);
  });

  test('no value is ever repeated', () => {
    const canary = 'canary-secret';
    const names = [
      'SLACK_BOT_TOKEN',
      'SLACK_APP_TOKEN',
      'SLACK_API_URL',
      'LOG_LEVEL',
      'HTTP_PORT',
      'HTTP_ADDRESS',
      'PUBLIC_URL',
      'MONITORING_PORT',
      'MONITORING_ADDRESS',
      'SOURCES_FOLDER',
    ];
    for (const prefix of ['', 'xoxb-', 'xapp-', 'xoxp-', '! xoxb-']) {
      const env = Object.fromEntries(names.map((name) => [name, `${prefix}${canary}`]));
      const problems = problemsOf(env);
      expect(problems.length).toBeGreaterThan(1);
      expect(problems.join('\n')).not.toContain(canary);
    }
  });
});
