import { join } from 'node:path';
import { Faults } from '@growth-squad/local-slack';
import { expect, onTestFinished, test } from 'vitest';
import { instantOf } from '../src/calendar/zone.ts';
import { accountOf } from '../src/demo/account.ts';
import { castIn } from '../src/demo/cast.ts';
import { Deeds } from '../src/demo/deeds.ts';
import { playStep, weekSteps } from '../src/demo/play.ts';
import { Stage } from '../src/demo/stage.ts';
import { temporaryFolder } from './support/database/temporary-database.ts';

const MONDAY = '2026-11-23';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What goes wrong in turn while nobody does anything; under people's hands each event comes twice. */
const turns = ['ratelimited', 'broken', 'lost', 'slow'] as const;

test('a week in which each fault of the page was switched on ends whole', async () => {
  const cast = castIn('en');
  const stage = await Stage.open({
    cast,
    start: instantOf(MONDAY, '08:30', cast.zone),
    file: join(temporaryFolder(), 'bot.db'),
    // The bot tells of what went wrong: that is what is asked for here.
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  onTestFinished(async () => {
    await stage.killBot();
    await stage.slack.stop();
  });
  const faults = new Faults(stage.slack);
  await stage.startBot();
  const deeds = new Deeds(stage, 'en');
  for (const [index, step] of weekSteps('en', MONDAY).entries()) {
    const fault = turns[index % turns.length] ?? 'slow';
    faults.set(fault, true);
    await stage.clock.moveTo(step.at - 3 * MINUTE);
    faults.set(fault, false);
    if (index % 3 === 2) faults.set('cut', true);
    if (index % 5 === 4) {
      await stage.killBot();
      await stage.startBot();
    }
    await stage.clock.moveTo(step.at);
    faults.set('twice', true);
    await playStep(deeds, step);
    faults.set('twice', false);
  }
  await stage.pass(HOUR);
  const { refused, lost, doubled, rows } = await accountOf(stage);
  expect({ refused, lost, doubled }).toEqual({ refused: [], lost: [], doubled: [] });
  // Two verdicts, one of them corrected after the digest.
  expect(rows.get('results')).toBe(3);
  expect(faults.show('en').filter(({ on }) => on)).toEqual([]);
});
