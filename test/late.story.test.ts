import { describe, expect, test } from 'vitest';
import { openSquadStory, type Story } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { answer, buzzes, expectAllThereOnce, posts, recordOf, times } from './support/story/time.ts';

const BERLIN = 'Europe/Berlin';
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';
const FRIDAY = '2026-11-27';

type Moment = readonly [date: string, time: string];

/** The bot's process is down from one moment to the other. */
async function down({ stage }: Story, from: Moment, to: Moment): Promise<void> {
  await stage.goTo(...from);
  await stage.stopBot();
  await stage.goTo(...to);
  await stage.startBot();
  await stage.pass(10_000);
}

/** What was posted after set-up's two messages. */
const rituals = (story: Story): string[] => posts(story, BERLIN).slice(2);

/** Somebody opens the plan by hand, an idea is estimated and taken in. */
async function takeInByHand({ stage, people, words, channel }: Story): Promise<void> {
  await people.marketing.command('/idea Group buying', channel);
  await people.product.command('/squad plan', channel);
  await people.frontend.click(words.hypothesis.estimateTitle, { in: channel });
  await people.frontend.fill({ [words.hypothesis.simple]: '2' });
  await people.frontend.submit();
  await stage.pass(2_000);
  await people.product.click(words.week.takeIn.title, { in: channel });
  await fillTakeIn(people.product, words, { [words.week.takeIn.owner]: people.frontend.name });
  const seen = await people.product.submit();
  if (seen.modal) throw new Error(`It was not taken in: ${seen.text}`);
}

describe('down over a planning until Wednesday', () => {
  test.each([
    ['since that Monday', [MONDAY, '08:30'], '2026-11-23', '2026-11-25'],
    ['since the Friday before', [FRIDAY, '18:30'], '2026-11-30', '2026-12-02'],
  ] as const)(
    '%s: it is recorded as skipped, nothing is said of it, and the week goes on',
    async (_, from, monday, wednesday) => {
      const story = await openSquadStory({ from });
      const { stage, people, read } = story;
      await down(story, from, [wednesday, '09:30']);
      expect(await recordOf(story, 'planning', monday)).toMatchObject({ date: monday, state: 'skipped' });
      expect(rituals(story)).toEqual([]);
      await stage.goTo(wednesday, '10:01');
      await answer(people.product, story, 'five interviews');
      await stage.goTo(wednesday, '13:00');
      expect(read()).toContain('Paula — five interviews');
      await takeInByHand(story);
      expect(read()).toContain('Taken this week · 2 of 15 days');
      await stage.goTo(wednesday, '15:31');
      expect(read()).toContain('1. Group buying · @Fatima');
      await stage.until(5, '18:01');
      expect(read()).toContain('Group buying is carried over.');
      await expectAllThereOnce(story);
    },
  );
});

describe('down on Friday', () => {
  test('over the retro’s opening: it comes late, says so, and closes at its hour', async () => {
    const story = await openSquadStory({ from: [FRIDAY, '12:00'] });
    await down(story, [FRIDAY, '15:30'], [FRIDAY, '16:40']);
    expect(story.read()).toContain('I was away until 16:40, so this comes late.');
    await story.stage.goTo(FRIDAY, '18:01');
    expect(rituals(story)).toEqual([
      'Fri 16:40 Retro of 23–29 November: closed.',
      'Fri 18:00 Week of 23 November: no number yet',
    ]);
    await expectAllThereOnce(story);
  });

  test('over its closing: the digest comes once, when the bot is back', async () => {
    const story = await openSquadStory({ from: [FRIDAY, '12:00'] });
    const { people, stage, words, channel, read } = story;
    await stage.goTo(FRIDAY, '17:00');
    await people.product.click(words.retro.board.addNote, { in: channel });
    await people.product.fill({ [words.retro.notes.wentWell]: 'writing copy in pairs' });
    await people.product.submit();
    await down(story, [FRIDAY, '17:50'], [FRIDAY, '19:10']);
    expect(rituals(story).slice(1)).toEqual(['Fri 19:10 Week of 23 November: no number yet']);
    expect(read()).toContain('went well: writing copy in pairs');
    await stage.restartBot();
    await stage.goTo('2026-11-30', '09:00');
    expect(rituals(story)).toHaveLength(2);
    await expectAllThereOnce(story);
  });

  test('over all of it: there is no digest, and Monday comes', async () => {
    const story = await openSquadStory({ from: [FRIDAY, '12:00'] });
    await down(story, [FRIDAY, '15:00'], [FRIDAY, '17:45']);
    expect(await recordOf(story, 'retro', FRIDAY)).toMatchObject({ state: 'skipped' });
    await story.stage.goTo('2026-11-30', '09:31');
    expect(rituals(story)).toEqual([expect.stringMatching(/^Mon 09:30 Planning is open/)]);
    await expectAllThereOnce(story);
  });
});

