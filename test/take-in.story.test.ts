import { describe, expect, test } from 'vitest';
import { rowsIn } from './support/database/rows.ts';
import { FRIDAY, TITLE, withIdea } from './support/story/bet.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';
import { fillTakeIn, takeAnyway } from './support/story/take-in.ts';
import { expectAllThereOnce } from './support/story/time.ts';

/** An idea for which Fatima needs so many days, on the open board. */
async function withLongIdea(story: Story, days: string): Promise<void> {
  const { people, channel, words, stage } = story;
  await people.marketing.command(`/idea ${TITLE}`, channel);
  await stage.goTo(MONDAY, '09:31');
  await people.frontend.click(words.hypothesis.estimateTitle, { in: channel });
  await people.frontend.fill({ [words.hypothesis.simple]: days });
  await people.frontend.submit();
  await stage.pass(2_000);
}

const commitments = ({ stage }: Story) => rowsIn(stage.file, 'select * from commitments');

describe('taking in what is too much for the week', () => {
  test('asks once more, says by how much, keeps all that was chosen, and takes it in on the next click', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage, read } = story;
    const { takeIn } = words.week;
    await withLongIdea(story, '19');
    await people.product.click(takeIn.title, { in: channel });
    expect(people.product.modal?.text).toContain('25 days to work with, nothing taken so far.');
    await fillTakeIn(people.product, words, {
      [takeIn.owner]: people.backend.name,
      [takeIn.others]: [people.designer.name],
      [takeIn.liveBy]: '2026-11-26',
    });
    const asked = await people.product.submit();
    expect(asked.modal?.text).toContain('Fatima would have 19 days to do, with 5 left.\nTake it anyway?');
    expect(asked.modal?.submitLabel).toBe('Take it anyway');
    expect(commitments(story)).toEqual([]);
    const taken = await people.product.submit();
    expect(taken.modal).toBeUndefined();
    await stage.pass(3_000);
    expect(read()).toContain(`${TITLE} · Ben with Dana · live by Thu · 19 d`);
    expect(read()).toContain('Taken this week · 19 of 25 days');
    await people.product.click(words.planning.close, { in: channel });
    await stage.pass(3_000);
    expect(read()).toContain('by our line: new sign-ups ≥ 56, decided on Friday 11 December');
    await expectAllThereOnce(story);
  });

  test('asks nothing when it just fits', async () => {
    const story = await openSquadStory();
    const { people, channel, words } = story;
    await withLongIdea(story, '5');
    await people.product.click(words.week.takeIn.title, { in: channel });
    await fillTakeIn(people.product, words);
    expect((await people.product.submit()).modal).toBeUndefined();
    expect(commitments(story)).toHaveLength(1);
  });

  test('asks again when it became more meanwhile than what was seen', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage } = story;
    const { takeIn, otherWork } = words.week;
    await withLongIdea(story, '6');
    await people.product.click(takeIn.title, { in: channel });
    await fillTakeIn(people.product, words);
    expect((await people.product.submit()).modal?.text).toContain(
      'Fatima would have 6 days to do, with 5 left.',
    );
    await people.backend.click(words.planning.addOtherWork, { in: channel });
    await people.backend.fill({
      [otherWork.what]: 'Clean-up',
      [otherWork.days]: '20',
      [otherWork.owner]: people.backend.name,
    });
    expect((await people.backend.submit()).modal?.text).toContain(
      'Ben would have 20 days to do, with 5 left.',
    );
    expect((await people.backend.submit()).modal).toBeUndefined();
    expect((await people.product.submit()).modal?.text).toContain('1 day over the 25 to work with.');
    expect((await people.product.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    expect(commitments(story)).toHaveLength(2);
  });

  test('is asked in Chinese', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { people, channel, words } = story;
    await withLongIdea(story, '19');
    await people.product.click(words.week.takeIn.title, { in: channel });
    await fillTakeIn(people.product, words);
    const asked = await people.product.submit();
    expect(asked.modal?.text).toContain('周航 这周还剩 5 天，这件要做 19 天。\n还是要做？');
  });

  test('survives a restart between the question and the click', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage } = story;
    await withLongIdea(story, '19');
    await people.product.click(words.week.takeIn.title, { in: channel });
    await fillTakeIn(people.product, words);
    await people.product.submit();
    await stage.restartBot();
    expect((await people.product.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    expect(commitments(story)).toHaveLength(1);
    await expectAllThereOnce(story);
  });
});

