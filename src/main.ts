import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { createGrowthSquad, type GrowthSquad } from './app.ts';
import { systemClock } from './clock/system-clock.ts';
import { parseSettings, type Settings } from './config.ts';
import { DatabaseError } from './database/errors.ts';
import { formatFor } from './language/format.ts';
import { AddressUnavailable } from './monitoring/endpoints.ts';
import { nextOpening } from './ritual/next.ts';
import { everyMinute } from './schedule/heartbeat.ts';
import { errorCode } from './slack/error-code.ts';
import { createLog } from './slack/log.ts';
import { squadPage } from './squad/store.ts';

/** The bot in a real Slack: `npm start`. */
async function main(): Promise<void> {
  const read = parseSettings(process.env);
  if (!read.ok) {
    say('Growth Squad can’t start yet:');
    for (const problem of read.problems) say(`  - ${problem}`);
    say(
      'Settings are read from the environment, or from a file .env beside package.json; .env.example explains each.',
    );
    process.exitCode = 1;
    return;
  }
  const bot = await started(read.settings);
  if (!bot) {
    process.exitCode = 1;
    return;
  }
  stopOnSignal(bot);
  say(await connectedLine(bot));
}

async function started(settings: Settings): Promise<GrowthSquad | undefined> {
  const log = createLog({ level: settings.logLevel });
  let bot: GrowthSquad | undefined;
  try {
    bot = await createGrowthSquad({
      clock: systemClock,
      log,
      botToken: settings.slackBotToken,
      appToken: settings.slackAppToken,
      apiUrl: settings.slackApiUrl,
      file: settings.databaseFile,
      migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
      random: randomBytes,
      monitoring: settings.monitoring,
      heartbeat: ({ tick }) => everyMinute({ tick, log }),
    });
    await bot.start();
    return bot;
  } catch (error) {
    say(whyNot(error, bot ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN'));
    await bot?.stop();
    return undefined;
  }
}

/** One sentence about why the bot did not start, and what to do. */
function whyNot(error: unknown, token: string): string {
  if (error instanceof DatabaseError || error instanceof AddressUnavailable) return error.message;
  const code = errorCode(error);
  if (code) return `Slack refuses ${token} (${code}): copy it anew, as .env.example says where from.`;
  return 'Slack can’t be reached: check the network (and SLACK_API_URL, if it is set), then start again.';
}

/** How many squads the first line names. */
const NAMED = 20;

async function connectedLine({ core, workspace }: GrowthSquad): Promise<string> {
  const squads = await core.database.read(async (q) => {
    const page = await squadPage(q, undefined, NAMED);
    return Promise.all(page.map(async (squad) => ({ squad, next: await nextOpening(q, squad) })));
  });
  const connected = `Connected to ${workspace.name}.`;
  if (squads.length === 0) {
    return `${connected} No squad yet: in Slack, type "/invite @Growth Squad" in your squad’s channel, then click "Set it up".`;
  }
  const format = formatFor('en');
  const said = squads.map(({ squad, next }) => {
    const { zone } = squad.rituals;
    if (!next) return `${squad.name} (nothing scheduled)`;
    return `${squad.name} (next: ${next.ritual}, ${format.dayTime(next.opensAt, zone)} ${zone})`;
  });
  return `${connected} Squads: ${said.join('; ')}.`;
}

/** The first signal stops cleanly; a second one at once. */
function stopOnSignal(bot: GrowthSquad): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    bot.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

await main();
