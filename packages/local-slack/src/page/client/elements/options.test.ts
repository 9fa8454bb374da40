import { expect, test } from 'vitest';
import { choicesOf, fitting, named } from './options.ts';

const words = (choices: readonly { words: string }[]) => choices.map((each) => each.words);

test('typing finds in any case, what begins with it first', () => {
  const people = ['@Ann', 'Hanna', 'anke', '陈晨'].map((name) => named(name, name));
  expect(words(fitting(people, 'AN'))).toEqual(['anke', '@Ann', 'Hanna']);
  expect(words(fitting(people, '晨'))).toEqual(['陈晨']);
  expect(fitting(people, ' ')).toEqual(people);
});

test('grouped options keep their order, and are found by their heading', () => {
  const option = (text: string) => ({ text: { type: 'plain_text', text }, value: text });
  const choices = choicesOf({
    option_groups: [
      { label: { type: 'plain_text', text: 'Decided' }, options: [option('Won'), option('Lost')] },
      { label: { type: 'plain_text', text: 'Open' }, options: [option('Too early')] },
    ],
  });
  expect(words(fitting(choices, 'decided'))).toEqual(['Won', 'Lost']);
  expect(words(fitting(choices, 'o'))).toEqual(['Won', 'Lost', 'Too early']);
});
