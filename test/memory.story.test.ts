import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { MONDAY, openSquadStory } from './support/story/story.ts';
import { dropped, onTheList, ruledOut } from './support/story/tried.ts';

const WEDNESDAY = '2026-11-25';

describe('an idea that comes close to something', () => {
  test('reads what came of that, and what is different now stands with it when the squad decides', async () => {
    const story = await openSquadStory();
    const { people, channel, stage, words, read } = story;
    await ruledOut(story, 'Red sign-up button', 'Colour does not hold people back, the form does');
    const seen = await people.marketing.command('/idea Make the sign-up button red', channel);
    expect(seen.text).toContain('Logged: Make the sign-up button red');
    expect(seen.text).toContain(
      'Close to Red sign-up button: ruled out in November, −6%. Learned: Colour does not hold people back, the form does.',
    );
    await people.marketing.click(words.ideas.whatDiffers, { in: channel });
    await people.marketing.fill({ [words.ideas.differsLabel]: 'The form has three fields now' });
    expect((await people.marketing.submit()).text).toContain(
      'Kept with the idea: The form has three fields now',
    );
    await people.marketing.cancel();
    await stage.goTo(MONDAY, '09:31');
    expect(read()).toContain('different now: The form has three fields now');
    const near = { in: channel, near: 'Make the sign-up button red' };
    await people.frontend.click(words.hypothesis.estimateTitle, near);
    await people.frontend.fill({ [words.hypothesis.simple]: '1' });
    await people.frontend.submit();
    await stage.pass(2_000);
    const taking = await people.product.click(words.week.takeIn.title, near);
    expect(taking.modal?.text).toContain('Close to Red sign-up button: ruled out in November, −6%.');
    expect(taking.modal?.text).toContain('different now: The form has three fields now');
  });

  test('in Chinese', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    await ruledOut(story, '红色注册按钮', '拦住用户的不是颜色，是表单');
    const seen = await story.people.marketing.command('/idea 注册按钮改成红色', story.channel);
    expect(seen.text).toContain(
      '和「红色注册按钮」很像：11 月已经排除，−6%。收获：拦住用户的不是颜色，是表单。',
    );
    await story.people.marketing.click(story.words.ideas.whatDiffers, { in: story.channel });
    await story.people.marketing.fill({ [story.words.ideas.differsLabel]: '现在只剩三个字段了' });
    expect((await story.people.marketing.submit()).text).toContain('已经记在想法里：现在只剩三个字段了');
    await story.people.marketing.cancel();
    await story.stage.goTo(MONDAY, '09:31');
    expect(story.read()).toContain('这次不同：现在只剩三个字段了');
  });

  test('is told so after the modal too, and says nothing where nothing is close', async () => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    await ruledOut(story, 'Red sign-up button', 'Form first');
    await dropped(story, ['Sell by fax'], 'nobody has one');
    await onTheList(story, 'Countdown on the offer');
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({ [words.hypothesis.title]: 'A newsletter' });
    expect((await people.marketing.submit()).text).not.toContain('Close to');
    await people.marketing.cancel();
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({ [words.hypothesis.title]: 'A countdown for the offer' });
    const close = await people.marketing.submit();
    expect(close.text).toContain('Close to Countdown on the offer: on the list already, from Marc.');
    await people.marketing.cancel();
    const fax = await people.marketing.command('/idea sell by fax!', channel);
    expect(fax.text).toContain('Close to Sell by fax: dropped in November by Paula: nobody has one.');
    const none = await people.marketing.command('/idea Group buying', channel);
    expect(none.text).not.toContain('Close to');
    expect(none.text).not.toContain(words.ideas.whatDiffers);
  });

  test('tells nobody but members what the squad tried', async () => {
    const story = await openSquadStory();
    const { people, channel, stage, words } = story;
    await ruledOut(story, 'Red sign-up button', 'Form first');
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    await people.product.invite(channel, 'Sam');
    const seen = await sam.command('/idea Red sign-up button', channel);
    expect(seen.text).toContain(words.hypothesis.yourIdeaIsLogged);
    expect(seen.text).not.toContain('Close to');
    expect(seen.text).not.toContain(words.hotTopic.ask);
  });
});

describe('withdrawing', () => {
  test('takes it off the list for its author, once; the second click reads so', async () => {
    const { people, channel, stage, words, read } = await openSquadStory();
    await people.marketing.command('/idea Sell by fax', channel);
    const seen = await people.marketing.click(words.ideas.withdraw, { in: channel });
    expect(seen.text).toContain('Withdrawn: Sell by fax');
    const again = await people.marketing.click(words.ideas.withdraw, { in: channel });
    expect(again.text).toContain(words.ideas.notWaiting.dropped);
    const make = await people.marketing.click(words.hypothesis.makeItAHypothesis, { in: channel });
    expect(make.modal).toBeUndefined();
    await stage.goTo(MONDAY, '09:31');
    expect(read()).not.toContain('Sell by fax');
  });

  test('while its modal is open, the difference is not lost: it says what happened beside the field', async () => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    await onTheList(story, 'Sell by fax');
    await people.marketing.command('/idea Sell by fax', channel);
    await people.marketing.click(words.ideas.whatDiffers, { in: channel });
    await people.marketing.fill({ [words.ideas.differsLabel]: 'Faxes are back' });
    await people.product.command('/ideas', channel);
    for (const at of [0, 1]) {
      await people.product.click(words.ideas.list.open, { nth: 1 });
      await people.product.click(words.ideas.drop.button);
      expect((await people.product.submit()).modal?.errors).toHaveLength(1);
      await people.product.fill({ [words.ideas.drop.why]: 'Nobody has one' });
      expect((await people.product.submit()).text).toContain('Paula dropped it: Nobody has one');
      await people.product.cancel();
      await people.product.cancel();
      if (at === 0) await people.product.command('/ideas', channel);
    }
    const late = await people.marketing.submit();
    expect(late.modal?.errors).toEqual([`${words.ideas.differsLabel}: ${words.ideas.notWaiting.dropped}`]);
    expect(late.modal?.fields[0]?.value).toBe('Faxes are back');
  });
});

