import { describe, expect, test } from 'vitest';
import { type Cast, castIn } from '../src/demo/cast.ts';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { times } from './support/story/time.ts';

/** The days whose stand-up somebody was asked in. */
const askedOn = ({ stage }: Story, { id }: { readonly id: string }): string[] =>
  rowsIn(
    stage.file,
    `select o.date from deliveries d join occurrences o on o.id = json_extract(d.subject, '$.occurrenceId')
      where d.kind = 'standup.prompt' and d.ts is not null and json_extract(d.subject, '$.userId') = '${id}'
      order by o.date`,
  ).map(({ date }) => String(date));

/** What counts, "from to kind" in their order. */
const noted = ({ stage }: Story): string[] =>
  rowsIn(
    stage.file,
    'select distinct "from", "to", kind from absences where cancelled_at is null order by "from", kind',
  ).map(({ from, to, kind }) => `${from} ${to} ${kind}`);

/** A squad whose members live in five countries. */
function apart(): Cast {
  const cast = castIn('en');
  const { product, marketing, frontend, backend, designer } = cast.players;
  return {
    ...cast,
    players: {
      product,
      marketing: { ...marketing, zone: 'Europe/London' },
      frontend: { ...frontend, zone: 'America/New_York' },
      backend: { ...backend, zone: 'Asia/Kolkata' },
      designer,
    },
  };
}

/** The form, confirmed as it suggests itself. */
async function confirm({ people, channel, language }: Story): Promise<string> {
  await people.product.command(language === 'en' ? '/squad holidays' : '/squad 节假日', channel);
  await people.product.submit();
  return people.product.modal?.text ?? '';
}

describe('public holidays', () => {
  test('are suggested by each one’s clock, confirmed once, and read by the channel', async () => {
    const story = await openSquadStory({ from: ['2026-12-21', '08:30'] });
    const { people, channel, read, words } = story;
    const seen = await people.product.command('/squad holidays', channel);
    for (const label of ['Paula, Marc and Fatima', 'Ben', 'Dana']) expect(seen.modal?.text).toContain(label);
    for (const place of ['Germany', 'Portugal', 'China']) expect(seen.modal?.text).toContain(place);
    await people.product.submit();
    expect(people.product.modal?.text).toContain('Germany: Paula, Marc and Fatima. Next: Fri 25 Dec');
    expect(read()).toContain('Public holidays, noted by Paula:');
    expect(read()).toContain('Portugal: Ben. Next: Fri 25 Dec');
    await people.product.cancel();
    // A second time nothing is new, and the channel reads nothing.
    await people.product.command('/squad holidays', channel);
    await people.product.submit();
    expect(people.product.modal?.text).toContain(words.holidays.problems.asBefore);
    expect(times(read(), 'Public holidays, noted by')).toBe(1);
  });

  test('of five countries in one squad: who has one is not asked, the others are', async () => {
    const story = await openSquadStory({ from: ['2026-09-28', '08:30'], cast: apart() });
    const { people, stage } = story;
    await confirm(story);
    await stage.goTo('2026-10-14', '20:00');
    const tuesdayToFriday = ['29', '30', '01', '02', '06', '07', '08', '09', '13', '14'].map((day) =>
      Number(day) > 20 ? `2026-09-${day}` : `2026-10-${day}`,
    );
    const except = (...days: string[]): string[] => tuesdayToFriday.filter((date) => !days.includes(date));
    expect(askedOn(story, people.product)).toEqual(tuesdayToFriday);
    expect(askedOn(story, people.marketing)).toEqual(tuesdayToFriday);
    expect(askedOn(story, people.frontend)).toEqual(tuesdayToFriday);
    expect(askedOn(story, people.backend)).toEqual(except('2026-10-02'));
    expect(askedOn(story, people.designer)).toEqual(
      except('2026-10-01', '2026-10-02', '2026-10-06', '2026-10-07'),
    );
  });

  test('where all have one, the squad is off and its meeting moves', async () => {
    const story = await openSquadStory({ from: ['2026-12-21', '08:30'] });
    const { people, channel, stage } = story;
    await people.product.command('/squad holidays @Ben Germany', channel);
    await people.product.command('/squad holidays @Dana Germany', channel);
    expect(noted(story).some((row) => row.startsWith('2026-12-25 2026-12-25 away'))).toBe(true);
    await confirm(story);
    expect(noted(story)).toContain('2026-12-25 2026-12-25 day-off');
    await stage.goTo('2026-12-26', '12:00');
    expect(askedOn(story, people.product)).toEqual(['2026-12-22', '2026-12-23', '2026-12-24']);
    const [retro] = rowsIn(
      stage.file,
      `select date from occurrences where ritual = 'retro' and state = 'closed'`,
    );
    expect(retro).toEqual({ date: '2026-12-24' });
  });

  test('China’s October week is off, and its make-up Saturday is worked', async () => {
    const cast = castIn('zh-CN');
    const designer = { ...cast.players.designer, zone: 'Asia/Shanghai' };
    const story = await openSquadStory({
      language: 'zh-CN',
      from: ['2026-09-28', '08:30'],
      cast: { ...cast, players: { ...cast.players, designer } },
    });
    const { people, read, stage } = story;
    expect(await confirm(story)).toContain('中国');
    expect(read()).toContain('国庆节');
    expect(noted(story)).toEqual(['2026-10-01 2026-10-07 day-off', '2026-10-10 2026-10-10 working-day']);
    await stage.goTo('2026-10-11', '20:00');
    expect(askedOn(story, people.frontend)).toEqual([
      '2026-09-29',
      '2026-09-30',
      '2026-10-08',
      '2026-10-09',
      '2026-10-10',
    ]);
  });

  test('a year that nobody has announced is said to be unknown, once, three weeks before', async () => {
    const cast = castIn('zh-CN');
    const story = await openSquadStory({ language: 'zh-CN', from: ['2026-12-07', '08:30'], cast });
    await confirm(story);
    const told = '2027 年中国的放假安排我还不知道';
    expect(story.read()).not.toContain(told);
    await story.stage.goTo('2026-12-29', '12:00');
    expect(times(story.read(), told)).toBe(1);
  });
});

