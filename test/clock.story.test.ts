import { expect, test } from 'vitest';
import { accountOf } from '../src/demo/account.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import { seededBytes } from '../src/demo/stage.ts';
import { MONDAY, openStage } from './story.ts';

/** Random waits of up to three milliseconds in real time, the same for the same seed. */
function jitterFrom(seed: number): () => Promise<void> {
  const bytes = seededBytes(seed);
  return () => new Promise((resolve) => setTimeout(resolve, (bytes(1)[0] ?? 0) % 4));
}

/** What a played week left: each call with its instant, each message with its `ts`, each table with its count. */
async function traceOf(jitter?: () => Promise<void>) {
  const { stage } = await openStage(jitter ? { jitter } : {});
  await stage.startBot();
  const deeds = new Deeds(stage, 'en');
  for (const step of weekSteps('en', MONDAY)) await playStep(deeds, step);
  const { rows, lost, doubled, refused } = await accountOf(stage);
  const messages = [...stage.slack.channels.keys()].flatMap((channel) =>
    stage.slack.history(channel).map(({ ts, text, blocks }) => ({ channel, ts, text, blocks })),
  );
  const calls = stage.slack.calls.map(({ at, method }) => `${at} ${method}`).sort();
  return { calls, messages, rows: [...rows], lost, doubled, refused };
}

test('however slow and disordered the network is, the same deeds give the same week', {
  timeout: 120_000,
}, async () => {
  const calm = await traceOf();
  for (const seed of [1, 2]) {
    expect(await traceOf(jitterFrom(seed))).toEqual(calm);
  }
});
