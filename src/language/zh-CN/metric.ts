import type { metric as en } from '../en/metric.ts';
import { bold, line } from '../line.ts';

export const metric: typeof en = {
  standing: (metric, value, target, asOf) =>
    target === null
      ? line`${metric} ${bold(value)}（截至 ${asOf}，未定目标）`
      : line`${metric} ${bold(value)}，目标 ${target}（截至 ${asOf}）`,
  noNumber: (metric, target) =>
    target === null
      ? line`本周还没有人填${glued(metric)}`
      : line`本周还没有人填${glued(metric)}，目标 ${target}`,
  enterIt: '现在就填',
  total: (metric, value, asOf) => line`${metric}：本周到目前 ${bold(value)}（截至 ${asOf}）。`,
  level: (metric, value, asOf) => line`${metric}：${bold(value)}（截至 ${asOf}）。`,
  target: (target, of) => (of === null ? `目标 ${target}。` : `目标 ${target}，完成 ${of}%。`),
  before: (value) => `更正前是 ${value}。`,
  everywhere: '小组看到的地方都已更新；填错了，再填一次就好。',
  title: '北极星指标',
  labels: {
    total: (metric) => `${metric}：本周到目前的累计`,
    level: (metric) => `${metric}：现在的数值`,
  },
  now: (value, asOf) => `目前是 ${value}（截至 ${asOf}）。`,
  nothingYet: '本周还没有人填。',
  problems: {
    otherForm: (form) => `请写成 ${form}。`,
    noNumber: '请填数字，例如 1284 或 12.5。',
    tooLong: '最多 15 位数字。',
    negative: '每周累计不能小于 0。',
  },
  typed: (text) => `你输入的是“${text}”。`,
};

/** A space between Han and Latin letters or digits. */
function glued(text: string): string {
  return /^[A-Za-z0-9]/.test(text) ? ` ${text}` : text;
}
