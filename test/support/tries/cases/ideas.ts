import { actions, commands, modals, shortcuts } from '../../../../src/slack/ids.ts';
import { fillTakeIn } from '../../story/take-in.ts';
import { inScene } from '../case.ts';
import { press } from '../hands.ts';
import type { World } from '../world.ts';

const { click, submit, command, other } = inScene('week');
const WAITING = 'Countdown';
const ASKED = 'Hot banner';
const SAID = 'People ask for a shorter form';

type Doer = World['people']['product'];

const openList = ({ channel }: World, doer: Doer) => doer.command(commands.ideas, channel);
const openIdea = async (world: World, doer: Doer) => {
  await openList(world, doer);
  await doer.click(world.words.ideas.list.open, { near: WAITING });
};
/** Uses the shortcut on what Dana wrote. */
const usesShortcut =
  (id: string) =>
  ({ stage }: World, doer: Doer) => {
    const { slack, channel } = stage;
    const ts = slack.history(channel.id).findLast(({ text }) => text === SAID)?.ts ?? '';
    return slack.shortcut(doer.id, id, { channel: channel.id, ts });
  };
const logMessage = usesShortcut(shortcuts.logMessage);
const quarrel = usesShortcut(shortcuts.letNumbersDecide);
const danaWrites = ({ channel, people }: World) => people.designer.say(channel, SAID);
const quarrels = async (world: World, doer: Doer) => {
  await danaWrites(world);
  await quarrel(world, doer);
  await world.stage.clock.settle();
  await doer.fill({ [world.words.quarrel.bet]: 'Shorter form' });
};
const quarrelled = async (world: World) => {
  const { product } = world.people;
  await quarrels(world, product);
  await product.submit();
  await product.cancel();
  await world.stage.pass(2_000);
};
const toMembers = { tellsMembers: 'what the squad tried that is like it, and when it plans' };
const logged = ({ channel }: World, doer: Doer) => doer.command(`${commands.idea} Referral`, channel);

/** Ideas, from the first line to the question that can't wait. */
export const ideaCases = [
  command(`${commands.idea} Referral`, 'hypothesis.log', toMembers),
  command(commands.idea, null),
  submit(
    modals.idea,
    'hypothesis.log',
    async ({ channel, words }, doer) => {
      await doer.command(commands.idea, channel);
      await doer.fill({ [words.hypothesis.title]: 'Referral' });
    },
    toMembers,
  ),
  submit(
    modals.idea,
    'hypothesis.reword',
    async (world, doer) => {
      await logged(world, doer);
      await press(world, doer, actions.proposeIdea);
      await doer.fill({ [world.words.hypothesis.effect]: 'sign-ups rise' });
    },
    { ownIdea: true },
  ),
  click(actions.withdraw, 'ideas.withdraw', { before: logged, ownIdea: true }),
  other(shortcuts.logMessage, null, logMessage, { before: danaWrites }),
  submit(
    modals.idea,
    'hypothesis.log',
    async (world, doer) => {
      await danaWrites(world);
      await logMessage(world, doer);
      await world.stage.clock.settle();
    },
    toMembers,
  ),
  other(shortcuts.letNumbersDecide, null, quarrel, { before: danaWrites }),
  submit(modals.quarrel, 'quarrel.open', quarrels),
  click(actions.otherSide, null, { before: quarrelled }),
  submit(modals.otherSide, 'quarrel.other', async (world, doer) => {
    await quarrelled(world);
    await press(world, doer, actions.otherSide);
    await doer.fill({ [world.words.quarrel.yours]: 'Short forms look cheap' });
  }),
  command(commands.ideas, null),
  click(actions.openIdeas, null, { before: (_, doer) => doer.openHome(), in: 'home' }),
  click(actions.listIdeas, null, { before: openList }),
  submit(modals.ideas, null, async (world, doer) => {
    await openList(world, doer);
    await doer.fill({ [world.words.ideas.list.search]: 'button' });
  }),
  click(actions.openIdea, null, { before: openList }),
  click(actions.whatDiffers, null, { before: openIdea }),
  submit(modals.whatDiffers, 'ideas.differs', async (world, doer) => {
    await openIdea(world, doer);
    await press(world, doer, actions.whatDiffers);
    await doer.fill({ [world.words.ideas.differsLabel]: 'the form is shorter' });
  }),
  click(actions.dropIdea, null, { before: openIdea }),
  submit(
    modals.dropIdea,
    'ideas.drop',
    async (world, doer) => {
      await openIdea(world, doer);
      await press(world, doer, actions.dropIdea);
      await doer.fill({ [world.words.ideas.drop.why]: 'too dear' });
    },
    { tellsMembers: 'the idea with all that became of it' },
  ),
  click(actions.takeIn, null, { before: openIdea }),
  click(actions.askSquad, 'week.ask-squad', { before: openIdea }),
  click(actions.takeInNow, null, { near: ASKED, by: 'product' }),
  submit(
    modals.takeIn,
    'week.take-in',
    async (world, doer) => {
      await press(world, doer, actions.takeInNow);
      await fillTakeIn(doer, world.words);
    },
    { by: 'product', notEven: { member: 'the product manager decides while she is there' } },
  ),
  click(actions.notNow, 'week.not-now', {
    by: 'product',
    notEven: { member: 'the product manager decides while she is there' },
  }),
];
