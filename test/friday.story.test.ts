import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { asTest } from './support/story/as-test.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { fillTakeIn, sayWorth } from './support/story/take-in.ts';

const MONDAY = '2026-11-23';
const FRIDAY = '2026-11-27';

/** Marc's ideas, estimated by Fatima and taken in by her on Monday, with Ben and Dana on them too. */
async function withBets(story: Story, titles: readonly string[]): Promise<void> {
  const { people, channel, stage, words } = story;
  const { frontend } = people;
  for (const title of titles) {
    await people.marketing.command(`/idea ${title}`, channel);
    await sayWorth(story, title);
  }
  await stage.goTo(MONDAY, '09:31');
  for (const title of titles) {
    await frontend.click(words.hypothesis.estimateTitle, { in: channel, near: title });
    await frontend.fill({ [words.hypothesis.simple]: '2' });
    await frontend.submit();
    await stage.pass(2_000);
    await frontend.click(words.week.takeIn.title, { in: channel, near: title });
    await fillTakeIn(frontend, words, {
      [words.week.takeIn.others]: [people.backend.name, people.designer.name],
    });
    const seen = await frontend.submit();
    if (seen.modal) throw new Error(`It was not taken in: ${seen.text}`);
    await stage.pass(2_000);
  }
}

/** Goes to Friday 16:01, where the retro is open. */
async function friday({ stage }: Story): Promise<void> {
  await stage.goTo(FRIDAY, '16:01');
}

const live = async ({ words, channel, stage }: Story, person: Person, title: string) => {
  await person.click(words.week.buttons.live, { in: channel, near: title });
  const seen = await person.submit();
  await stage.pass(3_000);
  return seen;
};

/** What a test asks. */
function labels({ week: { result } }: Story['words']) {
  const { control, variant } = result.sides;
  return {
    aCount: result.count(control, 'sign-ups'),
    aPeople: result.people(control, 'visitors'),
    bCount: result.count(variant, 'sign-ups'),
    bPeople: result.people(variant, 'visitors'),
  };
}

/** Opens the result of what is decided by a test and fills its four numbers; what is then on the screen. */
async function count(
  { words, channel, stage }: Story,
  person: Person,
  title: string,
  arms: { a: [string, string]; b: [string, string] },
) {
  const { buttons } = words.week;
  const { aCount, aPeople, bCount, bPeople } = labels(words);
  await asTest(stage, title, person.id);
  await person.click(buttons.enterResult, { in: channel, near: title });
  await person.fill({
    [aCount]: arms.a[0],
    [aPeople]: arms.a[1],
    [bCount]: arms.b[0],
    [bPeople]: arms.b[1],
  });
  return await person.submit();
}

const win: { a: [string, string]; b: [string, string] } = { a: ['450', '10190'], b: ['527', '10190'] };

async function close({ people, words, channel, stage }: Story) {
  const seen = await people.product.click(words.retro.board.close, { in: channel });
  await stage.pass(5_000);
  return seen;
}

