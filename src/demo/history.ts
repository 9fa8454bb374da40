import { addDays } from '../calendar/date.ts';
import { instantOf } from '../calendar/zone.ts';
import { formatFor } from '../language/format.ts';
import type { Language } from '../language/language.ts';
import { castIn, type Part } from './cast.ts';
import { Deeds, type Numbers } from './deeds.ts';
import type { Stage } from './stage.ts';
import { goAway, tomorrow } from './steps/away.ts';
import { changeTarget, finalNumber, keepTarget } from './steps/monday.ts';
import { textsIn } from './texts.ts';

/** One bet of an earlier week. */
interface PastBet {
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
  /** Who is away on the Wednesday. */
  readonly away?: Part;
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
  },
];

const past: Record<Language, readonly PastBet[]> = { en, 'zh-CN': zhCN };

/** What the squad aims at first, and once it is nearly there. */
const FIRST_TARGET = '1200';
const RAISED_TARGET = '1500';

/** How many weeks there are before the Monday on which somebody comes to look. */
export const HISTORY_WEEKS = en.length;

/**
 * Some weeks of a squad, each with one bet from idea to verdict, up to an open planning.
 * @param monday the week after them, by its Monday
 * @param told hears before each week that it begins, the first is 1
 */
export async function playHistory(
  stage: Stage,
  language: Language,
  monday: string,
  told: (week: number) => void = () => undefined,
): Promise<void> {
  await stage.startBot();
  const deeds = new Deeds(stage, language);
  for (const [index, bet] of past[language].entries()) {
    told(index + 1);
    const week = addDays(monday, 7 * (index - HISTORY_WEEKS));
    if (index === 0) await deeds.setUp(textsIn(language).squad, FIRST_TARGET);
    await playPast(deeds, language, bet, week, past[language][index - 1]);
  }
  const { payButton, groupBuying } = textsIn(language);
  await stage.goTo(addDays(monday, -1), '18:00');
  await deeds.propose('marketing', groupBuying, { worthItFrom: '3', impact: '8', confidence: '6' });
  await deeds.propose('backend', payButton, { worthItFrom: '5', impact: '6', confidence: '5' });
  await deeds.idea('designer', textsIn(language).referral);
  await stage.pass(10_000);
  everybodyHasRead(stage);
  await stage.goTo(monday, '09:31');
}

/** What came before the week begins is read, and nobody's screen shows what was said to them alone. */
function everybodyHasRead({ slack }: Stage): void {
  for (const userId of slack.users.keys()) {
    slack.reload(userId);
    for (const { id, members } of slack.channels.values())
      if (members.has(userId)) slack.markRead(userId, id);
  }
}

async function playPast(
  deeds: Deeds,
  language: Language,
  bet: PastBet,
  week: string,
  before: PastBet | undefined,
): Promise<void> {
  const { stage } = deeds;
  const { rate, unit } = textsIn(language);
  const at = (weekday: number, time: string): Promise<void> => stage.goTo(addDays(week, weekday - 1), time);
  await at(1, '09:00');
  await deeds.propose('marketing', bet, { worthItFrom: '3', impact: '6', confidence: '6' });
  await at(1, '09:35');
  if (before) await lookBack(deeds, language, before, week);
  await at(1, '09:40');
  await deeds.estimate('frontend', bet.title, '1');
  await deeds.estimate('designer', bet.title, '0.5');
  await deeds.takeIn('product', bet.title, 'frontend', ['designer'], addDays(week, 2));
  await deeds.closePlanning('product');
  await standup(deeds, language, addDays(week, 1), 0);
  if (bet.away) {
    await at(2, '17:00');
    await goAway(deeds, bet.away, tomorrow[language]);
  }
  await standup(deeds, language, addDays(week, 2), 1, bet.away);
  await at(3, '15:00');
  await deeds.launch('frontend', bet.title);
  await at(5, '15:00');
  await deeds.number('product', bet.total);
  await at(5, '16:10');
  await deeds.result('frontend', bet.title, bet.numbers, {
    metric: rate,
    unit,
    verdict: deeds.words.week.result.choices[bet.verdict],
    learned: bet.learned,
  });
  await deeds.note('backend', { well: bet.note });
  await deeds.closeRetro('product');
}

/** Last week's number gets its last word; once the target is near, it is raised. */
async function lookBack(deeds: Deeds, language: Language, before: PastBet, week: string): Promise<void> {
  const { metric, setup } = deeds.words;
  await finalNumber(deeds, 'product', before.final, setup.defaultMetric);
  if (Number(before.final) < 0.95 * Number(FIRST_TARGET)) return keepTarget(deeds, 'product');
  const label = metric.targetLabel(setup.defaultMetric, formatFor(language).week(week));
  await changeTarget(deeds, 'product', RAISED_TARGET, label);
}

/** Everybody who is there answers a day's stand-up when they are asked, by their own clock. */
async function standup(
  deeds: Deeds,
  language: Language,
  date: string,
  plan: number,
  away?: Part,
): Promise<void> {
  const { players } = castIn(language);
  const parts = (['designer', 'product', 'marketing', 'frontend', 'backend'] as const).filter(
    (each) => each !== away,
  );
  const hours = Map.groupBy(parts, (part) => instantOf(date, '10:02', players[part].zone));
  for (const [at, asked] of [...hours].toSorted(([a], [b]) => a - b)) {
    await deeds.stage.clock.moveTo(at);
    await Promise.all(asked.map((part) => deeds.standup(part, textsIn(language).routine[part][plan] ?? '')));
  }
}
