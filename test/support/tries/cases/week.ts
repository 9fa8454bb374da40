import { actions, commands, modals } from '../../../../src/slack/ids.ts';
import { numberArrives } from '../../story/arrives.ts';
import { inScene } from '../case.ts';
import { press, tidyUp } from '../hands.ts';
import type { World } from '../world.ts';

const { click, submit, command, other } = inScene('week');
const BET = 'Red button';
const LIVE = 'Group buying';

type Doer = World['people']['product'];

const enterCounts = async (world: World, doer: Doer): Promise<void> => {
  const { result } = world.words.week;
  await press(world, doer, actions.enterResult, { near: LIVE });
  const { control, variant } = result.sides;
  await doer.fill({
    [result.count(control, 'sign-ups')]: '450',
    [result.people(control, 'visitors')]: '10190',
    [result.count(variant, 'sign-ups')]: '600',
    [result.people(variant, 'visitors')]: '10190',
  });
};
/** The form in which what was taken in, or its launch, is changed. */
const changing =
  (near: string) =>
  async (world: World, doer: Doer): Promise<void> => {
    await press(world, doer, actions.changeWeek);
    await press(world, doer, actions.changeWork, { near });
  };
const awayTomorrow = ({ channel }: World, doer: Doer) =>
  doer.command(`${commands.squad} away tomorrow`, channel);
const paused = async ({ channel, people, stage }: World) => {
  await people.designer.command(`${commands.squad} pause`, channel);
  await stage.pass(5_000);
};
const inBensWay = async (world: World) => {
  const { channel, people, words, stage } = world;
  const { modal } = words.standup;
  await people.backend.command(commands.standup, channel);
  await people.backend.fill({
    [modal.today]: 'the server',
    [modal.inTheWay]: 'no access',
    [modal.helper]: people.product.name,
  });
  await people.backend.submit();
  await tidyUp(world, people.backend);
  await stage.pass(5_000);
  await press(world, people.product, actions.helpWith, { near: 'no access' });
  await stage.pass(5_000);
};

const types = async ({ stage }: World, doer: Doer) => {
  await doer.say('dm', 'Today: the mail');
  await stage.pass(5_000);
};

const inNone = 'is in no squad of which one could be chosen';

const lists = ({ channel }: World, doer: Doer) => doer.command(`${commands.metric} numbers`, channel);
const fillsChurn = async (world: World, doer: Doer): Promise<void> => {
  await lists(world, doer);
  await press(world, doer, actions.addNumber);
  await doer.fill({ [world.words.metric.settings.name]: 'churn' });
};
/** The squad counts a second number, and the list of both is in front of them. */
const countsChurn = async (world: World, doer: Doer): Promise<void> => {
  await fillsChurn(world, doer);
  await doer.submit();
  await tidyUp(world, doer);
  await lists(world, doer);
};