test('down for ten days: nobody reads of what was missed, and the present week has its rituals', async () => {
  const story = await openSquadStory();
  const { people } = story;
  await down(story, [MONDAY, '09:00'], ['2026-12-03', '12:30']);
  expect(rituals(story)).toEqual([]);
  // A day that is open until the evening is still asked, once.
  for (const person of Object.values(people)) expect(buzzes(person, BERLIN)).toEqual(['Thu 12:30']);
  for (const [ritual, date, state] of [
    ['planning', MONDAY, 'skipped'],
    ['retro', FRIDAY, 'skipped'],
    ['planning', '2026-11-30', 'skipped'],
    ['standup', '2026-12-01', 'skipped'],
    ['standup', '2026-12-03', 'open'],
    ['retro', '2026-12-04', 'scheduled'],
  ] as const) {
    expect(await recordOf(story, ritual, date)).toMatchObject({ date, state });
  }
  await story.stage.goTo('2026-12-07', '09:31');
  expect(rituals(story)).toEqual([
    'Fri 16:00 Retro of 30 November – 6 December: closed.',
    'Fri 18:00 Week of 30 November: no number yet',
    expect.stringMatching(/^Mon 09:30 Planning is open/),
  ]);
  await expectAllThereOnce(story);
});

describe('down during a stand-up', () => {
  test('whoever was asked is not asked again, whoever was not is asked late, and the channel reads it', async () => {
    const story = await openSquadStory();
    const { people, stage, read } = story;
    await stage.goTo(TUESDAY, '10:05');
    await answer(people.product, story, 'five interviews');
    // Ben in Lisbon is asked at 11:00 by Berlin's clock, and the channel reads it then.
    await down(story, [TUESDAY, '10:40'], [TUESDAY, '11:20']);
    expect(buzzes(people.product, BERLIN)).toEqual(['Tue 10:00']);
    expect(buzzes(people.marketing, BERLIN)).toEqual(['Tue 10:00', 'Tue 11:20']);
    expect(buzzes(people.frontend, BERLIN)).toEqual(['Tue 10:00', 'Tue 11:20']);
    expect(buzzes(people.backend, BERLIN)).toEqual(['Tue 11:20']);
    expect(people.backend.readDm()).toContain('This comes later than usual today.');
    expect(people.marketing.readDm()).not.toContain('later than usual');
    expect(read()).toContain('Paula — five interviews');
    expect(read()).toContain('later than usual today');
    await stage.goTo(TUESDAY, '18:01');
    expect(buzzes(people.backend, BERLIN)).toEqual(['Tue 11:20', 'Tue 12:05']);
    expect(buzzes(people.marketing, BERLIN)).toHaveLength(2);
    expect(times(read(), 'Stand-up · Tuesday')).toBe(1);
    await expectAllThereOnce(story);
  });

  test('at the very minute of the second question: it comes once, to those who have not answered', async () => {
    const story = await openSquadStory();
    const { people, stage } = story;
    await stage.goTo(TUESDAY, '10:05');
    await answer(people.product, story, 'five interviews');
    await down(story, [TUESDAY, '10:44'], [TUESDAY, '10:46']);
    await stage.restartBot();
    await stage.goTo(TUESDAY, '10:59');
    expect(buzzes(people.product, BERLIN)).toEqual(['Tue 10:00']);
    expect(buzzes(people.marketing, BERLIN)).toEqual(['Tue 10:00', 'Tue 10:46']);
    expect(buzzes(people.frontend, BERLIN)).toEqual(['Tue 10:00', 'Tue 10:46']);
    await expectAllThereOnce(story);
  });

  test('while a question was on its way: it is looked for before anybody is asked again', async () => {
    const story = await openSquadStory();
    const { people, stage } = story;
    await stage.goTo(TUESDAY, '09:59');
    let lost = 0;
    const heal = stage.slack.intercept(({ method, args }) => {
      if (method !== 'chat.postMessage' || args['channel'] === stage.channel.id || lost > 0) return undefined;
      lost += 1;
      return { kind: 'answer lost' };
    });
    await down(story, [TUESDAY, '10:00'], [TUESDAY, '10:04']);
    heal();
    await stage.goTo(TUESDAY, '10:30');
    expect(lost).toBe(1);
    for (const person of [people.product, people.marketing, people.frontend]) {
      expect(buzzes(person, BERLIN)).toHaveLength(1);
    }
    await expectAllThereOnce(story);
  });

  test('over the rest of the day: it closes when the bot is back, and the answers stand in the channel', async () => {
    const story = await openSquadStory();
    const { people, stage, read } = story;
    await stage.goTo(TUESDAY, '10:05');
    await answer(people.product, story, 'five interviews');
    await down(story, [TUESDAY, '10:40'], [TUESDAY, '20:00']);
    expect(await recordOf(story, 'standup', TUESDAY)).toMatchObject({ state: 'closed' });
    expect(read()).toContain('Paula — five interviews');
    for (const person of Object.values(people)) {
      if (person !== people.designer) expect(buzzes(person, BERLIN).length).toBeLessThan(2);
      expect(person.readDm()).not.toContain('[Answer]');
    }
    await expectAllThereOnce(story);
  });
});
