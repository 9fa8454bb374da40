import { expect, test } from 'vitest';
import { ended, spaced, unended } from './sentence.ts';

test('a space stands between Han and Latin letters or digits, and nowhere else', () => {
  expect(spaced('拼团', '跑通了')).toBe('拼团跑通了');
  expect(spaced('VIP', '跑通了')).toBe('VIP 跑通了');
  expect(spaced('访客注册率', '+17%')).toBe('访客注册率 +17%');
  expect(spaced('new sign-ups', '1,562')).toBe('new sign-ups 1,562');
  expect(spaced('', '共', '3', '个')).toBe('共 3 个');
});

test('a sentence gets its stop once', () => {
  expect(ended('the form holds people back', '.')).toBe('the form holds people back.');
  expect(ended('Why?', '.')).toBe('Why?');
  expect(ended('是表单。', '。')).toBe('是表单。');
  expect(unended('1,900 more visitors.')).toBe('1,900 more visitors');
});
