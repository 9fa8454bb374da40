import { expect, test } from 'vitest';
import {
  actions,
  axis,
  button,
  card,
  chart,
  confirm,
  container,
  dataTable,
  line,
  message,
  mrkdwn,
  option,
  picture,
  pie,
  plain,
  rich,
  section,
  select,
  table,
  times,
  words,
  x,
} from '../../test/support/payloads.ts';
import { checkMessage } from './message.ts';

const context = (n: number) => ({ type: 'context', elements: times(n, () => mrkdwn('a')) });
const row = (element: object) => actions(element);
const cats = (n: number) => ({ categories: axis(n) });
const bars = (n: number) =>
  chart(
    'bar',
    times(n, (i) => line(`s${i}`, ['a'])),
    { categories: ['a'] },
  );

/** Name, a block of size n, the largest n Slack takes. */
const MOST: [string, (n: number) => object, number][] = [
  ['section text', (n) => section({ text: mrkdwn(x(n)) }), 3000],
  ['section fields', (n) => ({ type: 'section', fields: times(n, () => plain('a')) }), 10],
  ['section field', (n) => ({ type: 'section', fields: [plain(x(n))] }), 2000],
  ['header', (n) => ({ type: 'header', text: plain(x(n)) }), 150],
  ['context elements', context, 10],
  ['context text', (n) => ({ type: 'context', elements: [plain(x(n))] }), 3000],
  ['actions elements', (n) => actions(...times(n, (i) => button({ action_id: `a${i}` }))), 25],
  ['image alt text', (n) => picture({ alt_text: x(n) }), 2000],
  ['image title', (n) => picture({ title: plain(x(n)) }), 2000],
  ['image url', (n) => picture({ image_url: `https://example.com/${x(n - 20)}` }), 3000],
  ['context image alt text', (n) => ({ type: 'context', elements: [picture({ alt_text: x(n) })] }), 2000],
  ['block id', (n) => section({ block_id: x(n) }), 255],
  ['action id', (n) => row(button({ action_id: x(n) })), 255],
  ['button text', (n) => row(button({ text: plain(x(n)) })), 75],
  ['button value', (n) => row(button({ value: x(n) })), 2000],
  ['button url', (n) => row(button({ url: `https://example.com/${x(n - 20)}` })), 3000],
  ['button accessibility label', (n) => row(button({ accessibility_label: x(n) })), 75],
  ['confirm title', (n) => row(button({ confirm: confirm({ title: plain(x(n)) }) })), 100],
  ['confirm text', (n) => row(button({ confirm: confirm({ text: mrkdwn(x(n)) }) })), 300],
  ['confirm button', (n) => row(button({ confirm: confirm({ confirm: plain(x(n)) }) })), 30],
  ['deny button', (n) => row(button({ confirm: confirm({ deny: plain(x(n)) }) })), 30],
  ['select options', (n) => row(select({ options: times(n, (i) => option(i)) })), 100],
  ['option text', (n) => row(select({ options: [option(1, { text: plain(x(n)) })] })), 75],
  ['option value', (n) => row(select({ options: [option(1, { value: x(n) })] })), 75],
  ['option description', (n) => row(select({ options: [option(1, { description: plain(x(n)) })] })), 75],
  [
    'option groups',
    (n) =>
      row({
        type: 'static_select',
        option_groups: times(n, (i) => ({ label: plain('g'), options: [option(i)] })),
      }),
    100,
  ],
  [
    'options in a group',
    (n) =>
      row({
        type: 'static_select',
        option_groups: [{ label: plain('g'), options: times(n, (i) => option(i)) }],
      }),
    100,
  ],
  [
    'group label',
    (n) => row({ type: 'static_select', option_groups: [{ label: plain(x(n)), options: [option(1)] }] }),
    75,
  ],
  ['placeholder', (n) => row(select({ placeholder: plain(x(n)) })), 150],
  ['overflow options', (n) => row({ type: 'overflow', options: times(n, (i) => option(i)) }), 5],
  ['checkboxes', (n) => row({ type: 'checkboxes', options: times(n, (i) => option(i)) }), 10],
  ['radio buttons', (n) => row({ type: 'radio_buttons', options: times(n, (i) => option(i)) }), 10],
  [
    'initial users against max_selected_items',
    (n) =>
      row({ type: 'multi_users_select', max_selected_items: 2, initial_users: times(n, (i) => `U${i}`) }),
    2,
  ],
  [
    'initial conversations against max_selected_items',
    (n) =>
      row({
        type: 'multi_conversations_select',
        max_selected_items: 2,
        initial_conversations: times(n, (i) => `C${i}`),
      }),
    2,
  ],
  ['table rows', (n) => table(n, 1), 100],
  ['table columns', (n) => table(1, n), 20],
  ['table column settings', (n) => ({ ...table(1, 1), column_settings: times(n, () => ({})) }), 20],
  ['data table rows', (n) => dataTable(n), 101],
  ['data table columns', (n) => dataTable(2, n), 20],
  ['data table page size', (n) => dataTable(2, 1, { page_size: n }), 100],
  ['data table header column', (n) => dataTable(2, 3, { row_header_column_index: n }), 2],
  ['card title', (n) => card({ title: mrkdwn(x(n)) }), 150],
  ['card subtitle', (n) => card({ subtitle: mrkdwn(x(n)) }), 150],
  ['card body', (n) => card({ body: mrkdwn(x(n)) }), 200],
  ['card actions', (n) => card({ actions: times(n, (i) => button({ action_id: `a${i}` })) }), 3],
  ['carousel cards', (n) => ({ type: 'carousel', elements: times(n, () => card()) }), 10],
  ['container children', (n) => container({ child_blocks: times(n, () => section()) }), 10],
  ['container title', (n) => container({ title: plain(x(n)) }), 150],
  ['container subtitle', (n) => container({ subtitle: plain(x(n)) }), 150],
  ['chart title', (n) => pie([{ label: 'a', value: 1 }], { title: x(n) }), 50],
  ['pie segments', (n) => pie(times(n, (i) => ({ label: `s${i}`, value: 1 }))), 6],
  ['segment label', (n) => pie([{ label: x(n), value: 1 }]), 20],
  ['series', bars, 6],
  ['series name', (n) => chart('line', [line(x(n), ['a'])], { categories: ['a'] }), 20],
  ['categories', (n) => chart('area', [line('s', axis(n))], cats(n)), 20],
  ['category', (n) => chart('line', [line('s', [x(n)])], { categories: [x(n)] }), 20],
  ['x axis title', (n) => chart('line', [line('s', ['a'])], { categories: ['a'], x_label: x(n) }), 50],
  ['y axis title', (n) => chart('line', [line('s', ['a'])], { categories: ['a'], y_label: x(n) }), 50],
  [
    'context actions',
    (n) => ({
      type: 'context_actions',
      elements: times(n, (i) => ({
        type: 'icon_button',
        icon: 'trash',
        text: plain('Delete'),
        action_id: `i${i}`,
      })),
    }),
    5,
  ],
  [
    'list indent',
    (n) => rich({ type: 'rich_text_list', style: 'bullet', indent: n, elements: [words('a')] }),
    8,
  ],
];

