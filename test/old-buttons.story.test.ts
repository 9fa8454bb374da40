import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { Deeds } from '../src/demo/deeds.ts';
import type { Language } from '../src/language/language.ts';
import { asTest } from './support/story/as-test.ts';
import { TITLE, withIdea } from './support/story/bet.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';
import { expectAllThereOnce } from './support/story/time.ts';

const TUESDAY = addDays(MONDAY, 1);
const WEDNESDAY = addDays(MONDAY, 2);
const FRIDAY = addDays(MONDAY, 4);
const LINK = 'https://acme.example/group';

/** The bet is in the plan of Monday and went live on Wednesday. */
async function live(language: Language = 'en'): Promise<Story & { deeds: Deeds; plan: () => string }> {
  const story = await withIdea(MONDAY, { language });
  const { stage, words, people, channel } = story;
  const deeds = new Deeds(stage, language);
  await people.frontend.click(words.week.takeIn.title, { in: channel, near: TITLE });
  await fillTakeIn(people.frontend, words);
  await people.frontend.submit();
  await deeds.closePlanning('product');
  await stage.goTo(WEDNESDAY, '12:00');
  await deeds.launch('frontend', TITLE, { link: LINK });
  await stage.pass(3_000);
  const first = words.planning.firstStandup('', '').slice(0, 5);
  const plan = () =>
    story
      .read()
      .split('\n\n')
      .find((message) => message.includes(`1. ${TITLE}`) && message.includes(first)) ?? '';
  return { ...story, deeds, plan };
}

describe('the plan', () => {
  test('says since when a bet is live, and leads there', async () => {
    const { plan, stage, channel } = await live();
    expect(plan()).toContain(`1. ${TITLE} · @Fatima · live since Wed 25 Nov`);
    expect(plan()).not.toContain('live by');
    const sent = stage.slack.history(stage.channel.id).map(({ blocks }) => JSON.stringify(blocks));
    expect(channel).toBe(stage.channel.name);
    expect(sent.some((blocks) => blocks?.includes(`<${LINK}|live since Wed 25 Nov>`))).toBe(true);
  });

  test('says so in Chinese', async () => {
    expect((await live('zh-CN')).plan()).toMatch(/11\S+25\S*上线/);
  });

  test('of an earlier week keeps only what still waits: a result, until it is there', async () => {
    const story = await live();
    const { plan, stage, words, deeds, people } = story;
    expect(plan()).toContain(`[${words.week.buttons.enterResult}]`);
    expect(plan()).toContain(`[${words.week.change.button}]`);
    await stage.goTo(addDays(MONDAY, 21), '09:31');
    expect(plan()).toContain(`[${words.week.buttons.enterResult}]`);
    await asTest(stage, TITLE, people.product.id, { counts: 'sign-ups per visitor' });
    await deeds.result(
      'frontend',
      TITLE,
      { without: [450, 10_190], withIt: [527, 10_190] },
      {
        ...{ metric: 'sign-ups per visitor', unit: 'visitors', learned: 'Friends decide' },
        verdict: words.week.result.choices.won,
      },
    );
    await stage.pass(5_000);
    expect(plan()).not.toContain('[');
    // Three Fridays asked: each says what came of it, and none asks any more.
    const asked = people.frontend.readDm();
    expect(asked).not.toContain(`[${words.week.buttons.enterResult}]`);
    expect(asked).not.toContain(`[${words.week.buttons.notYet}]`);
    await expectAllThereOnce(story);
  }, 60_000);

  test('of an earlier round leaves its buttons to the later one', async () => {
    const { stage, words, people, channel, read } = await live();
    await people.product.command('/squad plan', channel);
    await stage.pass(3_000);
    await people.product.click(words.planning.close, { in: channel });
    await stage.pass(5_000);
    expect(read().split(`[${words.week.buttons.enterResult}]`)).toHaveLength(2);
    expect(read().split(`[${words.week.change.button}]`)).toHaveLength(2);
  });
});

test('a digest asks for estimates and for the number until the next planning', async () => {
  const { people, channel, words, stage, read } = await openSquadStory();
  const { digest } = words.retro;
  await people.marketing.command('/idea Shorter form', channel);
  await stage.goTo(FRIDAY, '18:01');
  expect(read()).toContain(`[${digest.estimateNow}]`);
  expect(read()).toContain(`[${words.metric.enterIt}]`);
  const opened = await people.frontend.click(digest.estimateNow, { in: channel });
  expect(opened.modal?.fields.map(({ label }) => label)).toEqual(['Shorter form']);
  await people.frontend.cancel();
  await stage.goTo(addDays(MONDAY, 7), '09:31');
  expect(read()).not.toContain(`[${digest.estimateNow}]`);
  expect(read()).not.toContain(`[${words.metric.enterIt}]`);
});

test('a closed stand-up can be helped with until the next is told', async () => {
  const { stage, words, people, channel, read } = await openSquadStory();
  const deeds = new Deeds(stage, 'en');
  const { blocker } = words.standup;
  await stage.goTo(TUESDAY, '10:01');
  await deeds.standup('frontend', 'step 1', { inTheWay: 'No copy' });
  await deeds.standup('product', 'step 2', { inTheWay: 'No keys' });
  await stage.goTo(TUESDAY, '20:00');
  expect(read().split(`[${blocker.iCanHelp}]`)).toHaveLength(3);
  await people.marketing.click(blocker.iCanHelp, { in: channel, near: 'No copy' });
  await stage.pass(3_000);
  expect(read().split(`[${blocker.iCanHelp}]`)).toHaveLength(2);
  await stage.goTo(WEDNESDAY, '10:01');
  await deeds.standup('marketing', 'the copy');
  await stage.goTo(WEDNESDAY, '11:01');
  expect(read().split(`[${blocker.iCanHelp}]`)).toHaveLength(2);
  const [first = ''] = read()
    .split('\n\n')
    .filter((message) => message.includes('No keys') && message.includes('Stand-up'));
  expect(first).toContain('Tuesday');
  expect(first).not.toContain('[');
});

test('a stand-up that nobody answered takes no button from the one before; the next one told does', async () => {
  const { stage, words, read } = await openSquadStory();
  const deeds = new Deeds(stage, 'en');
  const { iCanHelp } = words.standup.blocker;
  const told = (date: string) =>
    read()
      .split('\n\n')
      .find((message) => message.includes(`${date} November`) && message.includes('No copy')) ?? '';
  await stage.goTo(TUESDAY, '10:01');
  await deeds.standup('frontend', 'step 1', { inTheWay: 'No copy' });
  await stage.goTo(WEDNESDAY, '20:00');
  expect(read()).toContain(words.standup.board.quiet.silent('Wednesday 25 November'));
  expect(told('24')).toContain(`[${iCanHelp}]`);
  const thursday = addDays(MONDAY, 3);
  await stage.goTo(thursday, '10:01');
  await deeds.standup('marketing', 'the copy');
  await stage.goTo(thursday, '11:01');
  expect(told('26')).toContain(`[${iCanHelp}]`);
  expect(told('24')).not.toContain('[');
});
