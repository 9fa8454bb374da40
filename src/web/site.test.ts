import { once } from 'node:events';
import { connect } from 'node:net';
import { Activities, systemClock } from '@growth-squad/clock';
import { expect, onTestFinished, test } from 'vitest';
import { createIds } from '../database/ids.ts';
import { bodyOf } from './body.ts';
import { openServer } from './server.ts';
import { answering, createSite, type Site } from './site.ts';

async function opened(serve: (site: Site) => void) {
  const lines: { fields: object; message: string }[] = [];
  const keep = (fields: object, message: string): void => void lines.push({ fields, message });
  const ids = createIds(systemClock, (bytes) => new Uint8Array(bytes));
  const site = createSite({ log: { info: keep, warn: keep, error: keep }, ids });
  serve(site);
  const activities = new Activities();
  const shown: { site: Site | undefined } = { site };
  const server = await openServer(
    { host: '127.0.0.1', port: 0 },
    { settings: 'HTTP', most: 8 },
    answering(activities, () => shown.site),
  );
  onTestFinished(() => server.close());
  return { url: server.url, server, activities, lines, shown };
}

test('nothing that is answered is kept, framed, found or allowed to load from elsewhere', async () => {
  const { url } = await opened((site) => site.get('/', (c) => c.html('<p>here</p>')));
  const [one, other] = [await fetch(url), await fetch(url)];
  expect(Object.fromEntries(one.headers)).toMatchObject({
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex, nofollow',
  });
  const policy = one.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toMatch(/script-src 'nonce-[\w+/=]{16,}'/);
  expect(policy).not.toContain('unsafe');
  expect(other.headers.get('content-security-policy')).not.toBe(policy);
  expect(await (await fetch(`${url}robots.txt`)).text()).toContain('Disallow: /');
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('what fails is told by a reference that stands in the log, and by nothing of the inside', async () => {
  const { url, lines } = await opened((site) =>
    site.get('/fails/:secret', () => {
      throw new Error('canary of the inside');
    }),
  );
  const response = await fetch(`${url}fails/canary`);
  expect([response.status, response.headers.get('content-type')]).toEqual([500, 'application/problem+json']);
  const text = await response.text();
  const { reference }: { reference?: unknown } = JSON.parse(text);
  expect(reference).toMatch(/^[2-9A-Z]{4}$/);
  expect(text).not.toMatch(/canary|\bat /);
  expect(lines.map(({ message }) => message)).toEqual([
    'What was asked over HTTP failed',
    'A page was asked for',
  ]);
  expect(JSON.stringify(lines.map(({ fields }) => ({ ...fields, error: undefined })))).not.toContain(
    'canary',
  );
});

test('an address with nothing behind it says so', async () => {
  const { url } = await opened(() => undefined);
  const response = await fetch(`${url}elsewhere/${'x'.repeat(200)}`);
  expect([response.status, await response.json()]).toEqual([
    404,
    expect.objectContaining({ code: 'not-found' }),
  ]);
});

test('before the bot is there, it says that it is about to be', async () => {
  const { url, shown } = await opened(() => undefined);
  shown.site = undefined;
  const response = await fetch(url);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
});

test('a body is read up to its bound, whether its length is told or not', async () => {
  const { url } = await opened((site) =>
    site.post('/', async (c) => c.text(String((await bodyOf(c.req.raw, 1_000))?.length))),
  );
  const sent = async (body: string | ReadableStream<Uint8Array>): Promise<string> =>
    (await fetch(url, { method: 'POST', body, ...{ duplex: 'half' } })).text();
  const stream = (size: number) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (let left = size; left > 0; left -= 100) controller.enqueue(new Uint8Array(100).fill(97));
        controller.close();
      },
    });
  expect(await sent('a'.repeat(1_000))).toBe('1000');
  expect(await sent('a'.repeat(1_001))).toBe('undefined');
  expect(await sent(stream(1_000))).toBe('1000');
  expect(await sent(stream(1_100))).toBe('undefined');
  expect(await sent('')).toBe('0');
});

test('whoever is still sending is waited for, and is no work that the bot has under way', async () => {
  let reading = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    reading = resolve;
  });
  const { url, activities } = await opened((site) =>
    site.post('/', async (c) => {
      reading();
      return c.text((await bodyOf(c.req.raw, 1_000)) ?? '');
    }),
  );
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nab');
  await begun;
  await Promise.resolve();
  expect(activities.busy()).toEqual([]);
  socket.write('cd');
  const [answer]: unknown[] = await once(socket, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200 /);
});

test('whoever is being answered is cut off when the port is let go', async () => {
  let asking = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    asking = resolve;
  });
  const { url, server } = await opened((site) =>
    site.get('/', () => {
      asking();
      return new Promise<Response>(() => undefined);
    }),
  );
  const answered = expect(fetch(url)).rejects.toThrow();
  await begun;
  await server.close();
  await answered;
});
