import type { Language } from '../language/language.ts';
import type { CastMember } from './cast.ts';
import type { Numbers } from './deeds.ts';

/** One bet of an earlier week. */
export interface PastBet {
  readonly title: string;
  readonly effect: string;
  readonly because: string;
  readonly numbers: Numbers;
  readonly verdict: 'won' | 'lost' | 'inconclusive';
  readonly learned: string;
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
  /** After the digest somebody counted again. */
  readonly corrected?: { readonly numbers: Numbers; readonly learned: string };
  /** Who is away on the Wednesday. */
  readonly away?: CastMember;
}

const en: readonly PastBet[] = [
  {
    title: 'Three fields instead of seven',
    effect: 'sign-ups per visitor rise',
    because: 'every field is a reason to leave',
    numbers: { without: [610, 9_800], withIt: [702, 9_750] },
    verdict: 'won',
    learned: 'Nobody missed the phone number, not even sales.',
    total: '980',
    final: '1003',
    note: 'Deciding on Monday instead of asking around until Wednesday',
    live: 'for half of all visitors',
    link: 'https://acme.example/sign-up',
    toTry: 'A sketch of each screen before it is estimated',
  },
  {
    title: 'Chat bubble on the price page',
    effect: 'sign-ups per visitor rise',
    because: 'people have questions about the price',
    numbers: { without: [1_480, 24_000], withIt: [1_402, 24_100] },
    verdict: 'lost',
    learned: 'They ask what the page already says; better headings come before a chat.',
    total: '1060',
    final: '1081',
    note: 'Saying early that the chat would not make it before Thursday',
    live: 'on weekdays from nine to five',
    link: 'https://acme.example/prices',
    tried: 'A sketch of each screen before it is estimated',
    corrected: {
      numbers: { without: [1_480, 24_000], withIt: [1_371, 24_050] },
      learned:
        'They ask what the page already says; better headings come before a chat. Our own tests had counted as sign-ups.',
    },
  },
  {
    title: 'Customers’ voices above the fold',
    effect: 'sign-ups per visitor rise',
    because: 'strangers are believed more than we are',
    numbers: { without: [240, 4_100], withIt: [255, 4_080] },
    verdict: 'inconclusive',
    learned: 'The page has too few visitors to see such a small change; test it on the front page.',
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
    effect: 'sign-ups per visitor rise',
    because: 'a new password is work',
    numbers: { without: [655, 10_400], withIt: [741, 10_390] },
    verdict: 'won',
    learned: 'Half of all support mails about passwords are gone as well.',
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
    effect: '访客注册率会涨',
    because: '多填一项就多一个离开的理由',
    numbers: { without: [610, 9_800], withIt: [702, 9_750] },
    verdict: 'won',
    learned: '没有人想念手机号那一栏，连销售也没有。',
    total: '980',
    final: '1003',
    note: '周一当场拍板，不再问到周三',
    live: '先给一半访客',
    link: 'https://acme.example/sign-up',
    toTry: '评估之前，每个页面先画个草图',
  },
  {
    title: '价格页加在线客服',
    effect: '访客注册率会涨',
    because: '大家对价格有疑问',
    numbers: { without: [1_480, 24_000], withIt: [1_402, 24_100] },
    verdict: 'lost',
    learned: '问的都是页面上写着的，先把标题写清楚。',
    total: '1060',
    final: '1081',
    note: '早早说清楚客服周四前上不了',
    live: '工作日 9 点到 17 点',
    link: 'https://acme.example/prices',
    tried: '评估之前，每个页面先画个草图',
    corrected: {
      numbers: { without: [1_480, 24_000], withIt: [1_371, 24_050] },
      learned: '问的都是页面上写着的，先把标题写清楚。之前把我们自己的测试也算成注册了。',
    },
  },
  {
    title: '首屏放用户评价',
    effect: '访客注册率会涨',
    because: '别人的话比我们的可信',
    numbers: { without: [240, 4_100], withIt: [255, 4_080] },
    verdict: 'inconclusive',
    learned: '这个页面访客太少，看不出这么小的变化，放首页再试。',
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
    effect: '访客注册率会涨',
    because: '想一个新密码是负担',
    numbers: { without: [655, 10_400], withIt: [741, 10_390] },
    verdict: 'won',
    learned: '问密码的客服邮件也少了一半。',
    total: '1284',
    final: '1311',
    note: '结对写邮件模板',
    live: '密码登录还留着备用',
    link: 'https://acme.example/log-in',
  },
];

export const past: Record<Language, readonly PastBet[]> = { en, 'zh-CN': zhCN };
