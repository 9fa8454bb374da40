import { expect, onTestFinished, test } from 'vitest';
import { stage } from '../test/support/person-stage.ts';
import type { Detour } from './types.ts';

/** A stage on which the first envelopes take these detours, and what the app is handed, in its order. */
async function diverted(...detours: Detour[]) {
  const here = await stage();
  onTestFinished(() => here.stop());
  const handed: string[] = [];
  here.app.handle = async (payload, { ack }) => {
    const { event } = payload;
    const type = typeof event === 'object' && event !== null && 'type' in event ? event.type : undefined;
    handed.push(String(payload['command'] ?? type));
    ack();
  };
  here.slack.divert(() => detours.shift());
  return { ...here, handed };
}

test('the same envelope again, and what it holds in another, reach the app twice and are no fault of it', async () => {
  for (const kind of ['again', 'again in another'] as const) {
    const { alice, slack, clock, handed } = await diverted({ kind, afterMs: 1_000 });
    await alice.command('/idea one', 'growth');
    expect(handed).toEqual(['/idea']);
    await clock.pass(1_000);
    expect(handed).toEqual(['/idea', '/idea']);
    expect(slack.faultsOfBot).toEqual([]);
  }
});

test('a late envelope comes after who sent it was told that nobody answered', async () => {
  const { alice, slack, clock, handed } = await diverted({ kind: 'late', ms: 60_000 });
  const seen = await alice.command('/idea one', 'growth');
  expect(seen.error).toContain('operation_timeout');
  expect(handed).toEqual([]);
  await clock.pass(60_000);
  expect(handed).toEqual(['/idea']);
  expect(slack.faultsOfBot).toEqual([]);
});

test('an overtaken envelope comes after the next one, or by itself in the end', async () => {
  const { alice, slack, clock, handed } = await diverted({ kind: 'overtaken', mostMs: 2_000 });
  slack.openHome(alice.id);
  await clock.settle();
  expect(handed).toEqual([]);
  await alice.command('/idea one', 'growth');
  expect(handed).toEqual(['/idea', 'app_home_opened']);
  slack.divert(() => ({ kind: 'overtaken', mostMs: 2_000 }));
  slack.openHome(alice.id);
  await clock.pass(2_000);
  expect(handed).toEqual(['/idea', 'app_home_opened', 'app_home_opened']);
});

test('what is forgotten is gone from the records, and stands in the channel still', async () => {
  const { alice, slack, clock, call, growth } = await diverted();
  await alice.command('/idea one', 'growth');
  await call('chat.postMessage', { channel: growth.id, text: 'Here' });
  expect(slack.calls).not.toEqual([]);
  slack.forget(clock.now() + 1);
  expect(slack.calls).toEqual([]);
  expect(alice.read('growth')).toContain('Here');
  await alice.command('/idea two', 'growth');
  expect(slack.faultsOfBot).toEqual([]);
});