test.each(MOST)('%s: the largest size is taken, one more is refused', (_name, make, most) => {
  expect(checkMessage(message(make(most)))).toBeUndefined();
  expect(checkMessage(message(make(most + 1)))?.error).toBe('invalid_blocks');
});

/** What must not be empty, as a block of size n; size 1 is taken. */
const LEAST: [string, (n: number) => object][] = [
  ['section text', (n) => section({ text: plain(x(n)) })],
  ['section fields', (n) => ({ type: 'section', fields: times(n, () => plain('a')) })],
  ['section field', (n) => ({ type: 'section', fields: [mrkdwn(x(n))] })],
  ['header', (n) => ({ type: 'header', text: plain(x(n)) })],
  ['context elements', context],
  ['actions elements', (n) => actions(...times(n, () => button()))],
  ['button text', (n) => row(button({ text: plain(x(n)) }))],
  ['option text', (n) => row(select({ options: [option(1, { text: plain(x(n)) })] }))],
  ['options', (n) => row(select({ options: times(n, (i) => option(i)) }))],
  ['carousel', (n) => ({ type: 'carousel', elements: times(n, () => card()) })],
  ['container children', (n) => container({ child_blocks: times(n, () => section()) })],
  ['table rows', (n) => table(n, 1)],
  ['table cell', (n) => table(1, 1, x(n))],
  ['pie segments', (n) => pie(times(n, (i) => ({ label: `s${i}`, value: 1 })))],
  ['series', bars],
  ['markdown', (n) => ({ type: 'markdown', text: x(n) })],
  ['rich text', (n) => rich(words(x(n)))],
  ['data table page size', (n) => dataTable(2, 1, { page_size: n })],
];

test.each(LEAST)('%s: may not be empty', (_name, make) => {
  expect(checkMessage(message(make(1)))).toBeUndefined();
  expect(checkMessage(message(make(0)))?.error).toBe('invalid_blocks');
});
