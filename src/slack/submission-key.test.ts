import { expect, test } from 'vitest';
import { submissionKey } from './submission-key.ts';

test('the same words in the same form are the same deed, in whatever order Slack names the fields', () => {
  expect(submissionKey('k', { title: 'pay', who: ['U1', 'U2'] })).toBe(
    submissionKey('k', { who: ['U1', 'U2'], title: 'pay' }),
  );
});

test.each([
  ['another form', submissionKey('l', { title: 'pay', why: null })],
  ['another word', submissionKey('k', { title: 'pays', why: null })],
  ['a word in another field', submissionKey('k', { title: null, why: 'pay' })],
  ['a field left empty, not missing', submissionKey('k', { title: 'pay' })],
  ['a list, not its text', submissionKey('k', { title: ['pay'], why: null })],
])('%s is another deed', (_, other) => {
  expect(other).not.toBe(submissionKey('k', { title: 'pay', why: null }));
});
