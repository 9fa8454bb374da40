import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { Deeds } from '../src/demo/deeds.ts';
import type { Language } from '../src/language/language.ts';
import { FRIDAY, withBet } from './support/story/bet.ts';
import { MONDAY } from './support/story/story.ts';
import { expectAllThereOnce } from './support/story/time.ts';

const NEXT_MONDAY = addDays(MONDAY, 7);

/** Dana wants to try two things in Friday's retro, Marc one of them too; only the first finds an owner. */
async function retroWithTries(language: Language) {
  const story = await withBet(language);
  const deeds = new Deeds(story.stage, language);
  await deeds.note('designer', { next: 'Estimates before lunch' });
  await deeds.note('marketing', { next: 'Briefs in writing' });
  await deeds.note('product', { next: 'Briefs in writing' });
  await deeds.takeAction('designer', 'Estimates before lunch');
  await deeds.closeRetro('product');
  return { ...story, deeds };
}

describe('what a retro wants to try and nobody took', () => {
  test.each([
    ['en', 'From the retro, nobody has it yet'],
    ['zh-CN', '上次复盘想试试的，还没人认领'],
  ] as const)(
    'stands once on Monday’s board, until somebody takes it there (%s)',
    async (language, heading) => {
      const story = await retroWithTries(language);
      const { people, channel, words, stage, read } = story;
      await stage.goTo(NEXT_MONDAY, '09:31');
      const asked = `${heading}\nBriefs in writing [${words.retro.tries.who}]`;
      expect(read()).toContain(asked);
      await people.backend.click(words.retro.tries.who, { in: channel, near: 'Briefs in writing' });
      expect((await people.backend.submit()).modal).toBeUndefined();
      await stage.pass(3_000);
      expect(read()).not.toContain(heading);
      expect(read()).toContain(`Briefs in writing · ${people.backend.name}`);
      await expectAllThereOnce(story);
    },
  );

  test('is not taken between the retro and the planning', async () => {
    const story = await withBet();
    const { people, channel, words, stage } = story;
    const deeds = new Deeds(stage, 'en');
    await deeds.note('designer', { next: 'Briefs in writing' });
    await people.backend.click(words.retro.tries.who, { in: channel });
    await deeds.closeRetro('product');
    await stage.goTo(FRIDAY, '17:00');
    expect((await people.backend.submit()).modal?.errors).toHaveLength(1);
  });
});
