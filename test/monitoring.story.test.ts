import { readFileSync } from 'node:fs';
import { Server } from 'node:net';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { defineKind } from '../src/database/kind.ts';
import { setTimer } from '../src/schedule/store.ts';
import { openSquadStory, openStage, type Story, type StoryOptions } from './support/story/story.ts';
import { answer, expectAllThereOnce } from './support/story/time.ts';

const ALERTS = join(import.meta.dirname, '../docs/alerts.yml');
const alertFile = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({ alert: z.string(), expr: z.string(), annotations: z.object({ action: z.string() }) }),
      ),
    }),
  ),
});

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const LOCAL = { host: '127.0.0.1', port: 0 } as const;

const withEndpoints = (options: StoryOptions = {}): Promise<Story> =>
  openSquadStory({ monitoring: LOCAL, ...options });

const urlOf = ({ stage }: Story): string => {
  const url = stage.bot.monitoringUrl();
  if (url === undefined) throw new Error('It listens nowhere.');
  return url;
};

async function ask(story: Story, path: 'healthz' | 'readyz'): Promise<{ status: number; said: unknown }> {
  const response = await fetch(`${urlOf(story)}${path}`);
  return { status: response.status, said: await response.json() };
}

/** The sum of a metric's samples whose labels contain all of `labels`. */
async function measured(story: Story, name: string, ...labels: string[]): Promise<number> {
  const text = await (await fetch(`${urlOf(story)}metrics`)).text();
  const samples = text
    .split('\n')
    .filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
  const meant = samples.filter((line) => labels.every((label) => line.includes(label)));
  return meant.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
}

const READY = { ok: true, socket: 'ok', database: 'ok', tick: 'ok', deliveries: 'ok' };

