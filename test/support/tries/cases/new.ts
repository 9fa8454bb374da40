import type { Person } from '@growth-squad/local-slack';
import { actions, commands, modals } from '../../../../src/slack/ids.ts';
import { inScene } from '../case.ts';
import { press } from '../hands.ts';
import type { World } from '../world.ts';

const { click, submit, command, other } = inScene('new');

const askForToken = ({ channel }: World, doer: Person) => doer.command(`${commands.metric} token`, channel);

const openNumbers = ({ channel }: World, doer: Person) => doer.command(`${commands.metric} numbers`, channel);

async function fillSource(world: World, doer: Person): Promise<void> {
  await openNumbers(world, doer);
  await press(world, doer, actions.openSource);
  const { fields } = world.words.sources;
  await doer.fill({ [fields.address]: 'signups.csv', [fields.pick]: 'n', [fields.dates]: 'week' });
  await doer.submit();
}
const askForPage = ({ channel }: World, doer: Person) => doer.command(`${commands.squad} dashboard`, channel);

async function pasteWeeks(world: World, doer: Person): Promise<void> {
  await openNumbers(world, doer);
  await press(world, doer, actions.openWeeks);
  await doer.fill({ [world.words.sources.weeks.paste]: 'week,n\n2026-W44,280\n2026-W45,290' });
}

async function pastePast({ channel, words }: World, doer: Person): Promise<void> {
  await doer.command(`${commands.squad} import`, channel);
  await doer.fill({ [words.past.paste]: 'Name,Status\nOld bet,Backlog' });
}
async function readPast(world: World, doer: Person): Promise<void> {
  await pastePast(world, doer);
  await doer.submit();
}
async function matchPast(world: World, doer: Person): Promise<void> {
  await readPast(world, doer);
  await doer.submit();
}

/** Set-up, and what is the squad's and its members' own. */
export const newCases = [
  click(actions.setUp, null, {
    by: 'product',
    before: ({ channel }, doer) => doer.command(commands.squad, channel),
  }),
  submit(
    modals.setUp,
    'setup.change',
    async ({ channel, words }, doer) => {
      await doer.command(`${commands.squad} setup`, channel);
      await doer.fill({ [words.setup.target]: '1700' });
    },
    { by: 'product' },
  ),
  submit(modals.setUp, 'setup.create', async ({ empty, words }, doer) => {
    await doer.command(`${commands.squad} setup`, empty);
    await doer.fill({
      [words.setup.product]: [doer.name],
      [words.setup.others]: [],
      [words.setup.keeper]: doer.name,
    });
  }),
  click(actions.otherTime, null),
  submit(modals.ownTime, 'member.own-time', async (world, doer) => {
    await press(world, doer, actions.otherTime);
    await doer.fill({ [world.words.squad.ownTime.label]: '09:15' });
  }),
  click(actions.otherLanguage, 'person.language'),
  click(actions.leaveSquad, 'squad.leave'),
  click(actions.planRest, 'squad.first-week'),
  click(actions.startMonday, 'squad.first-week'),
  click(actions.openSource, null, {
    by: 'product',
    before: openNumbers,
  }),
  submit(modals.source, 'sources.set', fillSource, { by: 'product' }),
  click(actions.removeSource, 'sources.remove', {
    by: 'product',
    before: async (world, doer) => {
      await fillSource(world, doer);
      await doer.submit();
      await doer.cancel();
      await press(world, doer, actions.openSource);
    },
  }),
  click(actions.openWeeks, null, { before: openNumbers }),
  submit(modals.weeks, null, pasteWeeks),
  submit(modals.weeksTaken, 'sources.weeks', async (world, doer) => {
    await pasteWeeks(world, doer);
    await doer.submit();
  }),
  submit(modals.token, 'token.make', askForToken, { by: 'product', tellsMembers: 'gsq-' }),
  click(actions.revokeToken, 'token.revoke', {
    by: 'product',
    before: async (world, doer) => {
      await askForToken(world, doer);
      await doer.submit();
      await doer.cancel();
      await askForToken(world, doer);
    },
  }),
  command(`${commands.squad} export`, 'squad.export'),
  submit(modals.past, 'past.read', pastePast),
  submit(modals.pastColumns, null, readPast),
  submit(modals.pastTaken, 'past.take', matchPast),
  click(actions.takeBackPast, 'past.take-back', {
    by: 'product',
    before: async (world, doer) => {
      await matchPast(world, doer);
      await doer.submit();
    },
  }),
  command(`${commands.squad} dashboard`, 'page.visit', { by: 'product', tellsMembers: '/open/' }),
  click(actions.openWall, 'page.wall', { by: 'product', before: askForPage, tellsMembers: '/wall/' }),
  click(actions.revokeWall, 'page.revoke-wall', {
    by: 'product',
    before: async (world, doer) => {
      await askForPage(world, doer);
      await press(world, doer, actions.openWall);
    },
  }),
  command(`${commands.squad} share`, null, { by: 'product' }),
  other(
    actions.shareTried,
    'squad.share',
    async (world) => press(world, world.others.owner, actions.shareTried),
    {
      before: (world) => world.others.owner.command(`${commands.squad} share`, world.channel),
    },
  ),
  command(`${commands.squad} stakeholders`, null, { by: 'product' }),
  submit(
    modals.stakeholders,
    'stakeholders.choose',
    async ({ channel, empty, words }, doer) => {
      await doer.command(`${commands.squad} stakeholders`, channel);
      await doer.fill({ [words.stakeholders.channel]: empty });
    },
    { by: 'product' },
  ),
  command(`${commands.squad} setup`, null, { by: 'product' }),
  command(`${commands.squad} move`, null, { by: 'product', at: 'empty' }),
  click(actions.moveSquad, 'squad.move', {
    by: 'product',
    before: ({ empty }, doer) => doer.command(`${commands.squad} move`, empty),
  }),
];
