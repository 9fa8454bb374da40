import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { rowsIn } from './support/database/rows.ts';
import { asTest } from './support/story/as-test.ts';
import { FRIDAY, TITLE, withIdea } from './support/story/bet.ts';
import { MONDAY, type Story } from './support/story/story.ts';
import { fillTakeIn, sayWorth } from './support/story/take-in.ts';
import { expectAllThereOnce } from './support/story/time.ts';

const WEDNESDAY = '2026-11-25';
const NEXT_MONDAY = addDays(MONDAY, 7);
const win = { without: [450, 10_190], withIt: [527, 10_190] } as const;
const loss = { without: [500, 10_190], withIt: [380, 10_190] } as const;

/** The idea is taken in on Monday by Fatima, with Dana on it, and live on Wednesday. */
async function liveOnWednesday(): Promise<Story & { deeds: Deeds }> {
  const story = await withIdea();
  const deeds = new Deeds(story.stage, story.language);
  const { takeIn } = story.words.week;
  const { frontend, designer } = story.people;
  await sayWorth(story, TITLE);
  await frontend.click(takeIn.title, { in: story.channel, near: TITLE });
  await fillTakeIn(frontend, story.words, { [takeIn.others]: [designer.name] });
  await frontend.submit();
  await deeds.closePlanning('product');
  await story.stage.goTo(WEDNESDAY, '12:00');
  await deeds.launch('frontend', TITLE);
  await asTest(story.stage, TITLE, frontend.id);
  return { ...story, deeds };
}

const measured = { metric: 'sign-ups', unit: 'visitors' };

describe('a launch', () => {
  test('takes a link only if it is one, and the digest thanks whoever was named', async () => {
    const story = await withIdea();
    const { people, words, channel, stage, read } = story;
    const deeds = new Deeds(stage, story.language);
    await people.frontend.click(words.week.takeIn.title, { in: channel, near: TITLE });
    await fillTakeIn(people.frontend, words);
    await people.frontend.submit();
    await deeds.closePlanning('product');
    const { launch, buttons } = words.week;
    await people.frontend.click(buttons.live, { near: TITLE });
    await people.frontend.fill({
      [launch.link]: 'javascript:alert(1)',
      [launch.makers]: [people.frontend.name, people.designer.name],
    });
    const refused = await people.frontend.submit();
    expect(refused.modal?.errors).toEqual([`${launch.link}: ${words.common.notAnAddress}`]);
    await people.frontend.fill({ [launch.link]: 'https://acme.example/group' });
    expect((await people.frontend.submit()).modal).toBeUndefined();
    await stage.goTo(FRIDAY, '12:00');
    await asTest(stage, TITLE, people.frontend.id);
    await deeds.result('frontend', TITLE, win, { ...measured, verdict: words.week.result.choices.won });
    await stage.goTo(FRIDAY, '18:01');
    expect(read()).toContain('Proposed by @Marc, made by @Fatima and @Dana.');
    expect(read()).toContain('See it');
  });
});

