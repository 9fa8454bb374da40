import { describe, expect, test } from 'vitest';
import { addDays } from '../src/calendar/date.ts';
import { accountOf } from '../src/demo/account.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import { textsIn } from '../src/demo/texts.ts';
import type { Language } from '../src/language/language.ts';
import { digestSchema } from '../src/retro/snapshot.ts';
import { outcomeOf } from '../src/ritual/outcome-store.ts';
import { occurrenceOn } from '../src/ritual/store.ts';
import { squadInChannel } from '../src/squad/store.ts';
import { MONDAY, openSquadStory, openStage, type Story } from './story.ts';

async function playedWeek(language: Language): Promise<Story> {
  const story = await openStage({ language });
  await story.stage.startBot();
  const deeds = new Deeds(story.stage, language);
  for (const step of weekSteps(language, MONDAY)) await playStep(deeds, step);
  return story;
}

/** What the last closed retro decided, as it is stored. */
async function digestOf({ stage }: Story) {
  const { core, workspace } = stage.bot;
  return core.database.read(async (q) => {
    const squad = await squadInChannel(q, workspace.id, stage.channel.id);
    const retro = squad && (await occurrenceOn(q, squad.id, 'retro', addDays(MONDAY, 4)));
    const outcome = retro && (await outcomeOf(q, retro.id));
    return digestSchema.parse(outcome?.snapshot);
  });
}

/** The text of the first message in the channel that contains these words. */
function messageWith(story: Story, words: string): string {
  const all = story.read().split('\n\n');
  const start = all.findIndex((part) => part.includes(words));
  return all.slice(start, start + 1).join('\n');
}

describe('the happy week', () => {
  test.each(['en', 'zh-CN'] as const)(
    'ends in a digest that says what is stored, and the next Monday goes on from it (%s)',
    async (language) => {
      const story = await playedWeek(language);
      const texts = textsIn(language);
      const stored = await digestOf(story);
      expect(stored.won.map(({ title }) => title)).toEqual([texts.groupBuying.title]);
      expect(stored.metric.value).toBe('1562');

      const digest = messageWith(story, language === 'en' ? 'Week of 23 November' : '11/23–11/29：新增注册');
      const { product: _, ...makers } = story.people;
      expect(digest).toContain('1,562');
      expect(digest).toContain('1,500');
      expect(digest).toContain('+17%');
      expect(digest).toContain('+2.7%');
      expect(digest).toContain('20,380');
      // Who made it is celebrated by name.
      for (const person of Object.values(makers)) expect(digest).toContain(`@${person.name}`);
      expect(digest).toContain(texts.redButton.learned);
      expect(digest).toContain('−6%');
      expect(digest).toContain(texts.countdown.title);
      expect(digest).toContain(texts.payButton.title);
      for (const note of Object.values(texts.retro)) expect(digest).toContain(note);

      const board = messageWith(
        story,
        language === 'en' ? 'Planning · 30 November – 6 December' : '计划会 · 11/30–12/6',
      );
      expect(board).toContain('1,562');
      expect(board).toContain(texts.groupBuying.title);
      expect(board).toContain(texts.payButton.title);
      expect(board).toContain(texts.referral);
      expect(await accountOf(story.stage)).toMatchObject({ lost: [], doubled: [], refused: [] });
    },
  );

  test('buzzes nobody more than three times a day', async () => {
    const { stage, people } = await playedWeek('en');
    for (const person of Object.values(people)) {
      const byDay = new Map<string, number>();
      for (const { at } of stage.slack.notifications(person.id)) {
        const day = new Date(at).toISOString().slice(0, 10);
        byDay.set(day, (byDay.get(day) ?? 0) + 1);
      }
      expect(Math.max(...byDay.values())).toBeLessThanOrEqual(3);
    }
  });
});

describe('an empty week', () => {
  test('closes by itself: a plan, no stand-up message, a digest with good words, nothing else in the channel', async () => {
    const story = await openSquadStory();
    await story.stage.goTo(addDays(MONDAY, 6), '23:00');
    const text = story.read();
    expect(text).toContain(story.words.planning.nothingNext(0));
    expect(text).not.toContain('Stand-up ·');
    expect(text).toContain('no number yet');
    const own = ofTheBot(story).filter(({ subtype }) => subtype === undefined);
    // The welcome, the week's rhythm, planning with its outcome, retro with its digest.
    expect(own).toHaveLength(6);
    expect(await accountOf(story.stage)).toMatchObject({ lost: [], doubled: [], refused: [] });
  });
});

/** What the bot posted in the channel, Slack's own lines included. */
const ofTheBot = (story: Story) =>
  story.stage.slack
    .history(story.stage.channel.id)
    .filter(({ user }) => user === story.stage.slack.botUserId);

describe('the same again', () => {
  test('a modal submitted twice in the same instant is stored once', async () => {
    const { stage, people, words, channel } = await openSquadStory();
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({ [words.hypothesis.title]: 'Group buying' });
    const { slack, clock } = stage;
    const both = Promise.all([slack.submit(people.marketing.id), slack.submit(people.marketing.id)]);
    await clock.pass(5_000);
    await both;
    const { rows } = await accountOf(stage);
    expect(rows.get('hypotheses')).toBe(1);
  });

  test('two clicks in the same instant change once', async () => {
    const { stage, people, words, channel } = await openSquadStory();
    await stage.until(1, '09:31');
    const { clock } = stage;
    const click = () => people.product.click(words.planning.close, { in: channel });
    await Promise.all([click(), click()]);
    await clock.pass(5_000);
    const { rows, doubled } = await accountOf(stage);
    expect(rows.get('outcomes')).toBe(1);
    expect(doubled).toEqual([]);
  });
});