describe('a Friday', () => {
  test('shows what was taken in, takes launch, result and notes, and ends in the digest', async () => {
    const story = await openSquadStory();
    const { people, stage, words, channel, read } = story;
    await withBets(story, ['Group buying', 'Pay button']);
    await people.product.command('/metric 1562', channel);
    await friday(story);
    expect(read()).toContain('Retro · 23–29 November');
    expect(read()).toContain('Group buying · live by Fri 27 Nov · @Fatima');
    await live(story, people.frontend, 'Group buying');
    expect(read()).toContain('Group buying · live since Fri 27 Nov');
    const computed = await count(story, people.frontend, 'Group buying', win);
    expect(computed.modal?.text).toContain('+17% (+1.8% to +35%, safe to look at daily), you asked +3%.');
    expect(computed.modal?.text).toContain(words.outcome.suggested.test.reached);
    await people.frontend.fill({ [words.week.result.learned]: 'Buyers recruit buyers' });
    const kept = await people.frontend.submit();
    expect(kept.modal?.text).toContain('Noted: won. It goes into Friday’s digest.');
    await stage.pass(3_000);
    expect(read()).toContain('Group buying · won: +17%');
    await people.backend.click(words.retro.board.addNote, { in: channel });
    await people.backend.fill({ [words.retro.notes.wentWell]: 'writing copy in pairs' });
    expect((await people.backend.submit()).modal).toBeUndefined();
    await stage.pass(3_000);
    expect(read()).toContain('Notes from 1 person so far.');
    await close(story);
    expect(read()).toContain('Week of 23 November: 1,562 of 1,500 new sign-ups so far');
    expect(read()).toContain('Group buying won');
    expect(read()).toContain('+17% (+1.8% to +35%, safe to look at daily): won by test, you asked +3%.');
    expect(read()).toContain('Proposed by @Marc, made by @Fatima, @Ben and @Dana.');
    expect(read()).toContain('Carried over: Pay button.');
    expect(read()).toContain('Retro — went well: writing copy in pairs');
    expect(read()).toContain('Monday 09:30: 1 scale-up');
    expect(read()).toContain('Retro of 23–29 November: closed. Read what came of it');
    expect(read()).not.toContain(words.retro.board.close);
    await stage.goTo('2026-11-30', '09:31');
    expect(read()).toContain('Roll out Group buying to everybody');
    expect(read()).toContain('Carried over\n• Pay button');
  });

  test('closes by itself, and an empty week has good words', async () => {
    const { stage, read, words } = await openSquadStory();
    await stage.goTo(FRIDAY, '16:01');
    expect(read()).toContain(words.retro.board.nothing);
    await stage.goTo(FRIDAY, '18:01');
    expect(read()).toContain('Week of 23 November: no number yet');
    expect(read()).toContain('A quiet week: nothing was on the plan.');
    expect(read()).toContain('a blank page');
  });

  test('is told in Chinese', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    const { stage, read, people, channel } = story;
    await withBets(story, ['拼团']);
    await people.product.command('/metric 1130', channel);
    await stage.goTo(FRIDAY, '18:01');
    expect(read()).toContain('11/23–11/29：新增注册 1,130，目标 1,500');
    expect(read()).toContain('本周没有上线。拼团顺延到下周。');
  });

  test('of a bot that was down comes once, late, and says so', async () => {
    const { stage, read } = await openSquadStory();
    await stage.stopBot();
    await stage.goTo(FRIDAY, '16:30');
    await stage.startBot();
    await stage.pass(60_000);
    expect(read()).toMatch(/I was away until 16:3\d, so this comes late\./);
    expect(read().match(/Retro · /g)).toHaveLength(1);
  });
});

