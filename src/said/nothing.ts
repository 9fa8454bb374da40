/** A bare negative is short; a longer text says something, whatever it begins with. */
const LONGEST = 80;

/** Signs that stand for "nothing" or "all is well", alone. A question mark asks. */
const SIGNS =
  /^(?:[-–—−_.。/\\·•…∅✓✔✅👍👌🎉🙂😊\s]|\u{FE0F}|[\u{1F3FB}-\u{1F3FF}]|:(?:\+1|thumbsup|ok_hand|white_check_mark|tada):)+$/u;

const either = (...words: readonly string[]): string => `(?:${words.join('|')})`;

/** What may follow: "nothing *so far*", "none *on my side, thanks*". */
const MORE = either(
  'so far|yet|today|now|right now|for now|as of now|for today|atm|at the moment|at present|currently|this (?:week|time)',
  '(?:for|from) (?:me|us)|(?:on|from) (?:my|our) (?:side|end|part)|here|really|much|else|new|special|major|at all|whatsoever',
  '(?:in )?particular|to (?:report|add|share|note|flag|mention|say|declare)|worth mentioning|that i (?:know|am aware) of|i can think of|comes to mind',
  'thanks|thank you|thx|cheers|sorry',
);
const NONE = either(
  'no|none|nothing|nope|nah|nil|null|nada|naught|zero|0|na|n a|not applicable|not really|not any|nobody|no one|no thing',
);

/** What is said to stand in nobody's way. */
const OBSTACLES = either(
  'blocks?|blockers?|blocking (?:issues?|points?)|obstacles?|impediments?|issues?|problems?|hurdles?|roadblocks?|bottlenecks?|concerns?|complaints?|trouble|troubles|dependencies',
);
const KIND = either('new|real|big|major|serious|current|other|further|more|open');
const HAVE = either(
  '(?:i|we) (?:have|had|see|saw)|there (?:are|is|were|was)|theres|have|had|got|i ve(?: got)?|we ve(?: got)?',
);
const I_AM = either(
  'i am|i m|im|we are|we re|it s|its|it is|everything s|everything is|everything|all is|all s|all',
);
const WELL = either(
  'good|clear|fine|ok|okay|well|set|green|smooth|great|on track|under control|free|running|smooth sailing|going (?:well|fine|smoothly)',
);
const CLEAR = either(
  `(?:${HAVE} )?(?:no|zero|0|without)(?: ${KIND})* ${OBSTACLES}`,
  `(?:i|we) (?:don t|do not) (?:have|see) any(?: ${KIND})* ${OBSTACLES}`,
  `(?:${I_AM} )?(?:not (?:blocked|stuck|waiting)|unblocked)`,
  '(?:nothing|no one|nobody) (?:(?:is|s) )?(?:blocks?|blocking|stops?|stopping|holds?|holding|in)(?: (?:me|us|my|our|the|it))?(?: (?:way|back|up|things))?',
  'no (?:help|support)(?: is)? needed|no need(?: for help)?|(?:i|we) (?:don t|do not) need(?: any)? help',
  `(?:${I_AM} )?(?:all )?${WELL}|so far so good`,
);

const sentenceOf = (clause: string): RegExp => new RegExp(`^${clause}(?: (?:${clause}|${MORE}))*$`);
const BARE_ENGLISH = sentenceOf(either(`(?:${HAVE} )?${NONE}`));
const CLEAR_ENGLISH = sentenceOf(either(CLEAR, `(?:${HAVE} )?${NONE}`));

const WHEN = either(
  '我们?(?:这边|这里)?|这边|目前|到目前为止|暂时|暂|现在|当前|今天|今日|昨天|本周|这周|这次|还|都|也|其他|别的|真的|应该|确实',
);
const NOT = either('没有?|木有|无|未|不|不用|不需要|否|空|没啥|没什么|没有什么');
const ANY = either('啥|什么|任何|特别|新|可说|要说|要补充|补充|事情?|东西|想法|需要|人|必要');
const THANKS = '(?:谢谢|感谢)?';
const BARE_CHINESE = new RegExp(`^${WHEN}*${NOT}${ANY}*${THANKS}$`);
const STUCK = either('卡住|卡点|卡|阻塞|阻碍|障碍|阻力|问题|困难|难点|难题|风险|异常|毛病|地方');
const HELP = '(?:没有?|不|无)(?:什么)?(?:需要?|要|用)(?:谁|人|别人|大家)?(?:帮忙?|帮助|支持|协助)';
const GOOD = '(?:一切|都|全部|进展|很|挺|非常|蛮)*(?:顺利|顺畅|正常|良好|还行|好|稳|ok)';
const CLEAR_CHINESE = new RegExp(
  `^${WHEN}*(?:${NOT}(?:${ANY}|被|遇到|碰到|遇上|发现|大)*${STUCK}*|${HELP}|${GOOD})${THANKS}$`,
);

const TRADITIONAL = new Map(
  [...'沒無暫時邊問題難礙順謝們還這幫應該'].map((sign, at) => [
    sign,
    [...'没无暂时边问题难碍顺谢们还这帮应该'][at] ?? sign,
  ]),
);

const english = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();

/** The clauses of a Chinese text, without the particles that a sentence can do without. */
const clauses = (text: string): string[] =>
  text
    .replace(/[啊呢哦噢喔了的吧呀哈嘛啦哒]/g, '')
    .split(/[\p{P}\p{S}\p{Z}\s]+/u)
    .filter((clause) => clause !== '');

function says(text: string, inEnglish: RegExp, inChinese: RegExp): boolean {
  const whole = text.normalize('NFKC').toLowerCase().trim();
  if (whole === '' || whole.length > LONGEST || /[?？]/.test(whole)) return false;
  if (SIGNS.test(whole)) return true;
  if (!/\p{Script=Han}/u.test(whole)) return inEnglish.test(english(whole));
  const all = clauses(whole.replace(/\p{Script=Han}/gu, (sign) => TRADITIONAL.get(sign) ?? sign));
  return (
    inChinese.test(all.join('')) ||
    (all.length > 0 && all.every((clause) => /^(?:谢谢|感谢)$/.test(clause) || inChinese.test(clause)))
  );
}

/** Whether a text, in English or Chinese, says only that there is nothing to say. @example "-", "n/a", "nothing so far", "没有" */
export const saysNothing = (text: string): boolean => says(text, BARE_ENGLISH, BARE_CHINESE);

/** Whether it says only that, or that nothing stands in the way. @example "No blockers", "all good", "没卡住", "一切顺利" */
export const saysAllClear = (text: string): boolean => says(text, CLEAR_ENGLISH, CLEAR_CHINESE);
