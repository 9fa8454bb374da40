import { describe, expect, test } from 'vitest';
import { whoIn } from '../absences/who.ts';
import { mentionsIn, spoken, wordOf } from './spoken.ts';

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
      '&lt;b&gt; A &amp; B &amp;amp; for <@U1|ben> in <#C1|growth>, <!channel> <https://a.example/x|a>';
    expect(spoken(sent, nameOf)).toBe('<b> A & B &amp; for @Ben in #growth, @channel https://a.example/x');
    expect(mentionsIn(sent)).toEqual(['U1']);
  });
});

describe('whom a command names', () => {
  const who = (text: string) => whoIn(text, ['U1', 'U2', 'U3'], nameOf);

  test('is Slack’s mention, or a member’s name as it was typed, the longest that fits', () => {
    expect(who('<@U9> until Friday')).toEqual({ kind: 'member', userId: 'U9', rest: 'until Friday' });
    expect(who('@ben berg until Friday')).toEqual({ kind: 'member', userId: 'U2', rest: 'until Friday' });
    expect(who('@王磊到周五')).toEqual({ kind: 'member', userId: 'U3', rest: '到周五' });
    expect(who('tomorrow @Ben')).toEqual({ kind: 'member', userId: 'U1', rest: 'tomorrow' });
    expect(who('tomorrow')).toEqual({ kind: 'nobody', rest: 'tomorrow' });
    expect(who('@Nobody tomorrow')).toEqual({ kind: 'unknown', name: 'Nobody' });
  });
});
