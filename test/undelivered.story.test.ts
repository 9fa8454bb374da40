import { describe, expect, test } from 'vitest';
import { openSquadStory, type Story } from './support/story/story.ts';
import { answer, buzzes, expectAllThereOnce, posts, recordOf, times } from './support/story/time.ts';

const BERLIN = 'Europe/Berlin';
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const THURSDAY = '2026-11-26';

/** Slack answers nothing until the returned function is called. */
const outage = ({ stage }: Story): (() => void) =>
  stage.slack.intercept(({ method }) =>
    /^(chat|conversations)\./.test(method) ? { kind: 'status', status: 503 } : undefined,
  );

/** What the bot told the owner of trouble, message by message. */
const told = ({ people }: Story, words: string): number => times(people.product.readDm(), words);

describe('a plan that Slack could not take in time', () => {
  test('is not posted afterwards, and the owner reads why, once, with what to do', async () => {
    const story = await openSquadStory();
    const { stage, people, channel, read } = story;
    await stage.goTo(MONDAY, '09:25');
    const end = outage(story);
    await stage.goTo(MONDAY, '12:10');
    end();
    await stage.goTo(MONDAY, '12:30');
    await stage.restartBot();
    await stage.goTo(MONDAY, '14:00');
    expect(read()).not.toContain('Planning · ');
    expect(posts(story, BERLIN).slice(2)).toEqual([expect.stringContaining('This week we')]);
    expect(
      told(story, 'Not posted for Growth squad: the plan. When it was due, Slack could not be reached'),
    ).toBe(1);
    expect(people.product.readDm()).toContain('/squad plan opens it now.');
    expect(buzzes(people.product, BERLIN)).toHaveLength(1);
    await people.product.command('/squad plan', channel);
    expect(read()).toContain('Planning · ');
    await expectAllThereOnce(story);
  });

  test('in a Chinese squad is told in Chinese', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { stage, people } = story;
    await stage.goTo(MONDAY, '09:25');
    const end = outage(story);
    await stage.goTo(MONDAY, '12:10');
    end();
    await stage.goTo(MONDAY, '12:30');
    expect(people.product.readDm()).toContain(
      '有内容没能发出：计划会。到点时连不上 Slack，或者我不在线，现在已经晚了。',
    );
    expect(people.product.readDm()).toContain('用 /squad plan 可以现在就开。');
    await expectAllThereOnce(story);
  });
});

test('questions that Slack could not take in time are told of once, not once for each member', async () => {
  const story = await openSquadStory();
  const { stage, people } = story;
  await stage.goTo(TUESDAY, '09:55');
  const end = stage.slack.intercept(({ method }) =>
    method === 'chat.postMessage' ? { kind: 'ratelimited', retryAfter: 3_600 } : undefined,
  );
  await stage.goTo(TUESDAY, '20:10');
  end();
  await stage.goTo(TUESDAY, '21:00');
  expect(told(story, 'the stand-up’s questions')).toBe(1);
  expect(buzzes(people.product, BERLIN)).toHaveLength(1);
  expect(buzzes(people.marketing, BERLIN)).toEqual([]);
  await expectAllThereOnce(story);
});

describe('a question to somebody whose account is closed, of which no event came', () => {
  test.each([0, 1])('ends; the owner reads it, and they leave the squad (%i restarts)', async (restarts) => {
    const story = await openSquadStory({
      expectedErrors: [/Slack refuses a message for good/],
      expectedRefusals: ['channel_not_found', 'user_disabled'],
    });
    const { stage, people, channel } = story;
    await stage.goTo(TUESDAY, '09:50');
    // As if the event had been lost: the account is closed, and Slack tells nothing.
    const user = stage.slack.users.get(people.backend.id);
    if (user) Object.assign(user, { deactivated: true });
    await stage.goTo(TUESDAY, '11:00');
    for (let n = 0; n < restarts; n += 1) await stage.restartBot();
    await stage.goTo(TUESDAY, '11:30');
    expect(told(story, 'Ben gets no private messages from me any more')).toBe(1);
    const seen = await people.product.command('/squad', channel);
    expect(seen.text).toContain('Members: Paula, Marc, Fatima and Dana');
    await stage.goTo(WEDNESDAY, '12:00');
    expect(told(story, 'gets no private messages')).toBe(1);
  });
});

