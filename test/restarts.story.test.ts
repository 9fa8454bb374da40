import { expect, test } from 'vitest';
import { accountOf } from '../src/demo/account.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import { storedIn } from './rows.ts';
import { MONDAY, openStage } from './story.ts';

const steps = weekSteps('en', MONDAY);

/** When, in the gap before a step, the bot is stopped and started again: 0 right after the step before, 1 right before this one. */
type Restarts = (step: number) => readonly number[];

/** Plays the happy week with these restarts. @returns what everybody reads and heard, and all that is stored */
async function played(restarts: Restarts) {
  const { stage } = await openStage();
  await stage.startBot();
  const deeds = new Deeds(stage, 'en');
  const { clock, people, channel } = stage;
  for (const [index, step] of steps.entries()) {
    const from = clock.now();
    for (const part of restarts(index)) {
      await clock.moveTo(from + Math.floor((step.at - from) * part));
      await stage.restartBot();
    }
    await playStep(deeds, step);
  }
  const { lost, doubled, refused } = await accountOf(stage);
  expect({ lost, doubled, refused }).toEqual({ lost: [], doubled: [], refused: [] });
  return {
    read: Object.values(people).map((person) => [
      person.read(channel.name),
      person.readDm(),
      person.readHome(),
    ]),
    buzzed: Object.values(people).map((person) => person.notifications),
    stored: storedIn(stage.file),
  };
}

let calmWeek: ReturnType<typeof played> | undefined;
/** The week without a restart, played once for all. */
function calm(): ReturnType<typeof played> {
  calmWeek ??= played(() => []);
  return calmWeek;
}

const PATIENCE = { timeout: 180_000 };

test(
  'a bot that is restarted between any two steps, right after the one and right before the other, leaves the same week',
  PATIENCE,
  async () => {
    expect(await played(() => [0, 1])).toEqual(await calm());
  },
);

// What the next restart would mend must not hide.
test.each([3, 9, Math.floor(steps.length / 2), steps.length - 4])(
  'a bot that is restarted once, halfway to step %i, leaves the same week',
  PATIENCE,
  async (at) => {
    expect(await played((step) => (step === at ? [0.5] : []))).toEqual(await calm());
  },
);
