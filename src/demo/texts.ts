import type { Language } from '../language/language.ts';

/** A bet as it is proposed, and what is counted to decide it. */
interface Bet {
  readonly title: string;
  readonly effect: string;
  readonly because: string;
  readonly counts: string;
}

/** What the five type in the week that is played, and in the days before it. */
export interface Texts {
  readonly squad: string;
  readonly groupBuying: Bet & { readonly costs: string; readonly learned: string };
  readonly redButton: Bet & { readonly learned: string };
  readonly countdown: Bet;
  readonly payButton: Bet;
  readonly referral: string;
  /** What is on everybody's list in an ordinary week, day by day: a bet is built, goes live, is live. */
  readonly routine: Readonly<
    Record<'product' | 'marketing' | 'frontend' | 'backend' | 'designer', readonly string[]>
  >;
  readonly retro: { well: string; didnt: string; next: string; wellToo: string };
}

const en: Texts = {
  squad: 'Sign-up squad',
  groupBuying: {
    title: 'Group buying',
    effect: 'sign-ups that a friend brought rise',
    because: 'buyers recruit buyers',
    counts: 'sign-ups that a friend brought',
    costs: 'splitting the payment',
    learned: 'Three is the right size; nobody waited for a fifth buyer.',
  },
  redButton: {
    title: 'Red sign-up button',
    effect: 'sign-ups from the front page rise',
    because: 'red stands out from our green',
    counts: 'sign-ups from the front page',
    learned: 'Colour does not hold people back, the form does.',
  },
  countdown: {
    title: 'Countdown on the offer',
    effect: 'sign-ups from the offer rise',
    because: 'people put off what has no end',
    counts: 'sign-ups from the offer',
  },
  payButton: {
    title: 'Pay button on every page',
    effect: 'first payments rise',
    because: 'people look for it where they are',
    counts: 'first payments',
  },
  referral: 'Invite a friend, both get a month',
  routine: {
    product: ['Calls with three customers', 'Sort the ideas', 'An hour with support'],
    marketing: ['Copy for this week’s bet', 'Numbers of last month', 'Draft of the newsletter'],
    frontend: ['Build this week’s bet', 'Put it live', 'Take old flags out'],
    backend: ['Session storage', 'Review, then the slow query', 'Alerts for failed payments'],
    designer: ['Screens for this week’s bet', 'Tidy the icons', 'Sketches for next week'],
  },
  retro: {
    well: 'Writing copy in pairs',
    didnt: 'Briefs by voice message',
    next: 'Estimates before lunch',
    wellToo: 'Launching on a Wednesday, not on a Friday',
  },
};

const zhCN: Texts = {
  squad: '注册增长小组',
  groupBuying: {
    title: '拼团',
    effect: '好友带来的注册数会涨',
    because: '买的人会拉人一起买',
    counts: '好友带来的注册数',
    costs: '拆分支付',
    learned: '三人成团刚好，没有人愿意等第五个人。',
  },
  redButton: {
    title: '红色注册按钮',
    effect: '首页注册数会涨',
    because: '红色在绿色页面上更显眼',
    counts: '首页注册数',
    learned: '拦住用户的不是颜色，是表单。',
  },
  countdown: {
    title: '优惠倒计时',
    effect: '优惠页注册数会涨',
    because: '没有期限的事大家都会拖',
    counts: '优惠页注册数',
  },
  payButton: {
    title: '每页都放支付按钮',
    effect: '首次支付会涨',
    because: '用户在哪儿就想在哪儿付',
    counts: '首次支付笔数',
  },
  referral: '邀请好友，两个人各送一个月',
  routine: {
    product: ['和三个客户通话', '整理想法', '和客服坐一个小时'],
    marketing: ['本周这件事的文案', '上个月的数据', '写邮件初稿'],
    frontend: ['开发本周这件事', '上线', '清理旧开关'],
    backend: ['会话存储', '代码评审，再看慢查询', '加支付失败告警'],
    designer: ['本周这件事的界面', '整理图标', '画下周的草图'],
  },
  retro: {
    well: '结对写文案',
    didnt: '用语音提需求',
    next: '午饭前评估工作量',
    wellToo: '周三上线，不赶周五',
  },
};

const texts: Record<Language, Texts> = { en, 'zh-CN': zhCN };

/** What people type, in this language. */
export const textsIn = (language: Language): Texts => texts[language];
