import { describe, expect, test } from 'vitest';
import { catalogue } from '../src/language/catalogue.ts';
import { rowsIn } from './support/database/rows.ts';
import { MONDAY, openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';
import { expectAllThereOnce } from './support/story/time.ts';

const NEXT = '2026-11-30';
const METRIC = 'new sign-ups';

/** The second Monday at 09:31: on Friday at 16:00 somebody had entered 1,250. */
async function secondMonday(options: StoryOptions = {}): Promise<Story> {
  const story = await openSquadStory(options);
  const { people, channel, stage } = story;
  await stage.goTo('2026-11-27', '15:59');
  await people.product.command('/metric 1250', channel);
  await stage.goTo(NEXT, '09:31');
  return story;
}

const readings = ({ stage }: Story) =>
  rowsIn(stage.file, 'select week, value, replaces is not null as corrected from readings order by id');
const targets = ({ stage }: Story) => rowsIn(stage.file, 'select week, value, "by" from targets order by id');

describe('last week’s number', () => {
  test('is asked for on the board with its age, entered as final, and corrected once more', async () => {
    const story = await secondMonday();
    const { people, channel, words, stage, read } = story;
    expect(read()).toContain('Last week 1,250 new sign-ups so far, as of Fri 15:59');
    const opened = await people.product.click(words.planning.enterFinal, { in: channel });
    expect(opened.modal?.text).toContain('Nothing entered yet this week. Target 1,500.');
    expect(opened.modal?.text).toContain('Last week 1,250, as of Fri 15:59.');
    await people.product.fill({ [METRIC]: '1,284' });
    const said = await people.product.submit();
    expect(said.text).toContain(
      'Last week 1,284 new sign-ups, final. Target 1,500 (85%). Before: 1,250 (Fri 15:59).',
    );
    await stage.pass(3_000);
    expect(read()).toContain('Last week 1,284 new sign-ups (final)');
    expect(read()).not.toContain(words.planning.enterFinal);
    const again = await people.marketing.command('/metric last week 1,290', channel);
    expect(again.text).toContain('Last week 1,290 new sign-ups, final. Target 1,500 (86%). Before: 1,284 (');
    await stage.pass(3_000);
    expect(read()).toContain('Last week 1,290 new sign-ups (final)');
    expect(readings(story)).toEqual([
      { week: MONDAY, value: '1250', corrected: 0 },
      { week: MONDAY, value: '1284', corrected: 1 },
      { week: MONDAY, value: '1290', corrected: 1 },
    ]);
    await expectAllThereOnce(story);
  });

  test('and this week’s are offered side by side in the modal of /metric', async () => {
    const story = await secondMonday();
    const { people, channel, words } = story;
    await people.marketing.command('/metric', channel);
    await people.marketing.fill({ [METRIC]: '12' });
    expect((await people.marketing.submit()).text).toContain('12 new sign-ups this week so far');
    await people.marketing.cancel();
    await people.marketing.command('/metric', channel);
    await people.marketing.fill({ [words.metric.whichWeek]: words.metric.weeks.last, [METRIC]: '1284' });
    expect((await people.marketing.submit()).text).toContain('Last week 1,284 new sign-ups, final.');
    expect(readings(story).map(({ week, value }) => [week, value])).toEqual([
      [MONDAY, '1250'],
      [NEXT, '12'],
      [MONDAY, '1284'],
    ]);
  });

  test('in Chinese', async () => {
    const story = await secondMonday({ language: 'zh-CN' });
    const { people, channel, stage, read } = story;
    expect(read()).toContain('上周新增注册 1,250（截至周五 15:59）');
    const said = await people.marketing.command('/metric 上周1284', channel);
    expect(said.text).toContain(
      '上周新增注册 1,284（最终）。目标 1,500，完成 85%。上一次是 1,250（周五 15:59）。',
    );
    await stage.pass(3_000);
    expect(read()).toContain('上周新增注册 1,284（最终）');
  });

  test('is no longer taken once planning has closed, unless it is opened again', async () => {
    const story = await secondMonday();
    const { people, channel, words, stage } = story;
    await people.backend.command('/metric last week', channel);
    await people.backend.fill({ [METRIC]: '1300' });
    await people.product.click(words.planning.close, { in: channel });
    const { problems } = words.metric;
    const late = await people.backend.submit();
    expect(late.modal?.errors).toEqual([`${METRIC}: ${problems.planned}`]);
    expect(late.modal?.text).toContain('1300');
    const typed = await people.product.command('/metric last week 1300', channel);
    expect(typed.text).toContain('You typed “last week 1300”.');
    expect(typed.text).toContain(problems.planned);
    expect((await people.product.command('/metric last week', channel)).text).toBe(problems.planned);
    expect((await people.product.command('/metric', channel)).modal?.text).not.toContain('Last week');
    await people.product.cancel();
    expect(readings(story)).toHaveLength(1);
    await stage.pass(3_000);
    await people.product.command('/squad plan', channel);
    expect((await people.product.command('/metric last week 1300', channel)).text).toContain('final');
  });

  test('that cannot be read shows the right form and what was typed', async () => {
    const { people, channel, words } = await secondMonday();
    const said = await people.product.command('/metric last week 1.284', channel);
    expect(said.text).toContain('You typed “last week 1.284”.');
    expect(said.text).toContain('Which one do you mean?');
    expect((await people.product.command('/metric last weekend', channel)).text).toContain(
      words.metric.problems.noNumber,
    );
  });

  test('is not asked for in a first week', async () => {
    const { people, channel, words, stage, read } = await openSquadStory();
    await stage.goTo(MONDAY, '09:31');
    expect(read()).not.toContain(words.planning.enterFinal);
    expect((await people.product.command('/metric', channel)).modal?.text).not.toContain('Last week');
  });

  test('of another metric, since it was changed meanwhile, is refused, and what was typed stays', async () => {
    const story = await secondMonday();
    const { people, channel, words } = story;
    await people.backend.click(words.planning.enterFinal, { in: channel });
    await people.backend.fill({ [METRIC]: '1300' });
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.metric]: 'paying users' });
    await people.product.submit();
    const refused = await people.backend.submit();
    expect(refused.modal?.errors).toEqual([`${METRIC}: ${words.metric.problems.changed('paying users')}`]);
    expect(refused.modal?.text).toContain('1300');
    expect(readings(story)).toHaveLength(1);
  });

  test('of a level does not exist: what it is now is asked for', async () => {
    const { people, channel, words, stage, read } = await openSquadStory();
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.kind]: words.setup.kindLevel });
    await people.product.submit();
    await people.product.command('/metric 12.5', channel);
    expect((await people.product.command('/metric last week 12', channel)).text).toContain(
      words.metric.problems.level,
    );
    await stage.goTo(NEXT, '09:31');
    expect(read()).toContain('12.5 new sign-ups, as of Mon 23 Nov');
    await people.product.click(words.planning.enterNow, { in: channel });
    await people.product.fill({ [words.metric.labels.level(METRIC)]: '13' });
    await people.product.submit();
    await stage.pass(3_000);
    expect(read()).toContain('13 new sign-ups, as of 09:31');
  });
});

