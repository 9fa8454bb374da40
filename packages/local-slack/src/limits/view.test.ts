import { expect, test } from 'vitest';
import { entry, home, input, modal, mrkdwn, plain, section, times, x } from '../../test/support/payloads.ts';
import { checkView } from './view.ts';

const number = (more: object) => input({ type: 'number_input', is_decimal_allowed: false, ...more });

const MOST: [string, (n: number) => object, number][] = [
  ['blocks', (n) => modal(...times(n, () => section())), 100],
  ['title', (n) => ({ ...modal(section()), title: plain(x(n)) }), 24],
  ['submit', (n) => ({ ...modal(section()), submit: plain(x(n)) }), 24],
  ['close', (n) => ({ ...modal(section()), close: plain(x(n)) }), 24],
  ['private_metadata', (n) => ({ ...modal(section()), private_metadata: x(n) }), 3000],
  ['callback_id', (n) => ({ ...modal(section()), callback_id: x(n) }), 255],
  ['external_id', (n) => ({ ...modal(section()), external_id: x(n) }), 255],
  ['input label', (n) => modal(input(entry(), { label: plain(x(n)) })), 2000],
  ['input hint', (n) => modal(input(entry(), { hint: plain(x(n)) })), 2000],
  ['placeholder', (n) => modal(input(entry({ placeholder: plain(x(n)) }))), 150],
  ['max_length', (n) => modal(input(entry({ max_length: n }))), 3000],
  ['min_length', (n) => modal(input(entry({ min_length: n }))), 3000],
  ['min_length against max_length', (n) => modal(input(entry({ min_length: n, max_length: 9 }))), 9],
  ['initial text', (n) => modal(input(entry({ initial_value: x(n) }))), 3000],
  ['initial text against max_length', (n) => modal(input(entry({ max_length: 9, initial_value: x(n) }))), 9],
  ['lines of rich text', (n) => modal(input({ type: 'rich_text_input', max_lines: n })), 100],
  ['min_value against max_value', (n) => modal(number({ min_value: String(n), max_value: '9' })), 9],
  ['initial number', (n) => modal(number({ initial_value: String(n), max_value: '9' })), 9],
  ['focus', (n) => modal(...times(n, () => input(entry({ focus_on_load: true })))), 1],
  ['bytes', (n) => ({ ...modal(...wide(n)) }), 99],
  ['Home blocks', (n) => home(...times(n, () => section())), 100],
];

/** n sections, together just under 250,000 bytes at 99. */
function wide(n: number): object[] {
  return times(n, () => section({ text: mrkdwn('语'.repeat(820)) }));
}

test.each(MOST)('%s: the largest size is taken, one more is refused', (name, make, most) => {
  const type = name.startsWith('Home') ? 'home' : 'modal';
  const code = name === 'bytes' ? 'view_too_large' : 'invalid_arguments';
  expect(checkView(make(most), type)).toBeUndefined();
  expect(checkView(make(most + 1), type)?.error).toBe(code);
});

const REFUSED: [string, object, 'modal' | 'home', string][] = [
  [
    'a modal without a title',
    { ...modal(section()), title: undefined },
    'modal',
    'missing required field: title',
  ],
  [
    'a modal with a mrkdwn title',
    { ...modal(section()), title: mrkdwn('a') },
    'modal',
    'unsupported type: mrkdwn',
  ],
  ['a modal without blocks', modal(), 'modal', 'no fewer than 1 items allowed'],
  [
    'an input without submit',
    { ...modal(input()), submit: undefined },
    'modal',
    'missing required field: submit',
  ],
  ['a view of the other type', home(section()), 'modal', 'must be one of: modal'],
  [
    'a Home with a title',
    { ...home(section()), title: plain('a') },
    'home',
    'invalid additional property: title',
  ],
  [
    'a Home with submit',
    { ...home(section()), submit: plain('a') },
    'home',
    'invalid additional property: submit',
  ],
  ['an unknown field', { ...modal(section()), size: 'wide' }, 'modal', 'invalid additional property: size'],
  ['an initial number that is none', modal(number({ initial_value: 'ten' })), 'modal', 'must be a number'],
  [
    'a decimal where none is allowed',
    modal(number({ initial_value: '1.5' })),
    'modal',
    'Enter a whole number.',
  ],
  [
    'a number input that does not say so',
    modal(input({ type: 'number_input' })),
    'modal',
    'is_decimal_allowed',
  ],
  [
    'an initial email that is none',
    modal(input({ type: 'email_text_input', initial_value: 'a@b' })),
    'modal',
    'must be an email address',
  ],
  [
    'an initial URL that is none',
    modal(input({ type: 'url_text_input', initial_value: 'example.com' })),
    'modal',
    'must be a URL',
  ],
  ['a label in mrkdwn', modal(input(entry(), { label: mrkdwn('a') })), 'modal', 'unsupported type: mrkdwn'],
  ['no blocks list', { ...modal(), blocks: {} }, 'modal', 'must be an array'],
];

test.each(REFUSED)('%s is refused', (_name, view, type, reason) => {
  const refusal = checkView(view, type);
  expect(refusal?.error).toBe('invalid_arguments');
  expect(refusal?.messages.join('\n')).toContain(reason);
});

test('a modal without inputs needs no submit', () => {
  expect(checkView({ ...modal(section()), submit: undefined }, 'modal')).toBeUndefined();
});

test('what is no view at all is refused', () => {
  expect(checkView(undefined, 'modal')?.error).toBe('invalid_arguments');
  expect(checkView('{}', 'home')?.error).toBe('invalid_arguments');
});

test('a refusal points into the view', () => {
  expect(checkView(modal(section({ text: plain('') })), 'modal')?.messages).toContain(
    '[ERROR] must be more than 0 characters [json-pointer:/view/blocks/0/text/text]',
  );
});
