import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { absences } from '../src/database/schema/index.ts';
import { changed } from '../src/delivery/changed.ts';
import { touchFirstDay } from '../src/first-days/first-day.ts';
import { addEstimate, hypothesisOf } from '../src/hypothesis/store.ts';
import { openTopics } from '../src/hypothesis/topic-store.ts';
import { setMembers } from '../src/squad/member-store.ts';
import { MONDAY, openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { onTheList, ruledOut, squadOf } from './support/story/tried.ts';

const WEDNESDAY = '2026-11-25';
const TITLE = { en: 'Double-11 banner', 'zh-CN': '双十一横幅' };

/** Wednesday 14:00, with one bet in the week; Marc has logged an idea that can't wait, and asks the squad. */
async function asked(options: StoryOptions = {}): Promise<Story> {
  const story = await openSquadStory(options);
  const { people, channel, stage, words, language } = story;
  await onTheList(story, language === 'en' ? 'Shorter form' : '缩短表单');
  await stage.goTo(MONDAY, '09:31');
  await people.product.click(words.week.takeIn.title, { in: channel });
  await fillTakeIn(people.product, words);
  await people.product.submit();
  await people.product.click(words.planning.close, { in: channel });
  await stage.goTo(WEDNESDAY, '14:00');
  await people.marketing.command(`/idea ${TITLE[language]}`, channel);
  await people.marketing.click(words.hotTopic.ask, { in: channel });
  await stage.pass(2_000);
  return story;
}

/** What called somebody since: mentions in the channel. */
const calls = (person: Person, containing: string): number =>
  person.notifications.filter(({ why, text }) => why === 'mention' && text.includes(containing)).length;

describe('a hot topic', () => {
  test('calls who must answer, takes estimates in place, and the product manager’s answer calls who asked', async () => {
    const story = await asked();
    const { people, channel, stage, words, read } = story;
    expect(read()).toContain(
      '@Paula @Fatima @Ben @Dana Marc asks for this week: Double-11 banner. How many days, and what gives way?',
    );
    for (const part of ['product', 'frontend', 'backend', 'designer'] as const) {
      expect(calls(people[part], 'Double-11 banner')).toBe(1);
    }
    expect(calls(people.marketing, 'Double-11 banner')).toBe(0);
    await stage.goTo(WEDNESDAY, '14:10');
    await people.frontend.click(words.hypothesis.estimateTitle, { near: 'Double-11 banner' });
    await people.frontend.fill({ [words.hypothesis.simple]: '1' });
    await people.frontend.submit();
    await stage.pass(2_000);
    expect(read()).toContain('simple 1 d (Fatima 1) · from Marc');
    const modal = await people.product.click(words.week.takeIn.submit, { in: channel });
    expect(modal.modal?.text).toContain(words.hotTopic.givesWay);
    await fillTakeIn(people.product, words, { [words.hotTopic.givesWay]: 'Shorter form, 3 d' });
    await stage.goTo(WEDNESDAY, '14:15');
    expect((await people.product.submit()).modal).toBeUndefined();
    await stage.pass(2_000);
    const answer = 'Answered in 14 minutes: in, 1 d, “Shorter form” gives way.';
    expect(read()).toContain(`Marc asked (Wed 14:00): Double-11 banner\n${answer}`);
    expect(read()).not.toContain('How many days');
    const thread = people.marketing.readThread(channel, 'Double-11 banner');
    expect(thread).toContain(`@Marc ${answer} Decided by Paula.`);
    expect(thread).toContain('@Fatima owns it, live by Friday.');
    expect(thread).toContain('“Shorter form” (Fatima) is carried over to next week instead.');
    expect(calls(people.marketing, 'Answered in 14 minutes')).toBe(1);
    expect(calls(people.backend, 'Answered in 14 minutes')).toBe(0);
    // It can be said to be live where it was asked for, and follows.
    await people.frontend.click(words.week.buttons.live, { near: 'Double-11 banner' });
    await finish(people.frontend);
    await stage.pass(2_000);
    expect(read()).toContain(words.week.buttons.enterResult);
    await stage.goTo('2026-11-30', '09:31');
    expect(read()).toContain('Carried over');
  });

  test.each([
    ['en', 'Asked → answered: median 11 minutes (2 questions).', 'Wait until Monday'],
    ['zh-CN', '从问小组到答复：中位数 11 分钟（2 次）。', '周一再说'],
  ] as const)(
    'counts in Friday’s digest, which says how fast they were answered (%s)',
    { timeout: 60_000 },
    async (language, said, later) => {
      const story = await asked({ language });
      const { people, channel, stage, words, read } = story;
      await stage.goTo(WEDNESDAY, '14:15');
      await people.product.click(later, { in: channel });
      await stage.goTo('2026-11-26', '10:00');
      await people.marketing.command('/idea Referral', channel);
      await people.marketing.click(words.hotTopic.ask, { in: channel, near: 'Referral' });
      await stage.goTo('2026-11-26', '10:09');
      await people.product.click(later, { in: channel });
      await stage.goTo('2026-11-27', '18:05');
      expect(read()).toContain(said);
      // A week in which nothing was asked says nothing of it.
      await stage.goTo('2026-12-04', '18:05');
      expect(read().split(said)).toHaveLength(2);
    },
  );

  test('in Chinese, with something close that was ruled out; not this week is an answer, too', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { people, channel, stage, words, read } = story;
    await ruledOut(story, '双十一倒计时横幅', '横幅没有人看');
    await stage.goTo(WEDNESDAY, '14:00');
    await people.marketing.command('/idea 双十一横幅', channel);
    await people.marketing.click(words.hotTopic.ask, { in: channel });
    await stage.pass(2_000);
    expect(read()).toContain('@林悦 @周航 @王磊 @苏宁 陈晨想本周就做「双十一横幅」：要几天？拿掉什么？');
    expect(read()).toContain('和「双十一倒计时横幅」很像：11 月已经排除，−6%。收获：横幅没有人看。');
    await stage.goTo(WEDNESDAY, '16:06');
    await people.product.click('周一再说', { in: channel });
    await stage.pass(2_000);
    expect(read()).toContain('2 小时 5 分钟后有了答复：本周不做。');
    const thread = people.marketing.readThread(channel, '双十一横幅');
    expect(thread).toContain('@陈晨 2 小时 5 分钟后有了答复：本周不做。林悦拍板。');
    expect(thread).toContain('「双十一横幅」下周一再讨论。');
    await stage.goTo('2026-11-30', '09:31');
    expect(people.product.read(channel)).toContain('双十一横幅');
  });

  test('is decided once: of two, one does, the other reads what happened; so does whoever comes later', async () => {
    const story = await asked();
    const { people, channel, words, stage } = story;
    const squad = await squadOf(story);
    expect(squad.ownerId).toBe(people.product.id);
    await people.product.click(words.week.takeIn.submit, { in: channel });
    await fillTakeIn(people.product, words);
    const later = await people.product.click(words.week.takeIn.submit).catch(() => undefined);
    expect(later).toBeUndefined();
    // From the list, too, an idea is taken in: that answers the question.
    await people.backend.command('/ideas', channel);
    await people.backend.click(words.ideas.list.open, { near: 'Double-11' });
    await people.backend.click(words.week.takeIn.title);
    await fillTakeIn(people.backend, words);
    await people.backend.submit();
    await people.backend.cancel();
    const second = await people.product.submit();
    expect(second.modal?.errors.join()).toContain('Ben took this in a moment ago.');
    await people.product.cancel();
    await stage.pass(2_000);
    const thread = people.marketing.readThread(channel, 'Double-11 banner');
    expect(thread.match(/Answered in/g)).toHaveLength(2);
    expect(thread).toContain('Decided by Ben.');
  });

  test('is decided by nobody who does not decide: they read who does', async () => {
    const { people, channel, words, stage } = await asked();
    for (const button of [words.week.takeIn.submit, 'Wait until Monday']) {
      const seen = await people.frontend.click(button, { in: channel });
      expect(seen.modal).toBeUndefined();
      expect(seen.text).toContain('Paula decides this one.');
    }
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    const gus = stage.addPerson({ name: 'Gus', zone: 'UTC', locale: 'en-US', guest: true });
    await people.product.invite(channel, 'Sam');
    await people.product.invite(channel, 'Gus');
    for (const button of [words.week.takeIn.submit, 'Wait until Monday', words.hypothesis.estimateTitle]) {
      expect((await sam.click(button, { in: channel })).text).toContain('Only members of');
      expect((await gus.click(button, { in: channel })).text).toContain('Guests can read along');
    }
  });

  test('asks the owner where the product manager is away, and says so', async () => {
    const story = await openSquadStory();
    const { people, channel, stage, words, read } = story;
    await stage.goTo(WEDNESDAY, '14:00');
    const squad = await squadOf(story);
    await stage.bot.core.change(async (change) => {
      await change.tx.insert(absences).values({
        ...{ id: change.newId(), workspaceId: squad.workspaceId, squadId: squad.id, kind: 'away' },
        ...{ userId: people.product.id, from: WEDNESDAY, to: WEDNESDAY },
        ...{ recordedBy: people.product.id, recordedAt: change.at },
      });
      changed(change, squad, 'members');
    });
    await people.marketing.command('/idea Double-11 banner', channel);
    await people.marketing.click(words.hotTopic.ask, { in: channel });
    await stage.pass(2_000);
    expect(read()).toContain(words.hotTopic.anybodyDecides);
    expect(calls(people.product, 'Double-11')).toBe(0);
    expect((await people.frontend.click(words.week.takeIn.submit, { in: channel })).modal).toBeDefined();
  });

  test('survives a restart in its middle, asks and answers once', async () => {
    const { people, channel, words, stage, read } = await asked();
    await stage.restartBot();
    await people.frontend.click(words.hypothesis.estimateTitle, { near: 'Double-11 banner' });
    await people.frontend.fill({ [words.hypothesis.simple]: '1' });
    await people.frontend.submit();
    await people.product.click(words.week.takeIn.submit, { in: channel });
    await stage.restartBot();
    await fillTakeIn(people.product, words);
    await people.product.submit();
    await stage.restartBot();
    await stage.pass(10_000);
    // Where it was asked, and on the board of the squad.
    expect(read().match(/Double-11 banner/g)).toHaveLength(2);
    const thread = people.marketing.readThread(channel, 'Double-11 banner');
    expect(thread.match(/Answered in/g)).toHaveLength(2);
  });

  test('that is withdrawn or not answered in time needs no answer any more', async () => {
    const { people, channel, words, stage, read } = await asked();
    await people.marketing.click(words.ideas.withdraw, { in: channel });
    await stage.pass(2_000);
    expect(read()).toContain('dropped meanwhile.');
    await people.marketing.command('/idea Singles’ day mail', channel);
    await people.marketing.click(words.hotTopic.ask, { in: channel });
    expect((await people.marketing.click(words.hotTopic.ask, { in: channel })).text).toContain(
      'You asked the squad at 14:00',
    );
    await stage.goTo('2026-11-30', '09:31');
    expect(read()).toContain(words.hotTopic.lapsed);
    expect(read()).not.toContain('How many days');
  });

  test('is not needed while the squad plans or before it does, and not possible when the week is over', async () => {
    const { people, channel, words, stage } = await openSquadStory();
    expect((await people.marketing.command('/idea Early bird', channel)).text).not.toContain(
      words.hotTopic.ask,
    );
    await stage.goTo('2026-11-27', '17:59');
    await stage.goTo('2026-11-28', '10:00');
    const seen = await people.marketing.command('/idea Weekend sale', channel);
    expect(seen.text).not.toContain(words.hotTopic.ask);
  });

  test.each(['en', 'zh-CN'] as const)(
    'of forty members with the longest texts is taken by Slack (%s)',
    async (language) => {
      const story = await openSquadStory({ language, from: [WEDNESDAY, '13:00'] });
      const { people, channel, stage, words } = story;
      const squad = await squadOf(story);
      const crowd = Array.from({ length: 35 }, (_, index) =>
        stage.addPerson({
          name: `${'Maximiliane-Charlotte '.repeat(3)}${index}`,
          zone: 'Europe/Berlin',
          locale: language,
        }),
      );
      for (const { id } of crowd) stage.slack.join(stage.channel.id, id);
      const five = Object.values(people);
      await stage.bot.core.people.learn(
        squad.workspaceId,
        crowd.map(({ id }) => id),
      );
      await stage.bot.core.change(async (change) => {
        await setMembers(change, squad, [
          { userId: people.product.id, roles: ['product'] },
          ...[...five.slice(1), ...crowd].map(({ id }) => ({
            userId: id,
            roles: ['engineer', 'designer'] as const,
          })),
        ]);
        for (const { id } of five) touchFirstDay(change, squad, id);
      });
      const nasty = '<!channel> *_~`&<>'.repeat(400).slice(0, 5_000);
      for (let index = 0; index < 8; index += 1)
        await onTheList(story, `${index} ${nasty.slice(0, 290)}`, 10);
      await stage.goTo(WEDNESDAY, '14:00');
      await people.marketing.command(`/idea ${nasty}`, channel);
      await people.marketing.click(words.hotTopic.ask, { in: channel });
      await stage.pass(5_000);
      await crowd[0]?.click(words.hypothesis.estimateTitle, { in: channel });
      await crowd[0]?.fill({
        [words.hypothesis.simple]: '99',
        [words.hypothesis.costs]: nasty.slice(0, 300),
      });
      await crowd[0]?.submit();
      await stage.bot.core.change(async (change) => {
        const [topic] = await openTopics(change.tx, squad.id);
        const idea = topic && (await hypothesisOf(change.tx, squad.workspaceId, topic.hypothesisId));
        if (!idea) throw new Error('Nothing was asked.');
        for (const { id } of crowd.slice(1)) {
          const given = { simple: 990, full: 990, costs: nasty.slice(0, 300) };
          await addEstimate(change, idea, { userId: id, roles: ['engineer', 'designer'], ...given });
        }
        changed(change, squad, 'ideas');
      });
      await stage.pass(5_000);
      await people.product.click(words.week.takeIn.submit, { in: channel });
      await fillTakeIn(people.product, words);
      await people.product.submit();
      await people.product.submit().catch(() => undefined);
      await stage.pass(5_000);
      expect(people.product.read(channel)).toMatch(
        /Answered in (under a|\d) minutes?: in, 3,465 d\.|分钟后有了答复：本周就做，3,465 人日。/,
      );
    },
    60_000,
  );
});

/** Closes whatever modal the person still has open, as after a deed that asks for more. */
async function finish(person: Person): Promise<void> {
  if (person.modal?.submitLabel !== undefined) await person.submit();
  if (person.modal) await person.cancel();
}
