import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Person, type Person as Somebody } from '@growth-squad/local-slack';
import { want } from '../../../src/delivery/want.ts';
import { Deeds } from '../../../src/demo/deeds.ts';
import { LASTING } from '../../../src/results/lasting.ts';
import { temporaryFolder } from '../database/temporary-database.ts';
import { asTest } from '../story/as-test.ts';
import { biggerLive } from '../story/bigger.ts';
import { openStory, type Story } from '../story/story.ts';
import { fillTakeIn } from '../story/take-in.ts';

const THURSDAY = '2026-11-19';
const FRIDAY = '2026-11-20';
const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

/** Who is there beside the squad's five members, each named for what they are to it. */
export type Other =
  | 'owner'
  | 'neighbour'
  | 'colleague'
  /** A full member by way of another workspace of the company, with an id as it has them. */
  | 'sister'
  | 'reactivated'
  | 'guest'
  | 'stranger'
  | 'deactivated';

/** A squad in the middle of its life, and all kinds of people around it. */
export interface World extends Story {
  readonly deeds: Deeds;
  readonly others: Readonly<Record<Other, Somebody>>;
  /** A channel with the bot in it, in which no squad lives. */
  readonly empty: string;
}

/** What the squad is at, in the order in which it comes there. */
export const sceneNames = ['new', 'planning', 'week', 'retro'] as const;
export type SceneName = (typeof sceneNames)[number];

function folderWith(name: string, text: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, name), text);
  return folder;
}

/** The channel with everybody in it; nothing is set up yet. */
export async function openWorld(): Promise<World> {
  const story = await openStory({
    from: [THURSDAY, '09:00'],
    // A click that comes twice opens its modal once.
    expectedRefusals: ['exchanged_trigger_id'],
    web: { host: '127.0.0.1', port: 0 },
    sources: { private: [], proxied: false, folder: folderWith('signups.csv', 'week,n\n2026-W47,312\n') },
    // Rows are brought back past the bot, and private messages are not.
    drawnAnew: false,
  });
  const { stage, people, cast } = story;
  const enter = (
    name: string,
    more: { id?: string; guest?: boolean; team?: string; grid?: boolean } = {},
  ): Somebody => stage.addPerson({ name, zone: cast.zone, locale: 'en-GB', ...more });
  const others = {
    owner: enter('Olga'),
    neighbour: enter('Nina'),
    colleague: enter('Sofia'),
    sister: enter('Silke', { id: 'W0SISTER1', team: 'T0SISTER', grid: true }),
    reactivated: enter('Rita'),
    guest: enter('Gus', { guest: true }),
    stranger: enter('Stella', { team: 'T0OTHERCOMPANY' }),
    deactivated: enter('Dora'),
  };
  for (const { id } of Object.values(others)) stage.slack.join(stage.channel.id, id);
  const empty = 'empty';
  const members = [...Object.values(people), ...Object.values(others)].map(({ id }) => id);
  stage.slack.addChannel({ name: empty, members });
  await people.product.invite(empty);
  return { ...story, deeds: new Deeds(stage, 'en'), others, empty };
}

/** How the world comes to each scene from the one before. */
export const scenes: Readonly<Record<SceneName, (world: World) => Promise<void>>> = {
  new: setUp,
  planning: async (world) => {
    await firstWeek(world);
    await planMonday(world);
  },
  week: playWeek,
  retro: async (world) => {
    const { people, channel, deeds, stage } = world;
    await people.product.command('/squad retro', channel);
    await stage.pass(5_000);
    await deeds.note('designer', { next: 'Fewer meetings' });
    await stage.pass(5_000);
    await askWhetherItLasts(world);
  },
};

/** Olga, who will not be in it, sets it up on a Thursday for the five, Dora and Rita, whose accounts are closed afterwards; Rita's is opened again. */
async function setUp({ others, people, words, channel, stage }: World): Promise<void> {
  const { setup } = words;
  const { product, marketing, frontend, backend, designer } = people;
  const { owner, deactivated, reactivated } = others;
  await owner.click(setup.setItUp, { in: channel });
  await owner.fill({
    [setup.product]: [product.name],
    [setup.marketing]: [marketing.name],
    [setup.engineers]: [frontend.name, backend.name],
    [setup.designers]: [designer.name],
    [setup.others]: [deactivated.name, reactivated.name],
    [setup.target]: '1500',
    [setup.keeper]: product.name,
  });
  const seen = await owner.submit();
  if (seen.modal) throw new Error(`The set-up was not saved: ${seen.text}`);
  const { core, workspace } = stage.bot;
  const ids = Object.values(others).map(({ id }) => id);
  await core.people.learn(workspace.id, ids);
  for (const { id } of [deactivated, reactivated]) stage.slack.updateUser(id, { deactivated: true });
  await stage.pass(10_000);
  stage.slack.updateUser(reactivated.id, { deactivated: false });
  // The company takes another name: everybody stays who they are.
  stage.slack.renameTeam('Renamed');
  await stage.pass(10_000);
}

