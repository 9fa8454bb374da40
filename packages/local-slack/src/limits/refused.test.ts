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
  dataTable,
  entry,
  input,
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
  words,
} from '../../test/support/payloads.ts';
import { checkMessage } from './message.ts';

const why = (block: object) => checkMessage(message(block))?.messages.slice(1).join('\n');
const two = { categories: axis(2) };

const REFUSED: [string, object, string][] = [
  ['an unknown block', { type: 'sction' }, 'unsupported type: sction'],
  ['a block without a type', { text: plain('a') }, 'missing required field: type'],
  ['a block with an inherited name for a type', { type: 'constructor' }, 'unsupported type: constructor'],
  ['an unknown field', section({ colour: 'red' }), 'invalid additional property: colour'],
  [
    'an unknown field deep inside',
    actions(button({ text: { ...plain('a'), verbatim: true } })),
    'invalid additional property: verbatim',
  ],
  ['mrkdwn on a button', actions(button({ text: mrkdwn('a') })), 'unsupported type: mrkdwn'],
  ['mrkdwn in a header', { type: 'header', text: mrkdwn('a') }, 'unsupported type: mrkdwn'],
  ['a bare string for a text', section({ text: 'a' }), 'must be an object'],
  ['plain_text as a card title', card({ title: plain('a') }), 'unsupported type: plain_text'],
  [
    'mrkdwn in a select option',
    actions(select({ options: [option(1, { text: mrkdwn('a') })] })),
    'unsupported type: mrkdwn',
  ],
  ['a section with nothing', { type: 'section' }, 'missing required field: text or fields'],
  ['a button without text', actions(button({ text: undefined })), 'missing required field: text'],
  ['an unknown style', actions(button({ style: 'green' })), 'must be one of: primary, danger'],
  ['a button address that is none', actions(button({ url: 'example' })), 'must be a URL'],
  [
    'a confirmation without a title',
    actions(button({ confirm: confirm({ title: undefined }) })),
    'missing required field: title',
  ],
  ['a text input among actions', actions(entry()), 'unsupported type: plain_text_input'],
  ['a button as an input', input(button()), 'unsupported type: button'],
  [
    'a date and time beside a section',
    section({ accessory: { type: 'datetimepicker' } }),
    'unsupported type: datetimepicker',
  ],
  ['a button in a context', { type: 'context', elements: [button()] }, 'unsupported type: button'],
  ['a menu in a card', card({ actions: [select()] }), 'unsupported type: static_select'],
  [
    'a workflow button',
    actions({ type: 'workflow_button' }),
    'the local Slack does not play workflow_button',
  ],
  ['a video', { type: 'video' }, 'the local Slack does not play video'],
  [
    'an initial option that is not offered',
    actions(select({ initial_option: option(3) })),
    'must exactly match one of the options',
  ],
  [
    'an initial option with other words',
    actions(select({ initial_option: option(1, { text: plain('other') }) })),
    'must exactly match',
  ],
  [
    'initial options that are not offered',
    actions({ type: 'checkboxes', options: [option(1)], initial_options: [option(1), option(2)] }),
    '/initial_options/1',
  ],
  ['a select without options', actions({ type: 'static_select' }), 'needs either options or option_groups'],
  [
    'a select with both kinds',
    actions(select({ option_groups: [{ label: plain('g'), options: [option(1)] }] })),
    'needs either options or option_groups',
  ],
  [
    'an option without a value',
    actions(select({ options: [{ text: plain('a') }] })),
    'missing required field: value',
  ],
  [
    'a url on a select option',
    actions(select({ options: [option(1, { url: 'https://example.com' })] })),
    'invalid additional property: url',
  ],
  ['a name for an initial user', actions({ type: 'users_select', initial_user: 'ana' }), 'must be a user id'],
  [
    'a user for an initial channel',
    actions({ type: 'channels_select', initial_channel: 'U1' }),
    'must be a channel id',
  ],
  [
    'a user for an initial conversation',
    actions({ type: 'conversations_select', initial_conversation: 'U1' }),
    'must be a conversation id',
  ],
  ['an empty filter', actions({ type: 'conversations_select', filter: {} }), 'must have at least one field'],
  [
    'a day that does not exist',
    actions({ type: 'datepicker', initial_date: '2026-02-30' }),
    'must be a date',
  ],
  ['a time that does not exist', actions({ type: 'timepicker', initial_time: '24:00' }), 'must be a time'],
  [
    'a zone that does not exist',
    actions({ type: 'timepicker', timezone: 'Mars/Base' }),
    'must be an IANA time zone',
  ],
  [
    'milliseconds for a date and time',
    actions({ type: 'datetimepicker', initial_date_time: 1_790_000_000_000 }),
    'must be a UNIX time of 10 digits',
  ],
  ['an image without an address', picture({ image_url: undefined }), 'needs either image_url or slack_file'],
  ['an image without words', picture({ alt_text: undefined }), 'missing required field: alt_text'],
  [
    'a title on an image in a context',
    { type: 'context', elements: [picture({ title: plain('a') })] },
    'invalid additional property: title',
  ],
  ['a card with nothing in it', { type: 'card', subtitle: mrkdwn('a') }, 'needs at least one of'],
  [
    'a container without a title',
    container({ title: undefined }),
    'missing required field: title or rich_text_title',
  ],
  [
    'a container that opens collapsed but cannot',
    container({ default_collapsed: true }),
    'requires is_collapsible',
  ],
  ['a container in a container', container({ child_blocks: [container()] }), 'unsupported type: container'],
  ['a card in a container', container({ child_blocks: [card()] }), 'unsupported type: card'],
  ['a ragged table', { type: 'table', rows: [[cell('a')], [cell('a'), cell('b')]] }, '/rows/1'],
  ['plain_text in a table', { type: 'table', rows: [[plain('a')]] }, 'unsupported type: plain_text'],
  [
    'a data table without a caption',
    { ...dataTable(2), caption: undefined },
    'missing required field: caption',
  ],
  [
    'rich text in the header of a data table',
    { ...dataTable(2), rows: [[rich(words('a'))], [cell('b')]] },
    'header row',
  ],
  ['an unknown chart', chart('radar', [line('s', ['c0', 'c1'])], two), 'unsupported type: radar'],
  ['a pie with an empty slice', pie([{ label: 'a', value: 0 }]), 'must be a number above 0'],
  [
    'two series of one name',
    chart('line', [line('s', axis(2)), line('s', axis(2))], two),
    'must be unique among the series',
  ],
  [
    'a series that misses a category',
    chart('line', [line('s', ['c0'])], two),
    'needs exactly one point for each category',
  ],
  [
    'a series that repeats a category',
    chart('line', [line('s', ['c0', 'c0'])], two),
    'needs exactly one point for each category',
  ],
  [
    'a category twice',
    chart('line', [line('s', ['c0', 'c0'])], { categories: ['c0', 'c0'] }),
    'must be unique',
  ],
  [
    'a chart without an axis',
    { type: 'data_visualization', title: 't', chart: { type: 'bar', series: [line('s', ['a'])] } },
    'missing required field: axis_config',
  ],
  [
    'an unknown broadcast',
    rich({ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'all' }] }),
    'must be one of: here, channel, everyone',
  ],
  [
    'a user in preformatted text',
    rich({ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }),
    'unsupported type: user',
  ],
  [
    'a quote in a list',
    rich({ type: 'rich_text_list', style: 'bullet', elements: [{ type: 'rich_text_quote', elements: [] }] }),
    'unsupported type: rich_text_quote',
  ],
];

test.each(REFUSED)('%s is refused', (_name, block, reason) => {
  expect(why(block)).toContain(reason);
});
