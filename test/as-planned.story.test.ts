import { expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { TITLE, withIdea } from './support/story/bet.ts';
import { MONDAY, type Story, type StoryOptions } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { send } from './support/tries/hands.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

/** Fatima's bet is taken in, with Marc; on Tuesday at ten they are asked. */
async function asked(options: StoryOptions = {}): Promise<Story> {
  const story = await withIdea(MONDAY, options);
  const { people, channel, stage, words } = story;
  await people.frontend.click(words.week.takeIn.title, { in: channel });
  await fillTakeIn(people.frontend, words, { [words.week.takeIn.others]: [people.marketing.name] });
  await people.frontend.submit();
  await people.product.click(words.planning.close, { in: channel });
  await stage.goTo(TUESDAY, '10:01');
  return story;
}

const tap = (story: Story, part: keyof Story['people']) =>
  story.people[part].click(story.words.standup.asPlanned, { in: 'dm' });

test('one tap answers, the question says what was understood, and the form changes it', async () => {
  const story = await asked();
  const { people, stage, words, read } = story;
  const { frontend } = people;
  expect(frontend.readDm()).toContain('“As planned”: today Group buying');
  await frontend.click(words.standup.answer, { in: 'dm' });
  await frontend.fill({
    [words.standup.modal.today]: 'the page',
    [words.standup.modal.commitment]: 'Group buying',
  });
  await frontend.submit();
  await stage.goTo(WEDNESDAY, '10:01');
  expect(frontend.readDm()).toContain('“As planned”: that is done, today Group buying');
  await tap(story, 'frontend');
  const told = frontend.readDm();
  expect(told).toMatch(
    /Noted, goes to the channel at 11:00\..*\[Change\]\s+Today: Group buying\s+Done: the page/s,
  );
  await stage.goTo(WEDNESDAY, '11:01');
  expect(read()).toMatch(/Group buying\s+• Fatima — as planned \(done: the page\)/);
  await frontend.click(words.standup.change, { in: 'dm' });
  await frontend.fill({ [words.standup.modal.today]: 'payment' });
  await frontend.submit();
  expect(read()).toContain('• Fatima — payment (done: the page)');
});

test('day after day the line goes on, and is not said to be done while it is open', async () => {
  const story = await asked();
  const { people, stage, read } = story;
  await tap(story, 'marketing');
  await stage.goTo(WEDNESDAY, '10:01');
  expect(people.marketing.readDm()).toContain('Yesterday you planned: Group buying.');
  expect(people.marketing.readDm()).toContain('“As planned”: today Group buying');
  await tap(story, 'marketing');
  await stage.goTo(WEDNESDAY, '11:01');
  expect(read()).toContain('• Marc — as planned');
  expect(read()).not.toContain('done:');
});

test('a tap that comes after an answer, or after the closing, says so and changes nothing', async () => {
  const story = await asked();
  const { people, stage, words, read } = story;
  const { frontend, marketing } = people;
  const again = await stage.slack.hold(() => tap(story, 'frontend'));
  await tap(story, 'frontend');
  expect((await send(story, again, frontend)).below.join()).toContain(words.standup.problems.answered);
  await stage.goTo(TUESDAY, '17:59');
  const late = await stage.slack.hold(() => tap(story, 'marketing'));
  await stage.goTo(TUESDAY, '18:01');
  expect((await send(story, late, marketing)).below.join()).toContain('closed at 18:00');
  expect(read().match(/as planned/g)).toHaveLength(1);
  expect(read()).not.toContain('Marc —');
});

test('is offered only where it is known what that would be, and says so where it no longer is', async () => {
  const story = await asked();
  const { people, stage, words } = story;
  expect(people.product.readDm()).toContain('[Answer] [Not today]');
  const held = await stage.slack.hold(() => tap(story, 'marketing'));
  await new Deeds(stage, 'en').launch('frontend', TITLE);
  await stage.pass(3_000);
  expect(people.marketing.readDm()).toContain('[Answer] [Not today]');
  expect((await send(story, held, people.marketing)).below.join()).toContain(
    words.standup.problems.unplanned,
  );
});

test('in Chinese', async () => {
  const story = await asked({ language: 'zh-CN' });
  const { people, stage, words, read } = story;
  expect(people.frontend.readDm()).toContain(`[填站会] [按计划] [今天跳过]`);
  await tap(story, 'frontend');
  expect(people.frontend.readDm()).toContain('今天：');
  await stage.goTo(TUESDAY, '11:01');
  expect(read()).toContain(words.standup.board.asPlanned);
});