describe('a channel from which the bot is taken', () => {
  test('while nothing says so: the first message that fails pauses the squad, loses nothing, and the owner reads what to do', async () => {
    const story = await openSquadStory({ expectedRefusals: ['not_in_channel'] });
    const { stage, people, channel, read } = story;
    await stage.goTo(TUESDAY, '10:05');
    await answer(people.product, story, 'five interviews');
    // Slack sometimes withholds `channel_left`.
    stage.slack.channels.get(stage.channel.id)?.members.delete(stage.slack.botUserId);
    await stage.goTo(TUESDAY, '11:02');
    await stage.restartBot();
    await stage.goTo(WEDNESDAY, '12:00');
    expect(told(story, 'I am no longer in its channel')).toBe(1);
    expect(await recordOf(story, 'standup', WEDNESDAY)).toMatchObject({ state: 'skipped' });
    await people.marketing.invite(channel);
    await stage.goTo(WEDNESDAY, '12:30');
    expect(read()).toContain('I am back, and Growth squad goes on.');
    expect(read()).toContain('Paula — five interviews');
    await stage.goTo(THURSDAY, '10:05');
    expect(buzzes(people.marketing, BERLIN).at(-1)).toBe('Thu 10:00');
    await expectAllThereOnce(story);
  });

  test('and brought back twice on one day is told of once that day', async () => {
    const story = await openSquadStory();
    const { stage, people, channel } = story;
    await stage.goTo(MONDAY, '10:00');
    for (const time of ['10:30', '11:00']) {
      stage.slack.leave(stage.channel.id, stage.slack.botUserId);
      await stage.goTo(MONDAY, time);
      await people.marketing.invite(channel);
    }
    expect(told(story, 'I am no longer in its channel')).toBe(1);
    await expectAllThereOnce(story);
  });
});

test('a squad that its members paused stays paused when its channel is unarchived', async () => {
  const story = await openSquadStory();
  const { stage, people } = story;
  await stage.goTo(MONDAY, '13:00');
  await people.product.command('/squad pause', story.channel);
  stage.slack.archive(stage.channel.id, people.product.id);
  await stage.goTo(TUESDAY, '12:00');
  stage.slack.unarchive(stage.channel.id, people.product.id);
  await stage.goTo(WEDNESDAY, '12:00');
  expect(await recordOf(story, 'standup', WEDNESDAY)).toMatchObject({ state: 'skipped' });
  expect(buzzes(people.marketing, BERLIN)).toEqual([]);
  await expectAllThereOnce(story);
});

test('where only some people may write, the owner reads whom to ask', async () => {
  const story = await openSquadStory({ expectedErrors: [/Slack refuses a message for good/] });
  const { stage, people } = story;
  stage.slack.intercept(({ method, args }) =>
    method === 'chat.postMessage' && args['channel'] === stage.channel.id
      ? { kind: 'error', error: 'restricted_action' }
      : undefined,
  );
  await stage.goTo(MONDAY, '12:30');
  expect(told(story, 'Not posted for Growth squad: the plan and “This week we …”.')).toBe(1);
  expect(people.product.readDm()).toContain('Ask whoever manages the channel');
  expect(buzzes(people.product, BERLIN)).toHaveLength(1);
});

test('a bot whose token is refused loses nothing: all is posted when it is let in again', async () => {
  const story = await openSquadStory({ expectedErrors: [/Slack refuses the bot/] });
  const { stage, people } = story;
  await stage.goTo(MONDAY, '09:25');
  const end = stage.slack.intercept(({ method }) =>
    method === 'chat.postMessage' ? { kind: 'error', error: 'token_revoked' } : undefined,
  );
  await stage.goTo(MONDAY, '10:00');
  end();
  await stage.goTo(MONDAY, '11:30');
  expect(posts(story, BERLIN).slice(2)).toEqual([expect.stringContaining('Planning is open')]);
  expect(buzzes(people.product, BERLIN)).toEqual([]);
  await expectAllThereOnce(story);
});
