import { describe, expect, test } from 'vitest';
import { castIn } from '../src/demo/cast.ts';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';

const WEDNESDAY = '2026-11-25';

/** What is noted, "from to" in their order. */
const noted = ({ stage }: Story, kind = 'away') =>
  rowsIn(
    stage.file,
    `select distinct "from", "to" from absences where cancelled_at is null and kind = '${kind}' order by "from"`,
  ).map((row) => `${row['from']} ${row['to']}`);

describe('days in other words', () => {
  test.each([
    ['away from next Monday to next Wednesday', 'Away Mon 30 Nov to Wed 2 Dec', '2026-11-30 2026-12-02'],
    ['away Thu-Fri', 'Away Thu 26 and Fri 27 Nov', '2026-11-26 2026-11-27'],
    ['away 24-28 December', 'Away Thu 24 to Mon 28 Dec', '2026-12-24 2026-12-28'],
    ['away 3 days', 'Away Wed 25 to Fri 27 Nov', '2026-11-25 2026-11-27'],
    ['away 1/12', 'Away Tue 1 Dec', '2026-12-01 2026-12-01'],
    ['sick today', 'Away Wed 25 Nov', '2026-11-25 2026-11-25'],
    ['I’m away until Friday', 'Away Wed 25 to Fri 27 Nov', '2026-11-25 2026-11-27'],
    ['请假两天', 'Away Wed 25 and Thu 26 Nov', '2026-11-25 2026-11-26'],
    ['周五请假', 'Away Fri 27 Nov', '2026-11-27 2026-11-27'],
    ['请假 12月1号到3号', 'Away Tue 1 to Thu 3 Dec', '2026-12-01 2026-12-03'],
  ])('/squad %s is noted and read back with the month’s name', async (line, read, days) => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const seen = await story.people.backend.command(`/squad ${line}`, story.channel);
    expect(seen.text).toContain(read);
    expect(noted(story)).toEqual([days]);
  });

  test('several days apart are noted each, and taken back together', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel, words } = story;
    const seen = await people.backend.command('/squad away Thursday, Monday', channel);
    expect(seen.text).toContain('Away Thu 26 Nov and Mon 30 Nov');
    expect(noted(story)).toEqual(['2026-11-26 2026-11-26', '2026-11-30 2026-11-30']);
    await people.backend.click(words.squad.days.takeBack, { in: channel });
    expect(noted(story)).toEqual([]);
  });

  test('two people at once are noted each; a group, and all, are named and nobody is noted', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel } = story;
    const seen = await people.product.command('/squad away @Ben and @Dana until Friday', channel);
    expect(seen.text).toContain('Ben and Dana are away Wed 25 to Fri 27 Nov');
    expect(rowsIn(story.stage.file, 'select user_id from absences where cancelled_at is null')).toHaveLength(
      2,
    );
    const group = await people.product.command('/squad away <!subteam^S1|@team> until Friday', channel);
    expect(group.text).toContain('team is a group: name each person');
    const all = await people.product.command('/squad away <!channel> until Friday', channel);
    expect(all.text).toContain('That is everybody.');
    expect(rowsIn(story.stage.file, 'select 1 from absences where cancelled_at is null')).toHaveLength(2);
  });
});

describe('words that leave something open', () => {
  test.each([
    ['en', 'away until Friday for a wedding', 'I don’t understand “for a wedding”', WEDNESDAY, '2026-11-27'],
    ['en', 'away Friday afternoon', 'I don’t understand “afternoon”', '2026-11-27', '2026-11-27'],
    ['en', 'away for a while', 'I can’t tell which days.', WEDNESDAY, WEDNESDAY],
    ['en', 'away from Monday', 'Until when?', '2026-11-30', '2026-11-30'],
    ['zh-CN', '周五下午请假', '不明白「下午」', '2026-11-27', '2026-11-27'],
    ['zh-CN', '请假到春节', '没看懂是哪几天', WEDNESDAY, WEDNESDAY],
  ] as const)(
    '%s: /squad %s opens the form with what was understood',
    async (language, line, said, first, last) => {
      const story = await openSquadStory({ language, from: [WEDNESDAY, '08:30'] });
      const { people, channel, words } = story;
      const { days } = words.squad;
      const seen = await people.backend.command(`/squad ${line}`, channel);
      expect(seen.modal?.text).toContain(said);
      expect(seen.modal?.text).toContain(line);
      expect(noted(story)).toEqual([]);
      await people.backend.submit();
      expect(noted(story)).toEqual([`${first} ${last}`]);
      expect(people.backend.modal?.text).toContain(days.awayTitle);
    },
  );

  test('days that may be of work or of the calendar are two buttons; the one that is clicked is noted, once', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel } = story;
    const asked = await people.backend.command('/squad away 5 days', channel);
    expect(asked.text).toContain('Which days do you mean?');
    expect(asked.text).toContain('You wrote: away 5 days');
    expect(noted(story)).toEqual([]);
    await people.backend.click('Wed 25 Nov to Tue 1 Dec', { in: channel });
    await people.backend.click('Wed 25 Nov to Tue 1 Dec', { in: channel });
    expect(noted(story)).toEqual(['2026-11-25 2026-12-01']);
  });

  test('1/12 is read as its reader writes it, and asked where that stays open', async () => {
    const cast = castIn('en');
    const designer = { ...cast.players.designer, locale: 'en-CA' };
    const story = await openSquadStory({
      from: [WEDNESDAY, '08:30'],
      cast: { ...cast, players: { ...cast.players, designer } },
    });
    const { people, channel, words } = story;
    const said = async (who: 'backend' | 'frontend' | 'designer') =>
      (await people[who].command('/squad away 1/12', channel)).text;
    expect(await said('backend')).toContain('Away Tue 1 Dec');
    expect(await said('frontend')).toContain('Away Tue 12 Jan');
    expect(await said('designer')).toContain(words.squad.days.which);
    await people.designer.click('Tue 12 Jan', { in: channel });
    expect(noted(story)).toEqual(['2026-12-01 2026-12-01', '2027-01-12 2027-01-12']);
  });

  test('a day off of which it is not said whose is asked for', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel, words } = story;
    const { days } = words.squad;
    expect((await people.backend.command('/squad off Friday', channel)).text).toContain(days.whose);
    await people.backend.click(days.mine, { in: channel });
    expect(noted(story)).toEqual(['2026-11-27 2026-11-27']);
    await people.backend.command('/squad days Monday', channel);
    await people.backend.click(days.everybodys, { in: channel });
    expect(noted(story, 'day-off')).toEqual(['2026-11-30 2026-11-30']);
  });

  test('a day off of somebody by name is theirs', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const seen = await story.people.product.command('/squad days off @Ben Friday', story.channel);
    expect(seen.text).toContain('Ben is away Fri 27 Nov');
    expect(noted(story, 'day-off')).toEqual([]);
  });

  test('days off that are not clear open their form, and nothing moves before it is saved', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel } = story;
    const seen = await people.backend.command(
      '/squad days off next Monday to Tuesday except mornings',
      channel,
    );
    expect(seen.modal?.text).toContain('I don’t understand “except mornings”');
    expect(noted(story, 'day-off')).toEqual([]);
    await people.backend.submit();
    expect(noted(story, 'day-off')).toEqual(['2026-11-30 2026-12-01']);
  });
});

