import { expect, test } from 'vitest';
import { firstNames, withFirstNames } from './first-names.ts';

test.each([
  ['Fatima Haddad', 'Fatima'],
  ['林悦', '悦'],
  ['欧阳小悦', '小悦'],
  ['Marc', 'Marc'],
  ['Ana Maria Sol', 'Ana'],
])('%s is %s on a wall', (name, first) => expect(firstNames(() => name)('U1')).toBe(first));

const whole = ['Fatima Haddad', 'Marc', 'Ana Maria', 'Ana Maria Sol', '林悦', "Sam O'Neil", 'A+B (guest)'];

test.each([
  ['ask Fatima Haddad, then Marc', 'ask Fatima, then Marc'],
  ['FATIMA  haddad knows', 'Fatima knows'],
  ['Ana Maria Sol and Ana Maria', 'Ana and Ana'],
  ['Fatima Haddadi is somebody else', 'Fatima Haddadi is somebody else'],
  ['等林悦的文案', '等悦的文案'],
  ['by Sam O&#39;Neil', 'by Sam'],
  ['A+B (guest) looks', 'A+B looks'],
  ['nobody', 'nobody'],
])('%s', (text, shown) => expect(withFirstNames(text, whole)).toBe(shown));

test('without whole names there is nothing to change', () => {
  expect(withFirstNames('ask Fatima Haddad', ['Marc', ' '])).toBe('ask Fatima Haddad');
});
