import { expect, test } from 'vitest';
import { Deeds } from '../../src/demo/deeds.ts';
import { playStep, weekSteps } from '../../src/demo/play.ts';
import { MONDAY } from '../support/browser/stage.ts';
import { browserStories, browserStory } from '../support/browser/story.ts';

await browserStories('a week in a browser', () => {
  test.each(['en', 'zh-CN'] as const)(
    'is played by clicks, each member before a window of their own (%s)',
    async (language) => {
      const story = await browserStory({ language });
      const { stage, host } = story;
      await stage.startBot();
      host.progress(undefined);
      const deeds = new Deeds(stage, language);
      for (const step of weekSteps(language, MONDAY)) await playStep(deeds, step);
      await story.endsWell();
      const shown = await host.show({ language });
      expect(shown.guide.filter(({ done }) => !done).map(({ id }) => id)).toEqual([]);
    },
    300_000,
  );
});
