import { request } from 'node:http';
import { expect, it, onTestFinished } from 'vitest';
import { team } from '../../test/support/test-app.ts';
import { gate } from './gate.ts';
import { Page } from './server.ts';
import { TestWindow } from './window.ts';

const KEY = 'k3y';
const own = { port: 8700, key: KEY };

it.each([
  ['the page', { path: '/k3y/', host: '127.0.0.1:8700', origin: undefined }, { inside: '' }],
  ['a file', { path: '/k3y/a/b.js?x=/', host: 'localhost:8700', origin: undefined }, { inside: 'a/b.js' }],
  [
    'the page itself',
    { path: '/k3y/live', host: '127.0.0.1:8700', origin: 'http://127.0.0.1:8700' },
    { inside: 'live' },
  ],
  ['no key', { path: '/', host: '127.0.0.1:8700', origin: undefined }, { status: 404 }],
  ['a wrong key', { path: '/k4y/', host: '127.0.0.1:8700', origin: undefined }, { status: 404 }],
  [
    'the key without its folder',
    { path: '/k3y', host: '127.0.0.1:8700', origin: undefined },
    { status: 404 },
  ],
  ['a name pointed here', { path: '/k3y/', host: 'evil.example:8700', origin: undefined }, { status: 403 }],
  ['another port', { path: '/k3y/', host: '127.0.0.1:80', origin: undefined }, { status: 403 }],
  ['no host', { path: '/k3y/', host: undefined, origin: undefined }, { status: 403 }],
  [
    'another site',
    { path: '/k3y/', host: '127.0.0.1:8700', origin: 'https://evil.example' },
    { status: 403 },
  ],
  ['a page without a site', { path: '/k3y/', host: '127.0.0.1:8700', origin: 'null' }, { status: 403 }],
  [
    'another server here',
    { path: '/k3y/', host: '127.0.0.1:8700', origin: 'http://127.0.0.1:9000' },
    { status: 403 },
  ],
])('%s', (_title, knock, let_) => {
  expect(gate(knock, own)).toEqual(let_);
});

async function opened() {
  const { app, ann } = await team();
  const page = new Page({
    slack: app.slack,
    key: KEY,
    bundle: { html: 'page', files: new Map([['a.js', { type: 'text/javascript', body: '1' }]]) },
    failed: (error) => {
      throw error;
    },
  });
  const address = await page.start(0);
  onTestFinished(async () => {
    await page.stop();
    await app.stop();
  });
  return { address, ann, page, app };
}

const status = (
  address: string,
  headers: Record<string, string>,
  method = 'GET',
): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    request(address, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .once('error', reject)
      .end();
  });

it('a page of another site can neither load nor drive it', async () => {
  const { address, ann } = await opened();
  expect(await status(address, {})).toBe(200);
  expect(await status(`${address}a.js`, {})).toBe(200);
  expect(await status(`${address}b.js`, {})).toBe(404);
  expect(await status(address, {}, 'POST')).toBe(405);
  expect(await status(address, { origin: 'https://evil.example' })).toBe(403);
  expect(await status(address, { host: 'evil.example' })).toBe(403);
  expect(await status(new URL('/', address).href, {})).toBe(404);
  await expect(TestWindow.open(address, ann.id, 'https://evil.example')).rejects.toThrow('403');
  await expect(TestWindow.open(address, ann.id, 'null')).rejects.toThrow('403');
  await expect(
    TestWindow.open(address.replace(KEY, 'guess'), ann.id, new URL(address).origin),
  ).rejects.toThrow('404');
  const window = await TestWindow.open(address, ann.id);
  expect(window.shown.viewer).toBe(ann.id);
});

it('takes the next port that is free', async () => {
  const { page, address, app } = await opened();
  const { port } = new URL(address);
  const second = new Page({
    slack: app.slack,
    key: KEY,
    bundle: { html: 'page', files: new Map() },
    failed: () => undefined,
  });
  onTestFinished(() => second.stop());
  const other = new URL(await second.start(Number(port)));
  expect(Number(other.port)).toBeGreaterThan(Number(port));
  expect(Number(other.port)).toBeLessThan(Number(port) + 20);
  await page.stop();
});
