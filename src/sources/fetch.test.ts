import type { RequestListener, ServerResponse } from 'node:http';
import type { LookupFunction } from 'node:net';
import { gzipSync } from 'node:zlib';
import { MovedClock } from '@growth-squad/clock';
import { describe, expect, test } from 'vitest';
import { standIn } from '../../test/support/stand-in.ts';
import { isPublic } from './addresses.ts';
import { createFetcher, type Fetched, type Reach, SIZE, TIME_MS } from './fetch.ts';

/** Names of the test, all of this machine, or of where a test says. */
const lookupOf =
  (elsewhere: Readonly<Record<string, readonly string[]>>): LookupFunction =>
  (host, _, found) => {
    const addresses = elsewhere[host] ?? ['127.0.0.1'];
    found(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };

/** A server that answers as a test says, and a fetcher that may ask it as `source.test` and as `other.test`. */
async function rig(
  answer: RequestListener,
  options: Partial<Reach> & { elsewhere?: Parameters<typeof lookupOf>[0] } = {},
) {
  const asked: { url: string; secret: string | undefined }[] = [];
  const port = await standIn((request, response) => {
    asked.push({
      url: `${request.headers.host?.split(':')[0]}${request.url}`,
      secret: String(request.headers['x-key']),
    });
    answer(request, response);
  });
  const clock = new MovedClock(0);
  const { elsewhere = {}, ...reach } = options;
  const fetcher = createFetcher({
    clock: clock.side('bot'),
    reach: { private: ['source.test', 'other.test'], proxied: false, ...reach },
    lookup: lookupOf(elsewhere),
  });
  const at = (host: string, path = '/'): string => `http://${host}:${port}${path}`;
  return {
    asked,
    clock,
    fetcher,
    at,
    get: (path = '/') =>
      fetcher({ url: at('source.test', path), header: { name: 'x-key', value: 's3cret' } }),
  };
}

const bytesOf = (fetched: Fetched): string =>
  'bytes' in fetched
    ? Buffer.from(fetched.bytes).toString()
    : `refused: ${fetched.problem.why} ${fetched.problem.detail}`.trim();

const redirect = (response: ServerResponse, location: string, status = 302): void => {
  response.writeHead(status, { location });
  response.end('elsewhere');
};

test('what a source answers comes whole, unpacked, with the secret shown to it', async () => {
  const { get, asked } = await rig((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
    response.end(gzipSync('{"value": 312}'));
  });
  expect(await get()).toEqual({ bytes: Buffer.from('{"value": 312}'), type: 'application/json' });
  expect(asked).toEqual([{ url: 'source.test/', secret: 's3cret' }]);
});

describe('hostile', () => {
  test.each<[string, RequestListener, string]>([
    ['larger than may be', (_, response) => response.end(Buffer.alloc(SIZE + 1, 'x')), 'too-large'],
    [
      'endless',
      (_, response) => {
        const more = (): void => {
          while (response.writable && response.write(Buffer.alloc(65_536, 'x')));
        };
        response.on('drain', more);
        more();
      },
      'too-large',
    ],
    [
      'small, but a thousandfold once unpacked',
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync(Buffer.alloc(100 * SIZE)));
      },
      'too-large',
    ],
    [
      'said to be packed, and is not',
      (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end('{"value": 312}');
      },
      'unreachable Z_DATA_ERROR',
    ],
    ['refused to us', (_, response) => response.writeHead(401).end('who are you?'), 'status 401'],
    ['broken', (_, response) => response.writeHead(503).end(), 'status 503'],
    ['empty', (_, response) => response.end(), 'empty'],
    ['gone without a word', (_, response) => response.destroy(), 'unreachable UND_ERR_SOCKET'],
    ['a circle', (request, response) => redirect(response, request.url ?? '/'), 'redirects'],
    ['redirected to nowhere', (_, response) => redirect(response, 'http://'), 'redirects'],
    ['redirected to a file', (_, response) => redirect(response, 'file:///etc/passwd'), 'address'],
    ['redirected inward', (_, response) => redirect(response, 'https://169.254.169.254/latest'), 'private'],
    ['redirected inward by a number', (_, response) => redirect(response, 'https://2130706433/'), 'private'],
    ['redirected inward by IPv6', (_, response) => redirect(response, 'https://[::ffff:7f00:1]/'), 'private'],
    ['redirected inward by a name', (_, response) => redirect(response, 'https://inward.test/'), 'private'],
    [
      'redirected to where all can read',
      (_, response) => redirect(response, 'http://inward.test/'),
      'insecure',
    ],
  ])('%s', async (_, answer, why) => {
    const { get } = await rig(answer);
    expect(bytesOf(await get())).toBe(`refused: ${why}`);
  });

  test('one byte a second: it has ten seconds in all', async () => {
    const started = Promise.withResolvers<void>();
    const { get, clock } = await rig((_, response) => {
      response.write('{');
      started.resolve();
    });
    const fetched = get();
    await started.promise;
    await clock.pass(TIME_MS - 1);
    expect(await Promise.race([fetched, Promise.resolve('still waiting')])).toBe('still waiting');
    await clock.pass(1);
    expect(bytesOf(await fetched)).toBe('refused: timeout');
  });

  test('a name that means a public address and a private one as well', async () => {
    const { fetcher } = await rig((_, response) => response.end('inside'), {
      elsewhere: { 'both.test': ['93.184.215.14', '127.0.0.1'] },
    });
    expect(bytesOf(await fetcher({ url: 'https://both.test/' }))).toBe('refused: private');
  });
});

