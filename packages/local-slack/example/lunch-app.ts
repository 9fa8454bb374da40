import { Activities, systemClock } from '@growth-squad/clock';
import { App, LogLevel } from '@slack/bolt';
import type { PlainTextElement } from '@slack/types';
import { LocalSlack } from '../src/local-slack.ts';

const MANIFEST = `
display_information: { name: Lunch }
features:
  app_home: { home_tab_enabled: true, messages_tab_enabled: true }
  slash_commands: [{ command: /lunch }]
oauth_config: { scopes: { bot: [commands, chat:write] } }
settings: { event_subscriptions: { bot_events: [app_home_opened] }, socket_mode_enabled: true }
`;

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** An app as anybody writes it: it knows nothing of this project, and runs in real time. */
function lunch(app: App): void {
  app.command('/lunch', async ({ ack, command, client }) => {
    await ack('Asked everybody.');
    const come = { type: 'button', action_id: 'come', text: plain('I come') } as const;
    const asked = { type: 'section', text: { type: 'mrkdwn', text: command.text }, accessory: come } as const;
    await client.chat.postMessage({ channel: command.channel_id, text: command.text, blocks: [asked] });
  });
  app.action('come', async ({ ack, body, client }) => {
    await ack();
    const element = { type: 'plain_text_input', action_id: 'time' } as const;
    const time = { type: 'input', block_id: 'time', label: plain('When?'), element } as const;
    const view = {
      type: 'modal',
      callback_id: 'coming',
      title: plain('Lunch'),
      submit: plain('OK'),
    } as const;
    if ('trigger_id' in body)
      await client.views.open({ trigger_id: body.trigger_id, view: { ...view, blocks: [time] } });
  });
  app.view('coming', async ({ ack, view, body, client }) => {
    const time = view.state.values['time']?.['time']?.value ?? '';
    if (!/^\d/.test(time)) return ack({ response_action: 'errors', errors: { time: 'A time, please.' } });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `See you at ${time}.` });
  });
  app.event('app_home_opened', async ({ event, client }) => {
    const blocks = [{ type: 'header', text: plain('No lunch yet') } as const];
    await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
  });
}

/** The app and a local Slack for it, in real time. */
export async function startLunch() {
  const slack = new LocalSlack({ clock: systemClock, manifest: MANIFEST });
  const { apiUrl: slackApiUrl } = await slack.start();
  const { botToken: token, appToken } = slack;
  const clientOptions = { slackApiUrl };
  const app = new App({ token, appToken, socketMode: true, logLevel: LogLevel.ERROR, clientOptions });
  lunch(app);
  const running = new Activities();
  const processEvent = app.processEvent.bind(app);
  app.processEvent = (event) => running.run('an event', () => processEvent(event));
  const acknowledged = (): boolean =>
    [...slack.traffic.connections.values()].every(({ sent, received }) => received >= sent - 1); // all but "hello"
  const settle = async (): Promise<void> => {
    do await turn();
    while (!acknowledged() || running.busy().length > 0);
  };
  await app.start();
  return {
    slack,
    settle,
    stop: async (): Promise<void> => {
      await app.stop();
      while (slack.traffic.connections.size > 0) await turn(); // Bolt does not wait for the other side's farewell
      await slack.stop();
    },
  };
}
