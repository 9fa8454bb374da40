import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Activities, MovedClock, Traffic, underWay } from '@growth-squad/clock';
import type { LocalSlack } from '@growth-squad/local-slack';
import { createGrowthSquad } from '../src/app.ts';
import { whenDue } from '../src/schedule/heartbeat.ts';
import { enter } from './crowd.ts';
import { inFolder, MIGRATIONS } from './folder.ts';
import { silent } from './silent.ts';
import { openSlack } from './slack.ts';
import { setUpSquads } from './squads.ts';

/** Runs the bot with so many squads of seven in one workspace, on a clock that jumps. */
export function onMovedClock<T>(
  how: { readonly squads: number; readonly from: number },
  work: (stage: { clock: MovedClock; slack: LocalSlack }) => Promise<T>,
): Promise<T> {
  return inFolder(async (folder) => {
    const clock = new MovedClock(how.from, 120_000);
    const { slack, apiUrl } = await openSlack(clock.side('slack'));
    const traffic = new Traffic();
    const activities = new Activities();
    clock.observe({
      changes: () => traffic.changes + slack.traffic.changes + activities.changes,
      busy: () => [...underWay(traffic, slack.traffic), ...activities.busy()],
    });
    const file = join(folder, 'bot.db');
    await setUpSquads(file, how.from, enter(slack, how.squads), randomBytes);
    const bot = await createGrowthSquad({
      clock: clock.side('bot'),
      log: silent,
      botToken: slack.botToken,
      appToken: slack.appToken,
      apiUrl,
      file,
      migrations: MIGRATIONS,
      random: randomBytes,
      heartbeat: (parts) => whenDue({ ...parts, log: silent }),
      traffic,
      activities,
    });
    try {
      await bot.start();
      await clock.settle();
      return await work({ clock, slack });
    } finally {
      await bot.stop();
      await slack.stop();
    }
  });
}
