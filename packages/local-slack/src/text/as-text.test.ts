import { expect, test } from 'vitest';
import { asText } from './as-text.ts';
import type { Names } from './mrkdwn.ts';

const names: Names = {
  user: (id) => ({ U1: 'Ana' })[id] ?? id,
  channel: (id) => ({ C1: 'growth' })[id] ?? id,
};
const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (text: string) => ({ type: 'button', text: plain(text) });
const option = (text: string) => ({ text: plain(text), value: text });
const read = (...blocks: object[]) => asText(blocks, 'the text', names);

test('blocks are read instead of the text, the text where there are none', () => {
  expect(read(plainSection('a'), plainSection('b'))).toBe('a\nb');
  expect(asText([], '*the* text', names)).toBe('the text');
  expect(asText(undefined, 'hi <@U1>', names)).toBe('hi @Ana');
});

function plainSection(text: string): object {
  return { type: 'section', text: plain(text) };
}

const READS: [string, object, string][] = [
  ['header', { type: 'header', text: plain('*Plan*') }, '*Plan*'],
  ['divider', { type: 'divider' }, '────────'],
  ['context', { type: 'context', elements: [mrkdwn('*a*'), plain('b')] }, 'a  b'],
  [
    'section with fields and a button',
    { type: 'section', text: mrkdwn('*Top*'), fields: [plain('a'), mrkdwn('_b_')], accessory: button('Go') },
    'Top\na\nb [Go]',
  ],
  [
    'actions',
    {
      type: 'actions',
      elements: [
        button('Take in'),
        { type: 'static_select', placeholder: plain('Role'), options: [option('a')] },
        {
          type: 'static_select',
          placeholder: plain('Role'),
          options: [option('a')],
          initial_option: option('a'),
        },
        { type: 'users_select', placeholder: plain('Who'), initial_user: 'U1' },
        { type: 'overflow', options: [option('Edit'), option('Drop')] },
      ],
    },
    '[Take in] [Role ▾] [a ▾] [@Ana ▾] [⋯ Edit · Drop]',
  ],
  [
    'boxes',
    {
      type: 'actions',
      elements: [
        { type: 'checkboxes', options: [option('a'), option('b')], initial_options: [option('b')] },
        { type: 'radio_buttons', options: [option('c'), option('d')], initial_option: option('c') },
      ],
    },
    '☐ a  ☑ b ◉ c  ○ d',
  ],
  [
    'input',
    {
      type: 'input',
      label: plain('Idea'),
      hint: plain('One line'),
      optional: true,
      element: { type: 'plain_text_input', placeholder: plain('If we …') },
    },
    'Idea (optional) [If we …]\nOne line',
  ],
  [
    'filled input',
    { type: 'input', label: plain('Day'), element: { type: 'datepicker', initial_date: '2026-03-02' } },
    'Day [2026-03-02 ▾]',
  ],
  ['image', { type: 'image', title: plain('T'), alt_text: 'a cat', image_url: 'x' }, 'T\n[image: a cat]'],
  [
    'card',
    { type: 'card', title: mrkdwn('*t*'), subtitle: mrkdwn('s'), body: mrkdwn('b'), actions: [button('Go')] },
    '⟦ t · s · b [Go] ⟧',
  ],
  [
    'carousel',
    {
      type: 'carousel',
      elements: [
        { type: 'card', title: mrkdwn('a') },
        { type: 'card', title: mrkdwn('b') },
      ],
    },
    '⟦ a ⟧\n⟦ b ⟧',
  ],
  [
    'container',
    {
      type: 'container',
      title: plain('More'),
      subtitle: mrkdwn('_2_'),
      child_blocks: [plainSection('a\nb'), plainSection('c')],
    },
    'More · 2\n  a\n  b\n  c',
  ],
  ['alert', { type: 'alert', level: 'warning', text: plain('Careful') }, '⚠ Careful'],
  [
    'markdown',
    { type: 'markdown', text: '## Top\n**strong** [page](https://example.com) <@U1>' },
    'Top\nstrong page @Ana',
  ],
  [
    'line chart',
    {
      type: 'data_visualization',
      title: 'Signups',
      chart: {
        type: 'line',
        series: [
          {
            name: 'Actual',
            data: [
              { label: 'W1', value: 1 },
              { label: 'W2', value: 2.5 },
            ],
          },
          {
            name: 'Target',
            data: [
              { label: 'W1', value: 3 },
              { label: 'W2', value: 4 },
            ],
          },
        ],
        axis_config: { categories: ['W1', 'W2'] },
      },
    },
    '⟦chart: Signups · Actual: W1 1, W2 2.5 · Target: W1 3, W2 4⟧',
  ],
  [
    'pie chart',
    {
      type: 'data_visualization',
      title: 'Shares',
      chart: {
        type: 'pie',
        segments: [
          { label: 'a', value: 1 },
          { label: 'b', value: 2 },
        ],
      },
    },
    '⟦chart: Shares · a 1, b 2⟧',
  ],
  [
    'table',
    {
      type: 'table',
      column_settings: [{}, { align: 'right' }],
      rows: [
        [
          { type: 'raw_text', text: 'Who' },
          { type: 'raw_text', text: 'Days' },
        ],
        [
          { type: 'raw_text', text: '小李' },
          { type: 'raw_number', value: 2, text: '2' },
        ],
        [
          rich({ type: 'rich_text_section', elements: [{ type: 'user', user_id: 'U1' }] }),
          { type: 'raw_text', text: '1.5' },
        ],
      ],
    },
    'Who  │ Days\n小李 │    2\n@Ana │  1.5',
  ],
  [
    'data table',
    {
      type: 'data_table',
      caption: 'All',
      rows: [[{ type: 'raw_text', text: 'a' }], [{ type: 'raw_text', text: 'b' }]],
    },
    'All\na\nb',
  ],
  [
    'rich text',
    rich(
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'For ', style: { bold: true } },
          { type: 'user', user_id: 'U1' },
        ],
      },
      { type: 'rich_text_list', style: 'bullet', elements: [line('a'), line('b')] },
      { type: 'rich_text_list', style: 'bullet', indent: 1, elements: [line('c')] },
      { type: 'rich_text_list', style: 'ordered', elements: [line('one')] },
      { type: 'rich_text_list', style: 'ordered', indent: 1, elements: [line('deep')] },
      { type: 'rich_text_list', style: 'ordered', elements: [line('two')] },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'q\nr' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: '*raw*' }] },
      {
        type: 'rich_text_section',
        elements: [
          { type: 'link', url: 'https://example.com' },
          { type: 'text', text: ' ' },
          { type: 'link', url: 'https://example.com', text: 'page' },
          { type: 'emoji', name: 'party_cat' },
          { type: 'broadcast', range: 'here' },
          { type: 'channel', channel_id: 'C1' },
          { type: 'date', timestamp: 1, format: '{time}', fallback: ' soon' },
        ],
      },
    ),
    'For @Ana\n• a\n• b\n  • c\n1. one\n  1. deep\n2. two\n> q\n> r\n*raw*\nhttps://example.com page:party_cat:@here#growth soon',
  ],
];

function rich(...elements: object[]): object {
  return { type: 'rich_text', elements };
}

function line(text: string): object {
  return { type: 'rich_text_section', elements: [{ type: 'text', text }] };
}

test.each(READS)('%s', (_name, block, seen) => {
  expect(read(block)).toBe(seen);
});
