import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { castAcross } from './support/story/time.ts';

const readings = ({ stage }: Story) =>
  rowsIn(stage.file, 'select week, value from readings order by id').map(({ value }) => value);

describe('a number that can be read in two ways', () => {
  test('is asked about where 1,284 stood before: a click enters it, once', async () => {
    const story = await openSquadStory();
    const { people, channel } = story;
    await people.marketing.command('/metric 1284', channel);
    const asked = await people.marketing.command('/metric 1.284', channel);
    expect(asked.text).toContain('You typed “1.284”.');
    expect(asked.text).toContain('Which one do you mean?\n[1,284] [1.284]');
    expect(readings(story)).toEqual(['1284']);
    const entered = await people.marketing.click('1.284', { in: channel });
    expect(entered.text).toContain('23–29 November: 1.284 new sign-ups this week so far');
    expect(entered.text).toContain('Before: 1,284 (08:30).');
    expect(readings(story)).toEqual(['1284', '1.284']);
  });

  test('in Chinese, too', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { people, channel } = story;
    await people.marketing.command('/metric 1284', channel);
    const asked = await people.marketing.command('/metric 1.284', channel);
    expect(asked.text).toContain('你指的是哪一个？\n[1,284] [1.284]');
    const entered = await people.marketing.click('1,284', { in: channel });
    expect(entered.text).toContain('11/23–11/29 新增注册：本周到目前 1,284（截至 08:30）。');
  });

  test('is not asked about where nothing speaks for another reading', async () => {
    const story = await openSquadStory();
    const { people, channel } = story;
    for (const [typed, said] of [
      ['1,284', '1,284 new sign-ups'],
      ['1.284,5', '1,284.5 new sign-ups'],
      ['1.3k', '1,300 new sign-ups'],
      ['1.3万', '13,000 new sign-ups'],
      ['~1,310 sign-ups so far', '1,310 new sign-ups'],
      ['last week 1284人', 'Last week 1,284 new sign-ups'],
    ]) {
      expect((await people.marketing.command(`/metric ${typed}`, channel)).text).toContain(said);
    }
  });

  test('as a target: the form stays, and says how to write it', async () => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.target]: '1.600' });
    expect((await people.product.submit()).modal?.errors).toEqual([
      `${words.setup.target}: Write it as 1600 or 1.6.`,
    ]);
    await people.product.fill({ [words.setup.target]: '1.6k' });
    expect((await people.product.submit()).modal).toBeUndefined();
    expect((await people.product.command('/metric 8', channel)).text).toContain('Target 1,600');
  });
});

describe('a sign before the number', () => {
  test('+12 adds to 1,284; what could be the number itself is asked about', async () => {
    const story = await openSquadStory();
    const { people, channel } = story;
    await people.marketing.command('/metric 1284', channel);
    const added = await people.marketing.command('/metric +12', channel);
    expect(added.text).toContain('1,296 new sign-ups this week so far');
    expect(added.text).toContain('Before: 1,284 (08:30).');
    expect((await people.marketing.command('/metric +1400', channel)).text).toContain('[2,696] [1,400]');
    expect((await people.marketing.command('/metric -6', channel)).text).toContain(
      'Is this what you mean?\n[1,290]',
    );
    expect(readings(story)).toEqual(['1284', '1296']);
    await people.marketing.click('1,290', { in: channel });
    expect(readings(story)).toEqual(['1284', '1296', '1290']);
  });
});

test('half a sentence is not acted on: the number in it is a button, and the rest is named', async () => {
  const story = await openSquadStory();
  const { people, channel } = story;
  const asked = await people.marketing.command('/metric 312 but only since Tuesday', channel);
  expect(asked.text).toContain(
    'I can read 312 there, but not “but only since Tuesday”. Is it the number?\n[312]',
  );
  expect(readings(story)).toEqual([]);
  await people.marketing.click('312', { in: channel });
  expect(readings(story)).toEqual(['312']);
});

