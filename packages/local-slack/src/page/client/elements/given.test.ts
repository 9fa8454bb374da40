import { expect, test } from 'vitest';
import { chosenKeys, leftToWrite, stateGiven, writtenIn } from './given.ts';

const option = (value: string) => ({ text: { type: 'plain_text', text: value }, value });
const options = [option('a'), option('b')];

const STATES: [object, Parameters<typeof stateGiven>[1], object][] = [
  [{ type: 'static_select', options }, 'b', { type: 'static_select', selected_option: option('b') }],
  [{ type: 'static_select', options }, null, { type: 'static_select', selected_option: null }],
  [
    { type: 'multi_static_select', option_groups: [{ options }] },
    ['b', 'gone'],
    { type: 'multi_static_select', selected_options: [option('b')] },
  ],
  [{ type: 'checkboxes', options }, ['a'], { type: 'checkboxes', selected_options: [option('a')] }],
  [{ type: 'users_select' }, 'U1', { type: 'users_select', selected_user: 'U1' }],
  [{ type: 'multi_users_select' }, ['U1'], { type: 'multi_users_select', selected_users: ['U1'] }],
  [{ type: 'datepicker' }, '2026-03-02', { type: 'datepicker', selected_date: '2026-03-02' }],
  [{ type: 'datetimepicker' }, 1_790_000_000, { type: 'datetimepicker', selected_date_time: 1_790_000_000 }],
  [{ type: 'plain_text_input' }, 'x', { type: 'plain_text_input', value: 'x' }],
  [
    { type: 'file_input' },
    { name: 'a.csv', base64: 'eA==' },
    { type: 'file_input', files: [{ name: 'a.csv' }] },
  ],
  [{ type: 'file_input' }, null, { type: 'file_input', files: [] }],
  [{ type: 'plain_text_input' }, '', { type: 'plain_text_input', value: null }],
];

test.each(STATES)('%j given %j holds %j', (element, given, state) => {
  expect(stateGiven({ ...element }, given)).toEqual(state);
});

test('what is chosen is told by values and ids', () => {
  expect(chosenKeys({ type: 'static_select', selected_option: option('a') })).toEqual(['a']);
  expect(chosenKeys({ type: 'multi_users_select', selected_users: ['U1', 'U2'] })).toEqual(['U1', 'U2']);
  expect(chosenKeys({ type: 'static_select', selected_option: null })).toEqual([]);
  expect(chosenKeys(undefined)).toEqual([]);
  expect(writtenIn({ type: 'plain_text_input', value: null })).toBe('');
});

test('what is left to write is told near the end only', () => {
  expect(leftToWrite({ max_length: 30 }, 'x'.repeat(10))).toBeUndefined();
  expect(leftToWrite({ max_length: 30 }, 'x'.repeat(25))).toBe(5);
  expect(leftToWrite({ max_length: 3000 }, 'x'.repeat(2900))).toBeUndefined();
  expect(leftToWrite({ max_length: 3000 }, 'x'.repeat(3001))).toBe(-1);
  expect(leftToWrite({}, 'x')).toBeUndefined();
});
