import { once } from 'node:events';
import { connect } from 'node:net';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { MOST_BYTES } from '../src/api/readings.ts';
import { problemSchema, reportSchema } from '../src/api/report.ts';
import { readingSchema } from '../src/api/row.ts';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const FRIDAY = '2026-11-27';

/** A squad with a token. */
async function withToken(options: StoryOptions = {}): Promise<Story & { readonly token: string }> {
  const story = await openSquadStory({ web: { host: '127.0.0.1', port: 0 }, ...options });
  return { ...story, token: await newToken(story) };
}

async function newToken({ people, channel }: Story): Promise<string> {
  await people.product.command('/metric token', channel);
  const { text } = await people.product.submit();
  await people.product.cancel();
  return /gsq-[\w-]{43}/.exec(text)?.[0] ?? '';
}

const address = ({ stage }: Story, path = 'api/readings'): string => `${stage.bot.webUrl()}${path}`;

const documented = z.object({
  openapi: z.literal('3.1.0'),
  paths: z.object({
    '/api/readings': z.object({
      post: z.object({
        requestBody: z.object({
          content: z.object({
            'application/json': z.object({
              examples: z.record(z.string(), z.object({ value: z.unknown() })),
            }),
          }),
        }),
        responses: z.record(
          z.string(),
          z.object({
            headers: z.record(z.string(), z.unknown()).default({}),
            content: z.record(z.string(), z.unknown()),
          }),
        ),
      }),
    }),
  }),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

async function openApiOf(story: Story) {
  const response = await fetch(address(story, 'api/openapi.json'));
  return documented.parse(await response.json());
}

const answered = new Set<string>();

/** Sends something, and holds the answer against what OpenAPI says of it. */
async function push(
  story: Story & { readonly token?: string },
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
) {
  const { responses } = (await openApiOf(story)).paths['/api/readings'].post;
  const response = await fetch(address(story), {
    method: 'POST',
    headers: { authorization: `Bearer ${story.token}`, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const said: unknown = await response.json();
  const known = responses[String(response.status)];
  answered.add(String(response.status));
  expect(Object.keys(known?.content ?? {})).toContain(response.headers.get('content-type'));
  for (const name of Object.keys(known?.headers ?? {})) expect(response.headers.get(name)).toBeTruthy();
  await story.stage.pass(3_000);
  if (response.ok) return { status: response.status, ...reportSchema.parse(said) };
  const problem = problemSchema.parse(said);
  expect(problem).toMatchObject({ status: response.status, type: 'about:blank' });
  expect(problem.detail).toMatch(/^[A-Z].*[.…]$|: /);
  return { ...problem, results: reportSchema.partial().parse({ results: problem['results'] }).results };
}

const readings = (story: Story): unknown[] =>
  rowsIn(story.stage.file, 'select week, value, source, counts from readings order by id').map((row) =>
    Object.values(row).join(' '),
  );

describe.each(['en', 'zh-CN'] as const)('a number that a program sends, %s', (language) => {
  test('stands on the board, in App Home and behind /squad a moment later', async () => {
    const story = await withToken({ language });
    const { people, channel } = story;
    await story.stage.goTo(FRIDAY, '16:01');
    expect(story.read()).not.toContain('347');
    expect(await push(story, { value: 347 })).toMatchObject({
      status: 200,
      results: [{ index: 0, outcome: 'taken', week: '2026-W48', value: '347' }],
      counts: { taken: 1, refused: 0 },
    });
    expect(story.read()).toContain('347');
    await push(story, { value: '1284.50' });
    expect(story.read()).toContain('1,284.5');
    expect((await people.frontend.command('/squad', channel)).text).toContain('1,284.5');
    expect(await people.frontend.openHome()).toContain('1,284.5');
  });
});

describe('what is sent', () => {
  test('is of a week, of an instant, or of now; in each form that a week is called', async () => {
    const story = await withToken();
    await story.stage.goTo(TUESDAY, '12:00');
    const { counts, results } = await push(story, [
      { value: 900, week: '2026-W46' },
      { value: 1000, week: '2026-11-16' },
      { value: 300, time: '2026-11-23T23:30:00+01:00' },
      { value: 312, time: '2026-11-24T09:50:00Z' },
      { value: 315 },
    ]).then((report) => ('counts' in report ? report : { counts: undefined, results: report.results }));
    expect(counts).toMatchObject({ taken: 5 });
    expect(results?.map(({ week }) => week)).toEqual([
      ...['2026-W46', '2026-W47'],
      ...['2026-W48', '2026-W48', '2026-W48'],
    ]);
    expect(readings(story)).toEqual([
      ...['2026-11-09 900 push 1', '2026-11-16 1000 push 1'],
      ...['2026-11-23 300 push 1', '2026-11-23 312 push 1', '2026-11-23 315 push 1'],
    ]);
  });

  test('keeps each digit, also those that a computer’s number loses', async () => {
    const story = await withToken();
    await push(
      story,
      '[{"value": 123456789012345}, {"value": "0.100"}, {"value": 1.25e3}, {"value": 99.900}]',
    );
    expect(readings(story).map((row) => String(row).split(' ')[1])).toEqual([
      ...['123456789012345', '0.1', '1250', '99.9'],
    ]);
  });

  test('says where it is from, and members read that', async () => {
    const story = await withToken();
    expect(await push(story, { value: 347, source: 'warehouse' })).toMatchObject({ counts: { taken: 1 } });
    const list = await story.people.marketing.command('/metric numbers', story.channel);
    expect(list.text).toContain('comes by itself (warehouse)');
    expect(await push(story, { value: 348, source: 'w'.repeat(61) })).toMatchObject({ code: 'bad-source' });
  });

  test('is taken in its order of time; what stands there already, and what is older, changes nothing', async () => {
    const story = await withToken();
    await story.stage.goTo(TUESDAY, '12:00');
    await push(story, { value: 312 });
    const { results } = await push(story, [
      { value: 312 },
      { value: 280, time: '2026-11-23T18:00:00+01:00' },
      { metric: story.words.setup.metric, value: 1 },
    ]);
    expect(results).toMatchObject([
      { outcome: 'same' },
      { outcome: 'older', detail: expect.any(String) },
      { outcome: 'refused', code: 'unknown-metric' },
    ]);
    const { text } = await story.people.frontend.command('/squad', story.channel);
    expect(text).toContain('312');
    expect(text).not.toContain('280');
  });

  test('gives way to what somebody typed for that week', async () => {
    const story = await withToken();
    await story.people.backend.command('/metric 312', story.channel);
    const { results } = await push(story, { value: 400 });
    expect(results).toMatchObject([{ outcome: 'overruled' }]);
    expect((await story.people.frontend.command('/squad', story.channel)).text).toContain('312');
  });

  test('is refused one by one, each with what to do', async () => {
    const story = await withToken();
    const report = await push(story, [
      { value: 1 },
      { value: 'many' },
      { value: '1,284' },
      { value: null },
      {},
      7,
      null,
      { value: -1 },
      { value: '1234567890123456' },
      { value: 1e20 },
      { value: 1, week: '2026-W54' },
      { value: 1, week: '2026-11-24' },
      { value: 1, week: 48 },
      { value: 1, week: '2026-W49' },
      { value: 1, week: '1999-W40' },
      { value: 1, time: '2026-11-24' },
      { value: 1, time: '2026-11-23T08:00:00' },
      { value: 1, time: '2026-11-23T12:00:00Z' },
      { value: 1, week: '2026-W48', time: '2026-11-23T07:00:00Z' },
      { value: 1, weak: '2026-W48' },
      { value: 1, metric: 'somebody else’s' },
      { value: 1, metric: '' },
    ]);
    expect(report).toMatchObject({ status: 200, counts: { taken: 1, refused: 21 } });
    expect(report.results?.slice(1).map(({ code }) => code)).toEqual([
      ...['bad-value', 'bad-value', 'bad-value', 'bad-value', 'no-reading', 'no-reading', 'negative'],
      ...['too-long', 'too-long', 'bad-week', 'bad-week', 'bad-week', 'future', 'too-old'],
      ...['bad-time', 'bad-time', 'future', 'week-or-time', 'unknown-field', 'unknown-metric', 'bad-metric'],
    ]);
    for (const { detail } of report.results?.slice(1) ?? [])
      expect(detail).toMatch(/^(Send|Leave out) .*\.$/);
    expect(readings(story)).toHaveLength(1);
  });

  test('is refused as a whole where nothing of it can be taken', async () => {
    const story = await withToken();
    for (const [body, status, code] of [
      ['value=312', 400, 'no-json'],
      ['', 400, 'no-json'],
      ['{"value": 312', 400, 'no-json'],
      [[], 422, 'empty'],
      ['null', 422, 'no-reading'],
      [{ value: 'many' }, 422, 'bad-value'],
      [[{ value: 'many' }, {}], 422, 'all-refused'],
      [Array.from({ length: 1_001 }, () => ({ value: 1 })), 422, 'too-many'],
      [[{ value: 1, metric: 'x'.repeat(MOST_BYTES) }], 413, 'too-large'],
    ] as const) {
      expect(await push(story, body)).toMatchObject({ status, code });
    }
    expect(readings(story)).toEqual([]);
    expect((await fetch(address(story))).status).toBe(405);
  });

  test('may be a thousand readings, and others are answered in between', async () => {
    const story = await withToken();
    const many = Array.from({ length: 1_000 }, (_, n) => ({ value: n, week: '2026-W47' }));
    const sending = push(story, many);
    expect(await sending).toMatchObject({ status: 200, counts: { taken: 1_000 } });
    expect(readings(story)).toHaveLength(1_000);
  }, 60_000);
});

describe('sent again', () => {
  test('under the key of the request it is answered the same, and nothing is done', async () => {
    const story = await withToken();
    const body = [{ value: 312 }, { value: 'many' }];
    const headers = { 'idempotency-key': 'job 17' };
    const first = await push(story, body, headers);
    await push(story, { value: 400 });
    expect(await push(story, body, headers)).toEqual(first);
    expect(readings(story)).toHaveLength(2);
    expect(await push(story, { value: 500 }, headers)).toMatchObject({ status: 422, code: 'key-reused' });
    expect(readings(story)).toHaveLength(2);
    expect(await push(story, body, { 'idempotency-key': 'x'.repeat(201) })).toMatchObject({
      ...{ status: 400, code: 'bad-key' },
    });
  });

  test('under the key of a reading, likewise, wherever it stands then', async () => {
    const story = await withToken();
    await push(story, [{ value: 1 }, { value: 312, key: 'a' }]);
    await push(story, { value: 400 });
    const { results } = await push(story, [
      { value: 312, key: 'a' },
      { value: 313, key: 'a' },
    ]);
    expect(results).toMatchObject([
      { index: 0, outcome: 'taken', value: '312' },
      { index: 1, outcome: 'refused', code: 'key-reused' },
    ]);
    expect(readings(story)).toHaveLength(3);
  });

  test('corrected, what was refused is taken under the same key', async () => {
    const story = await withToken();
    const headers = { 'idempotency-key': 'job 18' };
    expect(await push(story, { value: 'many' }, headers)).toMatchObject({ status: 422 });
    expect(await push(story, { value: 312 }, headers)).toMatchObject({ status: 200 });
  });
});

describe('without the right token', () => {
  test('nothing is taken: none, another form, a wrong one, one that has ended', async () => {
    const story = await withToken();
    const { token } = story;
    const tried = async (authorization: string) => push(story, { value: 1 }, { authorization });
    expect(await tried('')).toMatchObject({ status: 401, code: 'no-token' });
    expect(await tried(`Basic ${token}`)).toMatchObject({ status: 401, code: 'no-token' });
    expect(await tried(`Bearer ${token.slice(0, -1)}`)).toMatchObject({ status: 401, code: 'no-token' });
    const wrong = `${token.slice(0, -2)}${token.endsWith('AA') ? 'BB' : 'AA'}`;
    expect(await tried(`Bearer ${wrong}`)).toMatchObject({ status: 401, code: 'wrong-token' });
    const second = await newToken(story);
    expect(await tried(`Bearer ${token}`)).toMatchObject({ status: 401, code: 'wrong-token' });
    expect(await tried(`Bearer ${second}`)).toMatchObject({ status: 200 });
    const { people, channel, words } = story;
    const { text } = await people.product.command('/metric token', channel);
    expect(text).not.toContain(words.token.neverUsed);
    await people.product.click(words.token.revoke);
    expect(await tried(`Bearer ${second}`)).toMatchObject({ status: 401, code: 'wrong-token' });
    expect(readings(story)).toHaveLength(1);
    expect(story.logged.join('')).not.toMatch(/gsq-[\w-]{20}/);
  });

  test('of another squad its numbers are out of reach, by name and by id', async () => {
    const story = await withToken();
    const { people, stage, words } = story;
    stage.slack.addChannel({ name: 'other', members: Object.values(people).map(({ id }) => id) });
    await people.marketing.invite('other');
    await people.marketing.command('/squad setup', 'other');
    await people.marketing.fill({
      [words.setup.metric]: 'orders',
      [words.setup.product]: [people.marketing.name],
      [words.setup.others]: [],
    });
    await people.marketing.submit();
    const [{ id } = {}] = rowsIn(stage.file, "select id from metrics where name = 'orders'");
    for (const metric of ['orders', String(id)]) {
      const sent = await push(story, { metric, value: 1 });
      expect(sent).toMatchObject({ status: 422, code: 'unknown-metric' });
      expect(JSON.stringify(sent)).not.toContain('orders');
    }
    expect(readings(story)).toEqual([]);
  });

  test('of a squad that pauses the numbers go on', async () => {
    const story = await withToken();
    await story.people.product.command('/squad pause', story.channel);
    expect(await push(story, { value: 312 })).toMatchObject({ status: 200, counts: { taken: 1 } });
  });
});

test('more than 60 requests a minute with one token have to wait, and are told how long', async () => {
  const story = await withToken();
  const ask = () =>
    fetch(address(story), {
      method: 'POST',
      headers: { authorization: `Bearer ${story.token}` },
      body: '{"value": 1}',
    });
  for (let times = 0; times < 60; times += 1) expect((await ask()).status).toBe(200);
  const refused = await push(story, { value: 2 });
  expect(refused).toMatchObject({ status: 429, code: 'too-often' });
  await story.stage.pass(60_000);
  expect((await ask()).status).toBe(200);
});

test('whoever sends half a reading halts no clock, and is let go', async () => {
  const story = await withToken();
  const socket = connect(Number(new URL(address(story)).port), '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  const closed = once(socket, 'close');
  socket.resume();
  socket.write(
    `POST /api/readings HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${story.token}\r\nContent-Length: 14\r\n\r\n{"value"`,
  );
  await story.stage.goTo(MONDAY, '09:31');
  expect(story.read()).toContain(story.words.planning.close);
  await closed;
  expect(readings(story)).toEqual([]);
}, 30_000);

describe('OpenAPI', () => {
  test('has examples that are taken as they stand', async () => {
    const story = await withToken();
    const { examples } = (await openApiOf(story)).paths['/api/readings'].post.requestBody.content[
      'application/json'
    ];
    expect(Object.keys(examples).length).toBeGreaterThan(1);
    for (const { value } of Object.values(examples)) {
      for (const one of [value].flat()) expect(readingSchema.safeParse(one).success).toBe(true);
    }
  });

  test('is one, as its own schema has it, and each of its references leads somewhere', async () => {
    const response = await fetch(address(await withToken(), 'api/openapi.json'));
    const document = z.record(z.string(), z.unknown()).parse(await response.json());
    const validator = new Validator();
    expect(await validator.validate(document)).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
    // It would say so.
    expect(await new Validator().validate({ ...document, paths: { readings: {} } })).toMatchObject({
      valid: false,
    });
  });

  afterAll(() => {
    // Each answer that it names was given above, but for what is a fault of ours.
    expect([...answered].toSorted()).toEqual(['200', '400', '401', '413', '422', '429']);
  });
});
