import { expect, test } from 'vitest';
import { mrkdwnAsText, type Names } from './mrkdwn.ts';

const names: Names = {
  user: (id) => ({ U1: 'Ana', U2: '小李' })[id] ?? id,
  channel: (id) => ({ C1: 'growth' })[id] ?? id,
};
const read = (text: string) => mrkdwnAsText(text, names);

const READS: [string, string][] = [
  ['*bold* _italic_ ~struck~ `code`', 'bold italic struck code'],
  ['*bold and _italic_*', 'bold and italic'],
  ['_*both*_', 'both'],
  ['(*bold*), *bold*.', '(bold), bold.'],
  ['2*3*4 and snake_case_name', '2*3*4 and snake_case_name'],
  ['中文*不粗*中文', '中文*不粗*中文'],
  ['中文\u{200B}*粗体*\u{200B}中文', '中文粗体中文'],
  ['* not bold * nor _ this _', '* not bold * nor _ this _'],
  ['`*kept*` and ```\n_kept_\n```', '*kept* and _kept_'],
  ['hi <@U1> and <@U2|li>', 'hi @Ana and @小李'],
  ['*<@U1>* waits', '@Ana waits'],
  ['in <#C1> or <#C1|old-name>', 'in #growth or #growth'],
  ['<!channel> <!here|here>', '@channel @here'],
  ['<!subteam^S1|@growth> <!subteam^S2>', '@growth @S2'],
  ['<https://example.com/a_b_c|*the* page>', '*the* page'],
  ['<https://example.com/a_b_c>', 'https://example.com/a_b_c'],
  ['<mailto:ana@example.com>', 'ana@example.com'],
  ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
  ['&lt;!channel&gt;', '<!channel>'],
  ['a < b and c > d', 'a < b and c > d'],
  ['<!date^1790000000^{date_short}|Sep 21>', 'Sep 21'],
  ['<!date^1790000000^{date_short}^https://example.com|Sep 21>', 'Sep 21'],
  ['\u{E000}0\u{E001} <@U1>', '0 @Ana'],
];

test.each(READS)('%j reads as %j', (mrkdwn, seen) => {
  expect(read(mrkdwn)).toBe(seen);
});

test('a date reads as the names say, if they can', () => {
  const dated = { ...names, date: (seconds: number, format: string) => `${format}@${seconds}` };
  expect(mrkdwnAsText('<!date^1790000000^{time}|later>', dated)).toBe('{time}@1790000000');
});
