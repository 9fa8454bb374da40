import type { Entry } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { openSquadStory, type Story } from './support/story/story.ts';
import {
  answer,
  buzzes,
  castAcross,
  expectAllThereOnce,
  posts,
  recordOf,
  saveSetup,
} from './support/story/time.ts';

const BERLIN = 'Europe/Berlin';
const SHANGHAI = 'Asia/Shanghai';
const FRISCO = 'America/Los_Angeles';
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const FRIDAY = '2026-11-27';

/** The product manager changes the set-up. */
async function change({ people, channel, stage }: Story, fields: Record<string, Entry>): Promise<void> {
  await people.product.command('/squad setup', channel);
  await people.product.fill(fields);
  await saveSetup(people.product);
  await stage.pass(2_000);
}

describe('a member who moves', () => {
  test('west after being asked is not asked again, and the day stays open for them', async () => {
    const story = await openSquadStory({ from: [TUESDAY, '01:00'] });
    const { people, stage, read } = story;
    const { designer } = people;
    await stage.goTo(TUESDAY, '10:05');
    await answer(people.product, story, 'five interviews');
    await stage.goTo(TUESDAY, '12:00');
    stage.slack.updateUser(designer.id, { zone: FRISCO });
    await stage.goTo(TUESDAY, '19:30');
    expect(buzzes(designer, SHANGHAI)).toEqual(['Tue 10:00', 'Tue 10:45']);
    await answer(designer, story, 'from the airport');
    expect(read()).toContain('Dana — from the airport');
    await stage.goTo(WEDNESDAY, '20:00');
    expect(buzzes(designer, FRISCO).slice(2)).toEqual(['Wed 10:00', 'Wed 10:45']);
    await expectAllThereOnce(story);
  });

  test('east, so that their ten o’clock is over, is asked at once', async () => {
    const story = await openSquadStory({ cast: castAcross(BERLIN, { backend: FRISCO }) });
    const { people, stage } = story;
    await stage.goTo(TUESDAY, '12:00');
    stage.slack.updateUser(people.backend.id, { zone: SHANGHAI });
    await stage.goTo(TUESDAY, '12:30');
    expect(buzzes(people.backend, BERLIN)).toEqual(['Tue 12:00']);
    expect(people.backend.readDm()).toContain('This comes later than usual today.');
    await stage.goTo(WEDNESDAY, '03:30');
    expect(buzzes(people.backend, SHANGHAI)).toEqual(['Tue 19:00', 'Tue 19:45', 'Wed 10:00']);
    await expectAllThereOnce(story);
  });
});

describe('the set-up changed in the middle of the week', () => {
  test('somebody who joins is asked from that day on, who is taken out no more', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '01:00'] });
    const { people, stage, words, channel } = story;
    const sam = stage.addPerson({ name: 'Sam', zone: BERLIN, locale: 'en-GB' });
    await people.product.invite(channel, 'Sam');
    await stage.goTo(WEDNESDAY, '12:00');
    await change(story, { [words.setup.others]: ['Sam'], [words.setup.designers]: [] });
    await stage.goTo('2026-11-26', '12:00');
    // Where the squad stands, and the question.
    expect(buzzes(sam, BERLIN)).toEqual(['Wed 12:00', 'Wed 12:00', 'Wed 12:45', 'Thu 10:00', 'Thu 10:45']);
    expect(buzzes(people.designer, SHANGHAI)).toEqual(['Wed 10:00', 'Wed 10:45']);
    await expectAllThereOnce(story);
  });

  test('new hours count from then on, and nothing happens at the old ones', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, stage, words } = story;
    await stage.goTo(WEDNESDAY, '12:30');
    await change(story, {
      [words.setup.standupPrompt]: '11:30',
      [words.setup.standupChannel]: '12:30',
      [words.setup.retroAt]: '14:00',
      [words.setup.retroCloses]: '15:00',
    });
    await stage.goTo(FRIDAY, '11:35');
    expect(buzzes(people.product, BERLIN)).toEqual([
      ...['Wed 10:00', 'Wed 10:45', 'Thu 11:30', 'Thu 12:15', 'Fri 11:30'],
    ]);
    await answer(people.product, story, 'the last interview');
    const before = posts(story, BERLIN).length;
    await stage.goTo(FRIDAY, '23:00');
    expect(posts(story, BERLIN).slice(before)).toEqual([
      expect.stringContaining('Fri 12:30 Stand-up'),
      expect.stringContaining('Fri 14:00 Retro'),
      expect.stringContaining('Fri 15:00 Week of'),
    ]);
    await expectAllThereOnce(story);
  });

  test('an open plan closes at its new hour, once', async () => {
    const story = await openSquadStory();
    const { stage, words, read } = story;
    await stage.goTo(MONDAY, '10:00');
    await change(story, { [words.setup.planningCloses]: '11:00' });
    expect(read()).toContain('Closes by itself at 11:00');
    await stage.goTo(MONDAY, '13:00');
    expect(read()).toContain('Planning closed at 11:00');
    expect(posts(story, BERLIN).slice(2)).toEqual([
      expect.stringContaining('Mon 09:30 Planning'),
      expect.stringContaining('Mon 11:00 This week'),
    ]);
    await expectAllThereOnce(story);
  });

  test('another zone moves the squad’s hours, and leaves everybody’s own ten o’clock', async () => {
    const story = await openSquadStory({ from: ['2026-11-26', '08:30'] });
    const { people, stage, words } = story;
    await stage.goTo('2026-11-26', '12:30');
    await change(story, { [words.setup.zone]: 'America/New York' });
    await stage.goTo('2026-11-30', '23:00');
    expect(buzzes(people.product, BERLIN)).toEqual([...['Thu 10:00', 'Thu 10:45', 'Fri 10:00', 'Fri 21:00']]);
    expect(posts(story, 'America/New_York').slice(2)).toEqual([
      expect.stringContaining('Fri 16:00 Retro'),
      expect.stringContaining('Fri 18:00 Week of'),
      expect.stringContaining('Mon 09:30 Planning'),
      expect.stringContaining('Mon 12:00 This week'),
    ]);
    await expectAllThereOnce(story);
  });
});

