import { expect, test } from 'vitest';
import { accountOf } from '../src/demo/account.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import { seededBytes } from '../src/demo/stage.ts';
import { storedIn, withoutRandom } from './support/database/rows.ts';
import { MONDAY, openStage } from './support/story/story.ts';

/** Random waits of up to three milliseconds in real time, in the same order for the same seed. */
function jitterFrom(seed: number): () => Promise<void> {
  const bytes = seededBytes(seed);
  return () => new Promise((resolve) => setTimeout(resolve, (bytes(1)[0] ?? 0) % 4));
}

/** What a played week left: each call with its instant and arguments, what everybody reads, all that is stored. */
async function traceOf(jitter?: () => Promise<void>) {
  const { stage } = await openStage(jitter ? { jitter } : {});
  await stage.startBot();
  const deeds = new Deeds(stage, 'en');
  for (const step of weekSteps('en', MONDAY)) await playStep(deeds, step);
  const { slack, people, channel } = stage;
  const { lost, doubled, refused } = await accountOf(stage);
  // Sorted: calls of one instant may arrive in any order.
  const calls = slack.calls
    .map(({ at, method, args, status }) => `${at} ${method} ${status} ${withoutRandom(JSON.stringify(args))}`)
    .sort();
  const read = Object.values(people).flatMap((person) => [
    person.read(channel.name),
    person.readDm(),
    person.readHome(),
  ]);
  const posted = [...slack.channels.keys()].flatMap((id) =>
    slack.history(id).map(({ ts, text }) => ({ id, ts, text })),
  );
  return { calls, read, posted, stored: storedIn(stage.file), lost, doubled, refused };
}

test('however slow and disordered the network is, the same deeds give the same week', {
  timeout: 180_000,
}, async () => {
  const calm = await traceOf();
  for (const seed of [1, 2]) {
    expect(await traceOf(jitterFrom(seed))).toEqual(calm);
  }
});
