import { expect, test } from 'vitest';
import { accountOf, isClean } from '../src/demo/account.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import type { Language } from '../src/language/language.ts';
import { MONDAY, openStage, type Story } from './story.ts';

/** Plays the happy week; before the steps that `restarts` names by their number the bot is stopped and started again. */
async function played(
  language: Language,
  restarts: (step: number) => boolean,
): Promise<{ story: Story; rows: Record<string, number> }> {
  const story = await openStage({ language });
  await story.stage.startBot();
  const deeds = new Deeds(story.stage, language);
  for (const [index, step] of weekSteps(language, MONDAY).entries()) {
    await story.stage.clock.moveTo(step.at);
    if (restarts(index)) await story.stage.restartBot();
    await playStep(deeds, step);
  }
  const account = await accountOf(story.stage);
  expect(account).toMatchObject({ lost: [], doubled: [], refused: [] });
  expect(isClean(account)).toBe(true);
  return { story, rows: Object.fromEntries(account.rows) };
}

const STEPS = weekSteps('en', MONDAY).length;

test('a bot that is restarted between any two steps of the week leaves the same week', {
  timeout: 120_000,
}, async () => {
  const calm = await played('en', () => false);
  const shaken = await played('en', () => true);
  expect(shaken.story.read()).toBe(calm.story.read());
  expect(shaken.rows).toEqual(calm.rows);
  for (const person of ['marketing', 'designer', 'backend'] as const) {
    expect(shaken.story.people[person].readDm()).toBe(calm.story.people[person].readDm());
  }
  // One restart alone, at several places: what the next one would mend must not hide.
  for (const at of [3, Math.floor(STEPS / 3), Math.floor(STEPS / 2), STEPS - 4, STEPS - 1]) {
    const once = await played('en', (step) => step === at);
    expect(once.story.read()).toBe(calm.story.read());
    expect(once.rows).toEqual(calm.rows);
  }
});