/** They plan what is left of the week: two bets go live and wait for their results, two things are to be tried. */
async function firstWeek({ deeds, people, words, channel, stage }: World): Promise<void> {
  await people.product.click(words.squad.firstWeek.rest, { in: channel });
  await stage.pass(3_000);
  for (const title of ['Group buying', 'Pay button']) {
    await deeds.idea('marketing', title);
    await deeds.estimate('frontend', title, '1');
    await takeIn({ deeds, people, words, channel }, title);
  }
  await deeds.closePlanning('product');
  await stage.pass(5_000);
  for (const title of ['Group buying', 'Pay button']) await deeds.launch('frontend', title);
  await asTest(stage, 'Group buying', people.product.id);
  await stage.goTo(FRIDAY, '16:05');
  for (const next of ['Estimates before lunch', 'Briefs in writing']) {
    await deeds.note('designer', { next });
    await deeds.takeAction('designer', next);
  }
  await deeds.closeRetro('product');
}

/** The next Monday: one bet and other work are taken in, ideas wait, and the planning is open. */
async function planMonday(world: World): Promise<void> {
  const { deeds, people, words, channel, stage } = world;
  await stage.goTo(MONDAY, '09:35');
  for (const title of ['Red button', 'Countdown', 'Hot banner']) await deeds.idea('marketing', title);
  await stage.pass(5_000);
  for (const title of ['Red button', 'Countdown', 'Hot banner']) await deeds.estimate('frontend', title, '1');
  await takeIn(world, 'Red button', {
    [words.week.takeIn.others]: [people.backend.name, people.product.name],
  });
  const { otherWork } = words.week;
  await people.product.click(words.planning.addOtherWork, { in: channel });
  await people.product.fill({ [otherWork.what]: 'Clean-up', [otherWork.days]: '2' });
  await deeds.submit(people.product, 'Other work');
  await stage.pass(5_000);
}

/** Tuesday: something stands in Fatima's way, and the squad is asked for an idea that can't wait. */
async function playWeek({ deeds, people, words, channel, stage }: World): Promise<void> {
  await deeds.closePlanning('product');
  await stage.goTo(TUESDAY, '10:05');
  await deeds.standup('frontend', 'the mail', { inTheWay: 'no copy', helper: 'marketing' });
  await stage.goTo(TUESDAY, '11:01');
  await people.marketing.command('/ideas banner', channel);
  await people.marketing.click(words.ideas.list.open, { near: 'Hot banner' });
  await people.marketing.click(words.hotTopic.ask);
  await stage.slack.close(people.marketing.id, true);
  await stage.pass(10_000);
}

/** The question whether a win lasted, where everybody sees it. */
async function askWhetherItLasts(world: World): Promise<void> {
  const { stage, people } = world;
  const { core, workspace } = stage.bot;
  const commitmentId = await biggerLive(world, 'Older win', MONDAY);
  await core.change((change) =>
    want(change, {
      workspaceId: workspace.id,
      key: 'lasts',
      kind: LASTING,
      subject: { commitmentId, userId: people.product.id },
      to: { channel: stage.channel.id },
    }),
  );
  await stage.pass(5_000);
}

async function takeIn(
  { deeds, people, words, channel }: Pick<World, 'deeds' | 'people' | 'words' | 'channel'>,
  title: string,
  more: Parameters<typeof fillTakeIn>[2] = {},
): Promise<void> {
  await people.product.click(words.week.takeIn.title, { in: channel, near: title });
  await fillTakeIn(people.product, words, {
    [words.week.takeIn.owner]: people.frontend.name,
    ...more,
  });
  await deeds.submit(people.product, title);
}

/** The same person, who takes no time to look: while they act, nothing falls due. */
export const atOnce = ({ stage }: World, { id }: Pick<Somebody, 'id'>): Somebody =>
  new Person(stage.slack, id, { settle: () => stage.clock.settle(), pass: (ms) => stage.pass(ms) });
