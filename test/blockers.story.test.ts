import { describe, expect, test } from 'vitest';
import type { CastMember } from '../src/demo/cast.ts';
import { Deeds } from '../src/demo/deeds.ts';
import type { Language } from '../src/language/language.ts';
import { rowsIn } from './support/database/rows.ts';
import { away } from './support/rigs/squad-changes.ts';
import { openSquadStory, type Story } from './support/story/story.ts';
import { expectAllThereOnce, times } from './support/story/time.ts';

const TUESDAY = '2026-11-24';
const WEDNESDAY = '2026-11-25';
const OBSTACLE = 'No copy for step 2';

interface Squad {
  readonly story: Story;
  readonly deeds: Deeds;
  /** The stand-up of the day, and its thread, as the product manager reads them. */
  readonly board: () => string;
  readonly thread: () => string;
}

/** Tuesday 10:01; the engineer in Berlin has said what is in the way, and who could help. */
async function blocked(helper: CastMember | undefined, language: Language = 'en'): Promise<Squad> {
  const story = await openSquadStory({ language });
  const { stage, channel, words, people } = story;
  const deeds = new Deeds(stage, language);
  await stage.goTo(TUESDAY, '10:01');
  await deeds.standup('frontend', 'step 1', { inTheWay: OBSTACLE, ...(helper ? { helper } : {}) });
  const title = words.standup.board.title('');
  const board = () =>
    story
      .read()
      .split('\n\n')
      .findLast((message) => message.includes(title)) ?? '';
  const thread = () => people.product.readThread(channel, title);
  return { story, deeds, board, thread };
}

/** Clicks in the thread of the channel. */
const click = ({ story }: Squad, part: CastMember, words: string) =>
  story.people[part].click(words, { in: story.channel, message: OBSTACLE, near: OBSTACLE });

/** Why a person's phone buzzed, in the channel. */
const mentionsOf = ({ story }: Squad, part: CastMember): number =>
  story.people[part].notifications.filter(({ why }) => why === 'mention').length;

const endings = ({ story }: Squad): unknown[] =>
  rowsIn(story.stage.file, 'select ending, ended_by is null as by_nobody from blockers order by id');

describe.each(['en', 'zh-CN'] as const)('somebody who could help (%s)', (language) => {
  test('is asked once in the thread, and helps; whose way it is in hears it, and both can say that it is resolved', {
    timeout: 60_000,
  }, async () => {
    const squad = await blocked('marketing', language);
    const { story, board, thread } = squad;
    const { people, stage, words } = story;
    const { blocker, board: told } = words.standup;
    expect(mentionsOf(squad, 'marketing')).toBe(0);
    await stage.restartBot();
    await stage.goTo(TUESDAY, '11:01');
    expect(board()).toContain(told.asks(people.marketing.name));
    expect(mentionsOf(squad, 'marketing')).toBe(1);
    await stage.restartBot();
    expect((await click(squad, 'marketing', blocker.iCanHelp)).text).toBe('');
    await stage.pass(5_000);
    expect(board()).toContain(told.helps(people.marketing.name));
    expect(thread()).not.toContain(`[${blocker.iCanHelp}]`);
    expect(mentionsOf(squad, 'frontend')).toBe(1);
    // Nobody else is told, and nobody twice.
    for (const part of ['product', 'backend', 'designer'] as const) expect(mentionsOf(squad, part)).toBe(0);
    const other = await click(squad, 'product', blocker.resolved);
    expect(other.text).toContain(people.marketing.name);
    await stage.restartBot();
    await click(squad, 'marketing', blocker.resolved);
    await stage.pass(5_000);
    expect(board()).toContain(told.outOfTheWay);
    expect(board()).toContain(told.helped(people.marketing.name));
    expect(board()).not.toContain(told.inTheWay);
    expect(thread()).not.toContain(`[${blocker.resolved}]`);
    expect(endings(squad)).toEqual([{ ending: 'resolved', by_nobody: 0 }]);
    expect(mentionsOf(squad, 'frontend')).toBe(1);
    expect(mentionsOf(squad, 'marketing')).toBe(1);
    await expectAllThereOnce(story);
  });
});

test('two say “I can help” in the same instant: the first helps, the other reads who', async () => {
  const squad = await blocked(undefined);
  const { story, board } = squad;
  const { people, stage, words } = story;
  const { iCanHelp } = words.standup.blocker;
  await stage.goTo(TUESDAY, '11:01');
  const said = await Promise.all(
    [people.product, people.marketing].map((person) => person.click(iCanHelp, { in: story.channel })),
  );
  await stage.pass(5_000);
  expect(said.map(({ text }) => text).join('')).toMatch(/^(Paula|Marc) helps already\. Nothing to do\.$/);
  expect(board()).toMatch(/No copy for step 2 · (Paula|Marc) helps/);
  expect(mentionsOf(squad, 'frontend')).toBe(1);
  await expectAllThereOnce(story);
});

