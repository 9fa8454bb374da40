import { expect, test } from 'vitest';
import { option, rich, words, x } from '../../test/support/payloads.ts';
import { checkInput } from './submission.ts';

const text = (more: object = {}) => ({ type: 'plain_text_input', ...more });
const number = (more: object = {}) => ({ type: 'number_input', is_decimal_allowed: false, ...more });
const boxes = { type: 'checkboxes', options: [option(1), option(2)] };
const grouped = {
  type: 'static_select',
  option_groups: [{ options: [option(1)] }, { options: [option(2)] }],
};
const people = { type: 'multi_users_select', max_selected_items: 2 };

const SENT: [object, unknown][] = [
  [text(), 'a'],
  [text(), '  '],
  [text(), x(3000)],
  [text({ min_length: 2, max_length: 3 }), 'ab'],
  [text({ min_length: 2, max_length: 3 }), 'abc'],
  [number(), '-10'],
  [number({ is_decimal_allowed: true }), '0.25'],
  [number({ min_value: '1', max_value: '10' }), '1'],
  [number({ min_value: '1', max_value: '10' }), '10'],
  [{ type: 'email_text_input' }, 'ana@example.com'],
  [{ type: 'url_text_input' }, 'https://example.com/a?b=c'],
  [{ type: 'datepicker' }, '2026-03-02'],
  [{ type: 'timepicker' }, '23:59'],
  [{ type: 'datetimepicker' }, 1_790_000_000],
  [{ type: 'rich_text_input' }, rich(words('a'))],
  [boxes, ['v1', 'v2']],
  [grouped, 'v2'],
  [people, ['U1', 'U2']],
  [{ type: 'conversations_select' }, 'C1'],
];

test.each(SENT)('%j sends %j', (element, value) => {
  expect(checkInput(element, value)).toBeUndefined();
});

const KEPT: [object, unknown, string][] = [
  [text(), x(3001), 'Enter no more than 3000 characters.'],
  [text({ min_length: 2 }), 'a', 'Enter at least 2 characters.'],
  [text({ max_length: 3 }), 'abcd', 'Enter no more than 3 characters.'],
  [number(), 'ten', 'Enter a valid number.'],
  [number(), '1,000', 'Enter a valid number.'],
  [number(), '0.25', 'Enter a whole number.'],
  [number({ min_value: '1' }), '0', 'Enter a number no less than 1.'],
  [number({ max_value: '10' }), '11', 'Enter a number no greater than 10.'],
  [{ type: 'email_text_input' }, 'ana@', 'Enter a valid email address.'],
  [{ type: 'url_text_input' }, 'example.com', 'Enter a valid URL, with https://.'],
  [{ type: 'datepicker' }, '2026-02-30', 'Enter a valid date.'],
  [{ type: 'timepicker' }, '9:30', 'Enter a valid time.'],
  [{ type: 'datetimepicker' }, 12, 'Enter a valid date and time.'],
  [boxes, ['v3'], 'Choose one of the options.'],
  [grouped, 'v3', 'Choose one of the options.'],
  [people, ['U1', 'U2', 'U3'], 'Select no more than 2.'],
  [{ type: 'users_select' }, 'C1', 'Choose one from the list.'],
  [boxes, 'v1', 'This field takes a list.'],
];

test.each(KEPT)('%j keeps %j back and says why', (element, value, why) => {
  expect(checkInput(element, value)).toBe(why);
});

test('nothing at all is sent only by an optional field', () => {
  for (const nothing of [undefined, null, '', []]) {
    expect(checkInput(text(), nothing)).toBe('Please complete this required field.');
    expect(checkInput(text({ min_length: 2 }), nothing, true)).toBeUndefined();
  }
});
