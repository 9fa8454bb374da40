import type { Language } from '../../../src/language/language.ts';

/** What comes of words: they are done, asked about with buttons or a form, or given back with why. */
export type Outcome = 'done' | 'asked' | 'refused';

/** Something that people write behind `/squad` on an ordinary Wednesday, 25 November. */
export interface Sample {
  readonly language: Language;
  readonly said: string;
  readonly outcome: Outcome;
  /** Typed before. */
  readonly after?: string;
}

const of =
  (language: Language, outcome: Outcome, after?: string) =>
  (said: string): Sample => ({ language, outcome, said, ...(after === undefined ? {} : { after }) });

const AWAY = 'away until next Wednesday';
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Ordinary words about days and about what the squad does on them, as they come: the easy ones with the others. */
export const daysSamples: readonly Sample[] = [
  ...lines(`
    away today
    away tomorrow
    away until Friday
    away till Monday
    away Thursday and Friday
    away Thu-Fri
    away on Monday
    away next week
    away next Monday
    away Monday next week
    away from next Monday to next Wednesday
    away Monday to Wednesday
    away Mon, Tue
    away 3 days
    away for two days
    away two weeks from 7 December
    away 24-28 December
    away Dec 24 - Jan 3
    away 24.12. - 3.1.
    away 24/12 to 3/1
    away from 2026-12-01 to 2026-12-04
    away Fri 27 Nov
    away Friday, 27 November
    away the 30th
    away rest of the week
    away until the end of the month
    away all of next week
    away the day after tomorrow
    away in 3 days
    away @Dana tomorrow
    away @Ben @Dana until Friday
    away me and @Ben on Friday
    sick today
    I'm sick today
    I am off sick until Thursday
    @Ben is away until Friday
    @Dana is sick today
    OOO until Monday
    out of office next week
    vacation 21 December to 1 January
    pto Friday
    back
    days off Friday
    days off 24-26 December
    days off next Monday and Tuesday
    days working Saturday
    pause
    pause until 4 January
    pause for two weeks
    pause this week
    retro
    retro today
    plan
  `).map(of('en', 'done')),
  ...lines(`
    back on Friday
    back tomorrow
    I'm back
    @Dana is back on Monday
  `).map((said) => of('en', 'done', said.includes('@') ? 'away @Dana until next Wednesday' : AWAY)(said)),
  ...lines(`
    away this afternoon
    away Friday morning
    away until Friday, dentist
    away 5 days
    off Friday
    retro on Thursday
    plan next Monday
  `).map(of('en', 'asked')),
  ...lines(`
    away @Max until Friday
    away last Friday
  `).map(of('en', 'refused')),
  ...lines(`
    请假明天
    请假到周五
    请假 周四和周五
    请假两天
    请假3天
    请假一周
    请假下周一到周三
    请假下周一到下周三
    请假 12月1号到3号
    请假 12/24-1/3
    请假 12月24日至1月3日
    请假明后天
    请假 11.30
    下周请假
    周五请假
    明天请假一天
    我明天请假
    我周五不在
    后天不在
    今天生病了
    今天病假
    下周一到周三休假
    周四周五不在
    请假 @王磊 到周五
    @王磊 周五请假
    请假到月底
    本周不在
    away 到周五
    回来
    放假周五
    下周一放假
    周六上班
    暂停到1月4日
    暂停两周
    暂停
    复盘
    今天复盘
    计划会
  `).map(of('zh-CN', 'done')),
  ...lines(`
    周五回来
    明天回来
    我回来了
  `).map(of('zh-CN', 'done', '请假到下周三')),
  ...lines(`
    周五下午请假
    请假半天
    春节放假
    从明天开始请假三天
    元旦放假 1月1号
    周五休息
    复盘明天
    下周暂停
  `).map(of('zh-CN', 'asked')),
  ...lines(`
    请假 @张三 明天
    上周五请假
  `).map(of('zh-CN', 'refused')),
];
