import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';
import { times } from './support/story/time.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const THURSDAY = '2026-11-26';

/** How often somebody was asked the stand-up's question. */
const questions = ({ words }: Story, person: { read(place: string): string }) =>
  times(person.read('dm'), words.standup.prompt.first);

describe('a member who is away', () => {
  test.each([
    ['en', 'until Friday', 'Away Wed 25 to Fri 27 Nov', '3 days less to work with'],
    ['zh-CN', '到周五', '你 11/25（周三）至 11/27（周五）不在', '可投入少 3 人日'],
  ] as const)(
    'reads what that means in plain words, is asked nothing, and comes back (%s)',
    async (language, when, read, cost) => {
      const story = await openSquadStory({ language, from: [WEDNESDAY, '08:30'] });
      const { people, stage, channel, words } = story;
      const { frontend } = people;
      const seen = await frontend.command(`/squad away ${when}`, channel);
      expect(seen.text).toContain(read);
      expect(seen.text).toContain(cost);
      await stage.goTo(WEDNESDAY, '12:00');
      expect(questions(story, frontend)).toBe(0);
      expect(questions(story, people.backend)).toBe(1);
      // Back on Thursday morning.
      await stage.goTo(THURSDAY, '08:00');
      const back = await frontend.click(words.squad.days.takeBack, { in: channel });
      expect(back.text).toContain(language === 'en' ? 'Not away after all' : '照常在。');
      await stage.goTo(THURSDAY, '10:30');
      expect(questions(story, frontend)).toBe(1);
      // Wednesday stays noted.
      expect(rowsIn(stage.file, 'select "from", "to" from absences where cancelled_at is null')).toEqual([
        { from: WEDNESDAY, to: WEDNESDAY },
      ]);
    },
  );

  test('who was asked already reads that nothing is asked, and is asked again once back', async () => {
    const story = await openSquadStory();
    const { people, stage, channel, words } = story;
    const { frontend } = people;
    await stage.goTo(TUESDAY, '10:10');
    expect(questions(story, frontend)).toBe(1);
    await frontend.command('/squad away today', channel);
    expect(questions(story, frontend)).toBe(0);
    expect(frontend.read('dm')).toContain(words.standup.prompt.away);
    const before = frontend.notifications.length;
    await stage.goTo(TUESDAY, '10:50');
    expect(frontend.notifications).toHaveLength(before);
    const back = await frontend.command('/squad back', channel);
    expect(back.text).toContain('Not away after all: Tue 24 Nov.');
    expect(questions(story, frontend)).toBe(1);
    expect((await frontend.command('/squad back', channel)).text).toContain(
      words.squad.days.nothingToTakeBack,
    );
  });

  test('leaves the squad less to work with, and is named beside the stand-up', async () => {
    const story = await openSquadStory();
    const { people, stage, channel, read } = story;
    await stage.goTo(MONDAY, '09:40');
    expect(read()).toContain('25 days to work with');
    await people.backend.command('/squad away tomorrow', channel);
    await stage.pass(3_000);
    expect(read()).toContain('24 days to work with');
    await people.marketing.command('/squad away Wednesday to Thursday', channel);
    await stage.pass(3_000);
    expect(read()).toContain('22 days to work with');
    await stage.goTo(TUESDAY, '10:30');
    await people.product.command('/standup five interviews', channel);
    await people.product.submit();
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain('Away: Ben');
    expect((await people.product.command('/squad', channel)).text).toContain('Away: Ben (until Tue 24 Nov)');
  });

  test('noted by somebody else, they read it privately and can say that they are there', async () => {
    const story = await openSquadStory();
    const { people, stage, channel, words } = story;
    const seen = await people.product.command('/squad away @Ben until Wednesday', channel);
    expect(seen.text).toContain('Ben is away Mon 23 to Wed 25 Nov');
    expect(seen.text).toContain('no stand-up questions, 3 days less to work with');
    await stage.pass(3_000);
    expect(people.backend.read('dm')).toContain('Paula noted it, in Growth squad.');
    await people.backend.click(words.squad.days.iAmThere, { in: 'dm' });
    await stage.pass(3_000);
    expect(people.backend.read('dm')).toContain('Not away after all');
    await stage.goTo(TUESDAY, '11:05');
    expect(questions(story, people.backend)).toBe(1);
  });

  test('two overlapping stretches become one, and saying it again changes nothing', async () => {
    const { people, stage, channel } = await openSquadStory();
    for (const when of ['tomorrow', 'Tuesday to Thursday', 'Wednesday']) {
      await people.designer.command(`/squad away ${when}`, channel);
    }
    expect(rowsIn(stage.file, 'select "from", "to" from absences where cancelled_at is null')).toEqual([
      { from: TUESDAY, to: THURSDAY },
    ]);
  });

  test('/squad away alone opens a form, which lists who is away and takes it back', async () => {
    const { people, stage, channel, words } = await openSquadStory();
    const { days } = words.squad;
    await people.product.command('/squad away', channel);
    await people.product.fill({ [days.who]: 'Dana', [days.first]: TUESDAY, [days.last]: THURSDAY });
    const saved = await people.product.submit();
    expect(saved.modal?.text).toContain('Dana is away Tue 24 to Thu 26 Nov');
    await people.product.cancel();
    const opened = await people.marketing.command('/squad away', channel);
    expect(opened.modal?.text).toContain('Dana · Tue 24 to Thu 26 Nov');
    await people.marketing.click(days.takeBack, { in: 'modal' });
    expect(people.marketing.modal?.text).not.toContain('Dana · Tue');
    expect(rowsIn(stage.file, 'select 1 from absences where cancelled_at is null')).toEqual([]);
  });

  test.each([
    ['2026-11-20', 'Those days have passed.'],
    ['2026-12-04 to 2026-12-01', 'The last day comes before the first.'],
    ['until 2030-01-01', 'A year at most.'],
    ['@Nobody tomorrow', 'Nobody in the squad is called Nobody.'],
    ['@Kim tomorrow', 'Kim is not in Growth squad.'],
  ])('“away %s” is answered with a sentence and what was typed', async (typed, sentence) => {
    const { people, stage, channel } = await openSquadStory();
    stage.addPerson({ name: 'Kim', zone: 'UTC', locale: 'en-GB' });
    const seen = await people.product.command(`/squad away ${typed}`, channel);
    expect(seen.text).toContain(sentence);
    expect(seen.text).toContain(`You wrote: away ${typed}`);
    expect(rowsIn(stage.file, 'select 1 from absences')).toEqual([]);
  });

  test('wrong days in the form stand beside their field', async () => {
    const { people, channel, words } = await openSquadStory();
    const { days } = words.squad;
    await people.product.command('/squad away', channel);
    await people.product.fill({ [days.first]: THURSDAY, [days.last]: TUESDAY });
    expect((await people.product.submit()).modal?.errors).toEqual([
      `${days.last}: ${days.problems.backwards}`,
    ]);
    await people.product.fill({ [days.first]: '2026-11-16', [days.last]: '2026-11-20' });
    expect((await people.product.submit()).modal?.errors).toEqual([`${days.last}: ${days.problems.past}`]);
  });

  test('as product manager and owner, the week goes on without them', async () => {
    const story = await openSquadStory();
    const { people, stage, channel, words, read } = story;
    await people.product.command('/squad away this week', channel);
    await stage.goTo(MONDAY, '09:40');
    await stage.restartBot();
    await people.marketing.click(words.planning.close, { in: channel });
    await stage.pass(3_000);
    expect(read()).toContain('This week we');
    await people.marketing.command('/metric 312', channel);
    await stage.goTo('2026-11-27', '18:30');
    expect(read()).toContain('Week of 23 November: 312 of 1,500');
    expect(people.product.notifications).toEqual([]);
  });
});

