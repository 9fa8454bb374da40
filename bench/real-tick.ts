import { randomBytes } from 'node:crypto';
import { systemClock } from '@growth-squad/clock';
import { createGrowthSquad } from '../src/app.ts';
import type { Tick } from '../src/schedule/tick.ts';
import { MIGRATIONS } from './folder.ts';
import { silent } from './silent.ts';
import { openSlack } from './slack.ts';

/** Runs `work` with the real bot's tick on this database, at an instant that stands still; nothing else runs. */
export async function withTick(
  file: string,
  at: number,
  work: (tick: () => Promise<void>) => Promise<unknown>,
  verbose?: (sql: string) => void,
): Promise<void> {
  const { slack, apiUrl } = await openSlack(systemClock);
  let failed = 0;
  let tick: Tick | undefined;
  const error = (): void => {
    failed += 1;
  };
  const bot = await createGrowthSquad({
    clock: { ...systemClock, now: () => at },
    log: { ...silent, error },
    botToken: slack.botToken,
    appToken: slack.appToken,
    apiUrl,
    file,
    migrations: MIGRATIONS,
    random: randomBytes,
    verbose,
    heartbeat: (parts) => {
      tick = parts.tick;
      return { start: async () => undefined, overdueMs: () => 0, stop: async () => undefined };
    },
  });
  try {
    const own = tick;
    if (!own) throw new Error('The bot made no tick.');
    await work(() => own.tick());
    if (failed > 0) throw new Error(`${failed} errors were logged.`);
  } finally {
    await bot.stop();
    await slack.stop();
  }
}
