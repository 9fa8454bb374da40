import { expect, test, vi } from 'vitest';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';

/** A bot with a message on its way that Slack never answers, which is told to stop. */
async function stopping(): Promise<Story & { stopped: Promise<void> }> {
  const story = await openSquadStory();
  const { stage } = story;
  await stage.goTo(MONDAY, '09:29');
  stage.slack.intercept(({ method }) => (/^chat\./.test(method) ? { kind: 'hang' } : undefined));
  await stage.clock.moveTo(stage.clock.now() + 61_000);
  return { ...story, stopped: stage.stopBot() };
}

test('a bot that is told to stop waits ten seconds for what hangs, and no longer', async () => {
  const { stage, stopped } = await stopping();
  let isStopped = false;
  void stopped.then(() => {
    isStopped = true;
  });
  await stage.clock.pass(9_000);
  expect(isStopped).toBe(false);
  await stage.clock.pass(2_000);
  await vi.waitFor(() => expect(isStopped).toBe(true), 5_000);
});

test('what comes while it stops is left to Slack, which sends it again', async () => {
  const { stage, people, channel, stopped } = await stopping();
  const { text } = await people.product.command('/squad help', channel);
  expect(text).not.toContain('/squad plan');
  await stage.clock.pass(20_000);
  await stopped;
});