describe('what came of it', () => {
  test('is asked of the owner on Friday at ten, in place of the nudge, and not again by the board', async () => {
    const { people, stage, read } = await liveOnWednesday();
    await stage.goTo(FRIDAY, '16:01');
    const { frontend } = people;
    expect(frontend.readDm()).toContain(
      `${TITLE} has been live since Wednesday 25 November. What came of it?`,
    );
    const onFriday = (person: Person) => person.readDm().split('Friday, November 27').at(-1);
    expect(onFriday(frontend)).not.toContain('1 reply');
    expect(onFriday(people.marketing)).toContain('1 reply');
    expect(read()).toContain(`${TITLE} · live since Wed 25 Nov · Fatima`);
  });

  test('is asked of somebody else who worked on it when the owner has left, and the squad’s owner reads so', async () => {
    const { people, stage, read } = await liveOnWednesday();
    stage.slack.updateUser(people.frontend.id, { deactivated: true });
    await stage.goTo(FRIDAY, '10:05');
    expect(people.designer.readDm()).toContain('What came of it?');
    // The squad's owner knew before: somebody has to go on with it.
    expect(people.product.readDm()).toContain('Fatima is no longer in Growth squad');
    expect(people.product.readDm()).toContain(`${TITLE} · from now on I ask Dana what came of it`);
    await stage.goTo(FRIDAY, '16:01');
    expect(read()).toContain(`${TITLE} · live since Wed 25 Nov · Dana`);
  });

  test('is asked again on the day that was named, over a restart', async () => {
    const { people, stage, words } = await liveOnWednesday();
    const { notYet, buttons, result } = words.week;
    await stage.goTo(FRIDAY, '10:05');
    await people.frontend.click(buttons.notYet, { in: 'dm' });
    await people.frontend.fill({ [result.lookAgain]: FRIDAY });
    expect((await people.frontend.submit()).modal?.errors).toEqual([
      `${result.lookAgain}: ${result.dateAhead}`,
    ]);
    await people.frontend.fill({ [result.lookAgain]: '2026-12-02' });
    expect((await people.frontend.submit()).modal?.title).toBe(notYet.title);
    await people.frontend.cancel();
    expect(people.frontend.readDm()).toContain('we look again on Wednesday 2 December.');
    await stage.restartBot();
    await stage.goTo('2026-12-02', '10:05');
    expect(people.frontend.readDm()).toContain(`Today we wanted to look at ${TITLE} again.`);
  });
});

describe('a result whose acknowledgement gets lost', () => {
  test('counts once, also when the verdict is chosen once more before it is sent again', async () => {
    const { people, stage, words } = await liveOnWednesday();
    const { frontend } = people;
    const { result, buttons } = words.week;
    await stage.goTo(FRIDAY, '12:00');
    await asTest(stage, TITLE, frontend.id);
    await frontend.click(buttons.enterResult, { near: TITLE });
    const { control, variant } = result.sides;
    await frontend.fill({
      [result.count(control, 'sign-ups')]: '500',
      [result.people(control, 'visitors')]: '10190',
    });
    await frontend.fill({
      [result.count(variant, 'sign-ups')]: '380',
      [result.people(variant, 'visitors')]: '10190',
    });
    await frontend.submit();
    const say = async (): Promise<void> => {
      await frontend.fill({ [result.verdict]: result.choices.lost });
      await frontend.fill({ [result.learned]: 'One by one is enough' });
    };
    await say();
    stage.slack.loseAcknowledgements(1);
    const sent = frontend.submit();
    await stage.pass(4_000);
    expect((await sent).error).toBeDefined();
    await frontend.fill({ [result.verdict]: result.choices.inconclusive });
    await say();
    expect((await frontend.submit()).modal?.text).toContain('Noted');
    expect(rowsIn(stage.file, 'select learned, replaces from results')).toEqual([
      { learned: 'One by one is enough', replaces: null },
    ]);
  });
});

describe('a result that comes after the digest', () => {
  test('is told below it and in the channel, once, and not again a week later', async () => {
    const story = await liveOnWednesday();
    const { deeds, stage, words, read } = story;
    await stage.goTo(FRIDAY, '18:30');
    expect(read()).toContain(`In the air: decided on Friday 27 November\n• ${TITLE}`);
    await deeds.result('frontend', TITLE, win, { ...measured, verdict: words.week.result.choices.won });
    await stage.pass(5_000);
    await stage.restartBot();
    await stage.pass(5_000);
    expect(read()).not.toContain('In the air');
    expect(read()).toContain(`${TITLE} won`);
    expect(read()).toContain(`In after the digest: ${TITLE} won, +17%`);
    expect(read()).toContain('Corrected on Friday 27 November: Group buying.');
    await stage.goTo('2026-12-04', '18:01');
    const next = read().slice(read().indexOf('Week of 30 November'));
    expect(next).not.toContain('+17%');
    await expectAllThereOnce(story);
  });

  test('changes the verdict that was told, and the scale-up with it', async () => {
    const story = await liveOnWednesday();
    const { deeds, stage, words, read, channel } = story;
    const { choices } = words.week.result;
    await stage.goTo(FRIDAY, '12:00');
    await deeds.result('frontend', TITLE, win, { ...measured, verdict: choices.won });
    await stage.goTo(FRIDAY, '18:30');
    const lost = {
      ...measured,
      verdict: choices.lost,
      learned: 'Bots had clicked.',
      corrects: true,
    } as const;
    await deeds.result('frontend', TITLE, loss, lost);
    await stage.pass(5_000);
    expect(read()).toContain(`Corrected: ${TITLE}, not won but lost: −24%`);
    expect(read()).toContain(`One wrong answer ruled out: ${TITLE}`);
    expect(read()).not.toContain(`${TITLE} won:`);
    await stage.goTo(NEXT_MONDAY, '09:31');
    expect(story.people.product.read(channel)).not.toContain(words.planning.scaleUps);
    await expectAllThereOnce(story);
  });
});

