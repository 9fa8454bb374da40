import { expect, test } from 'vitest';
import { accountOf } from '../src/demo/account.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import type { Stage } from '../src/demo/stage.ts';
import { storedIn } from './support/database/rows.ts';
import { MONDAY, openStage } from './support/story/story.ts';

const steps = weekSteps('en', MONDAY);

/** When, in the gap before a step, the bot is stopped and started again: 0 right after the step before, 1 right before this one. */
type Restarts = (step: number) => readonly number[];

/** What everybody reads and heard, and all that is stored. */
function stateOf({ slack, people, channel, file }: Stage) {
  expect(slack.refused).toEqual([]);
  return {
    read: Object.values(people).map((person) => [
      person.read(channel.name),
      person.readDm(),
      person.readHome(),
    ]),
    buzzed: Object.values(people).map((person) => person.notifications),
    stored: storedIn(file),
  };
}

/** Plays the happy week with these restarts. @returns its state before each step of `seen`, and at its end */
async function played(restarts: Restarts, seen: readonly number[]) {
  const { stage } = await openStage();
  await stage.startBot();
  const deeds = new Deeds(stage, 'en');
  const { clock } = stage;
  const states: ReturnType<typeof stateOf>[] = [];
  for (const [index, step] of steps.entries()) {
    if (seen.includes(index)) states.push(stateOf(stage));
    const from = clock.now();
    for (const part of restarts(index)) {
      await clock.moveTo(from + Math.floor((step.at - from) * part));
      await stage.restartBot();
    }
    await playStep(deeds, step);
  }
  const { lost, doubled, refused } = await accountOf(stage);
  expect({ lost, doubled, refused }).toEqual({ lost: [], doubled: [], refused: [] });
  return [...states, stateOf(stage)];
}

/** Steps before which the bot is restarted once, halfway. What the next restart would mend must not hide, so the state is compared before each. */
const halfway = [3, 9, Math.floor(steps.length / 2), steps.length - 4];

let calmWeek: ReturnType<typeof played> | undefined;
/** The week without a restart, played once for all. */
function calm(): ReturnType<typeof played> {
  calmWeek ??= played(() => [], halfway);
  return calmWeek;
}

const PATIENCE = { timeout: 180_000 };

test(
  'a bot that is restarted between any two steps, right after the one and right before the other, leaves the same week',
  PATIENCE,
  async () => {
    const [state] = await played(() => [0, 1], []);
    expect(state).toEqual((await calm()).at(-1));
  },
);

test(
  'a bot that is restarted halfway between two steps leaves the same week, until the next restart too',
  PATIENCE,
  async () => {
    const states = await played((step) => (halfway.includes(step) ? [0.5] : []), halfway);
    expect(states).toEqual(await calm());
  },
);
