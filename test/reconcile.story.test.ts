import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { openSquadStory, type Story } from './support/story/story.ts';
import { answer, buzzes, expectAllThereOnce, posts, recordOf } from './support/story/time.ts';

const BERLIN = 'Europe/Berlin';
const LISBON = 'Europe/Lisbon';
const SHANGHAI = 'Asia/Shanghai';
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const THURSDAY = '2026-11-26';

type Moment = readonly [date: string, time: string];

/**
 * Something happens while the bot is down, so that no event of it comes; then the bot is up for a minute.
 * @param how.killedIn the bot is stopped and started again so many milliseconds after it came up, once each
 */
async function whileDown(
  { stage }: Story,
  from: Moment,
  to: Moment,
  happens: () => void,
  how: { readonly killedIn?: readonly number[] } = {},
): Promise<void> {
  await stage.goTo(...from);
  await stage.stopBot();
  happens();
  // Slack gives up what it could not deliver.
  await stage.goTo(...to);
  await stage.startBot();
  for (const ms of how.killedIn ?? []) {
    await stage.pass(ms);
    await stage.restartBot();
  }
  await stage.pass(60_000);
}

/** Whom `/squad` names. */
async function members({ people, channel }: Story): Promise<string> {
  const seen = await people.product.command('/squad', channel);
  return /(?:Members: )(.*)/.exec(seen.text)?.[1] ?? seen.text;
}

/** What the bot told this person privately of trouble. */
const told = (person: Person, words: RegExp): number =>
  person
    .readDm()
    .split('\n')
    .filter((line) => words.test(line)).length;

describe('while the bot was down', () => {
  // In the middle of each step of the comparison, too: the first calls come 0.7 s after the start.
  describe.each([[[]], [[800]], [[1_500]], [[2_200, 800]]])('(restarted after %j ms)', (killedIn) => {
    test('somebody left the channel: they leave the squad and are asked no more', async () => {
      const story = await openSquadStory();
      const { stage, people } = story;
      await whileDown(
        story,
        [MONDAY, '13:00'],
        [MONDAY, '14:00'],
        () => stage.slack.leave(stage.channel.id, people.designer.id),
        { killedIn },
      );
      expect(await members(story)).toBe('Paula, Marc, Fatima and Ben');
      await stage.goTo(TUESDAY, '12:00');
      // That they left; no question.
      expect(buzzes(people.designer, SHANGHAI)).toEqual(['Mon 21:00']);
      await expectAllThereOnce(story);
    });

    test('an account was deactivated: what was theirs goes to the product manager', async () => {
      const story = await openSquadStory();
      const { stage, people, words, channel } = story;
      await people.product.command('/squad setup', channel);
      await people.product.fill({ [words.setup.keeper]: people.backend.name });
      await people.product.submit();
      await whileDown(
        story,
        [MONDAY, '13:00'],
        [MONDAY, '14:00'],
        () => stage.slack.updateUser(people.backend.id, { deactivated: true }),
        { killedIn },
      );
      expect(await members(story)).toBe('Paula, Marc, Fatima and Dana');
      const opened = await people.product.command('/squad setup', channel);
      const keeper = opened.modal?.fields.find(({ label }) => label === words.setup.keeper);
      expect(keeper?.value).toContain(people.product.name);
      await stage.goTo(TUESDAY, '12:00');
      expect(buzzes(people.backend, LISBON)).toEqual([]);
      await expectAllThereOnce(story);
    });

    test('the bot was taken out of the channel: the owner reads once what to do, and the squad pauses until then', async () => {
      const story = await openSquadStory();
      const { stage, people, channel, read } = story;
      await whileDown(
        story,
        [MONDAY, '13:00'],
        [MONDAY, '14:00'],
        () => stage.slack.leave(stage.channel.id, stage.slack.botUserId),
        { killedIn },
      );
      expect(told(people.product, /no longer in its channel/)).toBe(1);
      const before = posts(story, BERLIN);
      await stage.goTo(WEDNESDAY, '12:00');
      expect(await recordOf(story, 'standup', WEDNESDAY)).toMatchObject({ state: 'skipped' });
      expect(posts(story, BERLIN)).toEqual(before);
      expect(buzzes(people.marketing, BERLIN)).toEqual([]);
      await people.marketing.invite(channel);
      expect(read()).toContain('I am back, and Growth squad goes on.');
      await stage.goTo(THURSDAY, '12:00');
      expect(buzzes(people.marketing, BERLIN)[0]).toMatch(/^Thu 10:00/);
      expect(told(people.product, /no longer in its channel/)).toBe(1);
      await expectAllThereOnce(story);
    });
  });

  test('somebody moved: they are asked at their new ten o’clock', async () => {
    const story = await openSquadStory();
    const { stage, people } = story;
    await whileDown(story, [MONDAY, '13:00'], [MONDAY, '14:00'], () =>
      stage.slack.updateUser(people.designer.id, { zone: BERLIN, name: 'Dana in Berlin', locale: 'de-DE' }),
    );
    await stage.goTo(TUESDAY, '12:00');
    expect(buzzes(people.designer, BERLIN)).toEqual(['Tue 10:00', 'Tue 10:45']);
    expect(await members(story)).toContain('Dana in Berlin');
    await expectAllThereOnce(story);
  });

  test('somebody became a guest: they leave the squad', async () => {
    const story = await openSquadStory();
    const { stage, people } = story;
    await whileDown(story, [MONDAY, '13:00'], [MONDAY, '14:00'], () =>
      stage.slack.updateUser(people.backend.id, { guest: true }),
    );
    expect(await members(story)).toBe('Paula, Marc, Fatima and Dana');
    await expectAllThereOnce(story);
  });

  test('the channel was renamed: everything goes on in it', async () => {
    const story = await openSquadStory();
    const { stage, people } = story;
    await whileDown(story, [MONDAY, '13:00'], [MONDAY, '14:00'], () =>
      stage.slack.rename(stage.channel.id, 'growth-2027'),
    );
    await stage.goTo(TUESDAY, '10:05');
    await answer(people.product, story, 'five interviews');
    await stage.goTo(TUESDAY, '11:05');
    expect(people.product.read('growth-2027')).toContain('Paula — five interviews');
    await expectAllThereOnce(story);
  });

  test('the channel was archived, and later unarchived: the squad pauses, the owner reads it, and it goes on', async () => {
    const story = await openSquadStory();
    const { stage, people } = story;
    await whileDown(story, [MONDAY, '13:00'], [MONDAY, '14:00'], () =>
      stage.slack.archive(stage.channel.id, people.product.id),
    );
    expect(told(people.product, /its channel was archived/)).toBe(1);
    const before = posts(story, BERLIN);
    await stage.goTo(TUESDAY, '12:00');
    expect(posts(story, BERLIN)).toEqual(before);
    await whileDown(story, [TUESDAY, '13:00'], [TUESDAY, '14:00'], () =>
      stage.slack.unarchive(stage.channel.id, people.product.id),
    );
    await stage.goTo(WEDNESDAY, '12:00');
    expect(buzzes(people.product, BERLIN).slice(1)).toEqual(['Wed 10:00', 'Wed 10:45']);
    await expectAllThereOnce(story);
  });
});