test('the stand-up’s number is said back', async () => {
  const story = await openSquadStory();
  const { people, stage, words, read } = story;
  await stage.goTo('2026-11-24', '10:01');
  const label = words.metric.labels.total('new sign-ups');
  await people.product.click(words.standup.answer, { in: 'dm' });
  await people.product.fill({ [words.standup.modal.today]: 'talks', [label]: '1.284' });
  expect((await people.product.submit()).modal?.errors).toEqual([`${label}: Write it as 1284 or 1.2840.`]);
  await people.product.fill({ [label]: '1.2k' });
  await people.product.submit();
  await stage.pass(2_000);
  expect(people.product.readDm()).toContain('Number: 1,200 new sign-ups.');
  await stage.goTo('2026-11-24', '11:01');
  expect(read()).toContain('1,200 of 1,500 new sign-ups as of 10:01');
});

test('with an answer that was not asked for, too', async () => {
  const story = await openSquadStory({ language: 'zh-CN' });
  const { people, channel, words } = story;
  await people.product.command('/standup 访谈', channel);
  await people.product.fill({ [words.metric.labels.total('新增注册')]: '1.2万' });
  expect((await people.product.submit()).modal?.text).toContain(
    '新增注册：本周到目前 12,000（截至 08:30）。',
  );
});

describe('where the reader’s week is another one than the squad’s', () => {
  const FRISCO = 'America/Los_Angeles';
  const AUCKLAND = 'Pacific/Auckland';

  test('in Auckland on Monday, the squad still on Sunday: it is asked for which week', async () => {
    const cast = castAcross(FRISCO, { designer: AUCKLAND });
    const story = await openSquadStory({ cast, from: ['2026-11-29', '15:00'] });
    const { people, channel, stage } = story;
    await people.product.command('/metric 1284', channel);
    const asked = await people.designer.command('/metric 20', channel);
    expect(asked.text).toContain('Which one do you mean?\n[23–29 November] [30 November – 6 December]');
    expect(readings(story)).toEqual(['1284']);
    const entered = await people.designer.click('30 November – 6 December', { in: channel });
    expect(entered.text).toContain('30 November – 6 December: 20 new sign-ups this week so far');
    expect(entered.text).toContain('The squad sees it once its own week begins.');
    expect((await people.product.command('/metric', channel)).modal?.text).toContain('Now 1,284');
    await people.product.cancel();
    await stage.goTo('2026-11-30', '08:00');
    expect((await people.product.command('/metric', channel)).modal?.text).toContain('Now 20');
  });

  test('the form asks for the week, too, and names both', async () => {
    const cast = castAcross(FRISCO, { designer: AUCKLAND });
    const story = await openSquadStory({ cast, from: ['2026-11-29', '15:00'] });
    const { people, channel, words } = story;
    const { metric } = words;
    const opened = await people.designer.command('/metric', channel);
    expect(opened.modal?.text).toContain('23–29 November: Nothing entered yet');
    await people.designer.fill({
      [metric.labels.total('new sign-ups')]: '20',
      [metric.whichWeek]: metric.weekNamed(metric.weeks.this, '23–29 November'),
    });
    expect((await people.designer.submit()).text).toContain('23–29 November: 20 new sign-ups');
  });

  test('in Los Angeles on Sunday, the squad on Monday already', async () => {
    const cast = castAcross(AUCKLAND, { designer: FRISCO });
    const story = await openSquadStory({ cast, from: ['2026-11-23', '08:30'] });
    const { people, channel, stage } = story;
    await people.product.command('/metric 1284', channel);
    await stage.goTo('2026-11-30', '08:30');
    const asked = await people.designer.command('/metric 1290', channel);
    expect(asked.text).toContain('[30 November – 6 December] [23–29 November]');
    const entered = await people.designer.click('23–29 November', { in: channel });
    expect(entered.text).toContain('23–29 November: Last week 1,290 new sign-ups, final.');
    // After planning, last week is closed: there is only one week left.
    await stage.goTo('2026-11-30', '12:01');
    const said = await people.designer.command('/metric 20', channel);
    expect(said.text).toContain('30 November – 6 December: 20 new sign-ups this week so far');
  });
});