test('a result that nobody asked for is corrected from its history after the digest, which is corrected too', async () => {
  const story = await liveOnWednesday();
  const { deeds, stage, words, read, people, channel } = story;
  const { choices } = words.week.result;
  const { enterResult, correct } = words.week.buttons;
  const { list } = words.ideas;
  const openIt = async (group: keyof typeof list.groups) => {
    await people.marketing.command('/ideas', channel);
    await people.marketing.choose(list.groups.waiting, list.groups[group]);
    return (await people.marketing.click(list.open, { near: TITLE })).text;
  };
  await stage.goTo(FRIDAY, '09:00');
  expect(await openIt('underway')).toContain(`[${enterResult}]`);
  await deeds.result('marketing', TITLE, win, { ...measured, verdict: choices.won });
  await people.marketing.cancel();
  await stage.goTo(FRIDAY, '18:30');
  expect(people.marketing.readDm()).not.toContain(TITLE);
  expect(await openIt('answered')).toContain(`[${correct}]`);
  const lost = { ...measured, verdict: choices.lost, learned: 'Bots had clicked.' } as const;
  await deeds.result('marketing', TITLE, loss, { ...lost, corrects: 'here' });
  await stage.pass(5_000);
  expect(read()).toContain(`Corrected: ${TITLE}, not won but lost: −24%`);
  await people.marketing.cancel();
  const page = await openIt('answered');
  expect(page).toContain('Marc entered the result: won');
  expect(page).toContain('Marc entered the result: ruled out, −24%');
  await expectAllThereOnce(story);
});

describe('what the retro wants to try', () => {
  test('is taken by one, without who noted it, and asked about on Monday and in the next retro', async () => {
    const story = await liveOnWednesday();
    const { deeds, stage, words, read, people, channel } = story;
    await stage.goTo(FRIDAY, '16:05');
    await deeds.note('designer', { next: 'Estimates before lunch' });
    await people.backend.click(words.retro.tries.who, { in: channel });
    await deeds.takeAction('frontend', 'Estimates before lunch');
    const late = await people.backend.submit();
    expect(late.modal?.errors).toEqual([
      `${words.retro.tries.owner}: ${words.retro.tries.takenBy('Fatima')}`,
    ]);
    await people.backend.cancel();
    await deeds.closeRetro('product');
    await stage.pass(3_000);
    expect(read()).toContain('from Monday: Estimates before lunch (@Fatima)');
    expect(read()).not.toContain('Dana noted');
    await stage.restartBot();
    await stage.goTo(NEXT_MONDAY, '09:31');
    expect(read()).toContain('Estimates before lunch · Fatima');
    await people.frontend.click(words.week.actions.stillOn, { in: channel });
    await stage.pass(3_000);
    expect(read()).toContain('Estimates before lunch · from the retro · Fatima');
    await stage.goTo('2026-12-04', '16:01');
    await people.frontend.click(words.week.buttons.done, { in: channel, near: 'Estimates before lunch' });
    await deeds.closeRetro('product');
    await stage.pass(3_000);
    expect(read()).toContain('Also done: Estimates before lunch.');
    await expectAllThereOnce(story);
  });
});
