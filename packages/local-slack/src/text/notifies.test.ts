import { expect, test } from 'vitest';
import { notifies } from './notifies.ts';

const section = (text: string, more: object = {}) => ({
  type: 'section',
  text: { type: 'mrkdwn', text, ...more },
});
const nobody = { users: [], broadcasts: [], groups: [] };
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});

test('live mentions notify, in the text and in mrkdwn blocks', () => {
  const live = '<@U1> <@U2|ana> <!channel> <!here|here> <!subteam^S1|@growth>';
  const all = { users: ['U1', 'U2'], broadcasts: ['channel', 'here'], groups: ['S1'] };
  expect(notifies({ text: live })).toEqual(all);
  expect(notifies({ text: 'a', blocks: [section(live)] })).toEqual(all);
  expect(notifies({ text: 'a', blocks: [section(live, { verbatim: true })] })).toEqual(all);
});

test('an escaped mention notifies nobody', () => {
  const typed = '&lt;!channel&gt; &lt;@U1&gt; &lt;!subteam^S1&gt;';
  expect(notifies({ text: typed, blocks: [section(typed)] })).toEqual(nobody);
});

test('plain text is never read as a mention', () => {
  const header = { type: 'header', text: { type: 'plain_text', text: '<!channel> <@U1> @here' } };
  expect(notifies({ text: 'a', blocks: [header] })).toEqual(nobody);
});

test('bare words notify in block mrkdwn, unless it is verbatim', () => {
  expect(notifies({ text: 'a', blocks: [section('hi @channel, @here and @everyone!')] }).broadcasts).toEqual([
    'channel',
    'here',
    'everyone',
  ]);
  expect(notifies({ text: 'a', blocks: [section('hi @channel', { verbatim: true })] })).toEqual(nobody);
});

test('bare words in the text notify only with link_names', () => {
  expect(notifies({ text: 'hi @channel' })).toEqual(nobody);
  expect(notifies({ text: 'hi @channel', link_names: true }).broadcasts).toEqual(['channel']);
});

test('words that only look like a mention notify nobody', () => {
  const alike =
    'ana@here.example.com @channels @hereby @@here #channel #general <https://example.com|@here> `x`';
  expect(notifies({ text: alike, blocks: [section(alike)] })).toEqual(nobody);
});

test('a mention in code counts: better one too many', () => {
  expect(notifies({ text: '`<!channel>`' }).broadcasts).toEqual(['channel']);
});

test('rich text mentions notify, its words do not', () => {
  const blocks = [
    rich(
      { type: 'user', user_id: 'U1' },
      { type: 'usergroup', usergroup_id: 'S1' },
      { type: 'broadcast', range: 'everyone' },
      { type: 'text', text: '<!channel> @here <@U9>' },
      { type: 'channel', channel_id: 'C1' },
    ),
  ];
  expect(notifies({ text: 'a', blocks })).toEqual({
    users: ['U1'],
    broadcasts: ['everyone'],
    groups: ['S1'],
  });
});

test('mentions are found wherever mrkdwn stands, each once', () => {
  const blocks = [
    { type: 'context', elements: [{ type: 'mrkdwn', text: '<@U1>' }] },
    { type: 'card', title: { type: 'mrkdwn', text: '<@U1> <@U2>' } },
    { type: 'container', child_blocks: [section('<@U3>')] },
    { type: 'section', fields: [{ type: 'mrkdwn', text: '<@U4>' }] },
    { type: 'markdown', text: '**<@U5>** @here' },
    { type: 'table', rows: [[rich({ type: 'user', user_id: 'U6' })]] },
  ];
  expect(notifies({ text: '<@U1>', blocks })).toEqual({
    users: ['U1', 'U2', 'U3', 'U4', 'U5', 'U6'],
    broadcasts: ['here'],
    groups: [],
  });
});

test('what is no message notifies nobody', () => {
  expect(notifies({})).toEqual(nobody);
  expect(notifies({ text: 7, blocks: 'x' })).toEqual(nobody);
});