describe('the operator asks over HTTP', () => {
  test('a bot that is well says so, on the loopback, and tells nothing else', async () => {
    const story = await withEndpoints();
    expect(urlOf(story)).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await ask(story, 'healthz')).toEqual({
      status: 200,
      said: { ok: true, process: 'ok', database: 'ok' },
    });
    expect(await ask(story, 'readyz')).toEqual({ status: 200, said: READY });
    const head = await fetch(`${urlOf(story)}readyz`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const post = await fetch(`${urlOf(story)}healthz`, { method: 'POST', body: 'x' });
    expect(post.status).toBe(405);
    for (const other of ['', 'constructor', 'metrics/x', '../.env'])
      expect((await fetch(`${urlOf(story)}${other}`)).status).toBe(404);
  });

  test('without a connection to Slack it is not ready, and ready again with the next one', async () => {
    const story = await withEndpoints();
    const { slack } = story.stage;
    const heal = slack.intercept(({ method }) =>
      method === 'apps.connections.open' ? { kind: 'status', status: 503 } : undefined,
    );
    slack.cut();
    await story.stage.pass(60_000);
    expect(await ask(story, 'readyz')).toEqual({
      status: 503,
      said: { ...READY, ok: false, socket: 'not connected to Slack' },
    });
    expect((await ask(story, 'healthz')).status).toBe(200);
    expect(await measured(story, 'growth_squad_connected')).toBe(0);
    heal();
    await story.stage.pass(60_000);
    expect(await ask(story, 'readyz')).toEqual({ status: 200, said: READY });
    expect(await measured(story, 'growth_squad_connected')).toBe(1);
  });

  test('with a message that fails again and again it is not ready, until it is out', async () => {
    const story = await withEndpoints();
    const { slack } = story.stage;
    await story.stage.goTo(MONDAY, '09:29');
    const heal = slack.intercept(({ method }) =>
      /^chat\./.test(method) ? { kind: 'error', error: 'team_added_to_org' } : undefined,
    );
    await story.stage.goTo(MONDAY, '09:45');
    const { status, said } = await ask(story, 'readyz');
    expect(status).toBe(503);
    expect(said).toEqual({ ...READY, ok: false, deliveries: '1 stuck' });
    expect(await measured(story, 'growth_squad_deliveries', 'state="failing"')).toBe(1);
    expect(await measured(story, 'growth_squad_deliveries_oldest_seconds')).toBe(15 * 60);
    heal();
    await story.stage.goTo(MONDAY, '09:55');
    expect(await ask(story, 'readyz')).toEqual({ status: 200, said: READY });
    expect(await measured(story, 'growth_squad_deliveries', 'state="failing"')).toBe(0);
    await expectAllThereOnce(story);
  });

  test('what failed again and again and now waits for an archived channel is not stuck', async () => {
    const story = await withEndpoints();
    const { slack, channel } = story.stage;
    await story.stage.goTo(MONDAY, '09:29');
    const heal = slack.intercept(({ method }) =>
      /^chat\./.test(method) ? { kind: 'error', error: 'team_added_to_org' } : undefined,
    );
    await story.stage.goTo(MONDAY, '09:45');
    expect((await ask(story, 'readyz')).status).toBe(503);
    slack.archive(channel.id, story.people.product.id);
    heal();
    await story.stage.goTo(MONDAY, '09:55');
    expect(await measured(story, 'growth_squad_deliveries', 'state="failing"')).toBe(1);
    expect(await ask(story, 'readyz')).toEqual({ status: 200, said: READY });
  });

  test('when something due is not done for three minutes, the tick is late', async () => {
    const story = await withEndpoints({ expectedErrors: [/What was due failed/] });
    const { core, workspace } = story.stage.bot;
    const at = story.stage.clock.now() + 60_000;
    await core.change((change) =>
      setTimer(change, {
        workspaceId: workspace.id,
        key: 'nobody’s',
        kind: defineKind('nobody’s', z.object({})),
        subject: {},
        at,
      }),
    );
    await story.stage.pass(3 * 60_000);
    expect((await ask(story, 'readyz')).status).toBe(200);
    await story.stage.pass(2 * 60_000);
    expect(await ask(story, 'readyz')).toEqual({
      status: 503,
      said: { ...READY, ok: false, tick: 'late: something has been due for 4 min' },
    });
    expect(await measured(story, 'growth_squad_tick_overdue_seconds')).toBe(240);
    expect(
      await measured(story, 'growth_squad_timers_total', 'kind="nobody’s"', 'outcome="failed"'),
    ).toBeGreaterThanOrEqual(4);
  });
});