test('the word of an archived channel that comes after that of its return pauses nobody for long', async () => {
  const story = await openSquadStory();
  const { stage, people } = story;
  const { slack, channel } = stage;
  await stage.goTo(MONDAY, '09:00');
  let wasLate = 0;
  slack.divert(({ name }) => {
    if (!name.includes('channel_archive')) return undefined;
    wasLate += 1;
    return { kind: 'late', ms: 5 * 60_000 };
  });
  slack.archive(channel.id, people.product.id);
  await stage.goTo(MONDAY, '09:02');
  slack.unarchive(channel.id, people.product.id);
  await stage.goTo(MONDAY, '09:31');
  expect(wasLate).toBeGreaterThan(0);
  expect(story.read()).toContain('Planning · ');
  await expectAllThereOnce(story);
});

describe('daily', () => {
  /** How often Slack is asked on that day who people are: for a page of everybody, for one of them. */
  async function askedOn({ stage }: Story, date: string): Promise<{ list: number; info: number }> {
    await stage.goTo(date, '00:00');
    const before = stage.slack.calls.length;
    await stage.goTo(date, '23:59');
    const methods = stage.slack.calls.slice(before).map(({ method }) => method);
    const of = (name: string): number => methods.filter((method) => method === name).length;
    return { list: of('users.list'), info: of('users.info') };
  }

  test('who stands on the page of everybody is not asked for once more', async () => {
    const story = await openSquadStory();
    expect(await askedOn(story, TUESDAY)).toEqual({ list: 1, info: 0 });
  });

  test('in a workspace of more than a page, who does not stand on it is asked for', async () => {
    const story = await openSquadStory();
    const { stage, people, channel, words } = story;
    for (let count = 0; count < 200; count += 1)
      stage.addPerson({ name: `Colleague ${count}`, zone: BERLIN, locale: 'en-GB' });
    stage.addPerson({ name: 'Zoe', zone: BERLIN, locale: 'en-GB' });
    await people.product.invite(channel, 'Zoe');
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.others]: ['Zoe'] });
    await people.product.submit();
    expect(await askedOn(story, TUESDAY)).toEqual({ list: 1, info: 1 });
  });
});
