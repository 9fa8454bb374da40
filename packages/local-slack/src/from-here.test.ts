import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { MovedClock } from '@growth-squad/clock';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { manifest, type TestApp, team } from '../test/support/test-app.ts';
import { LocalSlack } from './local-slack.ts';

let app: TestApp;
beforeEach(async () => {
  ({ app } = await team(manifest()));
});
afterEach(() => app.stop());

/** A call of the Web API with the right token, as a page of this site would have a browser make it. */
const call = (headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const authorization = `Bearer ${app.slack.botToken}`;
    request(
      `${app.apiUrl}auth.test`,
      { method: 'POST', headers: { authorization, ...headers } },
      (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      },
    )
      .once('error', reject)
      .end();
  });

it('a page of another site can call nothing, whatever it knows', async () => {
  const own = new URL(app.apiUrl);
  expect(await call({})).toBe(200);
  expect(await call({ host: `localhost:${own.port}` })).toBe(200);
  expect(await call({ host: `evil.example:${own.port}` })).toBe(403);
  expect(await call({ origin: 'https://evil.example' })).toBe(403);
  expect(await call({ origin: 'http://127.0.0.1:9' })).toBe(403);
  expect(await call({ origin: 'null' })).toBe(403);
  expect(app.slack.calls).toHaveLength(2);
});

it.each([
  ['the app’s own', {}, 'open'],
  ['a page of another site', { origin: 'https://evil.example' }, 'Unexpected server response: 403'],
  ['a name pointed here', { headers: { host: 'evil.example:80' } }, 'Unexpected server response: 403'],
])('a connection is opened only from here: %s', async (_, options, expected) => {
  const { url } = await app.call('apps.connections.open', {}, app.slack.appToken);
  const socket = new WebSocket(String(url), options);
  const seen = await new Promise((resolve) => {
    socket.on('open', () => resolve('open'));
    socket.on('error', (error) => resolve(error.message));
  });
  expect(seen).toBe(expected);
  socket.terminate();
});

it('each start that is given randomness has tokens of its own', () => {
  const clock = new MovedClock(0).side('slack');
  const tokens = () => {
    const slack = new LocalSlack({ clock, manifest: manifest(), seed: 7, random: randomBytes });
    return [slack.botToken, slack.appToken];
  };
  const [first, second] = [tokens(), tokens()];
  expect(new Set([...first, ...second]).size).toBe(4);
  for (const token of first) expect(token).toMatch(/[0-9a-f]{48}$/);
});
