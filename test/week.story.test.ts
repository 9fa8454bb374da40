import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { accountOf } from '../src/demo/account.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import { ideaTexts } from '../src/demo/steps/ideas.ts';
import type { Step } from '../src/demo/steps/step.ts';
import { textsIn } from '../src/demo/texts.ts';
import type { Language } from '../src/language/language.ts';
import { planSchema } from '../src/planning/snapshot.ts';
import { digestSchema } from '../src/retro/snapshot.ts';
import { rowsIn } from './support/database/rows.ts';
import { MONDAY, openSquadStory, openStage, type Story } from './support/story/story.ts';
import { expectAllThereOnce, times } from './support/story/time.ts';

/** The squad begins in the week before. */
const FIRST_DAYS = addDays(MONDAY, -7);

async function played(language: Language, steps: readonly Step[]): Promise<Story> {
  const story = await openStage({ language, from: [FIRST_DAYS, '08:30'] });
  await story.stage.startBot();
  const deeds = new Deeds(story.stage, language);
  // What is corrected later has a story of its own.
  const uncorrected = steps.filter(({ what }) => what !== 'a result is corrected after the digest');
  for (const step of uncorrected) await playStep(deeds, step);
  return story;
}

/** The week in which nobody clicks to close anything. */
const leftToItsHours = (language: Language): Step[] =>
  weekSteps(language, FIRST_DAYS).filter(
    ({ what }) => what !== 'that’s the plan' && what !== 'that’s the week',
  );

/** What the week's rituals decided, as it is stored. */
function decidedIn({ stage }: Story) {
  // As it was told first: a number of the week that came later makes a newer version of the digest.
  const snapshotOf = (ritual: string): unknown => {
    const found = rowsIn(
      stage.file,
      `select snapshot from outcomes join occurrences on occurrences.id = occurrence_id where ritual = '${ritual}' and version = 1 and date >= '${MONDAY}'`,
    );
    expect(found).toHaveLength(1);
    return JSON.parse(String(found[0]?.['snapshot']));
  };
  return { plan: planSchema.parse(snapshotOf('planning')), digest: digestSchema.parse(snapshotOf('retro')) };
}

/** Where each hypothesis stands, by title: its state and its verdict. */
function standingIn({ stage }: Story): Record<string, unknown> {
  const rows = rowsIn(
    stage.file,
    `select title, state, verdict, ruled_out, learned from hypotheses
       join hypothesis_versions on hypothesis_versions.id = version_id
       left join results on results.hypothesis_id = hypotheses.id`,
  );
  return Object.fromEntries(rows.map(({ title, ...standing }) => [title, standing]));
}

/** The first message in the channel that contains these words, as the product manager reads it. */
function messageOf({ read }: Story, words: string): string {
  const found = read()
    .split('\n\n')
    .find((message) => message.includes(words));
  if (found === undefined) throw new Error(`There is no message with "${words}" in:\n${read()}`);
  return found;
}

/** How often each day (UTC) a person's phone buzzed, at most. */
function buzzesADay(person: Person): number {
  const days = person.notifications.map(({ at }) => new Date(at).toISOString().slice(0, 10));
  return Math.max(0, ...days.map((day) => days.filter((other) => other === day).length));
}

const nothingElse = { verdict: null, ruled_out: null, learned: null };

