import { expect, test } from 'vitest';
import { buttonsOf, inputsOf } from './interactive.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const button = (text: string, more: object = {}) => ({
  type: 'button',
  text: plain(text),
  action_id: text,
  ...more,
});
const option = (text: string) => ({ text: plain(text), value: `v:${text}` });
const seen = (...blocks: object[]) => buttonsOf(blocks).map(({ label, near }) => `${label} @ ${near}`);

test('a button is found with its ids, value, address and what it asks first', () => {
  const confirm = { title: plain('Sure?'), text: mrkdwn('*Gone*'), confirm: plain('Yes'), deny: plain('No') };
  const element = button('Drop', { value: 'h1', url: 'https://example.com', confirm });
  expect(buttonsOf([{ type: 'section', block_id: 'b', text: mrkdwn('*Idea*'), accessory: element }])).toEqual(
    [
      {
        label: 'Drop',
        near: 'Idea',
        type: 'button',
        blockId: 'b',
        actionId: 'Drop',
        value: 'h1',
        url: 'https://example.com',
        confirm: { title: 'Sure?', text: 'Gone', confirm: 'Yes', deny: 'No' },
        element,
        option: undefined,
      },
    ],
  );
});

test('everything on show is found in reading order, each beside its words', () => {
  expect(
    seen(
      { type: 'section', text: plain('First'), accessory: { type: 'image', alt_text: 'a' } },
      { type: 'divider' },
      { type: 'actions', elements: [button('A'), { type: 'static_select', placeholder: plain('Role') }] },
      { type: 'card', title: mrkdwn('Card'), actions: [button('B')] },
      { type: 'carousel', elements: [{ type: 'card', title: mrkdwn('Slide'), actions: [button('C')] }] },
      {
        type: 'container',
        title: plain('More'),
        child_blocks: [{ type: 'section', text: plain('In'), accessory: button('D') }],
      },
      { type: 'input', label: plain('Name'), element: { type: 'plain_text_input' } },
    ),
  ).toEqual(['A @ First', 'Role @ First', 'B @ ⟦ Card ⟧', 'C @ ⟦ Slide ⟧', 'D @ In']);
});

test('an overflow stands once for each of its options', () => {
  const overflow = { type: 'overflow', action_id: 'more', options: [option('Edit'), option('Drop')] };
  const found = buttonsOf([{ type: 'section', text: plain('a'), accessory: overflow }]);
  expect(found.map(({ label, value, actionId }) => [label, value, actionId])).toEqual([
    ['Edit', 'v:Edit', 'more'],
    ['Drop', 'v:Drop', 'more'],
  ]);
  expect(found[1]?.option).toEqual(option('Drop'));
});

test('a menu is called by what is chosen in it', () => {
  const menu = {
    type: 'static_select',
    placeholder: plain('Role'),
    options: [option('PM')],
    initial_option: option('PM'),
  };
  expect(seen({ type: 'actions', elements: [menu] })).toEqual(['PM @ ']);
});

test('the inputs of a view come with label, hint, ids and whether they may stay empty', () => {
  const element = { type: 'plain_text_input', action_id: 'text' };
  const view = {
    type: 'modal',
    blocks: [
      { type: 'section', text: plain('Intro') },
      { type: 'input', block_id: 'idea', label: plain('Idea'), hint: plain('One line'), element },
      {
        type: 'input',
        block_id: 'why',
        label: plain('Why'),
        optional: true,
        element: { type: 'radio_buttons' },
      },
    ],
  };
  expect(inputsOf(view)).toEqual([
    { label: 'Idea', hint: 'One line', optional: false, blockId: 'idea', actionId: 'text', element },
    {
      label: 'Why',
      hint: '',
      optional: true,
      blockId: 'why',
      actionId: undefined,
      element: { type: 'radio_buttons' },
    },
  ]);
  expect(inputsOf(view.blocks)).toHaveLength(2);
});

test('what is no list of blocks has nothing to click and nothing to fill', () => {
  expect(buttonsOf(undefined)).toEqual([]);
  expect(buttonsOf([null, 'a', {}])).toEqual([]);
  expect(inputsOf('view')).toEqual([]);
});