/** The days between planning and retro. */
export const weekCases = [
  click(actions.launch, null, { near: BET }),
  submit(modals.launch, 'week.launch', (world, doer) => press(world, doer, actions.launch, { near: BET })),
  click(actions.changeWeek, null),
  click(actions.changeWork, null, {
    before: (world, doer) => press(world, doer, actions.changeWeek),
    near: BET,
  }),
  submit(modals.changeWork, 'week.change', async (world, doer) => {
    await changing(BET)(world, doer);
    await doer.fill({ [world.words.week.takeIn.owner]: world.people.designer.name });
  }),
  click(actions.changePlan, null, { before: changing(BET) }),
  click(actions.choosePlanAnew, null, {
    before: async (world, doer) => {
      await changing(BET)(world, doer);
      await press(world, doer, actions.changePlan);
    },
  }),
  submit(modals.changePlan, 'week.change-plan', async (world, doer) => {
    await changing(BET)(world, doer);
    await press(world, doer, actions.changePlan);
    const { change, form } = world.words.measurement;
    await doer.fill({ [form.line]: '60', [change.reason]: 'the fair' });
  }),
  click(actions.takeOut, 'week.take-out', { before: changing(BET) }),
  submit(modals.changeLaunch, 'week.change-launch', async (world, doer) => {
    await changing(LIVE)(world, doer);
    await doer.fill({ [world.words.week.launch.since]: '2026-11-18' });
  }),
  click(actions.takeBackLaunch, 'week.take-back-launch', { before: changing(LIVE) }),
  click(actions.enterResult, null, { near: LIVE }),
  submit(modals.result, null, enterCounts),
  other(
    actions.chooseVerdict,
    null,
    ({ words: { week } }, doer) => doer.fill({ [week.result.verdict]: week.result.choices['too-early'] }),
    {
      before: async (world, doer) => {
        await enterCounts(world, doer);
        await doer.submit();
      },
    },
  ),
  submit(modals.verdict, 'week.result', async (world, doer) => {
    await enterCounts(world, doer);
    await doer.submit();
    await doer.fill({ [world.words.week.result.verdict]: world.words.week.result.choices.won });
  }),
  command(commands.metric, null),
  command(`${commands.metric} 312`, 'metric.enter'),
  command(`${commands.metric} lower is better`, 'metric.direction'),
  command(`${commands.metric} numbers`, null),
  command(`${commands.metric} churn 3`, 'metric.enter', { before: countsChurn }),
  click(actions.addNumber, null, { before: lists }),
  click(actions.openToken, null, { by: 'product', before: lists }),
  submit(modals.numberSettings, 'metric.add', fillsChurn),
  click(actions.changeNumber, null, { before: countsChurn, near: 'churn' }),
  submit(modals.numberSettings, 'metric.change', async (world, doer) => {
    await countsChurn(world, doer);
    await press(world, doer, actions.changeNumber, { near: 'churn' });
    await doer.fill({ [world.words.metric.settings.unit]: '%' });
  }),
  click(actions.useArrived, 'metric.use-arrived', {
    before: async (world, doer) => {
      await numberArrives(world, '318');
      await doer.command(`${commands.metric} 330`, world.channel);
      await lists(world, doer);
    },
  }),
  click(actions.endNumber, 'metric.end', { before: countsChurn }),
  click(actions.enterChosen, 'metric.enter', {
    before: ({ channel }, doer) => doer.command(`${commands.metric} 312 or so I think`, channel),
  }),
  click(actions.enterNumber, null, { before: (_, doer) => doer.openHome(), in: 'home' }),
  submit(modals.number, 'metric.enter', async ({ channel, words }, doer) => {
    await doer.command(commands.metric, channel);
    await doer.fill({ [words.metric.labels.total(words.setup.defaultMetric)]: '312' });
  }),
  command(commands.standup, null),
  click(actions.answerStandup, null),
  submit(modals.standup, 'standup.answer', async (world, doer) => {
    await press(world, doer, actions.answerStandup);
    await doer.fill({ [world.words.standup.modal.today]: 'the mail' });
  }),
  click(actions.sendTyped, 'standup.answer', {
    before: types,
    notEven: { 'product manager': 'only who typed it sends it' },
  }),
  click(actions.changeTyped, null, { before: types }),
  click(actions.asPlanned, 'standup.as-planned'),
  click(actions.notToday, 'standup.not-today'),
  click(actions.helpWith, 'standup.help', { near: 'no copy' }),
  click(actions.resolve, 'standup.resolve', { before: inBensWay, near: 'no access' }),
  command(commands.squad, null),
  command(`${commands.squad} help`, null),
  command(`${commands.squad} plan`, 'planning.open'),
  command(`${commands.squad} retro`, 'retro.open'),
  command(`${commands.squad} pause`, 'squad.pause'),
  command(`${commands.squad} resume`, 'squad.resume', { before: paused }),
  click(actions.resume, 'squad.resume', { before: paused }),
  command(`${commands.squad} away tomorrow`, 'squad.away'),
  submit(modals.away, 'squad.away', ({ channel }, doer) => doer.command(`${commands.squad} away`, channel)),
  command(`${commands.squad} back`, 'squad.back', {
    before: async (world, doer) => {
      await awayTomorrow(world, doer);
      await awayTomorrow(world, world.people.product);
    },
  }),
  click(actions.takeBackDays, 'squad.take-back-days', { before: awayTomorrow }),
  click(actions.chooseReading, 'squad.away', {
    before: ({ channel }, doer) => doer.command(`${commands.squad} away 5 days`, channel),
  }),
  command(`${commands.squad} days off 2026-12-04`, 'squad.days-off'),
  submit(modals.daysOff, 'squad.days-off', ({ channel }, doer) =>
    doer.command(`${commands.squad} days off`, channel),
  ),
  command(`${commands.squad} holidays Spain`, 'squad.holidays'),
  click(actions.openHolidays, null, {
    before: ({ channel }, doer) => doer.command(commands.squad, channel),
  }),
  submit(modals.holidays, 'squad.holidays', ({ channel }, doer) =>
    doer.command(`${commands.squad} holidays`, channel),
  ),
  command(commands.squad, 'squad.choose', {
    at: 'empty',
    notEven: {
      ...{ 'owner, no member': inNone, 'left a moment ago': inNone, colleague: inNone },
      ...{ 'of the company’s Grid': inNone, reactivated: inNone },
    },
    tellsMembers: 'the squads that they are in',
  }),
  click(actions.chooseSquad, 'squad.pause', {
    notEven: { 'product manager': 'somebody else typed the command' },
    before: ({ empty }, doer) => doer.command(`${commands.squad} pause`, empty),
  }),
];
