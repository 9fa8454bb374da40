import type { Person } from '@growth-squad/local-slack';
import { describe, expect, test } from 'vitest';
import { languages } from '../src/language/language.ts';
import { plain } from '../src/language/line.ts';
import { squadInChannel } from '../src/squad/store.ts';
import { openSquadStory, openStory, type Story } from './support/story/story.ts';
import { expectAllThereOnce, recordOf, saveSetup, times } from './support/story/time.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

/** What Slack tells of this comes once more, five minutes after it happened. */
function comesAgain({ stage }: Story, event: string): { readonly often: () => number } {
  let often = 0;
  stage.slack.divert(({ name }) => {
    if (!name.includes(event)) return undefined;
    often += 1;
    return { kind: 'again in another', afterMs: 5 * 60_000 };
  });
  return { often: () => often };
}

/** The squad as it is stored. */
async function squadOf({ stage }: Story) {
  const { core, workspace } = stage.bot;
  const squad = await core.database.read((q) => squadInChannel(q, workspace.id, stage.channel.id));
  if (!squad) throw new Error('There is no squad.');
  return squad;
}

/** Whom `/squad` names. */
async function members({ people, channel, words }: Story): Promise<string> {
  const seen = await people.product.command('/squad', channel);
  const begins = plain(words.setup.status.members(''));
  return seen.text.split('\n').find((line) => line.startsWith(begins)) ?? seen.text;
}

/** The product manager makes them the squad's designer, again. */
async function addAgain({ people, channel, words }: Story, designer: Person): Promise<void> {
  await people.product.command('/squad setup', channel);
  await people.product.fill({ [words.setup.designers]: [designer.name] });
  await saveSetup(people.product);
}

describe.each(languages)('told once more, minutes later (%s)', (language) => {
  test('that somebody left the channel undoes neither their return nor the new set-up', async () => {
    const story = await openSquadStory({ language });
    const { stage, people, channel, words } = story;
    const { designer, product } = people;
    const { name } = await squadOf(story);
    const again = comesAgain(story, 'member_left_channel');
    await designer.leave(channel);
    expect(await members(story)).not.toContain(designer.name);
    expect(designer.readDm()).toContain(plain(words.squad.putOut['left-channel'](name, product.name)));
    expect(product.readDm()).toContain(plain(words.squad.left.gone(designer.name, name)));
    await product.invite(channel, designer.name);
    await addAgain(story, designer);
    const privately = [designer.readDm(), product.readDm()];
    await stage.pass(10 * 60_000);
    expect(again.often()).toBeGreaterThan(0);
    expect(await members(story)).toContain(designer.name);
    expect([designer.readDm(), product.readDm()]).toEqual(privately);
    await expectAllThereOnce(story);
  });

  test('that somebody is a guest undoes neither their return nor the new set-up', async () => {
    const story = await openSquadStory({ language });
    const { stage, people, words } = story;
    const { designer, product } = people;
    const { name } = await squadOf(story);
    const again = comesAgain(story, 'user_change');
    stage.slack.updateUser(designer.id, { guest: true });
    await stage.pass(3_000);
    expect(await members(story)).not.toContain(designer.name);
    expect(designer.readDm()).toContain(plain(words.squad.putOut.guest(name, product.name)));
    expect(product.readDm()).toContain(plain(words.squad.left.gone(designer.name, name)));
    stage.slack.updateUser(designer.id, { guest: false });
    await stage.pass(3_000);
    await addAgain(story, designer);
    await stage.pass(10 * 60_000);
    expect(again.often()).toBeGreaterThan(0);
    expect(await members(story)).toContain(designer.name);
    await expectAllThereOnce(story);
  });

  test('of an owner who is no member any more, and is a full member of the workspace, changes nothing', async () => {
    const story = await openStory({ language });
    const { stage, people } = story;
    const owner = await ownedFromOutside(story);
    const again = comesAgain(story, 'user_change');
    stage.slack.updateUser(owner.id, { deactivated: true });
    stage.slack.updateUser(owner.id, { deactivated: false });
    await stage.pass(10 * 60_000);
    expect(again.often()).toBeGreaterThan(1);
    expect(await squadOf(story)).toMatchObject({ ownerId: owner.id });
    expect(people.product.readDm()).not.toContain(owner.name + (language === 'en' ? ', who' : ' 原来'));
  });
});

test('who leaves the channel in the minute in which they were added leaves the squad', async () => {
  const story = await openSquadStory();
  await story.people.designer.leave(story.channel);
  expect(await members(story)).not.toContain('Dana');
});

test('who was never in the channel stays in the squad, whatever is told late', async () => {
  const story = await openSquadStory();
  const { stage, people, channel } = story;
  comesAgain(story, 'member_left_channel');
  await people.designer.leave(channel);
  // Added again without a return to the channel.
  await addAgain(story, people.designer);
  await stage.pass(10 * 60_000);
  expect(await members(story)).toContain('Dana');
});

