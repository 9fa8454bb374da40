import type { Language } from '../../language/language.ts';
import type { CastMember } from '../cast.ts';
import type { Texts } from '../texts.ts';

type Bet = 'countdown' | 'payButton';

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
  blocked: 'No copy for the countdown, otherwise I guess',
  days: {
    product: [
      { today: 'Five interviews with people who left at the form', number: '168' },
      { today: 'Write up the interviews', yesterday: 'Four of five interviews', number: '455' },
      null,
      { today: 'Prepare the retro', yesterday: 'Price check with finance' },
    ],
    marketing: [
      { today: 'Landing page copy' },
      {
        today: 'Three headlines for the offer',
        about: 'countdown',
        yesterday: 'Landing page and countdown copy',
      },
      { today: 'Newsletter to 20,000 readers' },
      { today: 'Collect the numbers' },
    ],
    frontend: [
      { today: 'Build the countdown', about: 'countdown' },
      { today: 'Goes live this afternoon', about: 'countdown', yesterday: 'Countdown runs, with our copy' },
      { today: 'Banner live', yesterday: 'Countdown is live' },
      { today: 'Clean up the flags', yesterday: 'Banner is live' },
    ],
    backend: [
      { today: 'One payment route for all pages', about: 'payButton' },
      { today: 'Refunds for group orders' },
      { today: 'Load test', about: 'payButton' },
      { today: 'Where it breaks on small screens', about: 'payButton', yesterday: 'No errors under load' },
    ],
    designer: [
      { today: 'Three variants', about: 'countdown' },
      { today: 'Screens for the header', about: 'payButton' },
      { today: 'Empty states', about: 'payButton' },
      { today: 'A place for it in the header', about: 'payButton' },
    ],
  },
};

const zhCN: StandupTexts = {
  blocked: '倒计时的文案还没有，不然只能先猜',
  days: {
    product: [
      { today: '访谈 5 个在表单页流失的用户', number: '168' },
      { today: '整理访谈', yesterday: '访谈了 4 个', number: '455' },
      null,
      { today: '准备复盘', yesterday: '和财务对完了价格' },
    ],
    marketing: [
      { today: '落地页文案' },
      { today: '优惠页写三个标题', about: 'countdown', yesterday: '落地页和倒计时的文案' },
      { today: '给 2 万订阅用户发邮件' },
      { today: '汇总数据' },
    ],
    frontend: [
      { today: '做倒计时', about: 'countdown' },
      { today: '下午上线', about: 'countdown', yesterday: '倒计时做好了，文案也放上了' },
      { today: '横幅上线', yesterday: '倒计时已上线' },
      { today: '清理开关', yesterday: '横幅已上线' },
    ],
    backend: [
      { today: '各页共用一套支付流程', about: 'payButton' },
      { today: '拼团订单的退款' },
      { today: '压测', about: 'payButton' },
      { today: '看看小屏上哪里会断', about: 'payButton', yesterday: '压测没有报错' },
    ],
    designer: [
      { today: '出三个方案', about: 'countdown' },
      { today: '页头的界面', about: 'payButton' },
      { today: '空状态', about: 'payButton' },
      { today: '在页头给它留个位置', about: 'payButton' },
    ],
  },
};

const texts: Record<Language, StandupTexts> = { en, 'zh-CN': zhCN };

/** What is said at the stand-ups, in this language. */
export const standupTextsIn = (language: Language): StandupTexts => texts[language];
