import type { JsonObject } from '../../src/types.ts';

// Blocks for tests, as short as one would write them by hand.

const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const mrkdwn = (text: string): JsonObject => ({ type: 'mrkdwn', text });

export const button = (text: string, more: JsonObject = {}): JsonObject => ({
  type: 'button',
  action_id: text.toLowerCase().replaceAll(' ', '-'),
  text: plain(text),
  ...more,
});

export const section = (text: string, accessory?: JsonObject): JsonObject => ({
  type: 'section',
  text: mrkdwn(text),
  ...(accessory ? { accessory } : {}),
});

export const actions = (...elements: readonly JsonObject[]): JsonObject => ({ type: 'actions', elements });

export const option = (text: string, value: string): JsonObject => ({ text: plain(text), value });

/** An input whose `block_id` and `action_id` are the first word of its label, in small letters. */
export function input(label: string, element: JsonObject, more: JsonObject = {}): JsonObject {
  const id = label.toLowerCase().split(' ')[0] ?? label;
  return {
    type: 'input',
    block_id: id,
    label: plain(label),
    element: { action_id: id, ...element },
    ...more,
  };
}

export const text = (more: JsonObject = {}): JsonObject => ({ type: 'plain_text_input', ...more });

export const modal = (title: string, blocks: readonly JsonObject[], more: JsonObject = {}): JsonObject => ({
  type: 'modal',
  callback_id: title.toLowerCase(),
  title: plain(title),
  submit: plain('Save'),
  blocks,
  ...more,
});
