import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { Deeds } from '../src/demo/deeds.ts';
import type { Language } from '../src/language/language.ts';
import { asTest } from './support/story/as-test.ts';
import { FRIDAY, TITLE, withIdea } from './support/story/bet.ts';
import { MONDAY, type Story } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { expectAllThereOnce } from './support/story/time.ts';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);
const NEXT_MONDAY = addDays(MONDAY, 7);

/** The idea, estimated in both versions, is taken in by Fatima: on Monday's open board. */
async function taken(language: Language = 'en'): Promise<Story & { deeds: Deeds }> {
  const story = await withIdea(MONDAY, { language });
  const { people, channel, words, stage } = story;
  await people.frontend.click(words.hypothesis.estimateTitle, { in: channel, near: TITLE });
  await people.frontend.fill({ [words.hypothesis.simple]: '2', [words.hypothesis.full]: '6' });
  await people.frontend.submit();
  await people.frontend.click(words.week.takeIn.title, { in: channel, near: TITLE });
  await fillTakeIn(people.frontend, words);
  await people.frontend.submit();
  await stage.pass(3_000);
  return { ...story, deeds: new Deeds(stage, language) };
}

/** Opens the form for it, from the list behind the button. */
async function changing({ words, channel }: Story, who: Person, near = TITLE): Promise<void> {
  const { change } = words.week;
  await who.click(change.button, { in: channel });
  await who.click(change.one, { near });
}

/** The page of the idea, as Paula reads it. */
async function page({ people, channel, words }: Story): Promise<string> {
  await people.product.command('/ideas group', channel);
  const seen = await people.product.click(words.ideas.list.open, { near: TITLE });
  return seen.text;
}

