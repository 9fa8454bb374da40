import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { openSquadStory, type Story } from './support/story/story.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

interface Told {
  readonly yesterday?: string;
  readonly today: string;
  readonly inTheWay?: string;
}

/** Fills the open modal's fields by their place: yesterday, today, in the way. */
async function fill(person: Person, { words }: Story, told: Told): Promise<void> {
  const { modal } = words.standup;
  const label = person.modal?.fields.find(({ options }) => options.length === 0)?.label;
  await person.fill({
    [modal.today]: told.today,
    ...(told.yesterday === undefined || label === undefined ? {} : { [label]: told.yesterday }),
    ...(told.inTheWay === undefined ? {} : { [modal.inTheWay]: told.inTheWay }),
  });
}

/** Answers the question in the private messages, or changes the answer. */
async function answer(person: Person, story: Story, told: Told, button = story.words.standup.answer) {
  await person.click(button, { in: 'dm' });
  await fill(person, story, told);
  return await person.submit();
}

/** Tuesday 09:59 in Berlin; the designer in Shanghai was asked at 03:00. */
async function tuesday(): Promise<Story> {
  const story = await openSquadStory();
  await story.stage.goTo(TUESDAY, '09:59');
  return story;
}

describe('a day', () => {
  test('each is asked at ten by their own clock, once more if silent, and the channel reads it at eleven', async () => {
    const story = await tuesday();
    const { people, stage, read } = story;
    expect(people.designer.readDm()).toContain('No yesterday yet');
    expect(people.product.readDm()).not.toContain('[Answer]');
    await stage.goTo(TUESDAY, '10:01');
    for (const person of [people.product, people.marketing, people.frontend]) {
      expect(person.readDm()).toContain('What is your plan for today?');
    }
    expect(people.backend.readDm()).not.toContain('[Answer]');
    await answer(people.product, story, { yesterday: 'planned', today: 'five interviews' });
    expect(people.product.readDm()).toContain('Noted, goes to the channel at 11:00.');
    await stage.goTo(TUESDAY, '10:46');
    expect(people.product.readDm()).not.toContain('1 reply');
    const reminded = people.marketing.readThread('dm', 'your plan for today');
    expect(reminded).toContain(`${people.marketing.name}, two lines are enough.`);
    expect(reminded).toContain('1 of 5 has answered');
    expect(read()).not.toContain('Stand-up ·');
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain('Stand-up · Tuesday 24 November');
    expect(read()).toContain('Paula — five interviews');
    expect(read()).toContain('4 still to come');
    expect(people.product.readDm()).toContain('In the channel.');
  });

  test('later answers join in place, and what is in the way stands on top', async () => {
    const story = await tuesday();
    const { people, stage, read } = story;
    await stage.goTo(TUESDAY, '10:01');
    await answer(people.product, story, { today: 'five interviews' });
    await stage.goTo(TUESDAY, '11:01');
    people.product.markRead();
    await answer(people.backend, story, { today: 'payment', inTheWay: 'no screens for step 2' });
    expect(read()).toMatch(/In the way\s+Ben: no screens for step 2/);
    expect(read().match(/Stand-up ·/g)).toHaveLength(1);
    expect(people.product.unread('growth')).toBe(0);
  });

  test('nobody has answered at eleven: nothing is posted until the first does', async () => {
    const story = await tuesday();
    const { people, stage, read } = story;
    await stage.goTo(TUESDAY, '13:00');
    expect(read()).not.toContain('Stand-up ·');
    await answer(people.frontend, story, { today: 'payment next' });
    expect(read()).toContain('Fatima — payment next');
    expect(people.frontend.readDm()).toContain('In the channel.');
  });

  test('as soon as all have answered the channel reads it', async () => {
    const story = await tuesday();
    const { people, stage, read } = story;
    await stage.goTo(TUESDAY, '10:01');
    for (const person of Object.values(people)) {
      if (person === people.backend) continue;
      await answer(person, story, { today: `work of ${person.name}` });
    }
    expect(read()).not.toContain('Stand-up ·');
    await people.backend.command('/standup payment', 'growth');
    const said = await people.backend.submit();
    expect(said.text).toContain('Noted. It is on its way to the channel.');
    expect(read()).toContain('Ben — payment');
    expect(read()).toContain('Everybody has answered');
    await stage.goTo(TUESDAY, '11:30');
    expect(people.backend.readDm()).not.toContain('[Answer]');
  });

  test('an answer changes until the day closes; then the questions lose their buttons', async () => {
    const story = await tuesday();
    const { people, stage, words, read } = story;
    await stage.goTo(TUESDAY, '11:05');
    await answer(people.product, story, { today: 'five interviews' });
    await answer(people.product, story, { today: 'six interviews' }, words.standup.change);
    expect(read()).toContain('six interviews');
    expect(read()).not.toContain('five interviews');
    await people.product.click(words.standup.change, { in: 'dm' });
    await people.product.fill({ [words.standup.modal.today]: 'seven interviews' });
    await stage.goTo(TUESDAY, '18:00');
    await stage.pass(5_000);
    const seen = await people.product.submit();
    expect(seen.modal?.errors.join()).toContain('closed at 18:00. Your text is still here');
    expect(seen.modal?.text).toContain('seven interviews');
    expect(read()).toContain('Closed at 18:00 · 1 of 5 answered');
    expect(people.product.readDm()).toContain('In the channel. Closed at 18:00.\nToday: six interviews');
    expect(people.marketing.readDm()).toContain('Closed at 18:00.');
    for (const person of Object.values(people)) expect(person.readDm()).not.toMatch(/\[(Answer|Change)\]/);
    expect(read()).not.toContain('seven interviews');
  });

  test('the next day quotes the plan, and the form asks about it', async () => {
    const story = await tuesday();
    const { people, stage } = story;
    await stage.goTo(TUESDAY, '10:01');
    await answer(people.product, story, { today: 'landing page copy' });
    await stage.goTo(WEDNESDAY, '10:01');
    expect(people.product.readDm()).toContain('Yesterday you planned: landing page copy. How did it go?');
    const seen = await people.product.click('Answer', { in: 'dm' });
    expect(seen.modal?.fields[0]).toMatchObject({ label: 'landing page copy', value: 'Still on it' });
  });

  test('a whole text that is cut in the channel stands in its thread, also after a change', async () => {
    const story = await tuesday();
    const { people, stage, words } = story;
    await stage.goTo(TUESDAY, '11:05');
    const long = 'word '.repeat(590);
    await answer(people.product, story, { today: `${long}end` });
    await stage.pass(5_000);
    expect(people.marketing.read('growth')).toContain('stands whole in the thread');
    const thread = () => people.marketing.readThread('growth', 'Stand-up ·');
    expect(thread()).toContain('word end');
    await answer(people.product, story, { today: `${long}new end` }, words.standup.change);
    await stage.pass(5_000);
    expect(thread()).toContain('word new end');
    expect(thread().match(/the whole answer/g)).toHaveLength(1);
  });
});

