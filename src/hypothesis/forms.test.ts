import { checkMessage, checkView, notifies } from '@growth-squad/local-slack';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { catalogue } from '../language/catalogue.ts';
import { formatFor } from '../language/format.ts';
import { withTyped } from '../slack/given-back.ts';
import { notification } from '../slack/typed.ts';
import { dayWord } from './day-words.ts';
import type { Estimates } from './estimate-store.ts';
import { type Hypothesis, justTitle } from './hypothesis.ts';
import { ideaModal, readIdea } from './idea-form.ts';
import { overStored } from './rules.ts';
import { estimateModal } from './views.ts';

const en = catalogue('en');
const typedIn = { title: 'Group buying', kind: 'relative' };

const idea = (given: Partial<Hypothesis> = {}): Hypothesis => ({
  ...justTitle('Group buying'),
  id: '01900000-0000-7000-8000-000000000000',
  workspaceId: 'T1',
  squadId: 'S1',
  state: 'idea',
  parentId: null,
  authorId: 'U1',
  score: null,
  differs: null,
  sourceUrl: null,
  createdAt: 0,
  ...given,
});

describe('a submitted idea', () => {
  test.each([
    ['3', 'up', '3'],
    ['+3%', 'up', '3'],
    ['-2.50', 'down', '2.5'],
    ['−５％', 'down', '5'],
    ['1,200', 'up', '1200'],
  ])('worth it from "%s" is meant to go %s by %s', (worth, direction, worthItFrom) => {
    const read = readIdea({ ...typedIn, worth }, en);
    expect(read).toMatchObject({ wording: { direction, worthItFrom, worthItKind: 'relative' } });
  });

  test.each(['0', 'a lot', '3 or 4', '%'])('worth it from "%s" is told to be no number', (worth) => {
    expect(readIdea({ ...typedIn, worth }, en)).toEqual({ errors: { worth: en.hypothesis.worthItProblem } });
  });

  test('needs its title only; what is left empty is not known', () => {
    expect(readIdea(typedIn, en)).toEqual({ wording: justTitle('Group buying') });
    expect(readIdea({ ...typedIn, title: '  ' }, en)).toEqual({ errors: { title: en.common.required } });
  });

  test('left as it was shown, a text longer than its field stays whole', () => {
    const stored = { ...justTitle('Group buying'), because: 'x'.repeat(5000) };
    const shown = readIdea({ ...typedIn, because: `${'x'.repeat(2999)}…` }, en);
    const changed = readIdea({ ...typedIn, because: 'another reason' }, en);
    if ('errors' in shown || 'errors' in changed) throw new Error('Both can be read.');
    expect(overStored(stored, shown.wording).because).toBe(stored.because);
    expect(overStored(stored, changed.wording).because).toBe('another reason');
  });
});

describe('whatever people typed', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 500 }),
    fc.constantFrom('<!channel> <@U9>', '&'.repeat(3000), '👨‍👩‍👧‍👦'.repeat(300), '*_~`'.repeat(700)),
  );

  test('Slack takes the modals and the answer, and nobody is called', () => {
    fc.assert(
      fc.property(nasty, nasty, fc.constantFrom('en', 'zh-CN'), (text, other, language) => {
        const hypothesis = idea({ title: text.slice(0, 300) || 'x', effect: other, because: other });
        const parts = Array.from({ length: 40 }, (_, index) => ({
          userId: `U${index}`,
          roles: ['engineer', 'designer'] as const,
          days: 999,
          costs: text.slice(0, 300),
          at: 0,
        }));
        const days: Estimates = { simple: { total: 9, parts }, full: { total: 9, parts } };
        const names = (): string => other.slice(0, 40) || 'x';
        const own = { language, key: 'k', hypothesis, days, userId: 'U3', names };
        expect(
          checkView(ideaModal({ language, key: 'k', squadId: 'S1', hypothesis }), 'modal'),
        ).toBeUndefined();
        expect(checkView(estimateModal(own), 'modal')).toBeUndefined();
        const { text: said, blocks } = withTyped({ text: 'No', blocks: [] }, language, `${text}${other}`);
        const sent = { text: notification(said), blocks };
        expect(checkMessage(sent)).toBeUndefined();
        expect(notifies(sent)).toEqual({ users: [], broadcasts: [], groups: [] });
      }),
      { numRuns: 100 },
    );
  });
});

describe('a day near today', () => {
  const say = (language: 'en' | 'zh-CN', day: string): string =>
    dayWord(catalogue(language).hypothesis.onDay, formatFor(language), '2026-11-25', day);

  test.each([
    ['2026-11-25', 'today', '今天'],
    ['2026-11-26', 'tomorrow', '明天'],
    ['2026-11-27', 'on Friday', '周五'],
    ['2026-11-30', 'on Monday', '下周一'],
    ['2026-12-02', 'next Wednesday', '下周三'],
    ['2026-12-07', 'on Monday 7 December', '12 月 7 日（周一）'],
  ])('%s is "%s", "%s"', (day, english, chinese) => {
    expect(say('en', day)).toBe(english);
    expect(say('zh-CN', day)).toBe(chinese);
  });
});