test('that the bot was taken out of the channel, told once more after its return, pauses nobody and is told to nobody', async () => {
  const story = await openSquadStory();
  const { stage, people, channel, read } = story;
  const again = comesAgain(story, 'channel_left');
  stage.slack.leave(stage.channel.id, stage.slack.botUserId);
  await stage.pass(3_000);
  await people.product.invite(channel);
  await stage.pass(10 * 60_000);
  expect(again.often()).toBeGreaterThan(0);
  expect(times(people.product.readDm(), 'no longer in its channel')).toBe(1);
  expect(times(read(), 'I am back')).toBe(1);
});

describe('while Slack does not say who is where', () => {
  test.each([
    ['down', { kind: 'status', status: 503 }],
    ['asks to wait', { kind: 'ratelimited', retryAfter: 3_600 }],
    ['does not answer', { kind: 'hang' }],
  ] as const)('(%s) nobody is put out; the comparison of the next day catches up', async (_, fault) => {
    const story = await openSquadStory({ expectedErrors: [/Slack did not say what it knows/] });
    const { stage, people, channel } = story;
    await stage.goTo(MONDAY, '09:00');
    const heal = stage.slack.intercept(({ method }) =>
      method === 'conversations.members' || method === 'conversations.info' ? fault : undefined,
    );
    await people.designer.leave(channel);
    await stage.goTo(MONDAY, '12:30');
    expect(await members(story)).toContain('Dana');
    heal();
    await stage.goTo(TUESDAY, '09:30');
    expect(await members(story)).not.toContain('Dana');
    expect(times(people.designer.readDm(), 'so you left the squad')).toBe(1);
    expect(times(people.product.readDm(), 'Dana is no longer in')).toBe(1);
    await expectAllThereOnce(story);
  });
});

/** Somebody sets the squad up without being in it. */
async function ownedFromOutside({ stage, words, channel, cast, people }: Story): Promise<Person> {
  const owner = stage.addPerson(cast.onlookers.colleague);
  const { product, marketing, frontend, backend, designer } = people;
  stage.slack.join(stage.channel.id, owner.id);
  await owner.command('/squad setup', channel);
  await owner.fill({
    [words.setup.product]: [product.name],
    [words.setup.marketing]: [marketing.name],
    [words.setup.engineers]: [frontend.name, backend.name],
    [words.setup.designers]: [designer.name],
    [words.setup.others]: [],
    [words.setup.keeper]: marketing.name,
  });
  await saveSetup(owner);
  await stage.pass(60_000);
  return owner;
}

describe.each(languages)('an owner who is not in the squad (%s)', (language) => {
  describe.each([
    ['deactivated', { deactivated: true }],
    ['made a guest', { guest: true }],
  ] as const)('%s', (_, patch) => {
    test.each([
      ['told by an event', false],
      ['while the bot was down', true],
    ])('%s: the squad falls to its product manager, who reads so', async (_, isDown) => {
      const story = await openStory({ language });
      const { stage, people, words, channel } = story;
      const owner = await ownedFromOutside(story);
      if (isDown) await stage.stopBot();
      stage.slack.updateUser(owner.id, patch);
      if (isDown) {
        await stage.pass(10 * 60_000);
        await stage.startBot();
      }
      await stage.pass(60_000);
      const squad = await squadOf(story);
      expect(squad.ownerId).toBe(people.product.id);
      const { left } = words.squad;
      expect(people.product.readDm()).toContain(
        `${plain(left.owned(owner.name, squad.name))}\n${plain(left.owner(squad.name))}`,
      );
      // What a guest's form from before says, nobody takes.
      if ('guest' in patch) expect((await owner.command('/squad setup', channel)).modal).toBeUndefined();
      await stage.goTo(TUESDAY, '12:00');
      expect(times(people.product.readDm(), plain(left.owner(squad.name)))).toBe(1);
      expect(await recordOf(story, 'standup', TUESDAY)).toMatchObject({ state: 'open' });
      await expectAllThereOnce(story);
    });
  });
});

test('a guest who owned the squad can’t save the set-up they opened before', async () => {
  const story = await openStory();
  const { stage, words, channel } = story;
  const owner = await ownedFromOutside(story);
  await owner.command('/squad setup', channel);
  await stage.stopBot();
  stage.slack.updateUser(owner.id, { guest: true });
  await stage.startBot();
  await stage.pass(60_000);
  await owner.fill({ [words.setup.name]: 'Mine' });
  const seen = await owner.submit();
  expect(seen.modal?.errors.join()).toContain(words.common.noGuests);
  expect((await squadOf(story)).name).not.toBe('Mine');
});