describe('what stays of a day', () => {
  test.each(['en', 'zh-CN'] as const)(
    'is one line to each member: the answer, and the way to the channel (%s)',
    async (language) => {
      const story = await openSquadStory({ language });
      const { people, stage, words } = story;
      const { product } = people;
      const day = (): string => product.readDm();
      await stage.goTo(TUESDAY, '10:50');
      expect(product.notifications.filter(({ why }) => why === 'dm')).toHaveLength(2);
      const before = stage.slack.history(stage.slack.dmOf(product.id)?.id ?? '').length;
      expect(before).toBe(1);
      await answer(product, story, { yesterday: 'five talks', today: 'landing page' });
      expect(day()).toContain(words.standup.whole.today);
      expect(day()).toContain('landing page');
      const text = () =>
        JSON.stringify(stage.slack.history(stage.slack.dmOf(product.id)?.id ?? '').at(-1)?.blocks);
      expect(text()).not.toContain('/archives/');
      await answer(product, story, { today: 'header' }, words.standup.change);
      expect(day()).toContain('header');
      expect(day()).not.toContain('landing page');
      await stage.goTo(TUESDAY, '11:01');
      expect(text()).toContain(`/archives/${stage.channel.id}/p`);
      await stage.goTo(TUESDAY, '18:05');
      expect(text()).toContain(`/archives/${stage.channel.id}/p`);
      expect(day()).toContain('header');
      expect(stage.slack.history(stage.slack.dmOf(product.id)?.id ?? '')).toHaveLength(1);
    },
  );

  test.each(['en', 'zh-CN'] as const)(
    'is one line in the channel where nobody answered (%s)',
    async (language) => {
      const story = await openSquadStory({ language });
      const { people, channel, stage, words, read } = story;
      const { quiet } = words.standup.board;
      const date = (day: number) =>
        language === 'en'
          ? `${['Tuesday', 'Wednesday', 'Thursday'][day - 24]} ${day} November`
          : `11 月 ${day} 日（周${'二三四'[day - 24]}）`;
      await stage.goTo(TUESDAY, '17:55');
      expect(read()).not.toContain(quiet.silent(date(24)));
      await stage.goTo(TUESDAY, '18:05');
      expect(read()).toContain(quiet.silent(date(24)));
      const late = await people.product.command('/standup', channel);
      expect(late.text).not.toContain(words.standup.problems.answers);
      await stage.goTo('2026-11-25', '17:50');
      for (const person of Object.values(people)) await person.click(words.standup.notToday, { in: 'dm' });
      await stage.goTo('2026-11-25', '18:05');
      expect(read()).toContain(quiet.notToday(date(25)));
      for (const person of Object.values(people)) {
        await person.command(`/squad ${language === 'en' ? 'away 26 November' : '11月26日请假'}`, channel);
      }
      await stage.goTo('2026-11-26', '18:05');
      expect(read()).toContain(quiet.away(date(26)));
      expect(read().match(/\[(Answer|填站会)\]/g)).toBeNull();
    },
  );

  test('is nothing in the channel while the squad is paused', async () => {
    const { people, channel, stage, words, read } = await openSquadStory();
    await stage.goTo(TUESDAY, '12:00');
    await people.product.command('/squad pause', channel);
    await stage.goTo(TUESDAY, '18:05');
    expect(read()).not.toContain(words.standup.board.quiet.silent('Tuesday 24 November'));
  });
});

