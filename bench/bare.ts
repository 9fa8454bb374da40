import { App, LogLevel } from '@slack/bolt';
import Sqlite from 'better-sqlite3';
import { z } from 'zod';

/**
 * The least that can be done: a Bolt app that opens a form, commits one row of what was submitted with
 * `synchronous=FULL`, and acknowledges; or acknowledges only.
 */

const environment = z.object({
  SLACK_BOT_TOKEN: z.string(),
  SLACK_APP_TOKEN: z.string(),
  SLACK_API_URL: z.string(),
  DATABASE_FILE: z.string(),
  /** The form, as JSON. */
  BARE_VIEW: z.string(),
  BARE_COMMITS: z.enum(['yes', 'no']),
});
const settings = environment.parse(process.env);
const view = z
  .looseObject({ type: z.literal('modal'), callback_id: z.string() })
  .parse(JSON.parse(settings.BARE_VIEW));

const sqlite = new Sqlite(settings.DATABASE_FILE);
sqlite.pragma('journal_mode = WAL');
sqlite.pragma('synchronous = FULL');
sqlite.exec(
  'create table if not exists answers (id text primary key, user_id text not null, answer text not null)',
);
const insert = sqlite.prepare('insert into answers (id, user_id, answer) values (?, ?, ?)');

const app = new App({
  token: settings.SLACK_BOT_TOKEN,
  appToken: settings.SLACK_APP_TOKEN,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl: settings.SLACK_API_URL },
});
app.command('/standup', async ({ ack, body, client }) => {
  await ack();
  await client.apiCall('views.open', { trigger_id: body.trigger_id, view });
});
app.view(view.callback_id, async ({ ack, body }) => {
  if (settings.BARE_COMMITS === 'yes') {
    insert.run(crypto.randomUUID(), body.user.id, JSON.stringify(body.view.state.values));
  }
  await ack();
});
process.on('SIGTERM', () => process.exit(0));
await app.start();
process.stdout.write('Connected.\n');
