import type { exporting as en } from '../en/exporting.ts';
import { bold, line } from '../line.ts';

export const exporting: typeof en = {
  coming: '正在整理小组的全部内容，马上私信发给你，只有你能看到。',
  noFiles: (page) =>
    page
      ? line`我还不能在这里发文件。用 ${bold('/squad 看板')} 打开网页，页面底部的「导出」里都有。也可以请管理应用的人到 api.slack.com/apps 加上 ${bold('files:write')} 再重新安装。`
      : line`我还不能在这里发文件。请管理应用的人到 api.slack.com/apps 的「OAuth & Permissions」加上 ${bold('files:write')}，重新安装，然后再跟我要一次。`,
  sent: (squad) =>
    line`${squad} 的全部内容：表格（CSV）、可直接阅读的文档（Markdown）、可以再导入的数据（JSON）。`,
  failed: '文件没能传到 Slack。过一分钟再用 /squad 导出 试试。',

  link: '导出',
  title: (squad) => `导出：${squad}`,
  what: '小组的全部内容。每个文件里有什么，见 docs/memory-in-and-out.md。',

  asOf: (date) => `截至 ${date}。`,
  parts: {
    numbers: '指标',
    ideas: '想法和验证',
    actions: '认领的事',
    weeks: '每周',
    rituals: '站会和复盘',
    blockers: '卡住过的事',
  },
  roles: { northStar: '北极星指标', driver: '驱动指标', guardrail: '护栏指标' },
  week: '周',
  value: '数值',
  target: '目标',
  field: (label, text) => `${label}：${text}`,
  learned: '收获',
  against: '和数据不一致的原因',
  inTheWay: '卡住',
  wentWell: '做得好',
  didnt: '没做好',
  tryNext: '试试',
  until: (date) => `到 ${date}`,
  actionStates: { open: '进行中', done: '已完成', dropped: '不做了' },
  commitmentStates: {
    open: '进行中',
    launched: '上线于',
    done: '已完成',
    carried: '顺延',
    dropped: '不做了',
  },
};
