import { expect, test } from 'vitest';
import { dayOfPlan } from './speech.ts';

test.each([
  ['2026-11-26', '2026-11-30', 'Thursday', '上周四'],
  ['2026-11-27', '2026-11-30', 'Friday', '上周五'],
  ['2026-11-25', '2026-12-01', 'Wednesday', '上周三'],
  ['2026-11-24', '2026-11-26', 'Tuesday', '周二'],
  ['2026-11-20', '2026-11-30', 'Friday 20 November', '11 月 20 日（周五）'],
])('a plan of %s is spoken of on %s as of %s', (planned, on, english, chinese) => {
  const reader = { zone: 'Asia/Shanghai', userId: 'ann' } as const;
  expect(dayOfPlan(planned, on, { ...reader, language: 'en' })).toBe(english);
  expect(dayOfPlan(planned, on, { ...reader, language: 'zh-CN' })).toBe(chinese);
});
