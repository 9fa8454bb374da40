import { describe, expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { languages } from '../src/language/language.ts';
import { type Line, plain } from '../src/language/line.ts';
import { FRIDAY } from './support/story/bet.ts';
import { openSquadStory } from './support/story/story.ts';
import { onTheList, ruledOut } from './support/story/tried.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';

const said = (line: Line): string => plain(line);

describe.each(languages)('what waits on App Home (%s)', (language) => {
  test('what is in the way: for whose way it is in, and for who was asked to help, each with what they can say', async () => {
    const { people, stage, words } = await openSquadStory({ language });
    const { home, standup } = words;
    const deeds = new Deeds(stage, language);
    await stage.goTo(TUESDAY, '10:01');
    await deeds.standup('frontend', 'step 1', { inTheWay: 'No copy', helper: 'marketing' });
    const name = people.frontend.name;
    const { 'asked-to-help': asked, 'in-the-way': mine, helping } = home.blocker;
    expect(await people.marketing.openHome()).toContain(said(asked(name, 'No copy', '')));
    expect(await people.frontend.openHome()).toContain(said(mine(name, 'No copy', '')));
    expect(await people.product.openHome()).not.toContain('No copy');
    await people.marketing.click(standup.blocker.iCanHelp, { in: 'home' });
    expect(people.marketing.readHome()).toContain(said(helping(name, 'No copy', '')));
    await stage.goTo(WEDNESDAY, '09:00');
    const yesterday = standup.board.since('yesterday');
    expect(await people.frontend.openHome()).toContain(said(mine(name, 'No copy', yesterday)));
    await people.frontend.click(standup.blocker.resolved, { in: 'home' });
    expect(people.frontend.readHome()).not.toContain('No copy');
    expect(await people.marketing.openHome()).not.toContain('No copy');
  });

  test('a question of the squad: the decision for who decides, the estimate for who builds, until it is answered', async () => {
    const story = await openSquadStory({ language });
    const { people, channel, stage, words } = story;
    await stage.goTo(WEDNESDAY, '14:00');
    await people.marketing.command('/idea Double-11 banner', channel);
    await people.marketing.click(words.hotTopic.ask, { in: channel });
    await stage.pass(2_000);
    const decide = said(words.home.topic('Double-11 banner'));
    const estimate = said(words.home.estimateNow('Double-11 banner'));
    expect(await people.product.openHome()).toContain(decide);
    expect(await people.marketing.openHome()).not.toContain(decide);
    const home = await people.backend.openHome();
    expect(home).toContain(estimate);
    expect(home.split('Double-11 banner')).toHaveLength(2);
    await people.backend.click(words.home.estimateMine, { in: 'home' });
    await people.backend.fill({ [words.hypothesis.simple]: '1' });
    await people.backend.submit();
    expect(people.backend.readHome()).not.toContain('Double-11 banner');
    const modal = await people.product.click(words.week.takeIn.submit, { in: 'home' });
    expect(modal.modal?.title).toBe(words.week.takeIn.title);
    await people.product.cancel();
    await people.product.click(words.hotTopic.laterUnknown, { in: 'home' });
    expect(people.product.readHome()).not.toContain(decide);
    expect(await people.frontend.openHome()).not.toContain(estimate);
  });

  test('what somebody took from a retro, until they say that it is done', async () => {
    const { people, stage, words } = await openSquadStory({ language });
    const deeds = new Deeds(stage, language);
    await stage.goTo(FRIDAY, '16:01');
    await deeds.note('marketing', { next: 'Estimates before lunch' });
    await deeds.takeAction('backend', 'Estimates before lunch');
    const mine = said(words.home.action('Estimates before lunch'));
    expect(await people.product.openHome()).not.toContain(mine);
    expect(await people.backend.openHome()).toContain(mine);
    await people.backend.click(words.week.buttons.done, { in: 'home' });
    expect(people.backend.readHome()).not.toContain(mine);
  });

  test('the memory is one click away, with how many wrong answers were ruled out', async () => {
    const story = await openSquadStory({ language });
    const { people, words } = story;
    const { home, ideas } = words;
    expect(await people.designer.openHome()).toContain(said(home.ruledOut(0)));
    await ruledOut(story, 'Red button', 'It is the form');
    await onTheList(story, 'Shorter form');
    expect(await people.designer.openHome()).toContain(said(home.ruledOut(1)));
    const { modal } = await people.designer.click(home.memory, { in: 'home' });
    expect(modal?.title).toBe(ideas.list.title);
    expect(modal?.text).toContain('Shorter form');
  });
});

test('in two squads each has its own way to the memory', async () => {
  const story = await openSquadStory();
  const { people, stage, words } = story;
  const { product } = people;
  await onTheList(story, 'Shorter form');
  stage.slack.addChannel({ name: 'second', members: [product.id] });
  await product.invite('second');
  await product.command('/squad setup', 'second');
  await product.submit();
  await stage.pass(1_000);
  await product.openHome();
  const lists: string[] = [];
  for (const nth of [1, 2]) {
    lists.push((await product.click(words.home.memory, { in: 'home', nth })).modal?.text ?? '');
    await product.cancel();
  }
  expect(lists.map((list) => list.includes('Shorter form')).toSorted()).toEqual([false, true]);
});
