import { describe, expect, test } from 'vitest';
import {
  actions,
  button,
  card,
  container,
  dataTable,
  home,
  input,
  message,
  modal,
  mrkdwn,
  picture,
  pie,
  plain,
  rich,
  section,
  table,
  words,
} from '../../test/support/payloads.ts';
import { checkMessage } from './message.ts';
import { checkView } from './view.ts';

const why = (block: object) => checkMessage(message(block))?.messages.slice(1).join('\n');

describe('ids', () => {
  test('a block_id stands once, however deep', () => {
    const inside = container({ child_blocks: [section({ block_id: 'b' })] });
    expect(why(inside)).toBeUndefined();
    expect(checkMessage(message(section({ block_id: 'b' }), inside))?.messages).toContain(
      '[ERROR] block_id `b` already exists [json-pointer:/blocks/1/child_blocks/0/block_id]',
    );
  });

  test('an action_id stands once in a message and in a view', () => {
    const other = section({ accessory: button({ action_id: 'other' }) });
    const again = section({ accessory: button() });
    expect(checkMessage(message(actions(button()), other))).toBeUndefined();
    expect(checkMessage(message(actions(button()), again))?.error).toBe('invalid_blocks');
    expect(checkView(modal(actions(button()), again), 'modal')?.error).toBe('invalid_arguments');
  });
});

describe('surfaces', () => {
  const everywhere = [
    section(),
    { type: 'header', text: plain('a') },
    { type: 'context', elements: [plain('a')] },
    actions(button()),
    { type: 'divider' },
    picture(),
    rich(words('a')),
    input(),
    card(),
  ];
  const alert = { type: 'alert', text: plain('a') };
  const carousel = { type: 'carousel', elements: [card()] };
  const timestamp = actions({ type: 'datetimepicker' });
  const number = input({ type: 'number_input', is_decimal_allowed: true });
  const onlyMessages = [
    container(),
    table(1, 1),
    dataTable(2),
    { type: 'markdown', text: 'a' },
    pie([{ label: 'a', value: 1 }]),
    { type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain('a') }] },
  ];
  const rows: [object, boolean, boolean, boolean][] = [
    ...everywhere.map((block): [object, boolean, boolean, boolean] => [block, true, true, true]),
    ...onlyMessages.map((block): [object, boolean, boolean, boolean] => [block, true, false, false]),
    [carousel, true, false, true],
    [alert, false, true, false],
    [timestamp, true, true, false],
    [number, false, true, false],
    [input({ type: 'email_text_input' }), false, true, false],
    [input({ type: 'url_text_input' }), false, true, false],
    [input({ type: 'rich_text_input' }), false, true, true],
  ];

  test.each(rows)(
    '%j stands in a message, a modal, a Home tab: %s, %s, %s',
    (block, inMessage, inModal, atHome) => {
      expect(checkMessage(message(block))?.error).toBe(inMessage ? undefined : 'invalid_blocks');
      expect(checkView(modal(block), 'modal')?.error).toBe(inModal ? undefined : 'invalid_arguments');
      expect(checkView(home(block), 'home')?.error).toBe(atHome ? undefined : 'invalid_arguments');
    },
  );

  test('an alert is held to 200 characters', () => {
    const say = (n: number) => modal({ type: 'alert', text: mrkdwn('x'.repeat(n)), level: 'warning' });
    expect(checkView(say(200), 'modal')).toBeUndefined();
    expect(checkView(say(201), 'modal')?.error).toBe('invalid_arguments');
  });
});
