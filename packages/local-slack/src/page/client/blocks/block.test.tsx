import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import * as samples from '../../../../test/support/payloads.ts';
import type { Block } from '../../../types.ts';
import { wordsIn } from '../words/words.ts';
import { Blocks } from './block.tsx';
import { namesOf, type Surface, SurfaceContext, type Viewer, ViewerContext } from './screen.ts';

const reader = { zone: 'Asia/Shanghai', locale: 'en-GB' };
const people = [
  { id: 'U1', name: 'Ana' },
  { id: 'U2', name: 'Ben' },
];
const channels = [{ id: 'C1', name: 'growth', kind: 'public' }];
const viewer: Viewer = {
  me: 'U1',
  reader,
  names: namesOf(people, channels, reader),
  people,
  channels,
  words: wordsIn('en'),
  goTo: () => false,
};
const nothing = () => undefined;
const surface: Surface = {
  kind: 'message',
  values: {},
  errors: { wrong: 'Say it in a few words.' },
  click: nothing,
  choose: nothing,
  fill: nothing,
  sure: () => Promise.resolve(true),
  waiting: new Set(),
};

const withId = (block: object, index: number): Block => ({ type: '', block_id: `b${index}`, ...block });

function drawn(...blocks: object[]): string {
  return render(
    <ViewerContext.Provider value={viewer}>
      <SurfaceContext.Provider value={surface}>
        <Blocks blocks={blocks.map(withId)} />
      </SurfaceContext.Provider>
    </ViewerContext.Provider>,
  );
}

/** The words of it, without tags. */
const words = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

const { plain, mrkdwn, option, section } = samples;

test('what people and apps write is never read as HTML', () => {
  const html = '<img src=x onerror=alert(1)>';
  const escaped = html.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const page = drawn(
    section({ text: plain(html), fields: [mrkdwn(escaped)] }),
    { type: 'header', text: plain(html) },
    { type: 'markdown', text: html },
    samples.rich(samples.words(html)),
    samples.input(samples.entry({ placeholder: plain(html) }), { label: plain(html) }),
    samples.table(1, 1, html),
    samples.pie([{ label: html, value: 1 }]),
  );
  expect(page).not.toContain('<img');
  expect(page.split('&lt;img').length).toBeGreaterThan(7);
});

test('an address that a browser would run is no link', () => {
  const page = drawn(
    { type: 'markdown', text: '[x](javascript:alert(1))' },
    section({ text: mrkdwn('<javascript:alert(1)|y>') }),
  );
  expect(page).not.toContain('href');
  expect(words(page)).toBe('x y');
});

test('pictures that lie elsewhere are not loaded: their words stand there', () => {
  const page = drawn(samples.picture({ alt_text: 'a cat' }));
  expect(page).not.toMatch(/src=/);
  expect(page).toContain('aria-label="a cat"');
});

test('mentions are names, dates stand in the reader’s zone, emoji have words', () => {
  const text = '<@U2> in <#C1> <!date^1790000000^{date_num} {time}|later> :tada:';
  const page = drawn(section({ text: mrkdwn(text) }));
  expect(words(page)).toBe('@Ben in #growth 2026-09-21 22:13 🎉');
  expect(page).toContain('aria-label="tada"');
});

test('an input shows its error, and points to it', () => {
  const page = drawn(samples.input(samples.entry({ action_id: 'a' }), { block_id: 'wrong' }));
  expect(page).toMatch(/aria-describedby="(\S+-error)"/);
  expect(words(page)).toBe('Name Say it in a few words.');
});

const button = samples.button();
/** Every block Slack knows, smallest, with the words that must be there. */
const EVERY: [object, string][] = [
  [section(), 'hello'],
  [section({ accessory: button }), 'hello Go'],
  [samples.actions(button, { type: 'overflow', options: [option(1)] }), 'Go ⋯'],
  [{ type: 'context', elements: [mrkdwn('*a*'), plain('b')] }, 'a b'],
  [samples.card({ subtitle: mrkdwn('s'), body: mrkdwn('b'), actions: [button] }), 'Card s b Go'],
  [{ type: 'carousel', elements: [{ ...samples.card(), block_id: 'c' }] }, 'Card'],
  [samples.container({ child_blocks: [{ ...section(), block_id: 'c' }] }), 'More hello'],
  [{ type: 'alert', level: 'warning', text: mrkdwn('*Careful*') }, '⚠ Careful'],
  [{ type: 'markdown', text: '# A\n\n**b** `c`\n\n- d\n- [x] e\n\n| f |\n|---|\n| g |' }, 'A b c d ☑ e f g'],
  [samples.table(2, 1), 'c c'],
  [samples.dataTable(3, 1), 'Rows c c c 2 rows'],
  [
    samples.pie([
      { label: 'a', value: 3 },
      { label: 'b', value: 1 },
    ]),
    'Shares a: 3 (75%) b: 1 (25%)',
  ],
  [{ type: 'task_card', task_id: '1', title: 'Look', status: 'complete' }, 'Done Look'],
  [
    {
      type: 'plan',
      title: 'Plan',
      tasks: [{ type: 'task_card', task_id: '1', title: 'Look', status: 'pending' }],
    },
    'Plan To do Look',
  ],
  [
    { type: 'video', title: plain('How'), video_url: 'https://example.com/v', alt_text: 'x' },
    'How ▶ Open the video',
  ],
  [{ type: 'context_actions', elements: [{ type: 'icon_button', icon: 'trash', text: plain('Drop') }] }, '🗑'],
  [{ type: 'later_block' }, 'A block of type “later_block”, which this page does not draw'],
];

test.each(EVERY)('%j is drawn', (block, seen) => {
  expect(words(drawn(block))).toBe(seen);
});

test.each(['bar', 'line', 'area'])('a %s chart has its numbers as a table too', (type) => {
  const block = samples.chart(
    type,
    [samples.line('A', samples.axis(3)), samples.line('B', samples.axis(3))],
    {
      categories: samples.axis(3),
    },
  );
  expect(words(drawn(block))).toContain('Numbers of the chart: Signups A B c0 0 0 c1 1 1 c2 2 2');
});

const INPUTS = [
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'rich_text_input',
  'datepicker',
  'timepicker',
  'datetimepicker',
  'static_select',
  'multi_static_select',
  'users_select',
  'multi_users_select',
  'conversations_select',
  'multi_conversations_select',
  'channels_select',
  'multi_channels_select',
  'external_select',
  'multi_external_select',
  'file_input',
];

test.each(INPUTS)('%s is a field that its label points to', (type) => {
  const page = drawn(samples.input({ type, options: [option(1)], action_id: 'a' }));
  const [, id] = /<label[^>]* for="([^"]+)"/.exec(page) ?? [];
  expect(page).toMatch(new RegExp(`<(input|textarea)[^>]* id="${id}"`));
});

test.each(['checkboxes', 'radio_buttons'])('%s are a group by the name of its label', (type) => {
  const page = drawn(
    samples.input({ type, options: [option(1), option(2)], action_id: 'a', initial_options: [option(2)] }),
  );
  expect(page).toMatch(/role="(radio)?group"/);
  expect(page).toContain('aria-label="Name"');
  expect(words(page)).toBe('Name o1 o2');
});