describe('of two at once', () => {
  test('who take the same in, one does, the other reads who was faster', async () => {
    const story = await openSquadStory();
    const { people, channel, stage, words, read } = story;
    await people.marketing.command('/idea Group buying', channel);
    await stage.goTo(MONDAY, '09:31');
    await people.frontend.click(words.hypothesis.estimateTitle, { in: channel });
    await people.frontend.fill({ [words.hypothesis.simple]: '2' });
    await people.frontend.submit();
    await stage.pass(2_000);
    await people.frontend.click(words.week.takeIn.title, { in: channel });
    await people.backend.click(words.week.takeIn.title, { in: channel });
    await fillTakeIn(people.backend, words);
    expect((await people.backend.submit()).modal).toBeUndefined();
    await fillTakeIn(people.frontend, words);
    const late = await people.frontend.submit();
    expect(late.modal?.text).toContain('Ben took this in a moment ago. Nothing to do.');
    await stage.pass(3_000);
    expect(read()).toContain('Taken this week · 2 of');
  });

  test('who launch, the second changes nothing and reads who did', async () => {
    const story = await openSquadStory();
    const { people, stage, words, channel } = story;
    await withBets(story, ['Group buying']);
    await friday(story);
    await people.frontend.click(words.week.buttons.live, { in: channel });
    await people.backend.click(words.week.buttons.live, { in: channel });
    await people.backend.fill({ [words.week.launch.link]: 'https://acme.example/group' });
    expect((await people.frontend.submit()).modal).toBeUndefined();
    const late = await people.backend.submit();
    expect(late.modal?.errors[0]).toMatch(/Fatima launched this already, Fri 15:0\d\. Nothing to do\.$/);
    expect(late.modal?.text).toContain('https://acme.example/group');
    await people.backend.cancel();
    await stage.pass(3_000);
    const third = await people.backend.click(words.week.buttons.enterResult, { in: channel });
    expect(third.modal?.title).toBe(words.week.result.title);
  });

  test('who close the week, one does, the other reads who it was', async () => {
    const story = await openSquadStory();
    const { people, stage, words, channel, read } = story;
    await friday(story);
    const both = await Promise.all(
      [people.product, people.backend].map((one) => one.click(words.retro.board.close, { in: channel })),
    );
    await stage.pass(5_000);
    const said = both.map(({ text }) => text).filter((text) => text !== '');
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^(Paula|Ben) closed the week at 1[56]:0\d\. Nothing to do\.$/);
    expect(read().match(/Week of 23 November/g)).toHaveLength(1);
  });

  test('who enter a result, the second is asked again, with everything typed still there', async () => {
    const story = await openSquadStory();
    const { people, words } = story;
    const { result } = words.week;
    await withBets(story, ['Group buying']);
    await friday(story);
    await live(story, people.frontend, 'Group buying');
    await count(story, people.frontend, 'Group buying', win);
    await count(story, people.backend, 'Group buying', win);
    await people.backend.fill({ [result.verdict]: result.choices.inconclusive });
    await people.backend.fill({ [result.against]: 'The tracking broke' });
    await people.backend.submit();
    await people.frontend.fill({ [result.learned]: 'Buyers recruit buyers' });
    const asked = await people.frontend.submit();
    expect(asked.modal?.text).toContain('Ben entered a result a moment ago: stopped without an answer.');
    expect(asked.modal?.text).toContain('Buyers recruit buyers');
    expect((await people.frontend.submit()).modal?.text).toContain('Noted: won.');
  });
});

