import { expect, test } from 'vitest';
import { mentionedIn, readable } from './readable.ts';

test.each([
  ['Ask <@U1> &amp; see <https://a.b/c|the page>', 'Ask @Ben & see the page'],
  ['<!here> <#C1|growth> <!subteam^S1|@design> <https://a.b>', '@here #growth @design https://a.b'],
  ['1 &lt; 2 &amp;lt; 3', '1 < 2 &lt; 3'],
  ['拼团怎么样？ <@U1|小王>', '拼团怎么样？ @小王'],
  ['  a < b  ', 'a < b'],
])('"%s" reads "%s"', (text, read) => {
  expect(readable(text, () => 'Ben')).toBe(read);
});

test('knows who is mentioned', () => {
  expect(mentionedIn('<@U1> and <@W2|Wu>, not <#C1>')).toEqual(['U1', 'W2']);
});
