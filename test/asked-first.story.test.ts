import { buttonsOf, type Person, Sight } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { actions } from '../src/slack/ids.ts';
import { asTest } from './support/story/as-test.ts';
import { FRIDAY, TITLE, withBet, withIdea } from './support/story/bet.ts';
import { MONDAY, openSquadStory, type Story } from './support/story/story.ts';
import { fillTakeIn } from './support/story/take-in.ts';

/** What is asked before that button counts, where somebody sees it last; undefined: nothing. */
function asked({ stage }: Story, { id }: Person, action: string): string | undefined {
  const surfaces = new Sight(stage.slack, id).surfaces(undefined).toSorted((a, b) => b.ts - a.ts);
  const found = surfaces.flatMap(({ blocks }) => buttonsOf(blocks)).find((one) => one.actionId === action);
  if (!found) throw new Error(`There is no ${action}.`);
  return found.confirm?.text;
}

describe('“That’s the plan”', () => {
  test('says first that nothing is taken, then that something was taken in without an estimate', async () => {
    const story = await withIdea(MONDAY);
    const { people, channel, words, stage } = story;
    const asks = () => asked(story, people.product, actions.closePlanning);
    expect(asks()).toBe('0 of 25 days are taken.');
    await people.marketing.command('/idea', channel);
    await people.marketing.fill({
      [words.hypothesis.title]: 'Shorter form',
      [words.hypothesis.effect]: 'sign-ups rise',
      [words.hypothesis.worthItFrom]: '3',
    });
    await people.marketing.submit();
    await people.marketing.cancel();
    await stage.pass(3_000);
    await people.product.click(words.week.takeIn.title, { in: channel, near: 'Shorter form' });
    await fillTakeIn(people.product, words);
    await people.product.submit();
    await stage.pass(3_000);
    expect(asks()).toBe('0 of 25 days are taken. 1 bet was taken in without an estimate.');
    await people.product.click(words.week.takeIn.title, { in: channel, near: TITLE });
    await fillTakeIn(people.product, words);
    await people.product.submit();
    await stage.pass(3_000);
    expect(asks()).toBe('1 bet was taken in without an estimate.');
  });

  test('says it in Chinese', async () => {
    const story = await openSquadStory({ language: 'zh-CN' });
    await story.stage.goTo(MONDAY, '09:31');
    expect(asked(story, story.people.product, actions.closePlanning)).toBe('本周可投入 25 人日，还没有排。');
  });
});

describe('“Close the week?”', () => {
  test.each(['en', 'zh-CN'] as const)(
    'says what is missing: a number of today, and results (%s)',
    async (language) => {
      const story = await withBet(language);
      const { people, channel, words, stage } = story;
      const told = words.retro.board.confirmClose;
      const { gap } = words.retro.digest;
      const asks = () => asked(story, people.product, actions.closeRetro);
      expect(asks()).toBe(told.noNumber + gap + told.text);
      await new Deeds(stage, language).launch('frontend', TITLE);
      await people.product.command('/metric 312', channel);
      await stage.pass(3_000);
      // It is in the air: nothing is missing before its Friday.
      expect(asks()).toBe(told.text);
      await asTest(stage, TITLE, people.frontend.id);
      await stage.pass(3_000);
      expect(asks()).toBe(told.results(1) + gap + told.text);
    },
  );

  test('says from when a number is that is older than today', async () => {
    const story = await openSquadStory();
    const { people, channel, stage } = story;
    await stage.goTo('2026-11-26', '12:00');
    await people.product.command('/metric 312', channel);
    await stage.goTo(FRIDAY, '16:01');
    const asks = () => asked(story, people.product, actions.closeRetro);
    expect(asks()).toMatch(/^The number is from Thursday 26 November\. /);
    await people.product.command('/metric 400', channel);
    await stage.pass(3_000);
    expect(asks()).toBe(story.words.retro.board.confirmClose.text);
  });
});
