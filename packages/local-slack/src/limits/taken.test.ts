import { expect, test } from 'vitest';
import {
  actions,
  axis,
  button,
  card,
  cell,
  chart,
  confirm,
  container,
  input,
  line,
  message,
  mrkdwn,
  option,
  picture,
  pie,
  plain,
  rich,
  select,
  words,
} from '../../test/support/payloads.ts';
import { checkMessage } from './message.ts';

const why = (block: object) => checkMessage(message(block))?.messages.slice(1).join('\n');
const two = { categories: axis(2) };

const TAKEN: [string, object][] = [
  ['a section of fields only', { type: 'section', fields: [plain('a'), mrkdwn('b')] }],
  ['an image by Slack file', picture({ image_url: undefined, slack_file: { id: 'F1' } })],
  [
    'every select',
    actions(
      select({ initial_option: option(2), focus_on_load: true }),
      {
        type: 'multi_static_select',
        options: [option(1)],
        initial_options: [option(1)],
        max_selected_items: 1,
      },
      { type: 'users_select', initial_user: 'U1' },
      { type: 'multi_users_select', initial_users: ['U1', 'W2'] },
      { type: 'conversations_select', initial_conversation: 'C1', filter: { include: ['public'] } },
      { type: 'multi_conversations_select', default_to_current_conversation: true },
      { type: 'channels_select', initial_channel: 'C1', response_url_enabled: true },
      { type: 'multi_channels_select', initial_channels: ['C1'] },
    ),
  ],
  [
    'pickers',
    actions(
      { type: 'datepicker', initial_date: '2026-02-28', confirm: confirm() },
      { type: 'timepicker', initial_time: '09:30', timezone: 'Asia/Shanghai' },
      { type: 'datetimepicker', initial_date_time: 1_790_000_000 },
    ),
  ],
  [
    'an initial option in a group',
    actions({
      type: 'static_select',
      option_groups: [
        { label: plain('g'), options: [option(1)] },
        { label: plain('h'), options: [option(2)] },
      ],
      initial_option: option(2),
    }),
  ],
  [
    'mrkdwn in checkboxes and radio buttons',
    actions(
      { type: 'checkboxes', options: [option(1, { text: mrkdwn('*a*') })] },
      {
        type: 'radio_buttons',
        options: [option(1, { text: mrkdwn('*a*') })],
        initial_option: option(1, { text: mrkdwn('*a*') }),
      },
    ),
  ],
  ['an input', input()],
  [
    'all of rich text',
    rich(
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'a', style: { bold: true, code: true, italic: true, strike: true } },
          { type: 'link', url: 'https://example.com', text: 'b' },
          { type: 'user', user_id: 'U1' },
          { type: 'channel', channel_id: 'C1' },
          { type: 'usergroup', usergroup_id: 'S1' },
          { type: 'emoji', name: 'wave' },
          { type: 'date', timestamp: 1_790_000_000, format: '{date_short}', fallback: 'soon' },
          { type: 'broadcast', range: 'here' },
          { type: 'color', value: '#C0FFEE' },
        ],
      },
      { type: 'rich_text_list', style: 'ordered', indent: 1, border: 1, offset: 2, elements: [words('a')] },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'q' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'p' }] },
    ),
  ],
  [
    'a full card',
    card({
      subtitle: mrkdwn('s'),
      body: mrkdwn('b'),
      hero_image: picture(),
      icon: picture(),
      actions: [button()],
    }),
  ],
  [
    'a collapsed container',
    container({ is_collapsible: true, default_collapsed: true, width: 'wide', subtitle: mrkdwn('s') }),
  ],
  ['a container with a rich title', container({ title: undefined, rich_text_title: rich(words('t')) })],
  [
    'a table of all kinds of cells',
    {
      type: 'table',
      rows: [[cell('a'), { type: 'raw_number', value: 1, text: '1' }, rich(words('b'))]],
      column_settings: [{ align: 'right', is_wrapped: true }],
    },
  ],
  ['a pie', pie([{ label: 'a', value: 0.5 }])],
  ['points in any order', chart('bar', [line('s', ['c1', 'c0']), line('t', ['c0', 'c1'])], two)],
  [
    'feedback buttons',
    {
      type: 'context_actions',
      elements: [
        {
          type: 'feedback_buttons',
          positive_button: { text: plain('+'), value: 'y' },
          negative_button: { text: plain('-'), value: 'n' },
        },
      ],
    },
  ],
];

test.each(TAKEN)('%s is taken', (_name, block) => {
  expect(why(block)).toBeUndefined();
});
