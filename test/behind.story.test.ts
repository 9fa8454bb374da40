import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { saveSetup, times } from './support/story/time.ts';

/** A Wednesday. */
const WEDNESDAY = '2026-12-02';

const held = ({ stage }: Story, ritual: string): unknown[] =>
  rowsIn(stage.file, `select date from occurrences where ritual = '${ritual}' and opened_at is not null`).map(
    ({ date }) => date,
  );

const isPaused = ({ stage }: Story): boolean =>
  rowsIn(stage.file, "select 1 from squads where state = 'paused'").length === 1;

describe('words behind “pause”', () => {
  test.each([
    ['en', 'pause until 4 January', 'Mon 4 Jan', '2027-01-04'],
    ['en', 'pause until Friday', 'Fri 4 Dec', '2026-12-04'],
    ['en', 'pause for a week', 'Wed 9 Dec', '2026-12-09'],
    ['zh-CN', '暂停到1月4日', '1/4（周一）', '2027-01-04'],
    ['zh-CN', '暂停一周', '12/9（周三）', '2026-12-09'],
  ] as const)(
    '%s: /squad %s pauses until that day, says so, and goes on by itself',
    async (language, line, day, date) => {
      const story = await openSquadStory({ language, from: [WEDNESDAY, '08:30'] });
      const { people, stage, channel, words, read } = story;
      const seen = await people.backend.command(`/squad ${line}`, channel);
      expect(seen.text).toContain(words.squad.pause.doneUntil(day));
      await stage.pass(3_000);
      expect(read()).toContain(day);
      expect((await people.product.command('/squad', channel)).text).toContain(day.slice(0, 3));
      const opened = () => held(story, 'standup').length + held(story, 'planning').length;
      const before = opened();
      await stage.goTo(addDays(date, -1), '23:00');
      expect(opened()).toBe(before);
      await stage.goTo(date, '12:00');
      expect(read()).toContain(words.squad.resume.text(null, words.setup.defaultName));
      expect(isPaused(story)).toBe(false);
      expect(opened()).toBeGreaterThan(before);
    },
  );

  test('it opens the planning of the Monday until which it was paused, also after a restart', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, stage, channel } = story;
    await people.backend.command('/squad pause until Monday', channel);
    await stage.goTo('2026-12-06', '12:00');
    await stage.restartBot();
    expect(held(story, 'planning')).toEqual([]);
    await stage.goTo('2026-12-07', '09:31');
    expect(held(story, 'planning')).toEqual(['2026-12-07']);
  });

  test('its end can be changed, and taken away by resuming', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, stage, channel, read } = story;
    await people.backend.command('/squad pause', channel);
    await people.product.command('/squad pause until Friday', channel);
    await stage.pass(3_000);
    expect(read()).toContain('Ben paused Growth squad until Fri 4 Dec.');
    await people.product.command('/squad resume on Monday', channel);
    await stage.pass(3_000);
    expect(read()).toContain('Ben paused Growth squad until Mon 7 Dec.');
    await people.product.command('/squad resume', channel);
    expect(isPaused(story)).toBe(false);
    await people.backend.command('/squad pause', channel);
    await stage.goTo('2026-12-07', '12:00');
    expect(isPaused(story)).toBe(true);
  });

  test.each([
    ['America/New York', '2026-12-04', '05:30', '06:01'],
    ['Asia/Shanghai', '2026-12-03', '16:30', '17:01'],
  ])(
    'moved to %s meanwhile, the squad goes on as its own Friday begins',
    async (zone, date, before, after) => {
      const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
      const { people, stage, channel, words } = story;
      await people.backend.command('/squad pause until Friday', channel);
      await people.product.command('/squad setup', channel);
      await people.product.fill({ [words.setup.zone]: zone });
      await saveSetup(people.product);
      await stage.goTo(date, before);
      expect(isPaused(story)).toBe(true);
      await stage.goTo(date, after);
      expect(isPaused(story)).toBe(false);
    },
  );

  test('days that lie ahead are asked for: days off, or a pause from now on', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, stage, channel, words, read } = story;
    const seen = await people.backend.command('/squad pause next week', channel);
    expect(seen.text).toContain(words.squad.pause.which);
    expect(seen.text).toContain('You wrote: pause next week');
    expect(isPaused(story)).toBe(false);
    await people.backend.click('Days off: Mon 7 to Fri 11 Dec', { in: channel });
    await stage.pass(3_000);
    expect(read()).toContain('Off: Mon 7 to Fri 11 Dec.');
    expect(isPaused(story)).toBe(false);
  });

  test.each(['pause the stand-up', 'pause until Christmas', 'pause every Friday', '暂停站会'])(
    '/squad %s pauses nothing, says what was not understood, and offers the pause without an end',
    async (line) => {
      const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
      const { people, channel, words } = story;
      const seen = await people.backend.command(`/squad ${line}`, channel);
      expect(seen.text).toContain('Nothing was paused: I don’t understand');
      expect(seen.text).toContain(`You wrote: ${line}`);
      expect(isPaused(story)).toBe(false);
      await people.backend.click(words.squad.pause.buttonOpen, { in: channel });
      expect(isPaused(story)).toBe(true);
    },
  );

  test('words behind “resume” that are no day resume nothing', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel } = story;
    await people.backend.command('/squad pause', channel);
    const seen = await people.backend.command('/squad resume when Ben is back', channel);
    expect(seen.text).toContain('It stays paused');
    expect(seen.text).toContain('You wrote: resume when Ben is back');
    expect(isPaused(story)).toBe(true);
  });
});

