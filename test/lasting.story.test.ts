import { expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { languages } from '../src/language/language.ts';
import { rowsIn } from './support/database/rows.ts';
import { biggerLive } from './support/story/bigger.ts';
import { MONDAY, openSquadStory } from './support/story/story.ts';

const SIX_WEEKS = addDays(MONDAY, 42);

test.each(languages)(
  'a win that was made bigger is asked about once, six weeks later (%s)',
  async (language) => {
    const story = await openSquadStory({ language, drawnAnew: false });
    const { people, stage, words, channel } = story;
    const { frontend } = people;
    const { lasting } = words.week;
    const title = language === 'en' ? 'Group buying for friends' : '好友拼团优惠';
    await biggerLive(story, title, MONDAY);
    await stage.goTo(SIX_WEEKS, '09:59');
    expect(frontend.readDm()).not.toContain(lasting.enter);
    await stage.restartBot();
    await stage.goTo(SIX_WEEKS, '10:05');
    expect(frontend.readDm()).toContain(
      language === 'en'
        ? 'Did the win last? It was won with +17%. What is the number now?'
        : '上线六周了，效果还在吗？当时是 +17%。现在的数是多少？',
    );
    await frontend.click(lasting.enter, { in: 'dm' });
    await frontend.fill({ [lasting.now]: '49 a week' });
    expect((await frontend.submit()).modal?.text).toContain(lasting.kept('49 a week'));
    await frontend.cancel();
    await stage.pass(3_000);
    expect(frontend.readDm()).toContain(language === 'en' ? 'six weeks later 49 a week' : '六周后 49 a week');
    const again = await people.marketing.command(`/idea ${title}`, channel);
    expect(again.text).toContain(lasting.behind('49 a week'));
    await stage.goTo(addDays(SIX_WEEKS, 7), '10:05');
    expect(rowsIn(stage.file, `select 1 from deliveries where kind = 'week.lasting'`)).toHaveLength(1);
  },
);

test('a bigger version that is not live after all is not asked about', async () => {
  const story = await openSquadStory({ drawnAnew: false });
  const { people, stage, words, channel } = story;
  await biggerLive(story, 'Group buying for friends', MONDAY);
  await people.frontend.command('/ideas everywhere', channel);
  await people.frontend.click(words.ideas.list.open, { near: 'everywhere' });
  await people.frontend.click(words.week.change.one);
  await people.frontend.click(words.week.launch.takeBack);
  await stage.goTo(SIX_WEEKS, '10:05');
  expect(rowsIn(stage.file, `select 1 from deliveries where kind = 'week.lasting'`)).toEqual([]);
});