describe('a form that is no longer true', () => {
  test('says so beside its first field and keeps what was typed when the idea was taken in meanwhile', async () => {
    const story = await withIdea(FRIDAY);
    const { people, channel, words, stage } = story;
    const { takeIn } = words.week;
    await people.backend.click(takeIn.title, { in: channel });
    await fillTakeIn(people.backend, words, { [words.measurement.form.line]: '7.25' });
    await people.product.click(takeIn.title, { in: channel });
    await fillTakeIn(people.product, words);
    await takeAnyway(people.product, words);
    const late = await people.backend.submit();
    expect(late.modal?.errors).toEqual([`${takeIn.owner}: ${takeIn.alreadyTaken('Paula', null)}`]);
    expect(late.modal?.text).toContain('7.25');
    await stage.pass(10 * 60_000);
    const later = await people.backend.submit();
    expect(later.modal?.errors[0]).toMatch(/Paula took this in already \(\d\d:\d\d\)\. Nothing to do\./);
    expect(commitments(story)).toHaveLength(1);
  });

  test('of a week that has ended since says so', async () => {
    const story = await withIdea(FRIDAY);
    const { people, channel, words, stage } = story;
    const { takeIn } = words.week;
    await people.backend.click(takeIn.title, { in: channel });
    await stage.goTo('2026-11-30', '08:00');
    await fillTakeIn(people.backend, words);
    expect((await people.backend.submit()).modal?.errors).toEqual([`${takeIn.liveBy}: ${takeIn.weekOver}`]);
  });
});

describe('other work', () => {
  test('is added with days and who does it, stands on the board and in “This week we”, and is finished', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage, read } = story;
    const { otherWork, buttons } = words.week;
    await stage.goTo(MONDAY, '09:31');
    await people.backend.click(words.planning.addOtherWork, { in: channel });
    await people.backend.fill({ [otherWork.what]: 'Session storage clean-up', [otherWork.days]: 'two' });
    expect((await people.backend.submit()).modal?.errors).toEqual([
      `${otherWork.days}: ${otherWork.daysProblem}`,
    ]);
    await people.backend.fill({ [otherWork.days]: '2' });
    expect((await people.backend.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    expect(read()).toContain('Session storage clean-up · other work · Ben · 2 d');
    await people.product.click(words.planning.close, { in: channel });
    await stage.pass(3_000);
    expect(read()).toContain('Also: Session storage clean-up, 2 d, Ben');
    await stage.goTo(FRIDAY, '16:01');
    await people.backend.click(buttons.done, { in: channel, near: 'Session storage' });
    await stage.pass(3_000);
    expect(commitments(story)).toMatchObject([{ state: 'done', hypothesis_id: null }]);
    await expectAllThereOnce(story);
  });

  test('that is not finished goes on next week, and can be dropped there', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage, read } = story;
    const { otherWork, buttons } = words.week;
    await stage.goTo(MONDAY, '09:31');
    await people.product.click(words.planning.addOtherWork, { in: channel });
    await people.product.fill({ [otherWork.what]: 'Clean-up', [otherWork.days]: '0.5' });
    await people.product.submit();
    await stage.goTo('2026-11-30', '09:31');
    expect(read()).toContain('Carried over\n• Clean-up · other work · Paula · 0.5 d');
    await stage.goTo('2026-12-04', '16:01');
    await people.product.click(buttons.drop, { in: channel, near: 'Clean-up' });
    await stage.pass(3_000);
    expect(commitments(story).map(({ state }) => state)).toEqual(['carried', 'dropped']);
  });

  test('beyond the days asks once more, and keeps what was typed', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { people, channel, words, stage } = story;
    const { otherWork, takeIn } = words.week;
    await stage.goTo(MONDAY, '09:31');
    await people.product.click(words.planning.addOtherWork, { in: channel });
    await people.product.fill({ [otherWork.what]: '清理会话存储', [otherWork.days]: '6' });
    const asked = await people.product.submit();
    expect(asked.modal?.text).toContain('林悦 这周还剩 5 天，这件要做 6 天。');
    expect(asked.modal?.text).toContain('清理会话存储');
    expect(asked.modal?.submitLabel).toBe(takeIn.anyway);
    expect((await people.product.submit()).modal).toBeUndefined();
    expect(commitments(story)).toHaveLength(1);
  });

  test('is added by members only', async () => {
    const story = await openSquadStory();
    const { people, channel, words, stage } = story;
    const sam = stage.addPerson({ name: 'Sam', zone: 'Europe/Berlin', locale: 'en-GB' });
    await people.product.invite(channel, 'Sam');
    await stage.goTo(MONDAY, '09:31');
    expect((await sam.click(words.planning.addOtherWork, { in: channel })).text).toContain('Only members of');
    expect(sam.modal).toBeUndefined();
  });
});
