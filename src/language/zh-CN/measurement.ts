import type { measurement as en } from '../en/measurement.ts';

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
  },
  problems: {
    bothWays: '「不少于」和「不超过」只能选一个。',
    decidedTooEarly: (last, first) => `要统计到 ${last}，请选 ${first} 或之后的日子。`,
    list: '每周一个数，用空格隔开，例如 31 28 40 33。',
    tooMany: (most) => `最多填 ${most} 周。`,
    earlierKnown: '这个指标前几周的数已经有了。这里留空，或者在上面写清楚看的是别的什么数。',
  },
  byItself: (times, of, line) =>
    times === 0
      ? `最近 ${of} 周从没到过 ${line}。`
      : `最近 ${of} 周里，什么都没做也有 ${times} 周达标：可能只是碰巧。`,
  told: {
    atLeast: (what, line) => `${what} ≥ ${line}`,
    atMost: (what, line) => `${what} ≤ ${line}`,
    line: (what) => `按达标线：${what}`,
    decided: (how, day) => `${how}，${day}出结论`,
  },
};