test('whose way it is in, strangers and guests can’t help', async () => {
  const squad = await blocked(undefined);
  const { story } = squad;
  const { people, stage, words, channel } = story;
  const { iCanHelp, own } = words.standup.blocker;
  await stage.goTo(TUESDAY, '11:01');
  expect((await people.frontend.click(iCanHelp, { in: channel })).text).toBe(own);
  const stranger = stage.addPerson({ name: 'Sam', zone: 'UTC', locale: 'en-US' });
  const guest = stage.addPerson({ name: 'Gus', zone: 'UTC', locale: 'en-US', guest: true });
  for (const person of [stranger, guest]) stage.slack.join(stage.channel.id, person.id);
  expect((await stranger.click(iCanHelp, { in: channel })).text).toContain('Only members of');
  expect((await guest.click(iCanHelp, { in: channel })).text).toContain(words.common.noGuests);
  expect(endings(squad)).toEqual([{ ending: null, by_nobody: 1 }]);
});

describe('it stays open', () => {
  test('over days and a weekend, with its age; its author is asked, and who could help is asked again only if somebody else', {
    timeout: 60_000,
  }, async () => {
    const squad = await blocked('marketing');
    const { story, deeds, board } = squad;
    const { people, stage, words } = story;
    await stage.goTo(TUESDAY, '11:01');
    await stage.goTo(WEDNESDAY, '10:01');
    await deeds.standup('frontend', 'step 1 again', { still: 'open' });
    await stage.goTo(WEDNESDAY, '11:01');
    expect(board()).toContain(`Fatima: ${OBSTACLE} · asks Marc, since yesterday [I can help]`);
    expect(mentionsOf(squad, 'marketing')).toBe(1);
    await stage.goTo('2026-11-26', '10:01');
    await people.frontend.click(words.standup.answer, { in: 'dm' });
    await people.frontend.fill({
      [words.standup.modal.today]: 'step 1 still',
      [words.standup.modal.stillHelper(OBSTACLE)]: 'Paula',
    });
    await people.frontend.submit();
    await stage.goTo('2026-11-26', '11:01');
    expect(board()).toContain('asks Paula, for 2 days');
    expect(mentionsOf(squad, 'product')).toBe(1);
    expect(people.product.readThread('growth', 'Stand-up · Tuesday')).toContain('Fatima asks Paula instead.');
    await stage.goTo('2026-12-01', '10:01');
    await deeds.standup('product', 'talks');
    await stage.goTo('2026-12-01', '11:01');
    expect(board()).toContain(`Fatima: ${OBSTACLE} · asks Paula, for 7 days`);
    await deeds.standup('frontend', 'step 2', { still: 'gone' });
    expect(board()).not.toContain(OBSTACLE);
    expect([mentionsOf(squad, 'marketing'), mentionsOf(squad, 'product')]).toEqual([1, 1]);
    expect(endings(squad)).toEqual([{ ending: 'gone', by_nobody: 0 }]);
    await expectAllThereOnce(story);
  });

  test('in newer words where the answer is changed; without words it is in the way no more, and who was asked reads so', async () => {
    const squad = await blocked('marketing');
    const { story, board, thread } = squad;
    const { people, stage, words } = story;
    const { modal, change } = words.standup;
    await stage.goTo(TUESDAY, '11:01');
    await people.frontend.click(change, { in: 'dm' });
    await people.frontend.fill({ [modal.inTheWay]: 'No copy for steps 2 and 3' });
    await people.frontend.submit();
    await stage.pass(5_000);
    expect(board()).toContain('No copy for steps 2 and 3 · asks Marc');
    expect(thread()).toContain('Fatima could use your help: No copy for steps 2 and 3');
    await people.frontend.click(change, { in: 'dm' });
    await people.frontend.fill({ [modal.inTheWay]: '' });
    const refused = await people.frontend.submit();
    expect(refused.modal?.errors.join()).toContain('Write what is in the way, or leave the helper out.');
    await people.frontend.fill({ [modal.helper]: [] });
    await people.frontend.submit();
    await stage.pass(5_000);
    expect(board()).not.toContain('In the way');
    expect(thread()).toContain('No longer in Fatima’s way');
    expect(thread()).not.toContain('[I can help]');
    expect(mentionsOf(squad, 'marketing')).toBe(1);
    await expectAllThereOnce(story);
  });

  test('until its author leaves the squad: then it ends, and that is kept', async () => {
    const squad = await blocked('marketing');
    const { story, board, thread } = squad;
    const { people, stage, words } = story;
    await stage.goTo(TUESDAY, '11:01');
    await people.marketing.click(words.standup.blocker.iCanHelp, { in: 'growth', nth: 1 });
    await people.marketing.leave('growth');
    await stage.pass(5_000);
    await deedsOf(story).standup('product', 'talks');
    expect(board()).toContain(`Fatima: ${OBSTACLE} [I can help]`);
    await people.frontend.leave('growth');
    await stage.pass(5_000);
    await deedsOf(story).standup('backend', 'payment');
    expect(board()).not.toContain('In the way');
    expect(endings(squad)).toEqual([{ ending: 'left', by_nobody: 1 }]);
    expect(times(thread(), OBSTACLE)).toBeGreaterThan(0);
    const late = await people.product.click(words.standup.blocker.resolved, { in: 'growth' });
    expect(late.text).toBe(words.standup.blocker.over);
  });
});

const deedsOf = ({ stage, language }: Story): Deeds => new Deeds(stage, language);

test('whoever is away is named, not called', async () => {
  const squad = await blocked('marketing');
  const { story, board } = squad;
  const { people, stage } = story;
  await away(story, people.marketing.id, TUESDAY);
  await stage.goTo(TUESDAY, '11:01');
  expect(board()).toContain('asks Marc');
  expect(mentionsOf(squad, 'marketing')).toBe(0);
});
