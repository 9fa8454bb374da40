import { expect, test } from 'vitest';
import { castIn } from '../src/demo/cast.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { FRIDAY, TITLE } from './support/story/bet.ts';
import { MONDAY, openStory } from './support/story/story.ts';
import { expectAllThereOnce } from './support/story/time.ts';

test('a squad of marketers without engineers lives a week: estimates, plans against its own days, ships, answers', async () => {
  const story = await openStory({ cast: castIn('en') });
  const { people, channel, words, stage, read } = story;
  const { product, marketing, frontend } = people;
  await product.click(words.setup.setItUp);
  await product.fill({
    [words.setup.marketing]: [marketing.name, frontend.name],
    [words.setup.others]: [],
    [words.setup.target]: '1500',
  });
  await product.submit();
  const deeds = new Deeds(stage, 'en');
  await marketing.command(`/idea ${TITLE}`, channel);
  await stage.goTo(MONDAY, '09:31');
  expect(read()).toContain('15 days to work with');
  // Who proposed it estimates it and owns it; three days of somebody else's are theirs.
  await deeds.estimate('marketing', TITLE, '4');
  await deeds.estimate('frontend', TITLE, '3');
  await deeds.takeIn('marketing', TITLE, 'marketing', [], FRIDAY);
  await stage.pass(3_000);
  expect(read()).toContain(`Taken this week · 7 of 15 days\n• ${TITLE} · Marc`);
  // The squad has room, Marc has not.
  await marketing.click(words.planning.addOtherWork, { in: channel });
  await marketing.fill({ [words.week.otherWork.what]: 'Trade fair', [words.week.otherWork.days]: '2' });
  const asked = await marketing.submit();
  expect(asked.modal?.text).toContain('Marc would have 6 days to do in a week of 5.\nTake it anyway?');
  await marketing.fill({ [words.week.otherWork.owner]: product.name });
  await marketing.submit();
  expect(marketing.modal).toBeUndefined();
  await deeds.closePlanning('product');
  await stage.goTo(FRIDAY, '16:01');
  await deeds.launch('marketing', TITLE);
  await deeds.number('product', '1562');
  await deeds.closeRetro('product');
  await stage.pass(10_000);
  expect(read()).toContain('Week of 23 November: 1,562 of 1,500');
  await expectAllThereOnce(story);
});
