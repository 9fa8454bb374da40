import { describe, expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { MONDAY, openSquadStory, type Story, type StoryOptions } from './support/story/story.ts';
import { times } from './support/story/time.ts';

const TUESDAY = '2026-11-24';
const NEW = 'new-home';

/** A squad, and another channel with everybody in it; the bot is there unless it is told not to be. */
async function openTwoChannels(options: StoryOptions & { readonly uninvited?: true } = {}) {
  const story = await openSquadStory(options);
  const { stage, people } = story;
  const { id } = stage.slack.addChannel({
    name: NEW,
    members: Object.values(people).map((person) => person.id),
  });
  if (!options.uninvited) await people.product.invite(NEW);
  await stage.pass(5_000);
  return {
    ...story,
    newId: id,
    readNew: () => people.marketing.read(NEW),
    deeds: new Deeds(stage, story.language),
  };
}

async function move({ people, words, stage }: Story): Promise<string> {
  await people.product.command('/squad move', NEW);
  const seen = await people.product.click(words.squad.move.button(words.setup.defaultName));
  await stage.pass(10_000);
  return seen.text;
}

describe('/squad move, typed in another channel', () => {
  test.each(['en', 'zh-CN'] as const)(
    'asks first, then takes the squad there with the board that is open (%s)',
    async (language) => {
      const story = await openTwoChannels({ language });
      const { stage, people, channel, words, read, readNew, deeds } = story;
      await deeds.idea('marketing', 'Referral');
      await stage.goTo(MONDAY, '09:31');
      const before = read();
      const asked = await people.product.command('/squad move', NEW);
      expect(asked.text).toContain(`#${channel}`);
      await stage.pass(5_000);
      expect(read()).toBe(before);
      expect(await move(story)).toContain(words.squad.move.done);
      const { away, here } = words.squad.move;
      const said = (parts: ReturnType<typeof here>) =>
        parts.map((part) => (part.kind === 'text' ? part.text : `#${NEW}`)).join('');
      const name = words.setup.defaultName;
      expect(readNew()).toContain(said(here(people.product.name, name)));
      expect(readNew()).toContain('Referral');
      expect(readNew()).toContain(words.setup.rhythm.title(name));
      // The planning's board, the squad's, the week's times, and a line of its own.
      expect(times(read(), said(away(people.product.name, name, '')))).toBe(4);
      expect(read()).not.toContain('Referral');
      // The new board is the one that is worked with.
      await deeds.idea('backend', 'Shorter form');
      await stage.pass(5_000);
      expect(readNew()).toContain('Shorter form');
      const left = read();
      await stage.goTo(TUESDAY, '10:05');
      await deeds.standup('frontend', 'the form');
      await stage.goTo(TUESDAY, '11:05');
      expect(readNew()).toContain('the form');
      expect(read()).toBe(left);
      expect((await people.backend.command('/squad', channel)).text).toContain(
        words.common.noSquadHereButYours,
      );
    },
    60_000,
  );

  test('a stand-up goes on with its thread, and is not told as late', async () => {
    const story = await openTwoChannels({ from: [TUESDAY, '09:00'] });
    const { stage, slack, deeds, newId, readNew } = { ...story, slack: story.stage.slack };
    await stage.goTo(TUESDAY, '10:05');
    const long = Array.from({ length: 60 }, (_, index) => `step ${index}`).join('\n');
    await deeds.standup('frontend', long);
    await stage.goTo(TUESDAY, '16:00');
    await move(story);
    const board = slack.history(newId).find(({ text }) => text.includes('Stand-up'));
    expect(board).toBeDefined();
    const thread = slack.thread(newId, board?.ts ?? '');
    expect(JSON.stringify(thread)).toContain('step 59');
    expect(readNew()).not.toMatch(/late/i);
    await deeds.standup('backend', 'the other form');
    await stage.pass(5_000);
    expect(readNew()).toContain('the other form');
  });

  test('whoever is not there yet stays in the squad', async () => {
    const story = await openTwoChannels();
    const { stage, people, newId } = story;
    await stage.pass(60_000);
    stage.slack.leave(newId, people.designer.id);
    await move(story);
    await stage.goTo(TUESDAY, '12:00');
    expect((await people.product.command('/squad', NEW)).text).toContain(people.designer.name);
    stage.slack.leave(stage.channel.id, people.backend.id);
    await stage.pass(60_000);
    expect((await people.product.command('/squad', NEW)).text).toContain(people.backend.name);
  });

  test('a pause and days away stay what they are', async () => {
    const story = await openTwoChannels();
    const { stage, people, words, channel, readNew } = story;
    await people.designer.command('/squad away until Friday', channel);
    await people.product.command('/squad pause', channel);
    await move(story);
    expect(readNew()).toContain(words.setup.status.paused);
    expect((await people.product.command('/squad', NEW)).text).toContain(`Away: ${people.designer.name}`);
    await stage.goTo(MONDAY, '10:00');
    expect(readNew()).not.toContain(words.planning.close);
    await people.product.command('/squad resume', NEW);
    await stage.goTo(TUESDAY, '10:05');
    expect(people.designer.notifications.filter(({ text }) => /Stand-up/.test(text))).toHaveLength(0);
  });

  test('back again', async () => {
    const story = await openTwoChannels();
    const { stage, people, words, channel, read, readNew, deeds } = story;
    await deeds.idea('marketing', 'Referral');
    await stage.goTo(MONDAY, '09:31');
    await move(story);
    await people.product.command('/squad move', channel);
    await people.product.click(words.squad.move.button(words.setup.defaultName));
    await stage.pass(10_000);
    expect(read()).toContain('Referral');
    expect(readNew()).not.toContain('Referral');
  });

  test('in the private messages, with words behind it, or of nobody’s squad it moves nothing and says so', async () => {
    const { people, words, readNew } = await openTwoChannels();
    const { move } = words.squad;
    expect((await people.marketing.command('/squad move', 'dm')).text).toContain(move.notAChannel);
    const seen = await people.product.command('/squad move #elsewhere', NEW);
    expect(seen.text).toContain('I read nothing behind /squad move');
    expect(seen.text).toContain('You wrote: move #elsewhere');
    expect((await people.product.command('/squad 搬到这里', NEW)).text).toContain('Move Growth squad here');
    expect((await people.backend.command('/squad move', NEW)).text).toContain(move.nothingToMove);
    expect(readNew()).not.toContain('moved Growth squad');
  });

  test('where a squad lives it is refused, also to a click that comes too late', async () => {
    const story = await openTwoChannels();
    const { stage, people, words, channel, readNew } = story;
    const here = await people.product.command('/squad move', channel);
    expect(here.text).toContain('Growth squad lives here already');
    await people.product.command('/squad move', NEW);
    await people.marketing.command('/squad setup', NEW);
    await people.marketing.fill({
      [words.setup.name]: 'Night shift',
      [words.setup.product]: [people.marketing.name],
      [words.setup.others]: [],
      [words.setup.keeper]: people.marketing.name,
    });
    await people.marketing.submit();
    const late = await people.product.click(words.squad.move.button('Growth squad'));
    expect(late.text).toContain('Night shift lives here already');
    await stage.pass(10_000);
    expect(readNew()).not.toContain('moved Growth squad');
  });

  test('while it is being found out whether a message stands in the old channel it is refused, then done', async () => {
    const story = await openTwoChannels();
    const { stage, words, read, readNew, deeds } = story;
    await deeds.idea('marketing', 'Referral');
    const heal = stage.slack.intercept(({ method }) =>
      method === 'chat.postMessage' ? { kind: 'answer lost' } : undefined,
    );
    await stage.goTo(MONDAY, '09:31');
    heal();
    expect(await move(story)).toContain(words.squad.move.underWay);
    expect(readNew()).not.toContain('Referral');
    await stage.pass(5 * 60_000);
    expect(await move(story)).toContain(words.squad.move.done);
    expect(readNew()).toContain('Referral');
    expect(read()).not.toContain('Referral');
  });

  test('where the bot is not it is refused', async () => {
    const { people, words } = await openTwoChannels({ uninvited: true });
    expect((await people.product.command('/squad move', NEW)).text).toContain(words.setup.notInChannel);
  });

  test('who leads several squads is asked which', async () => {
    const story = await openTwoChannels();
    const { stage, people, words, readNew } = story;
    const { product } = people;
    const third = 'third';
    stage.slack.addChannel({ name: third, members: [product.id] });
    await product.invite(third);
    await product.command('/squad setup', third);
    await product.fill({ [words.setup.name]: 'Night shift', [words.setup.others]: [] });
    await product.submit();
    const seen = await product.command('/squad move', NEW);
    expect(seen.text).toContain(words.squad.move.which);
    await product.click(words.squad.move.button('Night shift'));
    await stage.pass(10_000);
    expect(readNew()).toContain('moved Night shift here');
    expect(product.read(third)).toContain('It goes on in');
  });
});

describe('a squad whose channel is gone', () => {
  test.each(['archived', 'without the bot'] as const)(
    'is brought to another one by /squad move, of which its owner reads (%s)',
    async (how) => {
      const story = await openTwoChannels({ expectedRefusals: ['is_archived', 'not_in_channel'] });
      const { stage, people, words, read, readNew, deeds } = story;
      await deeds.idea('marketing', 'Referral');
      await stage.goTo(MONDAY, '09:31');
      if (how === 'archived') stage.slack.archive(stage.channel.id, people.product.id);
      else stage.slack.leave(stage.channel.id, stage.slack.botUserId);
      await stage.pass(10_000);
      expect(people.product.readDm()).toContain('/squad move');
      const before = read();
      expect(await move(story)).toContain(words.squad.move.doneAlone);
      expect(readNew()).toContain('Referral');
      expect(read()).toBe(before);
      await stage.goTo(TUESDAY, '10:05');
      await deeds.standup('frontend', 'the form');
      await stage.goTo(TUESDAY, '11:05');
      expect(readNew()).toContain('the form');
    },
  );
});