describe('the squad’s days off', () => {
  test('a holiday Monday moves the planning, a holiday Friday the retro; the channel reads it', async () => {
    const { people, stage, channel, read } = await openSquadStory({ from: [THURSDAY, '08:30'] });
    await people.marketing.command('/squad days off 2026-11-30', channel);
    await people.marketing.command('/squad days off 2026-12-04', channel);
    await stage.pass(3_000);
    expect(read()).toContain('Off: Mon 30 Nov. Noted by Marc. No stand-up then.');
    expect(read()).toContain('The planning moves to Tue 1 Dec 09:30.');
    expect(read()).toContain('The retro moves to Thu 3 Dec 16:00.');
    await stage.restartBot();
    await stage.goTo('2026-11-30', '23:00');
    expect(read()).not.toContain('Planning · ');
    await stage.goTo('2026-12-01', '09:31');
    expect(read()).toContain('Planning · ');
    expect(read()).toContain('15 days to work with');
    await stage.restartBot();
    await stage.goTo('2026-12-04', '23:00');
    const held = rowsIn(
      stage.file,
      "select ritual, date from occurrences where date >= '2026-11-30' and state = 'closed' order by opens_at",
    );
    expect(held.map(({ ritual, date }) => `${ritual} ${date}`)).toEqual([
      'standup 2026-12-01',
      'planning 2026-12-01',
      'standup 2026-12-02',
      'standup 2026-12-03',
      'retro 2026-12-03',
    ]);
  });

  test('a worked Saturday has a stand-up; taken back it has none, and the channel reads both', async () => {
    const story = await openSquadStory({ language: 'zh-CN', from: [THURSDAY, '08:30'] });
    const { people, stage, channel, words, read } = story;
    await people.product.command('/squad days working 周六', channel);
    await stage.pass(3_000);
    expect(read()).toContain('上班：11/28（周六）。');
    await stage.goTo('2026-11-28', '10:01');
    expect(questions(story, people.frontend)).toBe(1);
    await people.frontend.command('/squad 上班 2026-12-05', channel);
    await people.frontend.click(words.squad.days.takeBack, { in: channel, near: '12/5' });
    await stage.pass(3_000);
    expect(read()).toContain('照常休息：12/5（周六）。周航撤回了上班。');
    await stage.goTo('2026-12-05', '10:01');
    expect(questions(story, people.frontend)).toBe(0);
  });

  test('/squad days opens a form; days that are so already are refused beside the field', async () => {
    const { people, channel, words } = await openSquadStory();
    const { days } = words.squad;
    await people.product.command('/squad days', channel);
    await people.product.fill({ [days.first]: '2026-11-28', [days.last]: '2026-11-29' });
    expect((await people.product.submit()).modal?.errors).toEqual([
      `${days.first}: ${days.problems.noWorkingDay}`,
    ]);
    await people.product.fill({ [days.first]: '2026-12-24', [days.last]: '2026-12-25' });
    expect((await people.product.submit()).modal?.text).toContain(days.done);
    await people.product.cancel();
    const seen = await people.product.command('/squad days working 2026-12-23', channel);
    expect(seen.text).toContain(days.problems.workedAnyway);
    expect(seen.text).toContain('You wrote: days working 2026-12-23');
  });
});
