import { describe, expect, test } from 'vitest';
import { openSquadStory } from './support/story/story.ts';

describe('/metric', () => {
  test('enters the week’s total so far and says it back; said again it corrects', async () => {
    const { people } = await openSquadStory();
    const first = await people.marketing.command('/metric 312', 'growth');
    expect(first.text).toContain('312 new sign-ups this week so far, as of 08:30. Target 1,500 (20%).');
    expect(first.text).not.toContain('Before');
    const second = await people.product.command('/metric 1,284', 'growth');
    expect(second.text).toContain('1,284 new sign-ups this week so far');
    expect(second.text).toContain('Before: 312 (08:30).');
  });

  test('in Chinese as a Chinese team would say it', async () => {
    const { people, channel } = await openSquadStory({ language: 'zh-CN' });
    await people.marketing.command('/metric 312', channel);
    const seen = await people.marketing.command('/metric 1284', channel);
    expect(seen.text).toContain(
      '新增注册：本周到目前 1,284（截至 08:30）。目标 1,500，完成 85%。上一次是 312（08:30）。',
    );
  });

  test.each([
    ['abc', 'Write a number'],
    ['1.284', 'Which one do you mean?'],
    ['-3', 'can’t be below 0'],
    ['12345678901234567890', 'At most 15 digits.'],
  ])('%s is refused with a sentence and the text, and enters nothing', async (typed, sentence) => {
    const { people } = await openSquadStory();
    const seen = await people.marketing.command(`/metric ${typed}`, 'growth');
    expect(seen.text).toContain(sentence);
    expect(seen.text).toContain(typed);
    expect((await people.marketing.command('/metric', 'growth')).modal?.text).toContain(
      'Nothing entered yet',
    );
  });

  test('alone it opens one field, which says what is wrong beside it', async () => {
    const { people, words } = await openSquadStory();
    const label = words.metric.labels.total('new sign-ups');
    await people.marketing.command('/metric', 'growth');
    await people.marketing.fill({ [label]: '1.284' });
    const refused = await people.marketing.submit();
    expect(refused.modal?.errors).toEqual([`${label}: Write it as 1284 or 1.2840.`]);
    await people.marketing.fill({ [label]: '1284.5' });
    const said = await people.marketing.submit();
    expect(said.text).toContain('1,284.5 new sign-ups this week so far');
    const again = await people.product.command('/metric', 'growth');
    expect(again.modal?.text).toContain('Now 1,284.5, as of 08:30. Target 1,500 (85%).');
  });

  test('a new week begins without a number', async () => {
    const { people, stage } = await openSquadStory();
    await people.marketing.command('/metric 312', 'growth');
    await stage.goTo('2026-11-30', '08:00');
    expect((await people.marketing.command('/metric 5', 'growth')).text).not.toContain('Before');
  });

  test('the stand-up in the channel follows at once', async () => {
    const { people, stage, words, read } = await openSquadStory();
    await stage.goTo('2026-11-24', '11:05');
    await people.product.command('/standup five interviews', 'growth');
    await people.product.submit();
    expect(read()).toContain('no number yet this week');
    await people.marketing.click(words.metric.enterIt, { in: 'growth' });
    await people.marketing.fill({ [words.metric.labels.total('new sign-ups')]: '99' });
    await people.marketing.submit();
    expect(read()).toContain('99 of 1,500 new sign-ups as of 11:05');
  });

  test('works in the bot’s own messages for who has one squad, and only for members', async () => {
    const { people, stage, words } = await openSquadStory();
    const stranger = stage.addPerson({ name: 'Sam', zone: 'UTC', locale: 'en-US' });
    stage.slack.join(stage.channel.id, stranger.id);
    expect((await stranger.command('/metric 7', 'growth')).text).toContain('Only members of');
    stage.slack.addChannel({ name: 'elsewhere', members: [people.product.id, stranger.id] });
    expect((await people.product.command('/metric 7', 'elsewhere')).text).toContain('7 new sign-ups');
    expect((await stranger.command('/metric 7', 'elsewhere')).text).toContain(words.common.noSquadHere);
  });
});
