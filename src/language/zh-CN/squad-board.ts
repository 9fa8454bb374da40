import type { squadBoard as en } from '../en/squad-board.ts';
import { spaced } from '../sentence.ts';

export const squadBoard: typeof en = {
  headline: (value, target, metric) => `${spaced(metric, value)}${target === null ? '' : `，目标 ${target}`}`,
  noNumber: (metric) => `${metric}：还没有数据`,
  asOf: (when, how) => `${spaced('截至', when)}${how === '' ? '' : `，${how}`}`,
  enteredBy: (name) => spaced(name, '填的'),
  byItself: '自动更新的数字',
  lastWeek: (value, soFar) => `${soFar ? '上周目前' : '上周'} ${value}`,
  notification: (number) => `小组看板：${number}`,

  week: '本周',
  noBets: '还没有定要做的事。',
  state: {
    liveBy: (day) => spaced(day, '前上线'),
    doneBy: (day) => spaced(day, '前做完'),
    inWork: '进行中',
    live: '已上线',
    liveSince: (day) => spaced(day, '上线'),
    lookAgain: (date) => `已上线，${date}再看`,
    done: '做完了',
    carried: '顺延',
  },
  decidedToday: '今天出结论的',
  asked: {
    open: (when) => `${spaced(when, '问过小组')}，还没有答复`,
    lapsed: (when) => `${spaced('上次问小组：', when)}，计划会之前没有答复`,
    answered: (when, duration) => `${spaced('上次问小组：', when)}，${spaced(duration, '后有了答复')}`,
  },
  follows: (squad) => `${spaced('这是', squad, '的看板')}，会自动更新`,
};