describe('numbers in the other forms', () => {
  test('an idea takes 3,5 as what it must bring, and marks out of ten', async () => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    const { hypothesis } = words;
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({
      [hypothesis.title]: 'Group buying',
      [hypothesis.worthItFrom]: 'at least 3,5 %',
      [hypothesis.impact]: '８',
      [hypothesis.confidence]: '7/10',
    });
    await people.marketing.submit();
    expect(
      rowsIn(story.stage.file, 'select worth_it_from, impact, confidence from hypothesis_versions'),
    ).toEqual([{ worth_it_from: '3.5', impact: 8, confidence: 7 }]);
  });

  test('an estimate takes 2d and 半天', async () => {
    const story = await openSquadStory();
    const { people, channel, stage, words, read } = story;
    const { hypothesis } = words;
    await people.marketing.command('/idea Group buying', channel);
    await stage.goTo('2026-11-23', '09:31');
    await people.frontend.click(hypothesis.estimateTitle, { in: channel });
    await people.frontend.fill({ [hypothesis.simple]: '半天', [hypothesis.full]: '2d' });
    await people.frontend.submit();
    await stage.pass(3_000);
    expect(read()).toContain('simple 0.5 d');
    expect(read()).toContain('full 2 d');
  });
});

test('a small number is shown as it was entered, with its target', async () => {
  const story = await openSquadStory();
  const { people, channel, words, stage, read } = story;
  await people.product.command('/squad setup', channel);
  await people.product.fill({ [words.setup.kind]: words.setup.kindLevel, [words.setup.target]: '0.004' });
  await people.product.submit();
  const said = await people.product.command('/metric 0.0042', channel);
  expect(said.text).toContain('0.0042 new sign-ups, as of 08:30. Target 0.004 (105%).');
  await stage.goTo('2026-11-24', '11:05');
  await people.product.command('/standup talks', channel);
  await people.product.submit();
  expect(read()).toContain('0.0042 of 0.004 new sign-ups');
});

describe('a number that should fall', () => {
  test('is set up so: progress, boards and digest follow', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage, read } = story;
    const { setup, metric } = words;
    await people.product.command('/squad setup', channel);
    await people.product.fill({
      [setup.metric]: 'churned customers',
      [setup.direction]: metric.directions.down,
      [setup.target]: '3',
    });
    await people.product.submit();
    await stage.pass(2_000);
    expect(read()).toContain('churned customers, at most 3 this week');
    const above = await people.product.command('/metric 5', channel);
    expect(above.text).toContain(
      '5 churned customers this week so far, as of 08:30. Target at most 3: 2 above it.',
    );
    expect(above.text).not.toContain('%');
    const reached = await people.product.command('/metric 2', channel);
    expect(reached.text).toContain('Target at most 3: reached.');
    expect((await people.product.command('/squad', channel)).text).toContain(
      '2 churned customers as of 08:30, target at most 3',
    );
    await stage.goTo('2026-11-24', '11:05');
    await people.product.command('/standup talks', channel);
    await people.product.submit();
    expect(read()).toContain('2 churned customers as of Mon 08:30, target at most 3');
    await stage.goTo('2026-11-27', '18:01');
    expect(read()).toContain('Week of 23 November: 2 churned customers so far, target at most 3');
  });

  test.each([
    ['lower is better', 'From now on lower is better', 'Target at most 1,500: 100 above it.'],
    ['Lower is better.', 'From now on lower is better', 'Target at most 1,500: 100 above it.'],
    ['less is better', 'From now on lower is better', 'Target at most 1,500: 100 above it.'],
    ['越低越好', 'From now on lower is better', 'Target at most 1,500: 100 above it.'],
    ['越少越好。', 'From now on lower is better', 'Target at most 1,500: 100 above it.'],
    ['higher is better', 'From now on higher is better', 'Target 1,500 (106%).'],
  ])('/metric %s says so; the number and the target stay', async (typed, said, progress) => {
    const story = await openSquadStory();
    const { people, channel } = story;
    await people.product.command('/metric 1600', channel);
    expect((await people.marketing.command(`/metric ${typed}`, channel)).text).toContain(said);
    expect((await people.product.command('/metric', channel)).modal?.text).toContain(
      `Now 1,600, as of 08:30. ${progress}`,
    );
    expect(readings(story)).toEqual(['1600']);
  });

  test('in Chinese', async () => {
    const { people, channel } = await openSquadStory({ language: 'zh-CN' });
    expect((await people.product.command('/metric 越低越好', channel)).text).toContain(
      '「新增注册」从现在起越低越好，目标就是上限。',
    );
    expect((await people.product.command('/metric 1600', channel)).text).toContain(
      '目标 ≤ 1,500，还高出 100。',
    );
    expect((await people.product.command('/metric 1400', channel)).text).toContain('目标 ≤ 1,500，已达成。');
  });
});
