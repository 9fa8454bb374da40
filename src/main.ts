import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { systemClock } from '@growth-squad/clock';
import { createGrowthSquad, type GrowthSquad } from './app.ts';
import { parseSettings, type Settings } from './config.ts';
import { ofDatabase } from './database/errors.ts';
import { classify, isTokenRefused } from './delivery/errors.ts';
import { formatFor } from './language/format.ts';
import { stopOnSignal } from './main/stop-on-signal.ts';
import { nextOpening } from './ritual/next.ts';
import { everyMinute } from './schedule/heartbeat.ts';
import { addScope, errorCode, missingScope } from './slack/connection/error-code.ts';
import { hasProxy, throughProxy } from './slack/connection/proxy.ts';
import { createLog } from './slack/log.ts';
import { squadPage } from './squad/store.ts';
import { AddressUnavailable } from './web/server.ts';

/** The bot in a real Slack: `npm start`. */
async function main(): Promise<void> {
  const read = parseSettings(process.env);
  if (!read.ok || process.argv.length > 2) {
    const problems = read.ok ? ['"npm start" takes no words behind it.'] : read.problems;
    refuse('Growth Squad can’t start yet:');
    for (const problem of problems) refuse(`  - ${problem}`);
    refuse(
      'Settings are read from the environment, or from a file .env beside package.json; .env.example explains each.',
    );
    return;
  }
  let bot: GrowthSquad | undefined;
  // Also while the start waits for Slack, for hours perhaps.
  stopOnSignal(process, async () => bot?.stop());
  const { settings } = read;
  try {
    bot = await putTogether(settings);
    await bot.start();
  } catch (error) {
    refuse(whyNot(error, settings, bot ? 'SLACK_APP_TOKEN' : 'SLACK_BOT_TOKEN'));
    await bot?.stop();
    return;
  }
  say(await connectedLine(bot));
}

function putTogether(settings: Settings): Promise<GrowthSquad> {
  const log = createLog({ level: settings.logLevel });
  return createGrowthSquad({
    clock: systemClock,
    log,
    botToken: settings.slackBotToken,
    appToken: settings.slackAppToken,
    apiUrl: settings.slackApiUrl,
    dispatcher: throughProxy(process.env),
    file: settings.databaseFile,
    migrations: fileURLToPath(new URL('../migrations', import.meta.url)),
    random: randomBytes,
    monitoring: settings.monitoring,
    web: settings.web,
    sources: { ...settings.sources, proxied: hasProxy(process.env) },
    heartbeat: (parts) => everyMinute({ ...parts, log }),
  });
}

/** One sentence about why the bot did not start, and what to do. */
function whyNot(error: unknown, { databaseFile }: Settings, token: string): string {
  const told = error instanceof AddressUnavailable ? error : ofDatabase(databaseFile, error);
  if (told) return told.message;
  const scope = missingScope(error);
  if (scope) return `Slack refuses ${token}: ${addScope(scope)}.`;
  const code = errorCode(error);
  if (code === undefined) return `The bot can’t start: ${error instanceof Error ? error.message : error}`;
  if (code === 'not_allowed_token_type' || isTokenRefused(classify(error)))
    return `Slack refuses ${token} (${code}): copy it anew, as .env.example says where from.`;
  return `Slack refuses the bot (${code}), whatever its tokens: an administrator of the workspace has to see to it.`;
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

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function refuse(line: string): void {
  process.stderr.write(`${line}\n`);
  process.exitCode = 1;
}

// What people wrote is nobody else's on this machine.
process.umask(0o077);
await main();
