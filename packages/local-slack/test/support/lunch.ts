import { readFileSync } from 'node:fs';
import { App, LogLevel } from '@slack/bolt';
import { lunch } from '../../example/lunch.ts';
import { LocalSlack } from '../../src/local-slack.ts';

const MANIFEST = readFileSync(new URL('../../example/manifest.yml', import.meta.url), 'utf8');

/** The example's app and a local Slack for it, in real time. */
export async function startLunch() {
  const slack = new LocalSlack({ manifest: MANIFEST });
  const { apiUrl: slackApiUrl } = await slack.start();
  const { botToken: token, appToken } = slack;
  const clientOptions = { slackApiUrl };
  const app = new App({ token, appToken, socketMode: true, logLevel: LogLevel.ERROR, clientOptions });
  lunch(app);
  await app.start();
  return {
    slack,
    stop: async (): Promise<void> => {
      await app.stop();
      await slack.stop();
    },
  };
}
