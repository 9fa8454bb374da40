import { describe, expect, test } from 'vitest';
import { commitments } from '../src/database/schema/index.ts';
import { changed } from '../src/delivery/changed.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { squadsOf } from '../src/squad/store.ts';
import { rowsIn } from './support/database/rows.ts';
import { away } from './support/rigs/squad-changes.ts';
import { TITLE, withIdea } from './support/story/bet.ts';
import { openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { expectAllThereOnce } from './support/story/time.ts';

const TUESDAY = '2026-11-24';

async function tuesday(options: StoryOptions = {}): Promise<{ story: Story; deeds: Deeds }> {
  const story = await openSquadStory(options);
  await story.stage.goTo(TUESDAY, '10:01');
  return { story, deeds: new Deeds(story.stage, story.language) };
}

describe('“not today”', () => {
  test.each(['en', 'zh-CN'] as const)(
    'is one click: nobody waits for them, nothing more is asked of them, nobody is named (%s)',
    { timeout: 60_000 },
    async (language) => {
      const { story, deeds } = await tuesday({ language });
      const { people, stage, words, read } = story;
      const { standup } = words;
      const start = stage.clock.now() - 2 * 60_000;
      await people.marketing.click(standup.notToday, { in: 'dm' });
      expect(people.marketing.readDm()).toContain(`${standup.prompt.notToday} [${standup.answerAfterAll}]`);
      await stage.restartBot();
      await stage.goTo(TUESDAY, '10:46');
      expect(people.marketing.readDm()).not.toContain('1 reply');
      expect(people.product.readDm()).toContain('1 reply');
      // Their hour in Lisbon is the channel's in Berlin.
      for (const part of ['product', 'frontend'] as const) await deeds.standup(part, 'much');
      if (language === 'en') await deeds.standup('designer', 'screens');
      else await deeds.standup('backend', 'payment');
      await stage.goTo(TUESDAY, '12:30');
      expect(read()).toContain(standup.board.notToday(1));
      expect(read().split(standup.board.title(''))[1]).not.toContain(people.marketing.name);
      expect(people.marketing.notifications.filter(({ at }) => at > start)).toHaveLength(1);
      await people.marketing.click(standup.answerAfterAll, { in: 'dm' });
      await people.marketing.fill({ [standup.modal.today]: 'copy' });
      await people.marketing.submit();
      expect(read()).toMatch(new RegExp(`${people.marketing.name}.*copy`));
      expect(read()).not.toContain(standup.board.notToday(1));
      await expectAllThereOnce(story);
    },
  );

  test('the last who was waited for says it: the channel reads the others at once', async () => {
    const { story, deeds } = await tuesday();
    const { people, words, read } = story;
    await people.backend.command('/standup payment', 'growth');
    await people.backend.submit();
    await people.backend.cancel();
    for (const part of ['designer', 'product', 'marketing'] as const) await deeds.standup(part, 'much');
    expect(read()).not.toContain('Stand-up ·');
    await people.frontend.click(words.standup.notToday, { in: 'dm' });
    expect(read()).toContain('Stand-up · Tuesday 24 November');
    expect(read()).toContain('1 not today');
  });

  test('all say it: nothing is posted', async () => {
    const { story } = await tuesday();
    const { people, stage, words, read } = story;
    await stage.goTo(TUESDAY, '11:01');
    for (const person of Object.values(people)) await person.click(words.standup.notToday, { in: 'dm' });
    await stage.goTo('2026-11-25', '02:00');
    expect(read()).not.toContain('Stand-up ·');
    await expectAllThereOnce(story);
  });

  test('by somebody who was taken out of the squad is refused with a sentence', async () => {
    const { story } = await tuesday();
    const { people, words } = story;
    await people.product.command('/squad setup', 'growth');
    await people.product.fill({ [words.setup.marketing]: [] });
    await people.product.submit();
    const seen = await people.marketing.click(words.standup.notToday, { in: 'dm' });
    expect(seen.text).toContain('Only members of');
    expect(rowsIn(story.stage.file, 'select * from not_today')).toEqual([]);
  });
});

describe('the nudge', () => {
  test('goes to nobody who answered, said “not today” or is away', async () => {
    const { story, deeds } = await tuesday();
    const { people, stage, words } = story;
    await deeds.standup('product', 'talks');
    await people.marketing.click(words.standup.notToday, { in: 'dm' });
    await away(story, people.frontend.id, TUESDAY);
    await stage.goTo(TUESDAY, '12:00');
    for (const part of ['product', 'marketing', 'frontend'] as const) {
      expect(people[part].readDm()).not.toContain('1 reply');
    }
    expect(people.backend.readDm()).toContain('1 reply');
  });
});

test('the question says how many have answered, and follows', async () => {
  const { story, deeds } = await tuesday();
  const { people } = story;
  expect(people.marketing.readDm()).toContain('Goes to the channel at 11:00');
  await deeds.standup('product', 'talks');
  expect(people.marketing.readDm()).toContain('1 of 5 has answered · goes to the channel at 11:00');
  people.marketing.markRead();
  await deeds.standup('frontend', 'step 1');
  expect(people.marketing.readDm()).toContain('2 of 5 have answered');
  expect(people.marketing.unread('dm')).toBe(0);
});

describe('what today is about', () => {
  test('orders the channel’s message; what was dropped meanwhile is said beside the field, and what was typed stays', async () => {
    const story = await withIdea();
    const { people, stage, words, channel, read } = story;
    const { modal, problems } = words.standup;
    await people.frontend.click(words.week.takeIn.title, { in: channel });
    await fillTakeIn(people.frontend, words);
    await people.frontend.submit();
    await people.product.click(words.planning.close, { in: channel });
    await stage.goTo(TUESDAY, '11:05');
    const deeds = new Deeds(stage, 'en');
    await deeds.standup('frontend', 'step 1', { about: TITLE });
    await deeds.standup('product', 'talks');
    expect(read()).toMatch(/Group buying\n• Fatima — step 1\nOther\n• Paula — talks/);
    await people.backend.click(words.standup.answer, { in: 'dm' });
    await people.backend.fill({ [modal.today]: 'payment', [modal.commitment]: TITLE });
    const [squad] = await stage.bot.core.database.read((q) =>
      squadsOf(q, stage.slack.teamId, people.product.id),
    );
    await stage.bot.core.change(async (change) => {
      await change.tx.update(commitments).set({ state: 'dropped' });
      if (squad) changed(change, squad, 'commitments');
    });
    const refused = await people.backend.submit();
    expect(refused.modal?.errors.join()).toContain(problems.dropped);
    await people.backend.fill({ [modal.commitment]: [] });
    await people.backend.submit();
    expect(read()).toContain('• Ben — payment');
  });
});

describe('the number', () => {
  test('is asked of who keeps it only; a wrong one is said beside the field; a right one stands in the message', async () => {
    const { story } = await tuesday();
    const { people, stage, words, read } = story;
    const { modal, answer } = words.standup;
    const label = words.metric.labels.total('new sign-ups');
    const other = await people.marketing.click(answer, { in: 'dm' });
    expect(other.modal?.fields.map((field) => field.label)).not.toContain(label);
    await people.marketing.cancel();
    await people.product.click(answer, { in: 'dm' });
    await people.product.fill({ [modal.today]: 'talks', [label]: '1.284' });
    const refused = await people.product.submit();
    expect(refused.modal?.errors).toEqual([`${label}: Write it as 1284 or 1.2840.`]);
    expect(rowsIn(stage.file, 'select * from entries')).toEqual([]);
    await people.product.fill({ [label]: '312' });
    await people.product.submit();
    await stage.restartBot();
    await stage.goTo(TUESDAY, '11:01');
    expect(read()).toContain('312 of 1,500 new sign-ups as of 10:01');
    expect(rowsIn(stage.file, 'select value from readings')).toEqual([{ value: '312' }]);
    const again = await people.product.click(words.standup.change, { in: 'dm' });
    expect(again.modal?.fields.at(-1)).toMatchObject({
      label,
      value: '',
      hint: 'Now 312, as of 10:01. Target 1,500 (20%).',
    });
  });
});
