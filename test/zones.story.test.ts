import { describe, expect, test } from 'vitest';
import { instantOf } from '../src/calendar/zone.ts';
import { openSquadStory, openStory } from './support/story/story.ts';
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
const JERUSALEM = 'Asia/Jerusalem';
const CAIRO = 'Africa/Cairo';
const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

/** A squad in Berlin: the backend engineer lives in San Francisco, the designer in Shanghai. */
const world = castAcross(BERLIN, { backend: FRISCO, designer: SHANGHAI });

describe('Shanghai, Berlin and San Francisco in one squad', () => {
  test('each is asked at ten of their own day, and whoever is asked after eleven joins the message', async () => {
    const story = await openSquadStory({ cast: world });
    const { people, stage, read } = story;
    await stage.goTo(TUESDAY, '10:05');
    await answer(people.designer, story, 'screens for step 2');
    await answer(people.product, story, 'five interviews');
    await stage.goTo(TUESDAY, '11:01');
    expect(posts(story, BERLIN).at(-1)).toMatch(/^Tue 11:00 Stand-up, Tuesday 24 November/);
    expect(read()).toContain('3 still to come');
    await stage.goTo(TUESDAY, '19:05');
    expect(people.backend.readDm()).toContain('Joins the message in the channel · open until 14:00');
    await answer(people.backend, story, 'payment');
    expect(read()).toContain('Ben — payment');
    expect(people.backend.readDm()).toContain('In the channel.');
    // Not at 18:00, but four hours after San Francisco was asked.
    await stage.goTo(TUESDAY, '22:59');
    expect(read()).not.toContain('Closed at');
    await stage.goTo(TUESDAY, '23:01');
    expect(read()).toContain('Closed at 23:00 · 3 of 5 answered');
    expect(buzzes(people.designer, SHANGHAI)).toEqual(['Tue 10:00', 'Tue 10:45']);
    expect(buzzes(people.product, BERLIN)).toEqual(['Tue 10:00']);
    expect(buzzes(people.backend, FRISCO)).toEqual(['Tue 10:00']);
    expect(posts(story, BERLIN).filter((post) => post.includes('Stand-up, Tuesday'))).toHaveLength(1);
    await expectAllThereOnce(story);
  });

  test('two days are open at once, and each answer lands on its own day’s message', async () => {
    const cast = castAcross(BERLIN, { backend: 'Pacific/Honolulu', designer: 'Pacific/Auckland' });
    const story = await openSquadStory({ cast });
    const { people, stage, words, read } = story;
    // Ten o'clock in Honolulu is 21:00 in Berlin; ten on Wednesday in Auckland is 22:00 on Tuesday.
    await stage.goTo(TUESDAY, '12:00');
    await answer(people.product, story, 'Tuesday in Berlin');
    await stage.goTo(TUESDAY, '22:05');
    expect((await recordOf(story, 'standup', TUESDAY))?.state).toBe('open');
    expect((await recordOf(story, 'standup', WEDNESDAY))?.state).toBe('open');
    await answer(people.designer, story, 'Wednesday in Auckland');
    await answer(people.backend, story, 'Tuesday in Honolulu');
    expect(read()).toMatch(
      /Stand-up · Tuesday[^─]*Tuesday in Berlin[^─]*Tuesday in Honolulu[^─]*3 still to come/,
    );
    expect(read()).not.toContain('Wednesday in Auckland');
    expect(people.backend.readDm()).toContain('In the channel.');
    expect(people.designer.readDm()).toContain('Noted, goes to the channel at 23:00.');
    await people.backend.click(words.standup.change, { in: 'dm' });
    await people.backend.fill({ [words.standup.modal.today]: 'Tuesday on the beach' });
    await people.backend.submit();
    await stage.goTo(WEDNESDAY, '11:01');
    expect(read()).toMatch(/Stand-up · Tuesday[^─]*Tuesday on the beach[^─]*Closed at Wed 01:00 · 2 of 5/);
    expect(read()).toMatch(/Stand-up · Wednesday[^─]*Wednesday in Auckland/);
    await expectAllThereOnce(story);
  });

  test('/standup opens the day that it is where the reader lives', async () => {
    const story = await openSquadStory({ cast: world });
    const { people, stage, words } = story;
    const early = async (part: 'designer' | 'product' | 'backend') => {
      const seen = await people[part].command('/standup', story.channel);
      await people[part].fill({ [words.standup.modal.today]: `early, says ${part}` });
      await people[part].submit();
      if (people[part].modal) await people[part].cancel();
      return seen.modal?.title;
    };
    // 00:30 on Wednesday in Shanghai, 17:30 on Tuesday in Berlin, 08:30 on Tuesday in San Francisco.
    await stage.goTo(TUESDAY, '17:30');
    expect(await early('designer')).toContain('25');
    expect(await early('product')).toContain('24');
    expect(await early('backend')).toContain('24');
    await stage.goTo(WEDNESDAY, '11:01');
    const tuesday = story.people.product.read(story.channel);
    expect(tuesday).toMatch(/Stand-up · Tuesday[^─]*says product[^─]*says backend/);
    expect(tuesday).toMatch(/Stand-up · Wednesday[^─]*says designer/);
    expect(buzzes(people.backend, FRISCO)).toEqual([]);
    // Asked on Tuesday only: for Wednesday the answer was there before.
    expect(buzzes(people.designer, SHANGHAI)).toEqual(['Tue 10:00', 'Tue 10:45']);
    await expectAllThereOnce(story);
  });

  test('a squad in San Francisco asks Shanghai on its own Monday evening', async () => {
    const cast = castAcross(FRISCO, { backend: SHANGHAI, designer: SHANGHAI });
    const story = await openSquadStory({ cast });
    const { people, stage, read } = story;
    await stage.goTo('2026-11-23', '18:05');
    expect(people.designer.readDm()).toContain('What is your plan for today?');
    expect(people.product.readDm()).toBe('');
    await answer(people.designer, story, 'Tuesday in Shanghai');
    expect(read()).not.toContain('Stand-up ·');
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain('Stand-up · Tuesday 24 November');
    expect(read()).toContain('Dana — Tuesday in Shanghai');
    await stage.until(6, '12:00');
    expect(buzzes(people.backend, SHANGHAI)).toEqual(
      ['Tue', 'Wed', 'Thu', 'Fri'].flatMap((day) => [`${day} 10:00`, `${day} 10:45`]),
    );
    // Who keeps the number is asked for it on Friday, and not once more about the stand-up.
    expect(buzzes(people.product, FRISCO)).toEqual([
      ...['Tue', 'Wed', 'Thu'].flatMap((day) => [`${day} 10:00`, `${day} 10:45`]),
      'Fri 10:00',
      'Fri 15:00',
    ]);
    expect(posts(story, FRISCO).slice(-2)).toEqual([
      expect.stringContaining('Fri 16:00 Retro'),
      expect.stringContaining('Fri 18:00 Week of'),
    ]);
    await expectAllThereOnce(story);
  });

  test('a Monday that has begun in Shanghai alone does not disturb the squad’s new week', async () => {
    const cast = castAcross(FRISCO, { designer: SHANGHAI });
    const story = await openSquadStory({ cast, from: ['2026-11-20', '08:30'] });
    const { people, stage, words, channel, read } = story;
    // Monday 08:00 in Shanghai, Sunday 16:00 in San Francisco.
    await stage.goTo('2026-11-22', '16:00');
    await people.designer.command('/standup', channel);
    await people.designer.fill({ [words.standup.modal.today]: 'a quiet morning' });
    await people.designer.submit();
    await people.designer.cancel();
    expect(read()).toContain('Dana — a quiet morning');
    await stage.goTo(TUESDAY, '10:01');
    expect(posts(story, FRISCO).slice(-3)).toEqual([
      expect.stringContaining('Sun 16:00 Stand-up'),
      expect.stringContaining('Mon 09:30 Planning'),
      expect.stringContaining('Mon 12:00 This week'),
    ]);
    expect(buzzes(people.product, FRISCO)).toEqual(['Fri 10:00', 'Fri 15:00', 'Tue 10:00']);
    await expectAllThereOnce(story);
  });
});

