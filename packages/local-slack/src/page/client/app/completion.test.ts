import { expect, test } from 'vitest';
import { completionsFor, withMentions } from './completion.ts';

const people = [
  { id: 'U1', name: 'Ana' },
  { id: 'U2', name: 'Ana Maria' },
  { id: 'U3', name: '林悦' },
];
const commands = ['/idea', '/ideas', '/squad'].map((command) => ({
  command,
  description: '',
  usageHint: '',
  own: false,
}));
const offered = (text: string, caret = text.length) => {
  const found = completionsFor(text, caret, { commands, people });
  return found && { from: found.from, inserts: found.offered.map((each) => each.insert) };
};

test('commands are offered at the beginning of a message only', () => {
  expect(offered('/id')).toEqual({ from: 0, inserts: ['/idea ', '/ideas '] });
  expect(offered('/idea x')).toBeUndefined();
  expect(offered('see /id')).toBeUndefined();
});

test('people are offered after an @, emoji after two letters', () => {
  expect(offered('hi @an')).toEqual({ from: 3, inserts: ['@Ana ', '@Ana Maria '] });
  expect(offered('mail a@an')).toBeUndefined();
  expect(offered(':tad')).toEqual({ from: 0, inserts: [':tada: '] });
  expect(offered(':t')).toBeUndefined();
});

test('names of people become mentions, the longest that fits', () => {
  expect(withMentions('@Ana, @Ana Maria and @林悦 met @Anabel', people)).toBe(
    '<@U1>, <@U2> and <@U3> met @Anabel',
  );
});