test('three redirects are followed; only who was asked first is shown the secret', async () => {
  const { get, asked, at } = await rig((request, response) => {
    const next: Record<string, string> = {
      '/a': at('source.test', '/b'),
      '/b': at('other.test', '/c'),
      '/c': at('source.test', '/d'),
    };
    const location = next[request.url ?? ''];
    if (location) redirect(response, location, 307);
    else response.end('312');
  });
  expect(bytesOf(await get('/a'))).toBe('312');
  expect(asked).toEqual([
    { url: 'source.test/a', secret: 's3cret' },
    { url: 'source.test/b', secret: 's3cret' },
    { url: 'other.test/c', secret: 'undefined' },
    { url: 'source.test/d', secret: 's3cret' },
  ]);
});

test.each([
  ['http://source.example/', 'insecure'],
  ['https://127.0.0.1/', 'private'],
  ['https://name:word@source.example/', 'address'],
  ['ftp://source.example/', 'address'],
  ['source.example', 'address'],
])('%s is not asked', async (url, why) => {
  const { fetcher } = await rig((_, response) => response.end('312'), { private: [] });
  expect(bytesOf(await fetcher({ url }))).toBe(`refused: ${why}`);
});

test('an operator may allow all of a private network', async () => {
  const { fetcher, at } = await rig((_, response) => response.end('312'), { private: 'all' });
  expect(bytesOf(await fetcher({ url: at('127.0.0.1') }))).toBe('312');
});

const PUBLIC = ['93.184.215.14', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:2800:21f:cb07::1'];
const INWARD = [
  ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '127.0.0.1', '127.9.9.9', '169.254.169.254'],
  ...[
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '239.255.255.255',
  ],
  ...[
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:0:1.2.3.4',
    '64:ff9b::10.0.0.1',
  ],
  ...['64:ff9b:1::1', '100::1', 'fc00::1', 'fd12::1', 'fe80::1', 'fe80::1%eth0', 'ff02::1', '2001::1'],
  ...['2001:db8::1', '2002:7f00:1::', '3fff::1', '', 'localhost'],
];

test('addresses of public servers are told from all others', () => {
  expect([...PUBLIC, ...INWARD].filter(isPublic)).toEqual(PUBLIC);
});
