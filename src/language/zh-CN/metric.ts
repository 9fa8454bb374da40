import type { metric as en } from '../en/metric.ts';
import { bold, line } from '../line.ts';
import { spaced } from '../sentence.ts';

export const metric: typeof en = {
  standing: (metric, value, target, asOf) =>
    target === null
      ? line`${metric} ${bold(value)}（${until(asOf)}，未定目标）`
      : line`${metric} ${bold(value)}，目标 ${target}（${until(asOf)}）`,
  noNumber: (metric, target) =>
    target === null
      ? line`${bold(metric)}：本周还没有数字`
      : line`${bold(metric)}：本周还没有数字，目标 ${target}`,
  enterIt: '现在就填',
  total: (metric, value, asOf) => line`${metric}：本周到目前 ${bold(value)}（${until(asOf)}）。`,
  level: (metric, value, asOf) => line`${metric}：${bold(value)}（${until(asOf)}）。`,
  target: (target, of) => (of === null ? `目标 ${target}。` : `目标 ${target}，完成 ${of}%。`),
  before: (value) => `上一次是 ${value}。`,
  everywhere: '频道里已同步更新。填错了再填一次就好。',
  title: '北极星指标',
  labels: {
    total: (metric) => `${metric}：本周到目前的累计`,
    level: (metric) => `${metric}：现在的数值`,
  },
  now: (value, asOf) => `目前是 ${value}（${until(asOf)}）。`,
  nothingYet: '本周还没有数字。',
  problems: {
    otherForm: (form) => `请写成 ${form}。`,
    noNumber: '请填数字，例如 1284 或 12.5。',
    tooLong: '最多 15 位数字。',
    negative: '每周累计不能小于 0。',
  },
  typed: (text) => `你输入的是“${text}”。`,
};

const until = (asOf: string): string => spaced('截至', asOf);
