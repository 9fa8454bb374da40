import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { instantOf } from '../src/calendar/zone.ts';
import { atMost, type Bench, type Figure, told } from './figure.ts';
import { inFolder, syncsIn } from './folder.ts';
import { Production } from './production.ts';
import { setUpSquads, ZONE } from './squads.ts';
import { percentile } from './stats.ts';
import { Submitters } from './submitters.ts';

/** A Tuesday morning before the stand-up asks, so that nothing else is due. */
const SET_UP = instantOf('2026-11-24', '07:00', ZONE);
const MORNING = instantOf('2026-11-24', '09:00', ZONE);

/** A hundred people and some. */
const SQUADS = 15;

/** How many send at once, how often all of them do, and how many times a bare app's median the bot may take. */
const CROWDS = [
  { people: 1, rounds: { full: 600, quick: 50 }, p50: 2.5 },
  { people: 10, rounds: { full: 60, quick: 5 }, p50: 4 },
  { people: 100, rounds: { full: 10, quick: 1 }, p50: 4 },
] as const;

type Crowd = (typeof CROWDS)[number];

/** With so many, what is put off until all are acknowledged is not measured with them. */
const MANY = 100;

/** How many times a bare app's 99th percentile. */
const P99 = 4;

/** Milliseconds of processor time from submission to acknowledgement, of each answer. */
const PROCESSOR_MS = 0.9;

/** Of the disk, to say what a commit costs here. */
const SYNCS = 200;

/** One program and the people of its workspace. */
interface Side {
  readonly people: Submitters;
  readonly program: Production;
}

/**
 * From a stand-up's submission to its acknowledgement, in the bot as `npm start` runs it and in bare Bolt apps, each a
 * process of its own; they take turns, so that the machine's noise hits all alike.
 */
export const benchAck: Bench = async ({ full }) =>
  inFolder(async (folder) => {
    const extent = full ? 'full' : 'quick';
    const sides: Side[] = [];
    try {
      const bot = await startBot(folder);
      sides.push(bot);
      const form = await formOf(bot.people);
      for (const commits of ['yes', 'no'] as const) sides.push(await startBare(folder, form, commits));
      const syncs = syncsIn(folder, SYNCS);
      const [half, most] = [0.5, 0.99].map((share) => percentile(syncs, share).toFixed(2));
      const figures: Figure[] = [told('fdatasync of one page', `p50 ${half} ms, p99 ${most} ms`)];
      for (const crowd of CROWDS) figures.push(...(await compared(sides, crowd, crowd.rounds[extent])));
      return figures;
    } finally {
      for (const { people, program } of sides) {
        await program.stop();
        await people.slack.stop();
      }
    }
  });

async function startBot(folder: string): Promise<Side> {
  const people = await Submitters.open(MORNING, SQUADS);
  const file = join(folder, 'bot.db');
  await setUpSquads(file, SET_UP, people.home, randomBytes);
  return { people, program: await started(people, file) };
}

async function startBare(folder: string, form: string, commits: 'yes' | 'no'): Promise<Side> {
  const people = await Submitters.open(MORNING, SQUADS);
  const environment = { BARE_VIEW: form, BARE_COMMITS: commits };
  const program = await started(people, join(folder, `bare-${commits}.db`), {
    program: 'bench/bare.ts',
    environment,
  });
  return { people, program };
}

function started(
  people: Submitters,
  file: string,
  other: { program?: string; environment?: Record<string, string> } = {},
): Promise<Production> {
  const { apiUrl, clock, slack } = people;
  const { botToken, appToken } = slack;
  return Production.start({ apiUrl, botToken, appToken, file, ahead: clock.ahead, ...other });
}

/** The form as the bot opens it; the bare apps open the same. @returns JSON */
async function formOf(people: Submitters): Promise<string> {
  const { view } = await people.openForms(0, 1);
  const { type, callback_id, title, submit, close, blocks, private_metadata } = view;
  const form = JSON.stringify({ type, callback_id, title, submit, close, blocks, private_metadata });
  await people.submitAll(0, 1);
  return form;
}

async function compared(
  sides: readonly Side[],
  { people: crowd, p50 }: Crowd,
  rounds: number,
): Promise<Figure[]> {
  const measured = sides.map(() => ({ took: Array.of<number>(), processorMs: 0 }));
  const warmUp = Math.ceil(rounds / 10);
  for (let round = -warmUp; round < rounds; round += 1) {
    const from = (round + warmUp) * crowd;
    for (const [index, { people, program }] of sides.entries()) {
      await people.openForms(from, crowd);
      const before = await program.processorMs();
      const each = await people.submitAll(from, crowd);
      const processorMs = (await program.processorMs()) - before;
      const of = measured[index];
      if (round < 0 || !of) continue;
      of.took.push(...each);
      of.processorMs += processorMs / (rounds * crowd);
    }
  }
  const [bot, commit] = measured;
  const at = (share: number): string =>
    measured.map(({ took }) => percentile(took, share).toFixed(1)).join(' / ');
  const ratio = (share: number): number =>
    percentile(bot?.took ?? [], share) / percentile(commit?.took ?? [], share);
  const who = `${crowd} at once`;
  const worked = measured.map(({ processorMs }) => processorMs.toFixed(2)).join(' / ');
  return [
    told(`${who}: bot / bare / acknowledging only`, `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`),
    atMost(`${who}, p50 to bare`, ratio(0.5), p50),
    atMost(`${who}, p99 to bare`, ratio(0.99), P99),
    told(`${who}, processor time of each: bot / bare / acknowledging only`, `${worked} ms`),
    ...(crowd === MANY
      ? [atMost('processor time to an acknowledgement', bot?.processorMs ?? 0, PROCESSOR_MS, ' ms')]
      : []),
  ];
}
