import type { measurement as en } from '../en/measurement.ts';
import { spaced } from '../sentence.ts';

export const measurement: typeof en = {
  form: {
    counts: '看什么数',
    countsExample: '试听预约数',
    line: '达标线',
    lineExample: '56',
    lineHint: '要做到多少才算达标。越少越好的，写成「不超过 3」。',
    before: (values, best, isHighest) =>
      `最近 ${values.length} 周：${values.join('、')}；${isHighest ? '最高' : '最低'} ${best}。`,
    decided: '哪天出结论',
    earlier: '前几周的数',
    earlierExample: '31 28 40 33',
    earlierHint: '看的不是北极星指标时，每周填一个数，就知道不做什么也能达标几次。',
    more: '更多',
    ways: { line: '看达标线', comparison: '做对比', test: '做测试' },
    with: '有它的地方',
    withExample: '北门店，或：做的那几周',
    without: '没有它的地方',
    withoutExample: '南门店，或：不做的那几周',
    ratio: '达标线（有它 / 没有它）',
    ratioHint: '有它的要是没有它的几倍：1.2，或者 +20 %。',
    pairs: '前几周的数（有它的地方 / 没有它的地方）',
    pairsHint: '每周填两边的数，就知道不做什么也能达标几次。',
    people: '随机分组的是谁',
    peopleExample: '访客',
    kind: '每个人看什么',
    kinds: { rate: '做了还是没做', mean: '每人多少（例如金额）' },
    worth: '至少变化多少才值得',
    worthHint: {
      rate: '带上单位：3 %，或 0.5 个百分点。想让它降下来，就写负数。',
      mean: '3 %，或者一个数，例如 0.5。想让它降下来，就写负数。',
    },
    baseRate: '现在的转化率（%）',
    peopleAWeek: '每周多少人（两组合计）',
    seenHint: '填了就能知道做测试看不看得出来。',
    share: '新版占多少（%）',
    days: '测几天',
    guardrail: '不能变差的数',
    guardrailExample: '走到第二步的访客',
    mayCost: '最多能变差多少（%）',
    goodIs: '这个数怎样算好',
    goods: { up: '越高越好', down: '越低越好' },
  },
  problems: {
    bothWays: '「不少于」和「不超过」只能选一个。',
    decidedTooEarly: (last, first) => `要统计到 ${last}，请选 ${first} 或之后的日子。`,
    list: '每周一个数，用空格隔开，例如 31 28 40 33。',
    tooMany: (most) => `最多填 ${most} 周。`,
    ratio: '请写成 1.2 或 +20 %。',
    pairs: '每周两个数，中间用斜杠，例如 40/38 42/40。',
    worthOfRate: '请带上单位：3 % 或 0.5 个百分点。',
    worthOfMean: '请写成 3 %，或者一个数，例如 0.5。',
    percent: '请填 0 到 100 之间的百分比。',
    days: '请填 1 到 365 天。',
    mayCost: '请写最多能变差多少，例如 2 %。',
    earlierKnown: '这个指标前几周的数已经有了。这里留空，或者在上面写清楚看的是别的什么数。',
  },
  change: {
    button: '怎么出结论',
    now: (how) => `目前：${how}。`,
    none: '还没定怎么出结论。',
    reason: '为什么要改',
    reasonHint: '会写在结论旁边。',
    meanwhile: '刚刚有人定好了。请关掉这个窗口，重新打开。',
    notOpen: '这件事已经移出本周，或者已经有结果了。',
  },
  history: {
    fixed: (name, how) => `${name}：${how}`,
    changed: (name, how, reason) => `${spaced(name, '改了')}：${how}。原因：${reason}`,
  },
  byItself: (times, of, line) =>
    times === 0
      ? `最近 ${of} 周从没到过 ${line}。`
      : `最近 ${of} 周里，什么都没做也有 ${times} 周达标：可能只是碰巧。`,
  seen: {
    weeks: (n, days, smallest) =>
      `按现在的人数，${n} 周能看出有没有用。${days} 天能看出的最小变化是 ${smallest}。`,
    tooLong: (n, days, smallest) =>
      `按现在的人数，测试要 ${n} 周。改成看达标线？${days} 天能看出的最小变化是 ${smallest}。`,
    impossible: (rate) => `现在是 ${rate}，不可能变化这么多。`,
  },
  points: (value) => `${value} 个百分点`,
  told: {
    atLeast: (what, line) => `${what} ≥ ${line}`,
    atMost: (what, line) => `${what} ≤ ${line}`,
    line: (what) => `按达标线：${what}`,
    comparison: (what) => `做对比：${what}`,
    ratio: (counts, withIt, without) => `${counts}，${withIt} / ${without}`,
    test: (counts, worth, days) =>
      `做测试：${[counts, ...(worth === null ? [] : [worth]), `${days} 天`].join('，')}`,
    decided: (how, day) => `${how}，${day}出结论`,
    changed: (date, name, reason) =>
      `${name === null ? date : spaced(name, '在', date)}改过怎么出结论，原因：${reason}`,
  },
};
