import { describe, expect, test } from 'vitest';
import { catalogue } from '../language/catalogue.ts';
import { choice, choices, date, optional, rawValues, readFields, text } from './fields.ts';

const words = catalogue('en');

describe('readFields', () => {
  const fields = {
    title: text(10),
    impact: optional(choice(['7', '8'])),
    day: date('2026-11-23'),
    roles: choices(['engineer', 'designer']),
  };

  test('gives every value in its type', () => {
    const read = readFields(
      fields,
      { title: ' Pay ', impact: '7', day: '2026-11-23', roles: ['designer', 'stranger'] },
      words,
    );
    expect(read).toEqual({
      values: { title: 'Pay', impact: '7', day: '2026-11-23', roles: ['designer'] },
    });
  });

  test('gives a sentence for each field that has a problem', () => {
    const read = readFields(fields, { title: 'x'.repeat(11), impact: '11', day: '2026-11-22' }, words);
    expect(read).toEqual({
      errors: {
        title: 'At most 10 characters.',
        impact: words.common.required,
        day: words.common.dateHasPassed,
      },
    });
  });

  test('what is no day at all is none', () => {
    expect(readFields({ day: fields.day }, { day: 'soon' }, words)).toEqual({
      errors: { day: words.common.required },
    });
  });

  test('an optional field left empty is no problem', () => {
    expect(readFields({ impact: fields.impact }, { impact: '  ' }, words)).toEqual({
      values: { impact: null },
    });
  });
});

test('rawValues finds the value of each kind of element', () => {
  const state = {
    a: { value: { type: 'plain_text_input', value: 'hello' } },
    b: { value: { type: 'static_select', selected_option: { value: 'won', text: {} } } },
    c: { value: { type: 'multi_users_select', selected_users: ['U1', 'U2'] } },
    d: { value: { type: 'datepicker', selected_date: null } },
    e: { value: { type: 'timepicker', selected_time: '09:30' } },
  };
  expect(rawValues(state)).toEqual({ a: 'hello', b: 'won', c: ['U1', 'U2'], d: null, e: '09:30' });
});