describe('a message logged by the shortcut', () => {
  const log = 'Log as growth idea';

  test('keeps its text, its author and its link', async () => {
    const { people, channel, stage, words } = await openSquadStory();
    await people.backend.say(channel, 'What if three people buy together & save?');
    const opened = await people.marketing.shortcut(log, { in: channel, message: 'three people' });
    expect(opened.modal?.text).toContain('From Ben’s message.');
    expect(opened.modal?.fields[0]?.value).toBe('What if three people buy together & save?');
    expect((await people.marketing.submit()).text).toContain('Logged: What if three people');
    await people.marketing.cancel();
    const again = await people.product.shortcut(log, { in: channel, message: 'three people' });
    expect(again.text).toContain('Ben has logged this message already: What if three people');
    const page = await people.product.click(words.ideas.list.open);
    expect(page.text).toContain('Marc logged it from Ben’s message');
    expect(page.text).toContain(words.ideas.shortcut.link);
    await people.product.cancel();
    await stage.goTo(MONDAY, '09:31');
    expect(people.product.read(channel)).toContain('from Ben');
  });

  test.each([log, 'Let the numbers decide'])(
    'by two who have its form open at once is one idea: the second reads so (%s)',
    async (second) => {
      const { people, channel, stage, words } = await openSquadStory();
      await people.backend.say(channel, 'What if three people buy together?');
      await people.marketing.shortcut(log, { in: channel, message: 'three people' });
      await people.product.shortcut(second, { in: channel, message: 'three people' });
      if (second !== log) await people.product.fill({ [words.quarrel.bet]: 'Group buying' });
      await people.marketing.submit();
      const { modal } = await people.product.submit();
      expect(modal?.errors.join()).toContain(words.ideas.shortcut.knownByNow);
      expect(rowsIn(stage.file, 'select count(*) as n from hypotheses')).toEqual([{ n: 1 }]);
    },
  );

  test('that is longer than a field is cut there, and says so, in Chinese too', async () => {
    const { people, channel, words } = await openSquadStory({ language: 'zh-CN' });
    await people.backend.say(channel, `三个人一起买就便宜。${'买的人会拉人一起买，'.repeat(400)}`);
    const opened = await people.marketing.shortcut('记为增长想法', { in: channel, message: '三个人' });
    expect(opened.text).toContain('这条消息超过 3,000 个字符');
    const because = opened.modal?.fields.find(({ label }) => label === words.hypothesis.because);
    expect(because?.value).toMatch(/…$/);
    expect((await people.marketing.submit()).text).toContain('已记下：三个人一起买');
  });

  test('of a guest, and where no squad lives, is refused with its sentence', async () => {
    const { people, channel, stage, words } = await openSquadStory();
    await people.backend.say(channel, 'Sell by fax');
    const gus = stage.addPerson({ name: 'Gus', zone: 'UTC', locale: 'en-US', guest: true });
    await people.product.invite(channel, 'Gus');
    expect((await gus.shortcut(log, { in: channel, message: 'Sell by fax' })).text).toContain(
      'Guests can read along',
    );
    stage.slack.addChannel({ name: 'elsewhere', members: [people.backend.id] });
    await people.backend.say('elsewhere', 'Sell by post');
    const refused = await people.backend.shortcut(log, { in: 'elsewhere', message: 'Sell by post' });
    expect(refused.text).toContain(words.common.noSquadHere);
  });
});

describe('bad input', () => {
  test('an empty idea opens the modal, and five thousand characters are kept whole', async () => {
    const { people, channel, words } = await openSquadStory();
    expect((await people.marketing.command('/idea    ', channel)).modal?.title).toBe(
      words.hypothesis.newTitle,
    );
    await people.marketing.fill({ [words.hypothesis.title]: '   ' });
    expect((await people.marketing.submit()).modal?.errors).toEqual([
      `${words.hypothesis.title}: ${words.common.required}`,
    ]);
    await people.marketing.cancel();
    const long = 'buy together and '.repeat(300).trim();
    expect(long.length).toBeGreaterThan(5_000);
    const seen = await people.marketing.command(`/idea ${long}`, channel);
    expect(seen.text).toContain(words.hypothesis.wholeText);
    await people.product.command('/ideas together', channel);
    const page = await people.product.click(words.ideas.list.open);
    expect(page.text).toContain('buy together and buy together');
  });

  test('on a Wednesday the author is told that planning is over, and can ask at once', async () => {
    const { people, channel, stage, words } = await openSquadStory();
    await stage.goTo(MONDAY, '11:59');
    await stage.goTo(MONDAY, '12:30');
    const seen = await people.marketing.command('/idea Double-11 banner', channel);
    expect(seen.text).toContain('Planning closed at 12:00. Your idea is kept for next Monday.');
    expect(seen.text).toContain(words.hotTopic.ask);
    await stage.goTo(WEDNESDAY, '10:00');
    expect((await people.marketing.command('/idea Another banner', channel)).text).toContain(
      words.hotTopic.ask,
    );
  });
});
