import { actions, modals } from '../../../../src/slack/ids.ts';
import { fillTakeIn } from '../../story/take-in.ts';
import { inScene } from '../case.ts';
import { press } from '../hands.ts';

const { click, submit } = inScene('planning');
const OPEN = 'Countdown';
const LIVE = 'Group buying';

/** The board of an open planning. */
export const planningCases = [
  click(actions.estimate, null, { near: OPEN }),
  submit(modals.estimate, 'hypothesis.estimate', async (world, doer) => {
    await press(world, doer, actions.estimate, { near: OPEN });
    await doer.fill({ [world.words.hypothesis.simple]: '2' });
  }),
  click(actions.estimateAll, null),
  submit(
    modals.estimateAll,
    'hypothesis.estimate-all',
    async (world, doer) => {
      await press(world, doer, actions.estimateAll);
      await doer.fill({ [OPEN]: '2' });
    },
    { tellsMembers: 'what is left to estimate' },
  ),
  click(actions.takeIn, null, { near: OPEN }),
  submit(modals.takeIn, 'week.take-in', async (world, doer) => {
    await press(world, doer, actions.takeIn, { near: OPEN });
    await fillTakeIn(doer, world.words);
  }),
  click(actions.choosePlan, null, {
    before: (world, doer) => press(world, doer, actions.takeIn, { near: OPEN }),
  }),
  click(actions.moreIdeas, null, {
    before: async ({ deeds, stage }) => {
      for (let n = 1; n <= 6; n += 1) await deeds.idea('marketing', `Idea ${n}`);
      await stage.pass(3_000);
    },
  }),
  click(actions.addOtherWork, null),
  submit(modals.otherWork, 'week.other-work', async (world, doer) => {
    const { otherWork } = world.words.week;
    await press(world, doer, actions.addOtherWork);
    await doer.fill({ [otherWork.what]: 'Upgrade', [otherWork.days]: '1' });
  }),
  click(actions.proposeIdea, null),
  click(actions.enterLastNumber, null),
  submit(modals.number, 'metric.enter', async (world, doer) => {
    await press(world, doer, actions.enterLastNumber);
    await doer.fill({ [world.words.setup.defaultMetric]: '1284' });
  }),
  click(actions.keepTarget, 'metric.target'),
  click(actions.changeTarget, null),
  submit(modals.target, 'metric.target', async (world, doer) => {
    await press(world, doer, actions.changeTarget);
    const [field] = doer.modal?.fields ?? [];
    await doer.fill({ [field?.label ?? '']: '1600' });
  }),
  click(actions.enterResult, null, { near: LIVE }),
  click(actions.withoutNumbers, null, {
    before: (world, doer) => press(world, doer, actions.enterResult, { near: LIVE }),
  }),
  click(actions.actionDone, 'week.action-done'),
  click(actions.actionOn, 'week.action-on'),
  click(actions.closePlanning, 'planning.close'),
];