describe('what is measured', () => {
  test('acknowledgements, sends, ticks and calls are counted as they happened', async () => {
    const story = await withEndpoints();
    const { people, stage, channel } = story;
    const posts = () => stage.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
    expect(await measured(story, 'growth_squad_sends_total', 'postMessage', 'outcome="done"')).toBe(posts());
    const before = await measured(story, 'growth_squad_acknowledgement_seconds_count', 'slash_command');
    await people.marketing.command('/idea Group buying', channel);
    await people.backend.command('/metric 312', channel);
    expect(await measured(story, 'growth_squad_acknowledgement_seconds_count', 'slash_command')).toBe(
      before + 2,
    );
    await stage.goTo(TUESDAY, '10:01');
    await answer(people.product, story, 'five interviews');
    expect(await measured(story, 'growth_squad_acknowledgement_seconds_count', 'view_submission')).toBe(2);
    expect(await measured(story, 'growth_squad_sends_total', 'postMessage', 'outcome="done"')).toBe(posts());
    expect(await measured(story, 'growth_squad_retries_total')).toBe(0);
    expect(await measured(story, 'growth_squad_errors_total')).toBe(0);
    const taken = await measured(story, 'growth_squad_tick_lateness_seconds_count');
    expect(taken).toBe(await measured(story, 'growth_squad_timers_total', 'outcome="done"'));
    expect(taken).toBeGreaterThan(5);
    expect(await measured(story, 'growth_squad_tick_lateness_seconds_bucket', 'le="60"')).toBe(taken);
    expect(await measured(story, 'growth_squad_slack_calls_total', 'postMessage', 'status="200"')).toBe(
      posts(),
    );
  });

  test('429s, retries and what went wrong are counted by kind', async () => {
    const story = await withEndpoints();
    const { stage } = story;
    await stage.goTo(MONDAY, '09:29');
    let left = 2;
    const heal = stage.slack.intercept(({ method }) => {
      if (method !== 'chat.postMessage' || left === 0) return undefined;
      left -= 1;
      return { kind: 'ratelimited', retryAfter: 20 };
    });
    await stage.goTo(MONDAY, '09:40');
    heal();
    expect(await measured(story, 'growth_squad_slack_calls_total', 'status="429"')).toBe(2);
    expect(await measured(story, 'growth_squad_sends_total', 'outcome="ratelimited"')).toBe(2);
    expect(await measured(story, 'growth_squad_retries_total')).toBe(2);
    expect(
      await measured(story, 'growth_squad_errors_total', 'level="warn"', 'A message could not be sent'),
    ).toBe(2);
    await expectAllThereOnce(story);
  });

  test('a message that Slack has told to wait for long has been owed since its time', async () => {
    const story = await withEndpoints();
    const { stage } = story;
    await stage.goTo(MONDAY, '09:29');
    const heal = stage.slack.intercept(({ method }) =>
      method === 'chat.postMessage' ? { kind: 'ratelimited', retryAfter: 3_600 } : undefined,
    );
    await stage.goTo(MONDAY, '09:50');
    heal();
    expect(await measured(story, 'growth_squad_deliveries_oldest_seconds')).toBe(20 * 60);
    await stage.goTo(MONDAY, '10:40');
    expect(await measured(story, 'growth_squad_deliveries_oldest_seconds')).toBe(0);
  });

  test('the example alerts ask for metrics that are there, and give each a way out', async () => {
    const story = await withEndpoints();
    const text = await (await fetch(`${urlOf(story)}metrics`)).text();
    const { groups } = alertFile.parse(parse(readFileSync(ALERTS, 'utf8')));
    const rules = groups.flatMap((group) => group.rules);
    expect(rules.length).toBeGreaterThan(5);
    for (const { expr, annotations } of rules) {
      for (const [name] of expr.matchAll(/growth_squad_[a-z_]+/g))
        expect(text).toContain(`# TYPE ${name.replace(/_bucket$/, '')} `);
      expect(annotations.action).toMatch(/\w/);
    }
  });

  test('no token, name or typed text is among the metrics', async () => {
    const story = await withEndpoints();
    const { people, stage, channel } = story;
    await people.marketing.command('/idea Canary pricing page', channel);
    await people.backend.command('/squad canary-typed', channel);
    const text = await (await fetch(`${urlOf(story)}metrics`)).text();
    expect(text).toContain('growth_squad_slack_calls_total');
    expect(text).not.toMatch(/canary/i);
    for (const secret of [stage.slack.botToken, stage.slack.appToken, people.marketing.id, stage.channel.id])
      expect(text).not.toContain(secret);
  });
});

describe('the port', () => {
  test('nobody listens unless a port is set', async () => {
    const story = await openStage();
    const listen = vi.spyOn(Server.prototype, 'listen');
    onTestFinished(() => listen.mockRestore());
    await story.stage.startBot();
    expect(story.stage.bot.monitoringUrl()).toBeUndefined();
    expect(listen).not.toHaveBeenCalled();
  });

  test('is let go when the bot stops, also while somebody is connected, and had again by the next', async () => {
    const story = await withEndpoints();
    const url = urlOf(story);
    expect((await fetch(`${url}healthz`, { headers: { connection: 'keep-alive' } })).status).toBe(200);
    await story.stage.stopBot();
    await expect(fetch(`${url}healthz`)).rejects.toThrow();
    await story.stage.startBot();
    expect(await ask(story, 'readyz')).toEqual({ status: 200, said: READY });
  });
});
