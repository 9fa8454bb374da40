import { describe, expect, test } from 'vitest';
import { openSquadStory } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { dropped, onTheList, ruledOut } from './support/story/tried.ts';

describe('/ideas', () => {
  test('lists by score with state, pages, and opens each with its whole history', async () => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    const { list, detail, drop } = words.ideas;
    await ruledOut(story, 'Red sign-up button', 'Form first');
    await onTheList(story, 'Slow bet', 200);
    await onTheList(story, 'Quick bet', 5);
    for (let n = 1; n <= 6; n += 1) await people.marketing.command(`/idea Thought number ${n}`, channel);
    const first = (await people.product.command('/ideas', channel)).text;
    expect(first.indexOf('Quick bet')).toBeLessThan(first.indexOf('Slow bet'));
    expect(first.indexOf('Slow bet')).toBeLessThan(first.indexOf('Thought number 1'));
    expect(first).toContain('ready to take in · ICE 8 · simple 0.5 d · from Marc');
    expect(first).not.toContain('Thought number 5');
    expect((await people.product.click(list.next)).text).toContain('Thought number 6');
    const answered = await people.product.choose(list.groups.waiting, list.groups.answered);
    expect(answered.text).toContain('ruled out · −6% · Learned: Form first.');
    const page = await people.product.click(list.open);
    for (const line of [
      'Paula logged it',
      'Paula took it in',
      'Paula put it live',
      'entered the result: ruled out, −6%',
    ]) {
      expect(page.text).toContain(line);
    }
    expect(page.text).not.toContain(drop.button);
    expect((await people.product.click(detail.back)).text).toContain('Red sign-up button');
  });

  test('searches in both scripts, from the command and in the modal, and says when it finds nothing', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { people, channel, words } = story;
    const { list } = words.ideas;
    await ruledOut(story, '红色注册按钮', '先改表单');
    await dropped(story, ['VIP 用户发优惠券'], '成本太高');
    expect((await people.product.command('/ideas 按钮', channel)).text).toContain('红色注册按钮');
    await people.product.fill({ [list.search]: 'vip' });
    const found = await people.product.submit();
    expect(found.text).toContain('VIP 用户发优惠券');
    expect(found.text).toContain('不做了');
    await people.product.fill({ [list.search]: '钮' });
    expect((await people.product.submit()).text).toContain('红色注册按钮');
    await people.product.fill({ [list.search]: '*"AND (' });
    expect((await people.product.submit()).text).toContain('没有找到“*"AND (”');
    await people.product.fill({ [list.search]: '' });
    expect((await people.product.submit()).text).toContain(list.empty.waiting);
  });

  test('lets any member estimate, take in and drop on any day, also without a planning', async () => {
    const story = await openSquadStory({ from: ['2026-11-25', '13:00'] });
    const { people, channel, words, stage } = story;
    const { list, drop } = words.ideas;
    await onTheList(story, 'Group buying');
    await people.backend.command('/ideas', channel);
    await people.backend.click(list.open);
    await people.backend.click(words.hypothesis.estimateTitle);
    await people.backend.fill({ [words.hypothesis.simple]: '-1' });
    expect((await people.backend.submit()).modal?.errors).toEqual([
      `${words.hypothesis.simple}: ${words.hypothesis.daysProblem}`,
    ]);
    await people.backend.fill({ [words.hypothesis.simple]: '1' });
    await people.backend.submit();
    await people.product.command('/ideas', channel);
    await people.product.click(list.open);
    // Somebody is faster: the page still shows the button, the click says what happened.
    await people.backend.click(words.week.takeIn.title);
    await fillTakeIn(people.backend, words);
    await people.backend.submit();
    expect((await people.product.click(drop.button)).text).toContain(words.ideas.notWaiting.underway);
    await stage.pass(1_000);
  });

  test('is for members only', async () => {
    const { people, channel, stage } = await openSquadStory();
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    const gus = stage.addPerson({ name: 'Gus', zone: 'UTC', locale: 'en-US', guest: true });
    for (const name of ['Sam', 'Gus']) await people.product.invite(channel, name);
    expect((await sam.command('/ideas', channel)).text).toContain('Only members of');
    expect((await gus.command('/ideas button', channel)).text).toContain('Guests can read along');
  });
});

describe('the wrong answers', () => {
  test('stand in a list, and one that was proposed again and given up counts as a repeat stopped', async () => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    const { list } = words.ideas;
    await ruledOut(story, 'Red sign-up button', 'Form first');
    await people.marketing.command('/idea Make the sign-up button red', channel);
    await people.marketing.click(words.ideas.withdraw, { in: channel });
    await people.marketing.command('/idea A newsletter', channel);
    await people.marketing.click(words.ideas.withdraw, { in: channel, near: 'A newsletter' });
    await people.product.openHome();
    const seen = await people.product.click(words.home.wrongAnswers, { in: 'home' });
    expect(seen.text).toContain('ruled out · −6% · stopped 1 repeat · Learned: Form first.');
    const waiting = await people.product.choose(list.groups.ruledOut, list.groups.waiting);
    expect(waiting.text).toContain(list.empty.waiting);
    const again = await people.product.choose(list.groups.waiting, list.groups.ruledOut);
    expect(again.text).toContain('Red sign-up button');
  });

  test('in Chinese, and nobody has to have been wrong yet', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { people, channel, words } = story;
    const { list } = words.ideas;
    await people.product.command('/ideas', channel);
    const none = await people.product.choose(list.groups.waiting, list.groups.ruledOut);
    expect(none.text).toContain('还没有排除过错误答案。');
    await people.product.cancel();
    await ruledOut(story, '红色注册按钮', '先改表单');
    await people.marketing.command('/idea 注册按钮改成红色', channel);
    await people.marketing.click(words.ideas.withdraw, { in: channel });
    await people.product.command('/ideas', channel);
    const seen = await people.product.choose(list.groups.waiting, list.groups.ruledOut);
    expect(seen.text).toContain('排除 · −6% · 拦下 1 次重复尝试 · 收获：先改表单。');
  });
});