/** What is the same of the week however its rituals were closed. */
async function expectTheWeek(story: Story): Promise<void> {
  const { language, people, read } = story;
  const texts = textsIn(language);
  const hot = ideaTexts[language];
  const { groupBuying, redButton, countdown, payButton } = texts;
  const { plan, digest } = decidedIn(story);
  const [won] = digest.won;
  const [lost] = digest.lost;
  const bets = [countdown, payButton].map(({ title }) => title);

  // What is stored of each bet is what the digest decided of it.
  expect(plan.bets.map(({ title }) => title)).toEqual(bets);
  expect(digest).toMatchObject({
    week: MONDAY,
    metric: { value: '1562', target: '1500' },
    won: [{ title: groupBuying.title, learned: groupBuying.learned }],
    lost: [{ title: redButton.title, nthThisQuarter: 1 }],
    inconclusive: [],
    tooEarly: [],
    live: [
      { title: countdown.title, decided: { on: addDays(MONDAY, 11) } },
      { title: hot.banner, decided: { on: addDays(MONDAY, 18) } },
    ],
    carried: [
      { title: payButton.title, bet: true },
      { title: hot.givesWay, bet: false },
    ],
    launches: 2,
    next: { scaleUps: 1, ideas: 2, withoutEstimate: 2 },
  });
  expect(won?.answered?.counted).toMatchObject({ value: '214' });
  expect(lost?.answered?.counted).toMatchObject({ value: '396' });
  expect(standingIn(story)).toEqual({
    [groupBuying.title]: {
      ...nothingElse,
      state: 'won',
      verdict: 'won',
      ruled_out: 0,
      learned: groupBuying.learned,
    },
    [redButton.title]: {
      ...nothingElse,
      state: 'lost',
      verdict: 'lost',
      ruled_out: 1,
      learned: redButton.learned,
    },
    [countdown.title]: { ...nothingElse, state: 'launched' },
    [payButton.title]: { ...nothingElse, state: 'committed' },
    [hot.banner]: { ...nothingElse, state: 'launched' },
    [texts.referral]: { ...nothingElse, state: 'idea' },
    [ideaTexts[language].message]: { ...nothingElse, state: 'idea' },
    [ideaTexts[language].orange]: { ...nothingElse, state: 'idea' },
    [won?.scaleUp?.title ?? '']: { ...nothingElse, state: 'committed' },
  });

  // The channel reads it.
  const plain = messageOf(story, language === 'en' ? 'This week we make two bets (5' : '本周拍板 2 件事（5');
  for (const title of bets) expect(plain).toContain(title);
  const told = messageOf(story, language === 'en' ? 'Week of 23 November' : '11/23–11/29：新增注册');
  const parts =
    language === 'en'
      ? ['Decided this Friday', 'In the air: decided on Friday 4 December', 'Week of 23 November']
      : ['本周五出结论的', '还在跑的：12 月 4 日（周五）出结论', '11/23–11/29：新增注册'];
  const places = parts.map((part) => told.indexOf(part));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  // On Monday the digest has the final number.
  const facts = ['1,574', '1,500', '214', '150', '396', '430'];
  const { product: _, ...makers } = people;
  const mentions = Object.values(makers).map(({ name }) => `@${name}`);
  const sentences = [groupBuying.learned, redButton.learned, ...Object.values(texts.retro)];
  const titles = [...bets, groupBuying.title, redButton.title, hot.banner, won?.scaleUp?.title ?? ''];
  for (const part of [...facts, ...mentions, ...sentences, ...titles]) {
    expect(told.replaceAll(/[。.]/g, '')).toContain(part.replaceAll(/[。.]/g, ''));
  }
  expect(told).toContain(story.words.retro.digest.nth(1));
  expect(times(read(), told)).toBe(1);

  // What could not wait was answered where it was asked.
  const inTime =
    language === 'en' ? 'Answered in 14 minutes: in, 0.5 d' : '14 分钟后有了答复：本周就做，0.5 人日';
  expect(messageOf(story, inTime)).toContain(hot.banner);

  // The next Monday goes on from it.
  const board = messageOf(story, language === 'en' ? 'Planning · 30 November' : '计划会 · 11/30');
  // Its number got its last word, and what won takes one of them more than a week.
  const over = language === 'en' ? '15.5 of 24 days' : '15.5 / 24 人日';
  for (const part of ['1,574', over, won?.scaleUp?.title ?? '', payButton.title, texts.referral])
    expect(board).toContain(part);
  expect(board).not.toContain(redButton.title);

  for (const person of Object.values(people)) expect(buzzesADay(person)).toBeLessThanOrEqual(3);
  await expectAllThereOnce(story);
}

describe('the happy week', () => {
  test.each(['en', 'zh-CN'] as const)(
    'ends in a digest that says what is stored, and the next Monday goes on from it (%s)',
    { timeout: 60_000 },
    async (language) => {
      const story = await played(language, weekSteps(language, FIRST_DAYS));
      const { countdown } = textsIn(language);
      await expectTheWeek(story);
      expect(decidedIn(story).plan.closedBy).toBe(story.people.product.id);
      // Not due before its Friday.
      const board = messageOf(story, language === 'en' ? 'Planning · 30 November' : '计划会 · 11/30');
      expect(board).not.toContain(countdown.title);
    },
  );

  test('decides the same when everything closes by its hour', {
    timeout: 60_000,
  }, async () => {
    const story = await played('en', leftToItsHours('en'));
    await expectTheWeek(story);
    expect(decidedIn(story).plan.closedBy).toBeNull();
    expect(story.read()).toContain('Planning closed at 12:00: two bets.');
  });
});

describe('an empty week', () => {
  test.each(['en', 'zh-CN'] as const)(
    'closes by itself: a plan, a line for each stand-up, a digest with good words, nothing else in the channel (%s)',
    { timeout: 60_000 },
    async (language) => {
      const story = await openSquadStory({ language });
      const { stage, words, people, read } = story;
      await stage.goTo(addDays(MONDAY, 6), '23:00');
      expect(read()).toContain(words.planning.nothingNext(0));
      expect(read()).not.toContain(words.standup.board.title(''));
      expect(read()).toContain(words.retro.digest.nothing);
      const { plan, digest } = decidedIn(story);
      expect(plan).toMatchObject({ bets: [], otherWork: [], ideas: 0, closedBy: null });
      expect(digest).toMatchObject({ metric: { value: null }, won: [], lost: [], carried: [], launches: 0 });
      const { slack, channel } = stage;
      const own = slack
        .history(channel.id)
        .filter(({ user, subtype }) => user === slack.botUserId && subtype === undefined);
      // The welcome, the week's rhythm, the squad's board, planning with its outcome, a line for each stand-up, retro with
      // its digest.
      expect(own).toHaveLength(11);
      // Told who added them, asked and reminded on four days; nobody is called for nothing.
      for (const person of Object.values(people)) {
        expect(buzzesADay(person)).toBeLessThanOrEqual(2);
        expect(person.notifications.every(({ why }) => why === 'dm')).toBe(true);
        expect(person.notifications.length).toBeLessThanOrEqual(9);
      }
      const { rows } = await accountOf(stage);
      expect(rows.get('commitments') ?? 0).toBe(0);
      await expectAllThereOnce(story);
    },
  );
});
