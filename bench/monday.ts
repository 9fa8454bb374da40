import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { LocalSlack } from '@growth-squad/local-slack';
import { instantOf } from '../src/calendar/zone.ts';
import { Pacing } from '../src/delivery/pacing.ts';
import { atMost, type Bench, type Extent, type Figure, told } from './figure.ts';
import { inFolder } from './folder.ts';
import { onMovedClock } from './moved-bot.ts';
import { Production } from './production.ts';
import { setUpSquads, ZONE } from './squads.ts';
import { percentile } from './stats.ts';
import { Submitters } from './submitters.ts';

const MONDAY = '2026-11-23';
const TUESDAY = '2026-11-24';

/** What Slack allows an app in a workspace (docs.slack.dev, rate limits), as the local Slack takes it. */
const POSTS_A_MINUTE = 300;
const MINUTE_MS = 60_000;

/** At most so much longer than Slack's limits ask for. */
const MOST_RATIO = 1.1;

/**
 * The hours at which all squads of a workspace want something at once. The bot has one token, so one workspace: what
 * Slack allows each of a thousand workspaces is told for one, and what planning for a thousand costs.
 */
export const benchMonday: Bench = async (extent) => [
  ...(await morning(extent)),
  ...(await questions(extent.full)),
  ...thousandWorkspaces(),
];

/** When the n-th of so many calls may be made at the earliest, if so many fit into each minute; ms after the first. */
const earliest = (calls: number, aMinute: number): number => Math.floor((calls - 1) / aMinute) * MINUTE_MS;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** The plannings of all squads are due, and people answer stand-ups meanwhile, at 500 a minute. In real time. */
async function morning({ full, say }: Extent): Promise<Figure[]> {
  const squads = full ? 1_000 : 70;
  const answers = full ? 500 : 80;
  const gapMs = MINUTE_MS / 500;
  return inFolder(async (folder) => {
    const people = await Submitters.open(instantOf(MONDAY, '09:20', ZONE), squads);
    const { slack, apiUrl, clock } = people;
    const { botToken, appToken } = slack;
    const file = join(folder, 'bot.db');
    const where = { apiUrl, botToken, appToken, file };
    await setUpSquads(file, instantOf(MONDAY, '08:00', ZONE), people.home, randomBytes);
    try {
      // The forms are opened before; a bot that starts anew takes what was opened before it.
      const before = await Production.start({ ...where, ahead: clock.ahead });
      await people.openForms(0, answers);
      await before.stop();
      clock.leap(Math.max(0, instantOf(MONDAY, '09:31', ZONE) - clock.now()));
      const begun = clock.now();
      const starting = Production.start({ ...where, ahead: clock.ahead });
      const took: Promise<number>[] = [];
      while (slack.traffic.connections.size === 0) await wait(5);
      for (let index = 0; index < answers; index += 1) {
        took.push(people.submit(people.userId(index)));
        await wait(gapMs);
      }
      const acknowledged = await Promise.all(took);
      const bot = await starting;
      const posted = await lastBoard(slack, squads, begun);
      await bot.stop();
      const all = squads.toLocaleString('en');
      const least = earliest(squads, POSTS_A_MINUTE);
      say(
        `monday: ${all} boards after ${seconds(posted)} of real time; Slack's limits ask for ${seconds(least)}`,
      );
      return [
        told(`${all} plannings at once: all boards posted`, seconds(posted)),
        ...(least > 0 ? [atMost('to what the limits allow', posted / least, MOST_RATIO)] : []),
        noneRefused(slack, 'calls refused by a limit (429)'),
        atMost(
          `${answers} answers meanwhile, 500 a minute, p99.9`,
          percentile(acknowledged, 0.999),
          3_000,
          ' ms',
        ),
        told('the same, p50', `${percentile(acknowledged, 0.5).toFixed(1)} ms`),
      ];
    } finally {
      await slack.stop();
    }
  });
}

function noneRefused(slack: LocalSlack, what: string): Figure {
  const refused = slack.calls.filter(({ status }) => status === 429).map(({ method }) => method);
  const which = [...new Set(refused)].map((method) => ` ${method}`).join();
  return { what, value: `${refused.length}${which}`, bound: 'none', held: refused.length === 0 };
}

/** Waits until each squad's channel has its board. @returns milliseconds from `begun` to the last, by Slack's clock */
async function lastBoard(slack: LocalSlack, squads: number, begun: number): Promise<number> {
  for (;;) {
    const boards = new Map<string, number>();
    for (const { method, status, args, at } of slack.calls) {
      const channel = String(args['channel']);
      if (method === 'chat.postMessage' && status === 200 && channel.startsWith('C') && !boards.has(channel))
        boards.set(channel, at);
    }
    if (boards.size >= squads) return Math.max(...boards.values()) - begun;
    await wait(100);
  }
}

/** Everybody of 70 squads is asked at 10:00, on a clock that jumps; the second day, when the bot has written to all. */
async function questions(full: boolean): Promise<Figure[]> {
  const squads = full ? 70 : 12;
  return onMovedClock({ squads, from: instantOf(TUESDAY, '07:00', ZONE) }, async ({ clock, slack }) => {
    const asked = (since: number): number[] =>
      slack.calls
        .filter(({ method, status, at }) => method === 'chat.postMessage' && status === 200 && at >= since)
        .map(({ at }) => at);
    const people = squads * 7;
    const figures: Figure[] = [];
    for (const [date, which] of [
      [TUESDAY, 'the first time'],
      ['2026-11-25', 'from then on'],
    ] as const) {
      const ten = instantOf(date, '10:00', ZONE);
      await clock.moveTo(instantOf(date, '10:30', ZONE));
      const last = Math.max(...asked(ten).slice(0, people)) - ten;
      const least = earliest(people, POSTS_A_MINUTE);
      const what = `${people} questions at 10:00, ${which}`;
      figures.push(told(what, `${seconds(last)} (posting alone: ${seconds(least)})`));
      if (date !== TUESDAY && least > 0)
        figures.push(atMost('to what the limits allow', last / least, MOST_RATIO));
    }
    return [...figures, noneRefused(slack, 'two days of them: refused by a limit (429)')];
  });
}

/** What planning one call in each of a thousand workspaces costs, and that none waits for another. */
function thousandWorkspaces(): Figure[] {
  const pacing = new Pacing();
  const count = 1_000;
  const begun = performance.now();
  const slots = Array.from({ length: count }, (_, index) =>
    pacing.reserve(0, { workspaceId: `T${index}`, lane: `T${index} C1`, methods: ['chat.postMessage'] }),
  );
  const each = ((performance.now() - begun) * 1000) / count;
  const waiting = slots.filter(({ at }) => at > 0).length;
  return [
    {
      what: 'a board in each of 1,000 workspaces: planned',
      value: `${each.toFixed(1)} µs each, ${waiting} wait`,
      bound: 'none waits',
      held: waiting === 0,
    },
  ];
}