describe('changing one’s mind', () => {
  test('a later word shortens what was noted, and says so', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel } = story;
    await people.backend.command('/squad away until Friday', channel);
    const seen = await people.backend.command('/squad away until Thursday', channel);
    expect(seen.text).toContain('Away Wed 25 and Thu 26 Nov');
    expect(seen.text).toContain('No longer until Fri 27 Nov.');
    expect(noted(story)).toEqual(['2026-11-25 2026-11-26']);
    await people.backend.command('/squad away until Monday', channel);
    expect(noted(story)).toEqual(['2026-11-25 2026-11-30']);
  });

  test.each([
    ['back on Friday', ['2026-11-25 2026-11-26'], 'Not away after all: Fri 27 Nov to Wed 2 Dec'],
    ['周五回来', ['2026-11-25 2026-11-26'], 'Not away after all: Fri 27 Nov to Wed 2 Dec'],
    ['back tomorrow', ['2026-11-25 2026-11-25'], 'Not away after all: Thu 26 Nov to Wed 2 Dec'],
    [
      'back Thursday to Friday',
      ['2026-11-25 2026-11-25', '2026-11-28 2026-12-02'],
      'Not away after all: Thu 26 and Fri 27 Nov',
    ],
    ['back', [], 'Not away after all: Wed 25 Nov to Wed 2 Dec'],
    ['I am back today', [], 'Not away after all: Wed 25 Nov to Wed 2 Dec'],
    ['back when I feel like it', ['2026-11-25 2026-12-02'], 'Nothing was changed'],
  ])('/squad %s', async (line, left, said) => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel } = story;
    await people.backend.command('/squad away until next Wednesday', channel);
    const seen = await people.backend.command(`/squad ${line}`, channel);
    expect(seen.text).toContain(said);
    expect(noted(story)).toEqual(left);
  });

  test.each(['back on Friday', '周五回来'])('/squad %s leaves another time away as it is', async (line) => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel } = story;
    await people.backend.command('/squad away Thursday to Friday', channel);
    await people.backend.command('/squad away 1 December to 3 December', channel);
    const seen = await people.backend.command(`/squad ${line}`, channel);
    expect(seen.text).toContain('Not away after all: Fri 27 Nov.');
    expect(noted(story)).toEqual(['2026-11-26 2026-11-26', '2026-12-01 2026-12-03']);
  });

  test('somebody who is not noted and will be back on a day is asked whether they are away until then', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, channel } = story;
    const seen = await people.backend.command('/squad back on Friday', channel);
    expect(seen.text).toContain('You are not noted as away on Fri 27 Nov.');
    await people.backend.click('Away Wed 25 and Thu 26 Nov', { in: channel });
    expect(noted(story)).toEqual(['2026-11-25 2026-11-26']);
  });

  test('who is away is away from all their squads, and back in all', async () => {
    const story = await openSquadStory({ from: [WEDNESDAY, '08:30'] });
    const { people, stage, channel, words } = story;
    const other = 'pricing';
    stage.slack.addChannel({ name: other, members: [people.product.id, people.backend.id] });
    await people.product.invite(other);
    await people.product.command('/squad setup', other);
    await people.product.fill({ [words.setup.name]: 'Pricing squad' });
    await people.product.submit();
    await stage.pass(3_000);
    const seen = await people.backend.command('/squad away until Friday', channel);
    expect(seen.text).toContain('In Growth squad and Pricing squad.');
    const rows = () => rowsIn(stage.file, 'select squad_id from absences where cancelled_at is null');
    expect(rows()).toHaveLength(2);
    await people.backend.command('/squad back', other);
    expect(rows()).toHaveLength(0);
    // Also where no squad lives, without asking for one.
    const sent = await people.backend.command('/squad sick today', 'dm');
    expect(sent.text).toContain('In Growth squad and Pricing squad.');
    expect(rows()).toHaveLength(2);
  });
});
