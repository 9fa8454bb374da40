import type { outcome as en } from '../en/outcome.ts';
import { ended, spaced, unended } from '../sentence.ts';

const asked = (least: string | null): string => (least === null ? '' : `，达标线 ${least}`);
const chance = (rank: number, of: number): string => `（纯属巧合的概率 ${rank}/${of}）`;

export const outcome: typeof en = {
  grade: { line: '按达标线', comparison: '按对比', test: '按测试' },
  sentences: (all) => all.join(''),
  stop: (sentence) => `${sentence}。`,

  theLine: { up: (line) => line, down: (line) => `不超过 ${line}` },
  reached: (value, line) => `达标：${value}，${spaced('达标线', line)}。`,
  notReached: {
    up: (value, line) => `没达标：${value}，${spaced('达标线', line)}。`,
    down: (value, line) => `没达标：${value}，${spaced('达标线', line)}。`,
  },
  compared: (of, reached) =>
    `${spaced(of.with, '是', of.without, '的', of.ratio, '倍')}（${of.counted}），${spaced('达标线', of.line, '倍')}：${reached ? '达标' : '没达标'}。`,
  against: (one, other) => `${one} 比 ${other}`,
  noRatio: (without) => `${spaced(without, '的数字是 0')}，没法算倍数`,
  first: {
    up: (weeks, of) => `比之前 ${weeks} 周都高${chance(1, of)}。`,
    down: (weeks, of) => `比之前 ${weeks} 周都低${chance(1, of)}。`,
  },
  byThemselves: (as, weeks, of) => `之前 ${weeks} 周里有 ${as} 周什么都没做，也一样好${chance(as + 1, of)}。`,
  hint: (weeks, better) => {
    if (weeks === 0) return '没有之前几周的数据可比，仅供参考。';
    return better === 0
      ? `之前只有 ${weeks} 周的数据，仅供参考。`
      : `之前只有 ${weeks} 周的数据，其中 ${better} 周什么都没做，也一样好，仅供参考。`;
  },

  points: (value) => `${value} 个百分点`,
  effect: (point, low, high) => `${point}（${low} 至 ${high}）`,
  safeEffect: (point, low, high) => `${point}（${low} 至 ${high}，随时查看都有效）`,
  fromNothing: (low) => `对照组一个都没有，所以至少 ${low}`,
  nothingSeen: '两组都一个也没有，看不出效果',
  tested: {
    open: (effect, least) => `${effect}${asked(least)}。`,
    won: (effect, least) => `${effect}：验证有效（按测试）${asked(least)}。`,
    ruledOut: (effect, least) => `${effect}：排除了一个错误答案（按测试）${asked(least)}。`,
    decided: (effect, least) => `${effect}，按测试判断${asked(least)}。`,
    noAnswer: (effect, least) => `${effect}：没有结论（按测试）${asked(least)}。`,
  },
  youAsked: (least) => `达标线 ${least}。`,
  butLess: (effect) => `有效果，但可能达不到要求：${effect}`,
  butHurt: {
    up: (effect, counts, by) =>
      `${effect}，但「${counts}」${by === null ? '变差了' : `下降了 ${by}`}：还不算有效。`,
    down: (effect, counts, by) =>
      `${effect}，但「${counts}」${by === null ? '变差了' : `上升了 ${by}`}：还不算有效。`,
  },
  fewerPeople: (came, planned) => `来的人比计划少：计划 ${planned}，实际 ${came}。`,
  splitWrong: (of, share) =>
    `${spaced(of.people, of.control)} 对 ${of.variant}，${share === null ? '本该各占一半' : `本该是 ${share.join(' 比 ')}`}：查清原因之前，这次测试不算数。`,
  underADay: '还没有统计满一整天',
  refused: {
    'few-people': '有一组不到 100 人：人均金额还说明不了什么。',
    'mean-not-above-zero': '有一组的平均值不大于 0，没法算百分比变化。',
  },
  doubts: {
    unit: (one, other) => `${one} 和 ${other}：两个数的单位一样吗？`,
    hurt: {
      up: (counts, by) =>
        `「${counts}」${by === null ? '变差了' : `下降了 ${by}`}，不像是碰巧，这样还不能算有效。`,
      down: (counts, by) =>
        `「${counts}」${by === null ? '变差了' : `上升了 ${by}`}，不像是碰巧，这样还不能算有效。`,
    },
  },
  swayed: '有一组不到 1,000 人：一笔大额就可能左右结果。',

  won: (grade) => `验证有效（${grade}）。`,
  ruledOut: (grade) => `排除了一个错误答案（${grade}）。`,
  decidedBy: (grade) => `${grade}判断。`,
  youDecide: '你来决定。',
  leftOpen: (verdict) => `数据没有定论，小组的判断是：${verdict}。`,
  otherwise: (verdict, why) =>
    `小组另有判断：${verdict}。${why === '' ? '' : `理由：${ended(unended(why), '。')}`}`,

  soFar: {
    up: (value, line) => `目前 ${value}，${spaced('达标线', line)}`,
    down: (value, line) => `目前 ${value}，${spaced('达标线', line)}`,
  },
  comparedSoFar: (of) =>
    `目前${spaced(of.with, '是', of.without, '的', of.ratio, '倍')}，${spaced('达标线', of.line, '倍')}`,
  left: (what, left) => (left === 0 ? what : `${what}，还剩 ${left} 天`),
  dayOf: (day, of, effect) => `第 ${day} 天，共 ${of} 天：${effect}，现在下结论还早`,
  decidedOn: (what, date) => `${what}；${date}出结论。`,

  lookOnDay: (day, effect) => `第 ${day} 天 ${effect}`,
  lookUntil: (date, value) => `截至 ${date} ${value}`,
  looks: (series) => `之前看过：${series.join('，')}。`,

  short: {
    up: (value, line) => `${value}，${spaced('达标线', line)}`,
    down: (value, line) => `${value}，${spaced('达标线', line)}`,
  },
  times: (ratio) => `${ratio} 倍`,

  suggested: {
    line: {
      won: '看起来验证有效：达标了，而且之前没有哪一周这么好。',
      lost: '看起来验证无效：没达标。',
      'you-decide': '你来决定：达标了，但之前什么都没做的时候也有过这么好。',
    },
    noNumbers: '你来决定：这些数字说明不了什么。',
    test: {
      'split-wrong': '这次不算数：人没有按计划分组，有一组的人在半路丢了。',
      reached: '看起来验证有效：整个区间都好于没有变化，而且达到了达标线。',
      'ruled-out': '看起来验证无效：最好的情况也到不了达标线。',
      'days-left': '现在下结论还早：天数没到，有效、无效都有可能。',
      'guardrail-hurt': '还不算有效：有效果，但不该变差的变差了。',
      'less-than-asked': '你来决定：有效果，但可能达不到达标线。拿不准就选更省的做法。',
      'fewer-people': '没有结论：天数到了，但来的人比计划少。可以接着跑，也可以选更省的做法。',
      open: '没有结论：天数到了，有效、无效仍然都有可能。选更省的做法，或者接着跑。',
    },
  },

  method: {
    counted: (what, from, to) => `统计：${what}，${from} 至 ${to}。`,
    rank: (rank, of) =>
      `算上这一周，${of} 周里排第 ${rank}：如果各周本来差不多，碰巧排到这里的概率是 ${rank}/${of}。`,
    leftOut: (weeks) => `之前有 ${weeks} 周算不出倍数，没有计入。`,
    days: (counted, planned) => `共 ${planned} 整天，已统计 ${counted} 天。`,
    rate: (counted, people) => `${people} 中 ${counted}`,
    mean: (mean, deviation, people) => `人均 ${mean} ± ${deviation}（${people} 人）`,
    sides: (control, variant) => `对照组：${control}；实验组：${variant}。`,
    intervals: {
      'rate/relative': '比率之比的 Koopman 得分区间',
      'rate/points': '比率之差的 Newcombe 得分区间',
      'mean/relative': '平均值之比（取对数）的区间',
      'mean/absolute': '平均值之差的区间',
    },
    reach: (interval, errors) => `${interval}，向两边各 ${errors} 个标准误：够宽，每天看都可靠。`,
    guardrail: {
      hurt: (counts, effect) => `「${counts}」：${effect}，变差了。`,
      safe: (counts, effect) => `「${counts}」：${effect}，没有超出允许的范围。`,
      open: (counts, effect) => `「${counts}」：${effect}，还看不清。`,
    },
  },
};