describe('what was taken in', () => {
  test('gets another owner, version and day on the board, and its history says so', async () => {
    const story = await taken();
    const { people, words, stage, read } = story;
    const { takeIn } = words.week;
    await changing(story, people.backend);
    await people.backend.fill({
      [takeIn.owner]: people.backend.name,
      [takeIn.variant]: takeIn.full('6 d'),
      [takeIn.liveBy]: WEDNESDAY,
    });
    // The six days are Fatima's, who estimated them: more than a week has.
    expect((await people.backend.submit()).modal?.text).toContain(
      'Fatima would have 6 days to do, with 5 left.',
    );
    expect((await people.backend.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    expect(read()).toContain(`${TITLE}, full version · Ben · live by Wed · 6 d`);
    expect(await page(story)).toContain('Ben changed it: Ben owns it, full version, live by Wed 25 Nov');
    await expectAllThereOnce(story);
  });

  test('is taken out: back on the list, gone from the board, and taken in again like any other', async () => {
    const story = await taken();
    const { people, words, channel, stage, read } = story;
    await changing(story, people.backend);
    const out = await people.backend.click(words.week.change.takeOut);
    expect(out.text).toContain(words.week.change.takenOut.bet);
    await people.backend.cancel();
    await stage.pass(3_000);
    expect(read()).not.toContain('Taken this week');
    expect(read()).toContain('Ideas, best first');
    expect(await page(story)).toContain('Ben took it out of the week again');
    await people.product.cancel();
    await people.product.click(words.week.takeIn.title, { in: channel, near: TITLE });
    await fillTakeIn(people.product, words);
    expect((await people.product.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    expect(read()).toContain('Taken this week');
  });

  test('changes in the plan too: the new owner is called there, what was taken out leaves it', async () => {
    const story = await taken();
    const { people, words, channel, stage, read, deeds } = story;
    const { otherWork } = words.week;
    await people.product.click(words.planning.addOtherWork, { in: channel });
    await people.product.fill({ [otherWork.what]: 'Clean-up', [otherWork.days]: '2' });
    await people.product.submit();
    await deeds.closePlanning('product');
    await stage.goTo(TUESDAY, '12:00');
    await changing(story, people.product);
    await people.product.fill({ [words.week.takeIn.owner]: people.backend.name });
    await people.product.submit();
    await changing(story, people.product, 'Clean-up');
    const out = await people.product.click(words.week.change.takeOut);
    expect(out.text).toContain(words.week.change.takenOut.other);
    await people.product.cancel();
    await stage.pass(3_000);
    expect(read()).toContain(`1. ${TITLE}, simple version · @Ben`);
    expect(read()).toContain('Taken out since: Clean-up');
    expect(read()).not.toContain('Also: Clean-up');
    await stage.goTo(FRIDAY, '18:01');
    expect(read()).not.toMatch(/Dropped: .*Clean-up/);
    await expectAllThereOnce(story);
  });

  test('is changed on Home and on the idea’s page, until the week closes', async () => {
    const story = await taken();
    const { people, words, stage, deeds, read } = story;
    const { change, takeIn } = words.week;
    await people.backend.openHome();
    await people.backend.click(change.button, { in: 'home' });
    await people.backend.click(change.one, { near: TITLE });
    await people.backend.fill({ [takeIn.liveBy]: addDays(MONDAY, -1) });
    expect((await people.backend.submit()).modal?.errors).toEqual([
      `${takeIn.liveBy}: ${words.common.dateHasPassed}`,
    ]);
    await people.backend.fill({ [takeIn.liveBy]: NEXT_MONDAY });
    expect((await people.backend.submit()).modal?.errors).toEqual([
      `${takeIn.liveBy}: ${takeIn.outsideWeek('Monday 23 November', 'Sunday 29 November')}`,
    ]);
    await people.backend.cancel();
    await page(story);
    await people.product.click(change.one);
    await people.product.fill({ [takeIn.owner]: people.designer.name });
    expect((await people.product.submit()).modal).toBeUndefined();
    await deeds.closePlanning('product');
    await stage.goTo(FRIDAY, '16:01');
    expect(read()).toContain(`${TITLE} · live by Fri 27 Nov · @Dana`);
    await page(story);
    await people.product.click(change.one);
    await deeds.closeRetro('marketing');
    await people.product.fill({ [takeIn.owner]: people.backend.name });
    expect((await people.product.submit()).modal?.errors).toEqual([
      `${takeIn.owner}: ${words.week.already.carried}`,
    ]);
  });

  test('asks once more where the other version is too much for the week', async () => {
    const story = await taken();
    const { people, words, channel, stage } = story;
    const { takeIn, otherWork } = words.week;
    await people.product.click(words.planning.addOtherWork, { in: channel });
    await people.product.fill({ [otherWork.what]: 'Clean-up', [otherWork.days]: '20' });
    await people.product.submit();
    await people.product.submit();
    await stage.pass(3_000);
    await changing(story, people.frontend);
    await people.frontend.fill({ [takeIn.variant]: takeIn.full('6 d') });
    const asked = await people.frontend.submit();
    expect(asked.modal?.text).toContain(
      '1 day over the 25 to work with.\nFatima would have 6 days to do, with 5 left.\nTake it anyway?',
    );
    expect(asked.modal?.submitLabel).toBe(takeIn.anyway);
    expect((await people.frontend.submit()).modal).toBeUndefined();
  });

  test('is told in Chinese', async () => {
    const story = await taken('zh-CN');
    const { people, words, stage, deeds, read } = story;
    await deeds.closePlanning('product');
    await stage.pass(3_000);
    expect(read()).toContain('[调整本周计划]');
    await changing(story, people.backend);
    await people.backend.fill({ [words.week.takeIn.owner]: people.backend.name });
    await people.backend.submit();
    await changing(story, people.backend);
    const out = await people.backend.click(words.week.change.takeOut);
    expect(out.text).toContain('已移出本周，回到想法清单。');
    await people.backend.cancel();
    await stage.pass(3_000);
    expect(read()).toContain(`后来移出：${TITLE}`);
    const told = await page(story);
    const ben = people.backend.name;
    expect(told).toContain(`${ben}做了调整：改由${ben}负责`);
    expect(told).toContain(`${ben}移出了本周`);
  });
});

describe('a launch', () => {
  async function live(language: Language = 'en'): Promise<Story & { deeds: Deeds }> {
    const story = await taken(language);
    await story.deeds.closePlanning('product');
    await story.stage.goTo(WEDNESDAY, '12:00');
    await story.deeds.launch('frontend', TITLE);
    await asTest(story.stage, TITLE, story.people.product.id);
    await story.stage.pass(3_000);
    return story;
  }

  test('is corrected: its day, and what was said of it', async () => {
    const story = await live();
    const { people, words, stage, read } = story;
    const { launch } = words.week;
    await changing(story, people.frontend);
    await people.frontend.fill({ [launch.since]: addDays(WEDNESDAY, 1) });
    expect((await people.frontend.submit()).modal?.errors).toEqual([
      `${launch.since}: ${words.week.result.inFuture}`,
    ]);
    await people.frontend.fill({
      [launch.since]: TUESDAY,
      [launch.link]: 'https://acme.example/group',
      [launch.makers]: [people.frontend.name, people.designer.name],
    });
    expect((await people.frontend.submit()).modal).toBeUndefined();
    expect(await page(story)).toContain('Fatima changed it: live since Tue 24 Nov');
    await stage.goTo(FRIDAY, '16:01');
    expect(people.frontend.readDm()).toContain(`${TITLE} has been live since Tuesday 24 November.`);
    expect(read()).toContain(`${TITLE} · live since Tue 24 Nov`);
    await expectAllThereOnce(story);
  });

  test('is taken back, and said again when it is so', async () => {
    const story = await live();
    const { people, words, stage, read, deeds } = story;
    await changing(story, people.frontend);
    const back = await people.frontend.click(words.week.launch.takeBack);
    expect(back.text).toContain(words.week.launch.takenBack);
    await people.frontend.cancel();
    await stage.pass(3_000);
    expect(await page(story)).toContain('Fatima took back that it is live');
    await people.product.cancel();
    await deeds.launch('frontend', TITLE);
    await stage.goTo(FRIDAY, '16:01');
    expect(read()).toContain(`${TITLE} · live since Wed 25 Nov`);
    await expectAllThereOnce(story);
  });

  test('of last week goes on in this one once it is taken back, and none is asked about it', async () => {
    const story = await live();
    const { people, words, stage, read } = story;
    await stage.goTo(NEXT_MONDAY, '09:31');
    await changing(story, people.frontend);
    await people.frontend.click(words.week.launch.takeBack);
    await people.frontend.cancel();
    await stage.pass(3_000);
    expect(read()).toMatch(new RegExp(`Carried over\\n.*${TITLE}`));
    expect(read()).not.toContain('Results due');
    await stage.goTo(addDays(NEXT_MONDAY, 4), '10:05');
    const said = people.frontend.readDm();
    expect(said).toContain(`${TITLE}: not live after all`);
    expect(said).not.toContain('What came of it?');
    await expectAllThereOnce(story);
  });

  test('that has its result is corrected there', async () => {
    const story = await live();
    const { people, words, stage, deeds } = story;
    await changing(story, people.frontend);
    await stage.goTo(FRIDAY, '12:00');
    const counts = { without: [450, 10_190], withIt: [527, 10_190] } as const;
    await deeds.result('product', TITLE, counts, {
      metric: 'sign-ups',
      unit: 'visitors',
      verdict: words.week.result.choices.won,
    });
    await people.frontend.fill({ [words.week.launch.since]: TUESDAY });
    expect((await people.frontend.submit()).modal?.errors).toEqual([
      `${words.week.launch.since}: ${words.week.launch.hasResult}`,
    ]);
  });

  test('is taken back in Chinese', async () => {
    const story = await live('zh-CN');
    const { people, words } = story;
    await changing(story, people.frontend);
    const back = await people.frontend.click(words.week.launch.takeBack);
    expect(back.text).toContain('已撤回，这件事改回“正在做”。');
    await people.frontend.cancel();
    expect(await page(story)).toContain(`${people.frontend.name}撤回了上线`);
  });
});
