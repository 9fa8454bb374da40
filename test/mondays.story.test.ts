import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { TITLE } from './support/story/bet.ts';
import { long, openCrowdStory } from './support/story/crowd.ts';
import { MONDAY, openSquadStory, openStory, type Story, setUp } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { expectAllThereOnce, times } from './support/story/time.ts';

const NEXT = '2026-11-30';

async function estimate(story: Story, person: Person, days: string, full = ''): Promise<void> {
  const { words, channel, stage } = story;
  await person.click(words.hypothesis.estimateTitle, { in: channel, near: TITLE });
  await person.fill({
    [words.hypothesis.simple]: days,
    ...(full ? { [words.hypothesis.full]: full } : {}),
  });
  const seen = await person.submit();
  if (seen.modal) throw new Error(`It was not estimated: ${seen.text}`);
  await stage.pass(2_000);
}

describe('estimates', () => {
  test('each member says their own part, reads the others’, and nothing to do is an answer', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage, read } = story;
    await people.marketing.command(`/idea ${TITLE}`, channel);
    await stage.goTo(MONDAY, '09:31');
    await estimate(story, people.frontend, '2', '5');
    await estimate(story, people.designer, '0');
    const opened = await people.backend.click(words.hypothesis.estimateTitle, { in: channel, near: TITLE });
    expect(opened.modal?.text).toContain('Fatima (engineer): simple 2 d, full 5 d');
    expect(opened.modal?.text).toContain('Dana (designer): simple 0 d');
    await people.backend.cancel();
    await estimate(story, people.backend, '1,5');
    expect(read()).toContain('simple 3.5 d (Fatima 2, Ben 1.5), full 5 d');
  });

  test.each(['-1', 'two', '100', '1.25'])('of %s is refused beside its field', async (typed) => {
    const story = await openSquadStory();
    const { people, channel, words, stage } = story;
    await people.marketing.command(`/idea ${TITLE}`, channel);
    await stage.goTo(MONDAY, '09:31');
    await people.backend.click(words.hypothesis.estimateTitle, { in: channel });
    await people.backend.fill({ [words.hypothesis.simple]: typed, [words.hypothesis.costs]: 'refunds' });
    const refused = await people.backend.submit();
    expect(refused.modal?.errors).toEqual([`${words.hypothesis.simple}: ${words.hypothesis.daysProblem}`]);
    expect(refused.modal?.text).toContain('refunds');
    expect(rowsIn(stage.file, 'select 1 from estimates')).toEqual([]);
  });

  test('of an idea that was withdrawn meanwhile keeps what was typed in its modal', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage } = story;
    await people.marketing.command(`/idea ${TITLE}`, channel);
    await stage.goTo(MONDAY, '09:31');
    await people.backend.click(words.hypothesis.estimateTitle, { in: channel, near: TITLE });
    await people.backend.fill({ [words.hypothesis.simple]: '3', [words.hypothesis.costs]: 'refunds' });
    await people.marketing.click(words.ideas.withdraw, { in: channel });
    const late = await people.backend.submit();
    expect(late.modal?.errors).toEqual([`${words.hypothesis.simple}: ${words.hypothesis.notOpen}`]);
    expect(late.modal?.text).toContain('refunds');
  });
});

describe('a version', () => {
  test('is chosen where two are estimated, and named from then on', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage, read } = story;
    const { takeIn } = words.week;
    await people.marketing.command(`/idea ${TITLE}`, channel);
    await stage.goTo(MONDAY, '09:31');
    await estimate(story, people.frontend, '2', '5');
    await people.product.click(takeIn.title, { in: channel });
    await fillTakeIn(people.product, words, { [takeIn.variant]: takeIn.full('5 d') });
    expect((await people.product.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    expect(read()).toContain(`${TITLE}, full version · Fatima · live by Fri · 5 d`);
  });

  test('is not asked for where there is one', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage, read } = story;
    await people.marketing.command(`/idea ${TITLE}`, channel);
    await stage.goTo(MONDAY, '09:31');
    await estimate(story, people.frontend, '2');
    const opened = await people.product.click(words.week.takeIn.title, { in: channel });
    expect(opened.modal?.text).toContain('It takes 2 d.');
    expect(opened.modal?.text).not.toContain(words.week.takeIn.variant);
    await fillTakeIn(people.product, words);
    await people.product.submit();
    await stage.pass(3_000);
    expect(read()).toContain(`${TITLE} · Fatima · live by Fri · 2 d`);
  });
});

test('a Monday without the product manager is planned by the others', async () => {
  const story = await openSquadStory();
  const { people, channel, words, stage, read } = story;
  await people.marketing.command(`/idea ${TITLE}`, channel);
  await people.marketing.command('/metric 400', channel);
  await stage.goTo(NEXT, '09:31');
  await people.designer.click(words.planning.enterFinal, { in: channel });
  await people.designer.fill({ 'new sign-ups': '420' });
  await people.designer.submit();
  await people.designer.cancel();
  await people.backend.click(words.planning.keepTarget, { in: channel });
  await estimate(story, people.frontend, '2');
  await people.frontend.click(words.week.takeIn.title, { in: channel });
  await fillTakeIn(people.frontend, words);
  expect((await people.frontend.submit()).modal).toBeUndefined();
  await people.marketing.click(words.planning.close, { in: channel });
  await stage.pass(3_000);
  expect(read()).toContain('This week we make one bet (2 of 25 days)');
  expect(rowsIn(stage.file, 'select "by" from targets order by id').at(-1)).toEqual({
    by: people.backend.id,
  });
  await expectAllThereOnce(story);
});

