import type { RitualCore } from '../ritual/core.ts';
import { presentSquad } from '../squad/member-store.ts';
import { bodyOf } from '../web/body.ts';
import { problem } from '../web/problem.ts';
import type { Site } from '../web/site.ts';
import { openApi } from './openapi.ts';
import { A_MINUTE, Pace } from './pace.ts';
import { reportOf } from './report.ts';
import { parsedBody } from './row.ts';
import { takeAll } from './take.ts';
import { bearerOf, hashOf } from './token.ts';
import { noteUse, type SquadToken, tokenWith } from './token-store.ts';

/** Readings in one request, and its bytes: as much as those take, told at length. */
const MOST_READINGS = 1_000;
export const MOST_BYTES = 512_000;
/** Characters of an `Idempotency-Key`. */
const MOST_KEY = 200;
/** When a token was used last is known to the minute. */
const USE_MS = 60_000;

/** Numbers sent by programs. */
export function serveReadings(site: Site, core: RitualCore): void {
  const pace = new Pace(core.clock);
  site.post('/api/readings', async (c) => {
    const token = await tokenIn(core, c.req.header('authorization'));
    if (token instanceof Response) return token;
    const seconds = pace.wait(token.id);
    if (seconds > 0) return tooOften(seconds);
    const key = c.req.header('idempotency-key');
    if (key !== undefined && (key === '' || key.length > MOST_KEY)) {
      return problem({
        ...{ status: 400, code: 'bad-key' },
        detail: `Send an Idempotency-Key of up to ${MOST_KEY} characters, or none.`,
      });
    }
    const body = await bodyOf(c.req.raw, MOST_BYTES);
    const readings = body === undefined ? tooLarge() : readingsIn(body);
    if (readings instanceof Response) return readings;
    const results = await takeAll(core, { token, readings, key });
    if (results === 'key-reused') {
      const detail = 'Send another Idempotency-Key: this one came before with other readings.';
      return problem({ status: 422, code: 'key-reused', detail });
    }
    const report = reportOf(results);
    if (report.counts.refused < results.length) return c.json(report);
    const [first] = results;
    const detail =
      results.length === 1 && first?.detail ? first.detail : 'All readings are refused: see `results`.';
    const code = results.length === 1 && first?.code ? first.code : 'all-refused';
    return problem({ status: 422, code, detail, more: report });
  });
  site.all('/api/readings', () =>
    problem({
      ...{ status: 405, code: 'post-only', headers: { allow: 'POST' } },
      detail: 'Send readings with POST: /api/openapi.json says how.',
    }),
  );
  site.get('/api/openapi.json', (c) => c.json(openApi(core.publicUrl)));
}

/** The token that was sent, if it holds; that it was used is noted. */
async function tokenIn(core: RitualCore, header: string | undefined): Promise<SquadToken | Response> {
  const sent = bearerOf(header);
  if (sent === undefined) {
    const detail =
      'Send the squad’s token as "Authorization: Bearer gsq-…". Its owner or product manager makes one in Slack, with /metric token.';
    return unauthorized('no-token', detail, '');
  }
  const token = await core.database.read(async (q) => {
    const found = await tokenWith(q, hashOf(sent));
    return found && (await presentSquad(q, found.workspaceId, found.squadId)) ? found : undefined;
  });
  if (!token) {
    const detail =
      'This token is not known, or has ended: the squad’s owner or product manager makes a new one in Slack, with /metric token.';
    return unauthorized('wrong-token', detail, ', error="invalid_token"');
  }
  const now = core.clock.now();
  if (token.usedAt === null || Math.abs(now - token.usedAt) >= USE_MS) {
    await core.change((change) => noteUse(change, token));
  }
  return token;
}

const unauthorized = (code: string, detail: string, error: string): Response =>
  problem({
    ...{ status: 401, code, detail },
    headers: { 'www-authenticate': `Bearer realm="growth-squad"${error}` },
  });

const tooOften = (seconds: number): Response =>
  problem({
    ...{ status: 429, code: 'too-often', headers: { 'retry-after': String(seconds) } },
    detail: `Send at most ${A_MINUTE} requests a minute, with up to ${MOST_READINGS} readings each; go on in ${seconds} s.`,
  });

const tooLarge = (): Response =>
  problem({
    ...{ status: 413, code: 'too-large' },
    detail: `Send at most ${MOST_BYTES} bytes; more readings go into several requests.`,
  });

/** What stands in a body: one reading, or a list of them. */
function readingsIn(body: string): readonly unknown[] | Response {
  const parsed = parsedBody(body);
  const bad = (status: number, code: string, detail: string) => problem({ status, code, detail });
  if (!parsed) return bad(400, 'no-json', 'Send JSON, such as {"value": 312}.');
  const { sent } = parsed;
  const readings: readonly unknown[] = Array.isArray(sent) ? sent : [sent];
  if (readings.length === 0) return bad(422, 'empty', 'Send at least one reading, such as {"value": 312}.');
  if (readings.length > MOST_READINGS) {
    return bad(422, 'too-many', `Send at most ${MOST_READINGS} readings in one request.`);
  }
  return readings;
}
