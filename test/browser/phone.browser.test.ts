import { expect, test } from 'vitest';
import { languages } from '../../src/language/language.ts';
import { outOfReach, PHONE, screensOf } from '../support/browser/phone.ts';
import { browserStories, squadStory } from '../support/browser/story.ts';

/** The screens on which a planning with five ideas is read. */
const SCREENS = 3;

/** Ideas as long as people write them. */
const ideas = {
  en: [
    'Group buying for the spring tea, three friends pay less',
    'A first order without an account',
    'Log in with a phone number',
    'The delivery date stands on the product’s page',
    'Reviews with pictures below each tea',
  ],
  'zh-CN': [
    '春茶拼团：三个朋友一起买更便宜',
    '第一单不用注册就能下',
    '用手机号登录',
    '商品页写明送达日期',
    '每款茶下面放带图评价',
  ],
} as const;

await browserStories('a squad with a phone', () => {
  test.each(languages)(
    'plans five ideas on three screens, and reaches everything on them and in the forms (%s)',
    async (language) => {
      const story = await squadStory({ language, look: PHONE });
      const { stage, person, offPage, words, channel } = story;
      for (const idea of ideas[language]) await offPage('marketing').command(`/idea ${idea}`, channel);
      await stage.until(1, '09:31');
      for (const part of ['frontend', 'backend'] as const) {
        const maker = offPage(part);
        await maker.click(words.hypothesis.estimateAll.button, { in: channel });
        for (const { label } of maker.modal?.fields ?? []) await maker.fill({ [label]: '2' });
        await maker.submit();
        while (maker.modal) await maker.cancel();
      }
      const product = person('product');
      await product.goTo(channel);
      const page = await product.page();
      const board = page.locator('main article').filter({ hasText: words.planning.close }).last();
      expect(await board.innerText()).toContain(ideas[language][0]);
      expect(await screensOf(board)).toBeLessThanOrEqual(SCREENS);
      expect(await outOfReach(board)).toEqual([]);
      await product.click(words.week.takeIn.title, { in: channel, nth: 1 });
      const dialog = page.getByRole('dialog');
      expect(product.modal?.fields.length).toBeLessThanOrEqual(5);
      expect(await outOfReach(dialog)).toEqual([]);
      expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(
        PHONE.width,
      );
      await product.cancel();
      await story.endsWell();
    },
    120_000,
  );
});