describe('an archived channel', () => {
  test('pauses the squad: nobody is asked, nothing is posted; unarchived, it goes on', async () => {
    const story = await openSquadStory({ from: [TUESDAY, '08:30'] });
    const { people, stage, read } = story;
    const { slack, channel } = stage;
    await stage.goTo(TUESDAY, '10:05');
    await answer(people.product, story, 'five interviews');
    slack.archive(channel.id, people.product.id);
    const before = posts(story, BERLIN);
    await stage.goTo(TUESDAY, '12:00');
    await stage.restartBot();
    await stage.goTo(WEDNESDAY, '20:00');
    expect(posts(story, BERLIN)).toEqual(before);
    expect(buzzes(people.marketing, BERLIN)).toEqual(['Tue 10:00']);
    expect(await recordOf(story, 'standup', WEDNESDAY)).toMatchObject({ state: 'skipped' });
    slack.unarchive(channel.id, people.product.id);
    await stage.goTo(FRIDAY, '18:01');
    expect(buzzes(people.marketing, BERLIN).slice(1)).toEqual([
      ...['Thu 10:00', 'Thu 10:45', 'Fri 10:00', 'Fri 10:45'],
    ]);
    expect(posts(story, BERLIN).slice(-2)).toEqual([
      expect.stringContaining('Fri 16:00 Retro'),
      expect.stringContaining('Fri 18:00 Week of'),
    ]);
    // What was said before stands in the channel, once it is there again.
    expect(posts(story, BERLIN)[2]).toContain('Wed 20:00 Stand-up, Tuesday 24 November');
    expect(read()).toContain('Paula — five interviews');
    await expectAllThereOnce(story);
  });

  test('with an open plan: what was decided meanwhile is posted when it is back', async () => {
    const story = await openSquadStory();
    const { people, stage, channel, read } = story;
    await stage.goTo(MONDAY, '10:00');
    stage.slack.archive(stage.channel.id, people.product.id);
    const before = posts(story, BERLIN);
    await stage.goTo(TUESDAY, '09:00');
    expect(posts(story, BERLIN)).toEqual(before);
    stage.slack.unarchive(stage.channel.id, people.product.id);
    await stage.goTo(TUESDAY, '09:30');
    expect(posts(story, BERLIN).slice(2)).toEqual([
      'Mon 09:30 Planning closed at 12:00: no bets.',
      expect.stringMatching(/^Tue 09:00 This week we take in nothing new/),
    ]);
    await people.product.command('/squad plan', channel);
    expect(read()).toContain('Closes by itself at 12:00');
    await expectAllThereOnce(story);
  });
});