describe('one’s own public holidays', () => {
  test.each([
    ['Bavaria', 'those of Germany, Bayern'],
    ['de-be', 'those of Germany, Berlin'],
    ['Berlin, Germany', 'those of Germany, Berlin'],
    ['西班牙', 'those of Spain'],
    ['the UK', 'those of United Kingdom'],
    ['none', 'You have no public holidays'],
  ])('/squad holidays %s is understood and read back', async (place, read) => {
    const story = await openSquadStory();
    const seen = await story.people.frontend.command(`/squad holidays ${place}`, story.channel);
    expect(seen.text).toContain(read);
    // Of oneself alone the channel reads nothing.
    expect(story.read()).not.toContain('Public holidays, noted by');
  });

  test('what names no place is given back; what names two is asked', async () => {
    const story = await openSquadStory();
    const { people, channel, stage } = story;
    const unknown = await people.frontend.command('/squad holidays Atlantis', channel);
    expect(unknown.text).toContain('I know no country or region called “Atlantis”');
    expect(unknown.text).toContain('You wrote: holidays Atlantis');
    const asked = await people.frontend.command('/squad holidays Georgia', channel);
    expect(asked.text).toContain('Which of them do you mean?');
    expect(rowsIn(stage.file, 'select 1 from members where holidays is not null')).toEqual([]);
    await people.frontend.click('United States, Georgia', { in: channel });
    expect(rowsIn(stage.file, 'select holidays from members where holidays is not null')).toEqual([
      { holidays: 'US-GA' },
    ]);
    const stranger = await people.frontend.command('/squad holidays @Nobody Spain', channel);
    expect(stranger.text).toContain('Nobody in the squad is called Nobody');
  });

  test('a day that is none after all stays so, whatever changes afterwards', async () => {
    const story = await openSquadStory({ from: ['2026-09-28', '08:30'] });
    const { people, channel, stage } = story;
    await people.designer.command('/squad holidays China', channel);
    const back = await people.designer.command('/squad back on 2 October', channel);
    expect(back.text).toContain('Not away after all');
    await people.product.command('/squad holidays Germany', channel);
    await stage.goTo('2026-10-07', '20:00');
    expect(askedOn(story, people.designer)).toContain('2026-10-02');
    expect(askedOn(story, people.designer)).not.toContain('2026-10-01');
  });

  test('a vacation around one is noted and taken back by itself', async () => {
    const story = await openSquadStory({ from: ['2026-12-21', '08:30'] });
    const { people, channel, words } = story;
    await people.frontend.command('/squad holidays Germany', channel);
    const before = noted(story);
    expect(before).toContain('2026-12-25 2026-12-25 away');
    const seen = await people.frontend.command('/squad away 23-29 December', channel);
    expect(seen.text).toContain('Away Wed 23 to Tue 29 Dec');
    await people.frontend.click(words.squad.days.takeBack, { in: channel });
    expect(noted(story)).toEqual(before);
  });

  test('somebody who joins has those of their zone, where all others there have the same', async () => {
    const story = await openSquadStory({ from: ['2026-12-21', '08:30'] });
    const { people, channel, stage } = story;
    for (const who of [people.product, people.marketing])
      await who.command('/squad holidays Germany', channel);
    await stage.goTo('2026-12-26', '12:00');
    expect(askedOn(story, people.frontend)).not.toContain('2026-12-25');
    expect(askedOn(story, people.backend)).toContain('2026-12-25');
  });
});
