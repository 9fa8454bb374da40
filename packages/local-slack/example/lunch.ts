import type { App } from '@slack/bolt';
import type { PlainTextElement } from '@slack/types';

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text });

/** An app as anybody writes it: it knows nothing of a local Slack. */
export function lunch(app: App): void {
  app.command('/lunch', async ({ ack, command: { text, channel_id: channel }, client }) => {
    await ack('Asked everybody.');
    const come = { type: 'button', action_id: 'come', text: plain('I come') } as const;
    const asked = { type: 'section', text: { type: 'mrkdwn', text }, accessory: come } as const;
    await client.chat.postMessage({ channel, text, blocks: [asked] });
  });
  app.action('come', async ({ ack, body, client }) => {
    await ack();
    const element = { type: 'plain_text_input', action_id: 'time' } as const;
    const blocks = [{ type: 'input', block_id: 'time', label: plain('When?'), element } as const];
    const words = { title: plain('Lunch'), submit: plain('OK') };
    const view = { type: 'modal', callback_id: 'coming', ...words, blocks } as const;
    if ('trigger_id' in body) await client.views.open({ trigger_id: body.trigger_id, view });
  });
  app.view('coming', async ({ ack, view, body, client }) => {
    const time = view.state.values['time']?.['time']?.value ?? '';
    if (!/^\d/.test(time)) return ack({ response_action: 'errors', errors: { time: 'A time, please.' } });
    await ack();
    await client.chat.postMessage({ channel: body.user.id, text: `See you at ${time}.` });
  });
  app.event('app_home_opened', async ({ event: { user: user_id }, client }) => {
    const blocks = [{ type: 'header', text: plain('No lunch yet') } as const];
    await client.views.publish({ user_id, view: { type: 'home', blocks } });
  });
}
