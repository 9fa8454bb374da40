import { describe, expect, test } from 'vitest';
import { catalogue } from '../language/catalogue.ts';
import { askedLines, withLines } from './lines.ts';

const PLAN = { today: '- page\n- copy\n- tests' };
const { droppedLine } = catalogue('en').standup;
const answer = (states: Parameters<typeof withLines>[1], yesterday: string | null, today: string | null) =>
  withLines(PLAN.today, states, { yesterday, today }, droppedLine);

describe('the lines of a plan', () => {
  test('are asked about as still on, at most eight, each once; more are counted', () => {
    expect(askedLines(PLAN, undefined, {})).toEqual({
      asked: ['page', 'copy', 'tests'].map((text) => ({ text, state: 'on' })),
      more: 0,
      besides: { yesterday: null, today: null },
    });
    const ten = { today: Array.from({ length: 10 }, (_, index) => `step ${index}`).join('\n') };
    expect(askedLines(ten, undefined, {})).toMatchObject({ more: 2 });
    expect(askedLines(ten, undefined, {})?.asked).toHaveLength(8);
    expect(askedLines({ today: 'copy\ncopy' }, undefined, {})?.asked).toHaveLength(1);
  });

  test('are not asked about where there is no plan, or it was told in words already', () => {
    expect(askedLines(undefined, undefined, {})).toBeUndefined();
    expect(askedLines(PLAN, undefined, { today: 'payment' })).toBeUndefined();
    expect(askedLines(PLAN, undefined, { yesterday: 'page' })).toBeUndefined();
    expect(askedLines(PLAN, { yesterday: 'page', today: 'payment' }, {})).toBeUndefined();
  });

  test('stand in the answer: done and dropped with yesterday, what goes on with today', () => {
    expect(answer(['done', 'on', 'dropped'], 'a call', 'payment')).toEqual({
      yesterday: 'page\na call\ndropped: tests',
      today: 'payment\ncopy',
    });
    expect(answer(['done', 'done', 'done'], null, null)).toEqual({
      yesterday: 'page\ncopy\ntests',
      today: null,
    });
    expect(answer(['on', 'on', 'on'], null, null)).toEqual({ yesterday: null, today: 'page\ncopy\ntests' });
  });

  test.each(['en', 'zh-CN'] as const)(
    'come back as they were answered, with what was written beside (%s)',
    (language) => {
      const said = catalogue(language).standup.droppedLine;
      const besides = { yesterday: 'a call', today: 'payment' };
      const { yesterday, today } = withLines(PLAN.today, ['done', 'on', 'dropped'], besides, said);
      expect(askedLines(PLAN, { yesterday, today: today ?? '' }, {})).toEqual({
        asked: [
          { text: 'page', state: 'done' },
          { text: 'copy', state: 'on' },
          { text: 'tests', state: 'dropped' },
        ],
        more: 0,
        besides,
      });
    },
  );
});