describe('when the clocks change', () => {
  test.each([
    ['in Berlin in spring', '2026-03-27', '2026-03-31', ['Fri 23:00', 'Sat 01:00', 'Mon 15:30', 'Mon 18:00']],
    ['in Berlin in autumn', '2026-10-23', '2026-10-27', ['Fri 22:00', 'Sat 00:00', 'Mon 16:30', 'Mon 19:00']],
    [
      'in San Francisco in spring',
      '2026-03-06',
      '2026-03-10',
      ['Fri 23:00', 'Sat 01:00', 'Mon 16:30', 'Mon 19:00'],
    ],
    [
      'in San Francisco in autumn',
      '2026-10-30',
      '2026-11-03',
      ['Fri 23:00', 'Sat 01:00', 'Mon 16:30', 'Mon 19:00'],
    ],
  ])('%s, each goes on by the clock on their own wall', async (_, friday, tuesday, shownInShanghai) => {
    const story = await openSquadStory({ cast: world, from: [friday, '01:00'] });
    const { people, stage } = story;
    await stage.goTo(tuesday, '23:59');
    const ownDays = ['Fri 10:00', 'Fri 10:45', 'Tue 10:00', 'Tue 10:45'];
    expect(buzzes(people.product, BERLIN)).toEqual(ownDays.with(1, 'Fri 15:00'));
    expect(buzzes(people.backend, FRISCO)).toEqual(ownDays);
    expect(buzzes(people.designer, SHANGHAI)).toEqual(ownDays);
    const when = (zone: string) => posts(story, zone).map((post) => post.slice(0, 9));
    expect(when(BERLIN).slice(2)).toEqual(['Fri 16:00', 'Fri 18:00', 'Mon 09:30', 'Mon 12:00']);
    // No clock changes there.
    expect(when(SHANGHAI).slice(2)).toEqual(shownInShanghai);
    await expectAllThereOnce(story);
  });

  test('what is to happen at a time that does not exist happens at the first instant after it', async () => {
    // In Israel clocks go from 02:00 to 03:00 on a Friday.
    const cast = castAcross(JERUSALEM, { designer: BERLIN });
    const story = await openStory({ cast, from: ['2026-03-26', '12:00'] });
    const { people, stage, words } = story;
    await people.product.click(words.setup.setItUp);
    await people.product.fill({
      [words.setup.standupPrompt]: '02:30',
      [words.setup.standupChannel]: '02:45',
      [words.setup.standupCloses]: '03:30',
      [words.setup.retroAt]: '02:30',
      [words.setup.retroCloses]: '04:15',
    });
    await saveSetup(people.product);
    await stage.clock.moveTo(instantOf('2026-03-27', '02:30', JERUSALEM) - 1);
    // For the number, an hour before the retro.
    expect(buzzes(people.product, JERUSALEM)).toEqual(['Fri 01:00']);
    await stage.goTo('2026-03-27', '04:35');
    expect(buzzes(people.product, JERUSALEM)).toEqual(['Fri 01:00', 'Fri 03:00', 'Fri 03:45']);
    expect(posts(story, JERUSALEM).slice(2)).toEqual([
      expect.stringContaining('Fri 03:00 Retro'),
      expect.stringContaining('Fri 04:15 Week of'),
    ]);
    expect(buzzes(people.designer, BERLIN)).toEqual(['Fri 02:30']);
    await stage.goTo('2026-03-31', '03:00');
    expect(buzzes(people.product, JERUSALEM).at(-1)).toBe('Tue 02:30');
    await expectAllThereOnce(story);
  });

  test('what is to happen at a time that comes twice happens once', async () => {
    // In Egypt midnight after a Thursday is 23:00 again.
    const story = await openStory({ cast: castAcross(CAIRO, {}), from: ['2026-10-29', '12:00'] });
    const { people, stage, words, read } = story;
    await people.product.click(words.setup.setItUp);
    await people.product.fill({
      [words.setup.standupPrompt]: '23:10',
      [words.setup.standupChannel]: '23:20',
      [words.setup.standupCloses]: '23:59',
    });
    await saveSetup(people.product);
    await stage.goTo('2026-10-29', '23:12');
    await answer(people.product, story, 'late, as ever');
    await stage.goTo('2026-10-30', '12:00');
    expect(buzzes(people.product, 'UTC')).toEqual(['Thu 20:10']);
    expect(buzzes(people.marketing, 'UTC')).toEqual(['Thu 20:10', 'Thu 20:55']);
    expect(posts(story, 'UTC').slice(2)).toEqual([expect.stringContaining('Thu 20:20 Stand-up')]);
    expect(read()).toContain('Closed at Fri 02:10 · 1 of 5 answered');
    await expectAllThereOnce(story);
  });
});
