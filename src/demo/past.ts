import type { Language } from '../language/language.ts';
import type { CastMember } from './cast.ts';
import type { Numbers, PlanTyped } from './deeds.ts';

/** What came of a bet, on its Friday. */
export interface PastAnswer {
  readonly numbers: Numbers;
  readonly verdict: 'won' | 'lost' | 'inconclusive';
  readonly learned: string;
  /** After the digest somebody counted again. */
  readonly corrected?: { readonly numbers: Numbers; readonly learned: string };
}

/** One bet of an earlier week. */
export interface PastBet {
  readonly title: string;
  readonly effect: string;
  readonly because: string;
  readonly worthItFrom: string;
  readonly plan: PlanTyped & { readonly counts: string };
  /** How many Fridays after the one of its week it is decided: whole days are counted from the day after it went live. */
  readonly fridays: number;
  /** None where that Friday is still to come. */
  readonly answer?: PastAnswer;
  /** What the number came to until Friday, and with the weekend. */
  readonly total: string;
  readonly final: string;
  readonly note: string;
  /** What exactly went live, and where one could see it. */
  readonly live: string;
  readonly link: string;
  /** What the retro wanted to try; the designer took it. */
  readonly toTry?: string;
  /** What an earlier retro wanted to try, done by this one. */
  readonly tried?: string;
  /** Who is away on the Wednesday. */
  readonly away?: CastMember;
}

const en: readonly PastBet[] = [
  {
    title: 'Three fields instead of seven',
    effect: 'sign-ups through the form rise',
    because: 'every field is a reason to leave',
    worthItFrom: '3',
    plan: { counts: 'sign-ups through the form', line: '430', earlier: '401 388 417 395 409' },
    fridays: 1,
    answer: {
      numbers: { value: '468' },
      verdict: 'won',
      learned: 'Nobody missed the phone number, not even sales.',
    },
    total: '980',
    final: '1003',
    note: 'Deciding on Monday instead of asking around until Wednesday',
    live: 'in the form on the front page',
    link: 'https://acme.example/sign-up',
    toTry: 'A sketch of each screen before it is estimated',
  },
  {
    title: 'Chat bubble on the price page',
    effect: 'sign-ups per visitor rise',
    because: 'people have questions about the price',
    worthItFrom: '10',
    plan: { counts: 'sign-ups', people: 'visitors' },
    fridays: 2,
    answer: {
      numbers: { without: [390, 6_100], withIt: [322, 6_080] },
      verdict: 'lost',
      learned: 'They ask what the page already says; better headings come before a chat.',
      corrected: {
        numbers: { without: [390, 6_100], withIt: [311, 6_069] },
        learned:
          'They ask what the page already says; better headings come before a chat. Our own tests had counted as sign-ups.',
      },
    },
    total: '1060',
    final: '1081',
    note: 'Saying early that the chat would not make it before Wednesday noon',
    live: 'for half of the visitors of the price page',
    link: 'https://acme.example/prices',
    tried: 'A sketch of each screen before it is estimated',
  },
  {
    title: 'Customers’ voices above the fold',
    effect: 'sign-ups from the price page rise',
    because: 'strangers are believed more than we are',
    worthItFrom: '3',
    plan: { counts: 'sign-ups from the price page', line: '240', earlier: '231 244 219 262 238' },
    fridays: 1,
    answer: {
      numbers: { value: '251' },
      verdict: 'inconclusive',
      learned: 'A good week does as much without them; try it on the front page, where more people come.',
    },
    total: '1120',
    final: '1142',
    note: 'One screen for everybody’s numbers',
    live: 'three voices, in turn',
    link: 'https://acme.example/prices',
    toTry: 'Numbers at half past nine, before the stand-up',
    away: 'marketing',
  },
  {
    title: 'Log in with a link, no password',
    effect: 'sign-ups on phones rise',
    because: 'a new password is work',
    worthItFrom: '3',
    plan: { counts: 'sign-ups on phones', line: '350', earlier: '302 318 296 325 311' },
    fridays: 1,
    total: '1284',
    final: '1311',
    note: 'Pairing on the mail template',
    live: 'the password stays as a second way',
    link: 'https://acme.example/log-in',
  },
];

const zhCN: readonly PastBet[] = [
  {
    title: '表单从七项减到三项',
    effect: '表单注册数会涨',
    because: '多填一项就多一个离开的理由',
    worthItFrom: '3',
    plan: { counts: '表单注册数', line: '430', earlier: '401 388 417 395 409' },
    fridays: 1,
    answer: {
      numbers: { value: '468' },
      verdict: 'won',
      learned: '没有人想念手机号那一栏，连销售也没有。',
    },
    total: '980',
    final: '1003',
    note: '周一当场拍板，不再问到周三',
    live: '先改首页的表单',
    link: 'https://acme.example/sign-up',
    toTry: '评估之前，每个页面先画个草图',
  },
  {
    title: '价格页加在线客服',
    effect: '访客注册率会涨',
    because: '大家对价格有疑问',
    worthItFrom: '10',
    plan: { counts: '注册', people: '访客' },
    fridays: 2,
    answer: {
      numbers: { without: [390, 6_100], withIt: [322, 6_080] },
      verdict: 'lost',
      learned: '问的都是页面上写着的，先把标题写清楚。',
      corrected: {
        numbers: { without: [390, 6_100], withIt: [311, 6_069] },
        learned: '问的都是页面上写着的，先把标题写清楚。之前把我们自己的测试也算成注册了。',
      },
    },
    total: '1060',
    final: '1081',
    note: '早早说清楚客服周三中午前上不了',
    live: '价格页一半访客能看到',
    link: 'https://acme.example/prices',
    tried: '评估之前，每个页面先画个草图',
  },
  {
    title: '首屏放用户评价',
    effect: '价格页注册数会涨',
    because: '别人的话比我们的可信',
    worthItFrom: '3',
    plan: { counts: '价格页注册数', line: '240', earlier: '231 244 219 262 238' },
    fridays: 1,
    answer: {
      numbers: { value: '251' },
      verdict: 'inconclusive',
      learned: '好的时候不放评价也有这么多，换到人更多的首页再试。',
    },
    total: '1120',
    final: '1142',
    note: '所有人的数字在一屏上',
    live: '三条评价轮换',
    link: 'https://acme.example/prices',
    toTry: '数字九点半就填，赶在站会前',
    away: 'marketing',
  },
  {
    title: '邮件链接登录，不用密码',
    effect: '手机端注册数会涨',
    because: '想一个新密码是负担',
    worthItFrom: '3',
    plan: { counts: '手机端注册数', line: '350', earlier: '302 318 296 325 311' },
    fridays: 1,
    total: '1284',
    final: '1311',
    note: '结对写邮件模板',
    live: '密码登录还留着备用',
    link: 'https://acme.example/log-in',
  },
];

export const past: Record<Language, readonly PastBet[]> = { en, 'zh-CN': zhCN };