describe('/standup', () => {
  test('any time opens one’s own date early, and asks nobody twice', async () => {
    const story = await openSquadStory();
    const { people, stage, read } = story;
    await stage.goTo(TUESDAY, '07:00');
    const opened = await people.product.command('/standup call the bank', 'growth');
    expect(opened.modal?.fields[1]?.value).toBe('call the bank');
    await people.product.submit();
    expect(read()).not.toContain('Stand-up ·');
    await stage.goTo(TUESDAY, '10:50');
    expect(people.product.readDm()).not.toContain('[Answer]');
    expect(people.marketing.readDm()).toContain('1 reply');
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain('Paula — call the bank');
  });

  test('on a Monday or a weekend it is there for who wants it, and asks nobody else', async () => {
    const story = await openSquadStory();
    const { people, stage, read } = story;
    await people.product.command('/standup', 'growth');
    await fill(people.product, story, { today: 'talks' });
    await people.product.submit();
    expect(read()).toContain('Stand-up · Monday 23 November');
    expect(read()).not.toContain('still to come');
    await stage.goTo('2026-11-23', '16:00');
    expect(people.marketing.readDm()).not.toContain('[Answer]');
  });

  test('after the closing says so, and gives back what was typed', async () => {
    const story = await tuesday();
    const { people, stage } = story;
    await stage.goTo(TUESDAY, '19:00');
    const seen = await people.product.command('/standup call the bank', 'growth');
    expect(seen.modal).toBeUndefined();
    expect(seen.text).toContain('closed at 18:00');
    expect(seen.text).toContain('call the bank');
  });

  test('two days are open at once: each answer goes to its own', async () => {
    const story = await tuesday();
    const { people, stage, read } = story;
    await stage.goTo(TUESDAY, '10:01');
    await answer(people.product, story, { today: 'Tuesday things' });
    await stage.goTo(TUESDAY, '17:30');
    // In Shanghai it is 00:30 on Wednesday.
    await people.designer.command('/standup', 'growth');
    await fill(people.designer, story, { today: 'Wednesday things' });
    await people.designer.submit();
    await people.designer.cancel();
    expect(read()).toContain('Tuesday things');
    expect(read()).not.toContain('Wednesday things');
    await answer(people.designer, story, { today: 'Tuesday late' });
    expect(read()).toContain('Dana — Tuesday late');
    await stage.goTo('2026-11-25', '11:01');
    expect(read()).toContain('Dana — Wednesday things');
  });

  test('strangers and guests read why they can’t; somebody taken out meanwhile keeps the text', async () => {
    const story = await tuesday();
    const { people, stage, words } = story;
    await stage.goTo(TUESDAY, '10:01');
    const stranger = stage.addPerson({ name: 'Sam', zone: 'UTC', locale: 'en-US' });
    const guest = stage.addPerson({ name: 'Gus', zone: 'UTC', locale: 'en-US', guest: true });
    for (const person of [stranger, guest]) stage.slack.join(stage.channel.id, person.id);
    expect((await stranger.command('/standup', 'growth')).text).toContain('Only members of');
    expect((await guest.command('/standup', 'growth')).text).toContain(words.common.noGuests);
    await people.marketing.click('Answer', { in: 'dm' });
    await fill(people.marketing, story, { today: 'my plan' });
    await people.product.command('/squad setup', 'growth');
    await people.product.fill({ [words.setup.marketing]: [] });
    await people.product.submit();
    const seen = await people.marketing.submit();
    expect(seen.modal?.errors.join()).toContain('Only members of');
    expect(seen.modal?.text).toContain('my plan');
    await people.marketing.cancel();
    expect((await people.marketing.click('Answer', { in: 'dm' })).text).toContain('Only members of');
  });
});

test('down at ten and up at 10:50: asked once, and told that it is late', async () => {
  const story = await tuesday();
  const { people, stage } = story;
  await stage.stopBot();
  await stage.goTo(TUESDAY, '10:50');
  await stage.startBot();
  await stage.pass(10_000);
  expect(people.product.readDm().match(/later than usual today/g)).toHaveLength(1);
  expect(people.product.readDm()).not.toContain('1 reply');
  await stage.goTo(TUESDAY, '11:36');
  expect(people.product.readDm().match(/1 reply/g)).toHaveLength(1);
  await stage.goTo(TUESDAY, '18:01');
  expect(people.product.notifications.filter(({ why }) => why === 'dm')).toHaveLength(2);
});
