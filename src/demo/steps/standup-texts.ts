import type { Language } from '../../language/language.ts';
import type { CastMember } from '../cast.ts';
import type { Texts } from '../texts.ts';

type Bet = 'groupBuying' | 'redButton' | 'countdown' | 'payButton';

/** What a member says on one day; none: "not today". */
export interface Say {
  readonly today: string;
  /** The bet it is about. */
  readonly about?: Bet;
  /** What came of yesterday's plan, where it is not what was planned. */
  readonly yesterday?: string;
  readonly number?: string;
}

/** The titles by which people choose what their plan is about. */
export const titlesIn = (texts: Texts): Record<Bet, string> => ({
  groupBuying: texts.groupBuying.title,
  redButton: texts.redButton.title,
  countdown: texts.countdown.title,
  payButton: texts.payButton.title,
});

/** What everybody says from Tuesday to Friday; null: "not today". */
export type SaidByDay = Readonly<Record<CastMember, readonly (Say | null)[]>>;

/** What the five say at the week's stand-ups. */
export interface StandupTexts {
  readonly days: SaidByDay;
  readonly blocked: string;
}

const en: StandupTexts = {
  blocked: 'No copy for step 2, otherwise I guess',
  days: {
    product: [
      { today: 'Five interviews with people who left at the form', number: '168' },
      { today: 'Write up the interviews', yesterday: 'Four of five interviews', number: '455' },
      null,
      { today: 'Prepare the retro', yesterday: 'Price check with finance' },
    ],
    marketing: [
      { today: 'Landing page copy', about: 'groupBuying' },
      { today: 'Copy for the countdown', about: 'countdown', yesterday: 'Landing page copy, and step 2' },
      { today: 'Newsletter to 20,000 readers', about: 'groupBuying' },
      { today: 'Collect the numbers' },
    ],
    frontend: [
      { today: 'Group page, step 1', about: 'groupBuying' },
      { today: 'Goes live this afternoon', about: 'redButton', yesterday: 'Steps 1 and 2' },
      { today: 'Group page live', about: 'groupBuying', yesterday: 'Red button and countdown are live' },
      { today: 'Clean up the flags', yesterday: 'Group page is live' },
    ],
    backend: [
      { today: 'Payment splitting, the simple way', about: 'groupBuying' },
      { today: 'Refunds for split payments', about: 'groupBuying' },
      { today: 'Load test, then launch', about: 'groupBuying' },
      { today: 'Where it breaks on small screens', about: 'payButton', yesterday: 'Launched, no errors' },
    ],
    designer: [
      { today: 'Screens for step 2', about: 'groupBuying' },
      { today: 'Three variants', about: 'countdown' },
      { today: 'Empty states', about: 'groupBuying' },
      { today: 'A place for it in the header', about: 'payButton' },
    ],
  },
};

const zhCN: StandupTexts = {
  blocked: '第二步的文案还没有，不然只能先猜',
  days: {
    product: [
      { today: '访谈 5 个在表单页流失的用户', number: '168' },
      { today: '整理访谈', yesterday: '访谈了 4 个', number: '455' },
      null,
      { today: '准备复盘', yesterday: '和财务对完了价格' },
    ],
    marketing: [
      { today: '落地页文案', about: 'groupBuying' },
      { today: '倒计时文案', about: 'countdown', yesterday: '落地页和第二步的文案' },
      { today: '给 2 万订阅用户发邮件', about: 'groupBuying' },
      { today: '汇总数据' },
    ],
    frontend: [
      { today: '拼团页第一步', about: 'groupBuying' },
      { today: '下午上线', about: 'redButton', yesterday: '第一步、第二步都做完了' },
      { today: '拼团页上线', about: 'groupBuying', yesterday: '红按钮和倒计时已上线' },
      { today: '清理开关', yesterday: '拼团页已上线' },
    ],
    backend: [
      { today: '拆分支付，先做简版', about: 'groupBuying' },
      { today: '拆单退款', about: 'groupBuying' },
      { today: '压测后上线', about: 'groupBuying' },
      { today: '看看小屏上哪里会断', about: 'payButton', yesterday: '已上线，没有报错' },
    ],
    designer: [
      { today: '第二步的界面', about: 'groupBuying' },
      { today: '出三个方案', about: 'countdown' },
      { today: '空状态', about: 'groupBuying' },
      { today: '在页头给它留个位置', about: 'payButton' },
    ],
  },
};

const texts: Record<Language, StandupTexts> = { en, 'zh-CN': zhCN };

/** What is said at the stand-ups, in this language. */
export const standupTextsIn = (language: Language): StandupTexts => texts[language];