describe('what is entered wrongly', () => {
  test('in a result gets its sentence beside the field, and nothing is stored', async () => {
    const story = await openSquadStory();
    const { people, words, read } = story;
    const { result } = words.week;
    const { aCount, bPeople } = labels(words);
    await withBets(story, ['Group buying']);
    await friday(story);
    await live(story, people.frontend, 'Group buying');
    const wrong = await count(story, people.frontend, 'Group buying', {
      a: ['much', '10190'],
      b: ['9', '0'],
    });
    expect(wrong.modal?.errors).toEqual([
      `${aCount}: ${words.metric.problems.count}`,
      `${bPeople}: ${result.aboveZero}`,
    ]);
    await people.frontend.fill({ [aCount]: '20000', [result.to]: FRIDAY });
    expect((await people.frontend.submit()).modal?.errors).toEqual([
      `${aCount}: ${result.notMoreThanAll('10190')}`,
      `${bPeople}: ${result.aboveZero}`,
      `${result.to}: ${result.notOver}`,
    ]);
    await people.frontend.fill({ [aCount]: '450', [bPeople]: '', [result.to]: '2026-11-26' });
    expect((await people.frontend.submit()).modal?.errors).toHaveLength(1);
    await people.frontend.fill({ [bPeople]: '10190' });
    await people.frontend.submit();
    await people.frontend.fill({ [result.verdict]: result.choices.lost });
    await people.frontend.fill({ [result.learned]: '  ' });
    expect((await people.frontend.submit()).modal?.errors).toEqual([
      `${result.learned}: ${result.learnedNeeded}`,
    ]);
    expect(read()).toContain('Group buying · live since');
  });

  test('a verdict without numbers can only be one that needs none', async () => {
    const story = await openSquadStory();
    const { people, words, channel, stage, read } = story;
    const { result, buttons } = words.week;
    await withBets(story, ['Group buying']);
    await friday(story);
    await live(story, people.frontend, 'Group buying');
    await asTest(stage, 'Group buying', people.frontend.id);
    await people.frontend.click(buttons.enterResult, { in: channel });
    const seen = await people.frontend.click(result.withoutNumbers);
    const offered = seen.modal?.fields.find(({ label }) => label === result.verdict)?.options;
    expect(offered).toEqual([
      result.choices.inconclusive,
      result.choices.invalid,
      result.choices['too-early'],
    ]);
    await people.frontend.fill({
      [result.lookAgain]: '2026-12-03',
      [result.missing]: '1,900 more visitors.',
    });
    expect((await people.frontend.submit()).modal?.text).toContain('We look again on Thursday 3 December.');
    await stage.pass(3_000);
    expect(read()).toContain('Group buying · too early, we look again on Thu 3 Dec');
    await close(story);
    expect(read()).toContain(
      'Too early: Group buying. 1,900 more visitors; we look again on Thursday 3 December.',
    );
  });

  test('a day that has passed is refused at the field when something is taken in', async () => {
    const story = await openSquadStory();
    const { people, words, channel, stage } = story;
    await people.marketing.command('/idea Group buying', channel);
    await stage.goTo(MONDAY, '09:31');
    await people.frontend.click(words.hypothesis.estimateTitle, { in: channel });
    await people.frontend.fill({ [words.hypothesis.simple]: '2' });
    await people.frontend.submit();
    await stage.pass(2_000);
    await people.frontend.click(words.week.takeIn.title, { in: channel });
    const { takeIn } = words.week;
    await fillTakeIn(people.frontend, words, { [takeIn.liveBy]: '2026-11-20' });
    expect((await people.frontend.submit()).modal?.errors).toEqual([
      `${takeIn.liveBy}: ${words.common.dateHasPassed}`,
    ]);
    await people.frontend.fill({ [takeIn.liveBy]: '2026-12-01', [words.measurement.form.line]: 'much' });
    expect((await people.frontend.submit()).modal?.errors).toEqual([
      `${takeIn.liveBy}: ${takeIn.outsideWeek('Monday 23 November', 'Sunday 29 November')}`,
      `${words.measurement.form.line}: ${words.metric.problems.noNumber}`,
    ]);
  });

  test('a note after the closing keeps its text in the open modal', async () => {
    const story = await openSquadStory();
    const { people, words, channel } = story;
    await friday(story);
    await people.backend.click(words.retro.board.addNote, { in: channel });
    await people.backend.fill({ [words.retro.notes.tryNext]: 'estimates before lunch' });
    await close(story);
    const seen = await people.backend.submit();
    expect(seen.modal?.errors[0]).toMatch(/The retro closed at 15:0\d, so this can’t be added any more\./);
    expect(seen.modal?.text).toContain('estimates before lunch');
  });

  test('nothing at all is no note', async () => {
    const story = await openSquadStory();
    const { people, words, channel } = story;
    await friday(story);
    await people.backend.click(words.retro.board.addNote, { in: channel });
    expect((await people.backend.submit()).modal?.errors).toEqual([
      `${words.retro.notes.wentWell}: ${words.retro.notes.empty}`,
    ]);
  });
});

test('what is carried over and what is dropped by hand is told in the digest', async () => {
  const story = await openSquadStory();
  const { people, words, channel, stage, read } = story;
  await withBets(story, ['Pay button', 'Banner']);
  await friday(story);
  await people.backend.click(words.week.buttons.carryOver, { in: channel, near: 'Pay button' });
  const { carryOver, otherWork } = words.week;
  await people.backend.fill({ [carryOver.next]: 'copy for step 2', [carryOver.left]: 'two' });
  expect((await people.backend.submit()).modal?.errors).toEqual([
    `${carryOver.left}: ${otherWork.daysProblem}`,
  ]);
  await people.backend.fill({ [carryOver.left]: '1.5' });
  expect((await people.backend.submit()).modal).toBeUndefined();
  await stage.pass(3_000);
  expect(read()).toContain('Pay button · carried over');
  await people.backend.click(words.week.buttons.drop, { in: channel, near: 'Banner' });
  await stage.pass(3_000);
  expect(read()).toContain('Banner · dropped');
  await close(story);
  expect(read()).toContain(
    'Nothing went live this week. Pay button (next: copy for step 2) is carried over.',
  );
  expect(read()).toContain('Dropped: Banner.');
  await stage.goTo('2026-11-30', '09:31');
  expect(read()).toContain('1.5 d left · next: copy for step 2');
});
