import { describe, expect, test } from 'vitest';
import { mentionsIn, saidOtherwise, spoken, wordOf } from './spoken.ts';

const nameOf = (id: string) => ({ U1: 'Ben', U2: 'Ben Berg', U3: '王磊' })[id] ?? id;

describe('what stands behind /squad', () => {
  test('is one word in any case, and the rest as it was typed', () => {
    expect(wordOf('Idea  Buy ONE,  get two')).toEqual(['idea', 'Buy ONE,  get two']);
    expect(wordOf('')).toEqual(['', '']);
    expect(wordOf('请假到周五')).toEqual(['away', '到周五']);
    expect(wordOf('放假 周五')).toEqual(['days', 'off 周五']);
  });

  test('reads as people typed it, whatever Slack made of it', () => {
    const sent =
      '&lt;b&gt; A &amp; B &amp;amp; for <@U1|ben> in <#C1|growth>, <!channel> <https://a.example/x|a.example/x> <mailto:a@b.co|a@b.co>';
    expect(spoken(sent, nameOf)).toBe('<b> A & B &amp; for @Ben in #growth, @channel a.example/x a@b.co');
    expect(mentionsIn(sent)).toEqual(['U1']);
    expect(spoken('ask <!subteam^S1|@team> <!subteam^S2> <!date^1^{date}|1 May>', nameOf)).toBe(
      'ask @team @subteam 1 May',
    );
    expect(spoken('away <!subteam^S1|@team> until Friday', nameOf)).toBe('away @team until Friday');
  });
});

describe('a command said in other words', () => {
  test.each([
    ['周五请假', 'away', '周五'],
    ['<@U3> 周五请假', 'away', '<@U3> 周五'],
    ['我明天请假一天', 'away', '我明天 一天'],
    ['周五回来', 'back', '周五'],
    ['周五放假', 'days', 'off 周五'],
    ['周六上班', 'days', 'working 周六'],
    ['周五休息', 'off', '周五'],
    ['明天复盘', 'retro', '明天'],
    ['下周暂停', 'pause', '下周'],
    ['sick today', 'away', 'today'],
    ['I’m sick today', 'away', 'I’m today'],
    ["I'm out of office until Friday", 'away', "I'm of office until Friday"],
    ['<@U1> and <@U2> are away until Friday', 'away', '<@U1> and <@U2> are until Friday'],
    ['@Ben is back on Monday', 'back', '@Ben is on Monday'],
    ['OOO Friday', 'away', 'Friday'],
    ['off Friday', 'off', 'Friday'],
    ['I am off Friday', 'away', 'I am Friday'],
    ['<@U1> is off until Friday', 'away', '<@U1> is until Friday'],
    ['we are off Friday', 'off', 'we are Friday'],
    ['holiday on Friday', 'off', 'on Friday'],
  ])('%s', (text, word, rest) => expect(saidOtherwise(text)).toEqual([word, rest]));

  test.each(['', 'frobnicate', 'fridays', 'Friday sick', 'what is a retro', '想法列表'])(
    '“%s” is none',
    (text) => expect(saidOtherwise(text)).toBeUndefined(),
  );
});