test('a squad set up on a Wednesday plans what is left of its week, and is asked for its number on Monday', async () => {
  const story = await openStory({ from: ['2026-11-25', '13:00'] });
  const { people, channel, words, stage, read } = story;
  await setUp(story);
  await people.marketing.command(`/idea ${TITLE}`, channel);
  await people.product.command('/squad plan', channel);
  await stage.pass(3_000);
  expect(read()).toContain('15 days to work with');
  expect(read()).not.toContain(words.planning.enterFinal);
  await estimate(story, people.frontend, '10');
  await people.product.click(words.week.takeIn.title, { in: channel });
  await fillTakeIn(people.product, words);
  expect((await people.product.submit()).modal?.text).toContain(
    'Fatima would have 10 days to do, with 3 left.',
  );
  expect((await people.product.submit()).modal).toBeUndefined();
  await people.product.command('/metric 300', channel);
  await people.product.click(words.planning.close, { in: channel });
  await stage.goTo(NEXT, '09:31');
  expect(read()).toContain('Last week 300 new sign-ups so far, as of Wed 13:0');
  expect(read()).toContain('target 1,500 as last week');
  expect(read()).toContain(`Carried over\n• ${TITLE} · Fatima`);
  await expectAllThereOnce(story);
});

test('a planning that was skipped leaves last week’s number open, and the week is filled all the same', async () => {
  const story = await openSquadStory();
  const { people, channel, words, stage, read } = story;
  await people.marketing.command(`/idea ${TITLE}`, channel);
  await people.product.command('/metric 400', channel);
  await stage.goTo('2026-11-29', '20:00');
  await stage.stopBot();
  await stage.goTo('2026-12-02', '09:00');
  await stage.startBot();
  const said = await people.product.command('/metric last week 430', channel);
  expect(said.text).toContain('Last week 430 new sign-ups, final.');
  expect(read()).not.toContain('Planning · 30 November');
  await people.backend.command('/squad plan', channel);
  await stage.pass(3_000);
  expect(read()).toContain('Last week 430 new sign-ups (final)');
  await people.backend.click(words.planning.addOtherWork, { in: channel });
  await people.backend.fill({
    [words.week.otherWork.what]: 'Clean-up',
    [words.week.otherWork.days]: '1',
  });
  expect((await people.backend.submit()).modal).toBeUndefined();
  await people.backend.click(words.planning.close, { in: channel });
  await stage.pass(3_000);
  expect(read()).toContain('This week we make no new bets: other work comes first (1 of 15 days)');
  await expectAllThereOnce(story);
});

describe('forty members', () => {
  test('with the longest texts: board and outcome reach Slack, and every one of them can own what is taken in', {
    timeout: 60_000,
  }, async () => {
    const story = await openCrowdStory({ from: ['2026-11-28', '10:00'] });
    const { people, channel, words, stage, crowd } = story;
    const { hypothesis, planning, week } = words;
    for (let index = 0; index < 7; index += 1) {
      await people.marketing.command('/idea', channel);
      await people.marketing.fill({
        [hypothesis.title]: long(`Idea ${index}`, 300),
        [hypothesis.effect]: long('it rises', 500),
        [hypothesis.because]: long('why', 3000),
        [hypothesis.worthItFrom]: '123456789.12345',
        [hypothesis.impact]: '10',
        [hypothesis.confidence]: '10',
      });
      await people.marketing.submit();
      await people.marketing.cancel();
    }
    await people.product.command('/metric 123456789012345', channel);
    await stage.goTo(NEXT, '09:31');
    for (const person of crowd.slice(0, 8)) {
      await person.click(hypothesis.estimateTitle, { in: channel, near: 'Idea 0' });
      await person.fill({
        [hypothesis.simple]: '99',
        [hypothesis.full]: '99',
        [hypothesis.costs]: long('all', 300),
      });
      expect((await person.submit()).modal).toBeUndefined();
    }
    await stage.pass(5_000);
    await people.product.click(week.takeIn.title, { in: channel, near: 'Idea 0' });
    await fillTakeIn(people.product, words, { [week.takeIn.others]: crowd.map(({ name }) => name) });
    await people.product.submit();
    expect((await people.product.submit()).modal).toBeUndefined();
    for (let index = 0; index < 4; index += 1) {
      await people.backend.click(planning.addOtherWork, { in: channel });
      await people.backend.fill({ [week.otherWork.what]: long('Work', 150), [week.otherWork.days]: '99' });
      await people.backend.submit();
      if (people.backend.modal) await people.backend.submit();
      expect(people.backend.modal).toBeUndefined();
    }
    await stage.pass(5_000);
    await people.product.click(planning.close, { in: channel });
    await stage.pass(5_000);
    expect(times(people.product.read(channel), 'This week we make one bet')).toBe(1);
    await expectAllThereOnce(story);
  });
});
