import { expect, test } from 'vitest';
import { Deeds } from '../src/demo/deeds.ts';
import { MONDAY, openSquadStory } from './support/story/story.ts';

const TUESDAY = '2026-11-24';

/** A workspace of the company beside the one in which the bot is. */
const OTHER_WORKSPACE = 'T0SISTER';

test('a full member whose own workspace is another of the company’s Grid stays in the squad, a stranger does not', async () => {
  const { stage, people, channel, read } = await openSquadStory();
  const deeds = new Deeds(stage, 'en');
  const { slack } = stage;
  slack.updateUser(people.frontend.id, { team: OTHER_WORKSPACE, grid: true });
  slack.updateUser(people.backend.id, { team: 'T0OTHERCOMPANY' });
  await stage.pass(60_000);
  const seen = await people.product.command('/squad', channel);
  expect(seen.text).toContain(people.frontend.name);
  expect(seen.text).not.toContain(people.backend.name);
  await stage.goTo(TUESDAY, '10:05');
  await deeds.standup('frontend', 'the form');
  await stage.goTo(TUESDAY, '11:05');
  expect(read()).toContain('the form');
});

test.each([
  ['while the bot is there', false],
  ['while the bot is down', true],
])(
  'a channel that gets a new id keeps its squad, its board and what is owed there (%s)',
  async (_, isDown) => {
    const { stage, people, channel, words, read } = await openSquadStory({
      expectedRefusals: ['channel_not_found'],
    });
    const { slack } = stage;
    const deeds = new Deeds(stage, 'en');
    await deeds.idea('marketing', 'Referral');
    await stage.goTo(MONDAY, '09:31');
    const before = [...slack.channels.values()].find(({ name }) => name === channel);
    if (!before) throw new Error('There is no channel.');
    const standing = slack.history(before.id).length;
    if (isDown) await stage.stopBot();
    const after = slack.renumber(before.id);
    if (isDown) await stage.startBot();
    await stage.pass(60_000);
    await deeds.idea('backend', 'Shorter form');
    await stage.pass(60_000);
    // The board that stood there is edited, and nothing is posted anew.
    expect(slack.history(after.id)).toHaveLength(standing);
    expect(read()).toContain('Shorter form');
    expect(people.product.readDm()).not.toContain(words.setup.setItUp);
    await stage.goTo(TUESDAY, '10:05');
    await deeds.standup('frontend', 'the form');
    await stage.goTo(TUESDAY, '11:05');
    expect(read()).toContain('the form');
  },
  60_000,
);

test.each([
  ['at the next start', true],
  ['within a day', false],
])(
  'in a workspace that is renamed, links lead to its new address %s, and nothing else changes',
  async (_, isDown) => {
    // What stands keeps the old address: Slack leads on from there.
    const { stage, people, words, channel } = await openSquadStory({ drawnAnew: false });
    const { slack } = stage;
    const linked = async (): Promise<string> => {
      await people.product.openHome();
      return JSON.stringify(slack.home(people.product.id)?.view.blocks);
    };
    const before = slack.teamUrl;
    expect(await linked()).toContain(before);
    if (isDown) await stage.stopBot();
    slack.renameTeam('Acme and Sons');
    expect(slack.teamUrl).not.toBe(before);
    if (isDown) await stage.startBot();
    else await stage.goTo(TUESDAY, '12:00');
    const after = await linked();
    expect(after).toContain(slack.teamUrl);
    expect(after).not.toContain(before);
    const seen = await people.marketing.command('/idea Referral', channel);
    expect(seen.text).toContain('Referral');
    expect(seen.text).not.toContain(words.common.noGuests);
  },
);
