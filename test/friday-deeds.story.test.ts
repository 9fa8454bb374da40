import { describe, expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import type { Language } from '../src/language/language.ts';
import { asTest } from './support/story/as-test.ts';
import { FRIDAY } from './support/story/bet.ts';
import { DECIDED, liveBy } from './support/story/live-by.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';
import { fillTakeIn, sayWorth } from './support/story/take-in.ts';
import { expectAllThereOnce } from './support/story/time.ts';
import { onTheList } from './support/story/tried.ts';

const TUESDAY = '2026-11-24';
const THURSDAY = '2026-11-26';
const win = { without: [450, 10_190], withIt: [527, 10_190] } as const;
const loss = { without: [500, 10_190], withIt: [380, 10_190] } as const;

/** On Monday a bet is taken in, owned by that person, and live on Tuesday. */
async function liveOnTuesday(
  language: Language,
  title: string,
  owner: 'product' | 'frontend',
  test?: Parameters<typeof asTest>[3],
): Promise<Story & { deeds: Deeds }> {
  const story = await openSquadStory({ language });
  const { stage, words, people, channel } = story;
  const deeds = new Deeds(stage, language);
  await onTheList(story, title);
  await sayWorth(story, title);
  await stage.goTo(MONDAY, '09:31');
  const { takeIn } = words.week;
  await people.product.click(takeIn.title, { in: channel, near: title });
  await fillTakeIn(people.product, words, {
    [takeIn.owner]: people[owner].name,
    [takeIn.others]: [people.designer.name],
  });
  await people.product.submit();
  await deeds.closePlanning('product');
  await stage.goTo(TUESDAY, '12:00');
  await deeds.launch(owner, title, { what: title, link: 'https://acme.example/group' });
  await asTest(stage, title, people.product.id, test);
  return { ...story, deeds };
}

test('launch, result, correction and action of a Chinese Friday are asked, told and corrected in Chinese', async () => {
  const story = await liveOnTuesday('zh-CN', '拼团', 'frontend');
  const { deeds, stage, words, read, people } = story;
  const { choices } = words.week.result;
  const { frontend } = people;
  await stage.goTo(FRIDAY, '10:05');
  expect(frontend.readDm()).toContain('拼团 · 11 月 24 日（周二）上线，结果怎么样？\n[填结果] [再等等]');
  const says = { metric: 'sign-ups', unit: 'visitors' };
  await deeds.result('frontend', '拼团', win, { ...says, verdict: choices.won, learned: '朋友拉朋友' });
  expect(frontend.readDm()).toContain('拼团 · 验证有效，收到，谢谢。\n[更正]');
  await stage.goTo(FRIDAY, '16:01');
  await deeds.note('marketing', { next: '午饭前先评估' });
  await deeds.takeAction('backend', '午饭前先评估');
  await deeds.closeRetro('product');
  await stage.pass(5_000);
  expect(read()).toContain('「拼团」验证有效');
  expect(read()).toContain('@陈晨 提出，@周航、@苏宁 落地。');
  expect(read()).toContain('收获：朋友拉朋友。');
  expect(read()).toContain('复盘 — 下周一开始：午饭前先评估（@王磊）');
  const lost = { ...says, verdict: choices.lost, learned: '有机器人在点', corrects: true } as const;
  await deeds.result('frontend', '拼团', loss, lost);
  await stage.pass(5_000);
  expect(read()).toContain('排除了一个错误答案：「拼团」');
  expect(read()).toContain('11 月 27 日（周五）更正：拼团。');
  expect(read()).toContain('不是验证有效，是验证无效，−24%');
  expect(read()).not.toContain('拼团跑通了');
  expect(frontend.readDm()).toContain('拼团 · 验证无效，收到，谢谢。');
  await expectAllThereOnce(story);
});

describe('a Friday that is off', () => {
  test('has its question about results on the day of the retro, Thursday at ten, and none on Friday', async () => {
    const { stage, people, channel, words, deeds } = await liveOnTuesday('en', 'Group buying', 'frontend', {
      days: 1,
    });
    await people.marketing.command(`/squad days off ${FRIDAY}`, channel);
    await stage.goTo(THURSDAY, '09:55');
    expect(people.frontend.readDm()).not.toContain('What came of it?');
    await stage.restartBot();
    await stage.goTo(THURSDAY, '10:05');
    const asked = 'Group buying has been live since Tuesday 24 November. What came of it?';
    expect(people.frontend.readDm().split(asked)).toHaveLength(2);
    await deeds.result('frontend', 'Group buying', win, {
      ...{ metric: 'sign-ups', unit: 'visitors' },
      verdict: words.week.result.choices.won,
    });
    const before = people.frontend.notifications.length;
    await stage.goTo(THURSDAY, '18:30');
    expect(people.product.read(channel)).toContain('Group buying won');
    await stage.goTo(FRIDAY, '23:00');
    const later = people.frontend.notifications.slice(before);
    expect(later.filter(({ why }) => why === 'dm')).toEqual([]);
  });
});

describe('a bet that is decided on a Friday that is off', () => {
  test('is decided on Thursday on Home, in the form, on the retro’s board and in the digest alike', async () => {
    const story = await openSquadStory();
    const { stage, people, channel, words, read } = story;
    const { frontend } = people;
    const { retro, week } = words;
    await liveBy(story, {
      ...{ way: 'line', counts: 'trial lessons', direction: 'up', decided: DECIDED, line: '48' },
      ...{ metricId: null, earlier: [] },
    });
    await people.marketing.command(`/squad days off ${DECIDED}`, channel);
    await stage.goTo('2026-12-02', '12:00');
    const waits = 'Group buying has been live since';
    expect(await frontend.openHome()).not.toContain(waits);
    await stage.goTo('2026-12-03', '10:05');
    expect(frontend.readDm()).toContain('What came of it?');
    expect(await frontend.openHome()).toContain(waits);
    const form = await frontend.click(week.buttons.enterResult, { in: 'dm' });
    expect(form.modal?.text).toContain(week.result.decidedOn('Thursday 3 December'));
    await frontend.fill({ 'trial lessons': '52' });
    expect((await frontend.submit()).modal?.text).toContain(week.result.verdict);
    await stage.goTo('2026-12-03', '16:01');
    expect(read()).not.toContain(retro.board.decidedOn('Fri 4 Dec'));
    await stage.goTo('2026-12-03', '18:30');
    expect(read()).toContain(retro.digest.inTheAir('Thursday 3 December'));
  });
});

describe('a product manager who is away on Friday', () => {
  test('is asked nothing; who worked on it is, and the week is closed without them', async () => {
    const story = await liveOnTuesday('en', 'Group buying', 'product');
    const { stage, people, channel, words, read, deeds } = story;
    await people.product.command('/squad away friday', channel);
    await stage.goTo(THURSDAY, '20:00');
    const before = people.product.notifications.length;
    await stage.goTo(FRIDAY, '10:05');
    expect(people.product.readDm()).not.toContain('What came of it?');
    expect(people.designer.readDm()).toContain('What came of it?');
    await deeds.result('designer', 'Group buying', win, {
      ...{ metric: 'sign-ups', unit: 'visitors' },
      verdict: words.week.result.choices.won,
    });
    await stage.goTo(FRIDAY, '16:30');
    await deeds.note('backend', { next: 'Estimates before lunch' });
    await deeds.takeAction('backend', 'Estimates before lunch');
    await deeds.closeRetro('marketing');
    await stage.pass(5_000);
    expect(read()).toContain('Group buying won');
    expect(read()).toContain('from Monday: Estimates before lunch (@Ben)');
    const heard = people.product.notifications.slice(before);
    expect(heard.filter(({ why }) => why === 'dm')).toEqual([]);
    await expectAllThereOnce(story);
  });
});
