import { expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { HISTORY_WEEKS, playHistory } from '../src/demo/history.ts';
import { expectHonest } from './support/story/honest.ts';
import { MONDAY, openStage } from './support/story/story.ts';
import { expectAllThereOnce } from './support/story/time.ts';

test.each(['en', 'zh-CN'] as const)(
  'the past of the demo’s squad could be true, and its last bet is decided on the Friday of the guided week (%s)',
  { timeout: 60_000 },
  async (language) => {
    const from = [addDays(MONDAY, -7 * HISTORY_WEEKS), '08:30'] as const;
    const story = await openStage({ language, from, drawnAnew: false });
    const { stage, people, words } = story;
    await playHistory(stage, language, MONDAY);
    // One of them corrected after its digest.
    expectHonest(stage.file, language, 4);
    const asked = () => people.frontend.readDm();
    expect(asked()).not.toContain(`[${words.week.buttons.enterResult}]`);
    await stage.goTo(addDays(MONDAY, 4), '10:05');
    expect(asked()).toContain(`[${words.week.buttons.enterResult}]`);
    await expectAllThereOnce(story);
  },
);