describe('the target', () => {
  test('goes on as last week until somebody keeps it: one click, and it is known who', async () => {
    const story = await secondMonday();
    const { people, channel, words, stage, read } = story;
    expect(read()).toContain('target 1,500 as last week');
    await people.marketing.click(words.planning.keepTarget, { in: channel });
    await stage.pass(3_000);
    expect(read()).toContain('target 1,500 · ');
    expect(read()).not.toContain(words.planning.keepTarget);
    expect(targets(story).at(-1)).toEqual({ week: NEXT, value: '1500', by: people.marketing.id });
    await expectAllThereOnce(story);
  });

  test('kept by one and changed by another: the one who is too late reads what happened', async () => {
    const story = await secondMonday();
    const { people, channel, words, stage, read } = story;
    const heal = stage.slack.intercept(({ method }) =>
      method === 'chat.update' ? { kind: 'status', status: 503 } : undefined,
    );
    await people.product.click(words.planning.changeTarget, { in: channel });
    await people.product.fill({ [words.metric.targetLabel(METRIC, '30 November – 6 December')]: '1,600' });
    expect((await people.product.submit()).modal).toBeUndefined();
    const late = await people.marketing.click(words.planning.keepTarget, { in: channel });
    expect(late.text).toBe(words.metric.targetSetBy('Paula', '1,600'));
    heal();
    await stage.pass(120_000);
    expect(read()).toContain('target 1,600 · ');
    expect(targets(story).map(({ value }) => value)).toEqual(['1500', '1600']);
  });

  test.each([
    ['0', 'target'],
    ['-3', 'target'],
    ['many', 'noNumber'],
  ] as const)('of %s is refused beside the field', async (typed, problem) => {
    const story = await secondMonday();
    const { people, channel, words } = story;
    const label = words.metric.targetLabel(METRIC, '30 November – 6 December');
    await people.product.click(words.planning.changeTarget, { in: channel });
    await people.product.fill({ [label]: typed });
    const refused = await people.product.submit();
    expect(refused.modal?.errors).toEqual([`${label}: ${words.metric.problems[problem]}`]);
    expect(targets(story)).toHaveLength(1);
  });

  test('of 0 is refused in set-up, too', async () => {
    const { people, channel, words } = await openSquadStory();
    await people.product.command('/squad setup', channel);
    await people.product.fill({ [words.setup.target]: '0' });
    expect((await people.product.submit()).modal?.errors).toEqual([
      `${words.setup.target}: ${words.metric.problems.target}`,
    ]);
  });

  test('left empty is none, and can be set again', async () => {
    const story = await secondMonday({ language: 'zh-CN' });
    const { people, channel, stage, read, language } = story;
    const words = catalogue(language);
    const label = words.metric.targetLabel('新增注册', '11/30–12/6');
    await people.product.click(words.planning.changeTarget, { in: channel });
    await people.product.fill({ [label]: '' });
    await people.product.submit();
    await stage.pass(3_000);
    expect(read()).toContain('未定目标');
    await people.backend.click(words.planning.setTarget, { in: channel });
    await people.backend.fill({ [label]: '1600' });
    await people.backend.submit();
    await stage.pass(3_000);
    expect(read()).toContain('目标 1,600 ');
    expect(targets(story).map(({ week, value }) => [week, value])).toEqual([
      [MONDAY, '1500'],
      [NEXT, null],
      [NEXT, '1600'],
    ]);
  });

  test('of a week that ended while the modal was open stays as it was', async () => {
    const story = await secondMonday();
    const { people, channel, words, stage } = story;
    const label = words.metric.targetLabel(METRIC, '30 November – 6 December');
    await people.product.click(words.planning.changeTarget, { in: channel });
    await people.product.fill({ [label]: '1600' });
    await stage.goTo('2026-12-07', '08:00');
    const late = await people.product.submit();
    expect(late.modal?.errors).toEqual([`${label}: ${words.metric.problems.targetOver}`]);
    expect(targets(story)).toHaveLength(1);
  });

  test('is decided by members only', async () => {
    const story = await secondMonday();
    const { people, channel, words, stage } = story;
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    await people.product.invite(channel, 'Sam');
    for (const label of [words.planning.keepTarget, words.planning.changeTarget, words.planning.enterFinal]) {
      const said = await sam.click(label, { in: channel });
      expect(said.text).toContain('Only members of');
      expect(said.modal).toBeUndefined();
    }
    expect(targets(story)).toHaveLength(1);
  });
});