describe('words behind “plan” and “retro”', () => {
  test.each([
    ['retro on Thursday', 'retro', 'By itself it opens on Fri 4 Dec 16:00'],
    ['retro on Friday', 'retro', 'opens by itself on Fri 4 Dec 16:00'],
    ['retro tomorrow', 'retro', 'Nothing was opened'],
    ['复盘明天', 'retro', 'Nothing was opened'],
    ['明天复盘', 'retro', 'Nothing was opened'],
    ['plan next Monday', 'planning', 'opens by itself on Mon 7 Dec 09:30'],
    ['plan tomorrow', 'planning', 'Nothing was opened'],
    ['计划会下周二', 'planning', 'By itself it opens on Mon 7 Dec 09:30'],
    ['plan the launch of the new page', 'planning', 'I don’t understand “the launch of the new page”'],
    ['retro at 16:00', 'retro', 'I don’t understand “at 16:00”'],
  ])('/squad %s opens nothing, says when it opens by itself, and offers now', async (line, ritual, said) => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel, words } = story;
    const seen = await people.backend.command(`/squad ${line}`, channel);
    expect(seen.text).toContain(said);
    expect(seen.text).toContain(`You wrote: ${line}`);
    expect(held(story, ritual)).toEqual([]);
    await people.backend.click(words.setup.notOpened.now, { in: channel });
    expect(held(story, ritual)).toHaveLength(1);
  });

  test.each(['retro today', 'retro now', '复盘', '今天复盘'])('/squad %s opens it', async (line) => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, stage, channel, read } = story;
    await people.backend.command(`/squad ${line}`, channel);
    await stage.pass(3_000);
    expect(times(read(), 'Retro · ')).toBe(1);
  });
});

test.each([
  ['status of the pay button', '“of the pay button” changed nothing', 'Members:'],
  ['setup zone Berlin', '“zone Berlin” changed nothing', '[Change the set-up]'],
])('/squad %s says that nothing follows it, and gives the text back', async (line, said, shown) => {
  const { people, channel } = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
  const seen = await people.product.command(`/squad ${line}`, channel);
  expect(seen.text).toContain(said);
  expect(seen.text).toContain(shown);
  expect(seen.text).toContain(`You wrote: ${line}`);
});
