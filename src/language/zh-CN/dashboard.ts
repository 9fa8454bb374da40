import type { dashboard as en } from '../en/dashboard.ts';
import { line } from '../line.ts';
import { ended } from '../sentence.ts';

export const dashboard: typeof en = {
  title: '小组看板',
  openLine: (link) => line`${link}：和频道里的看板一样，电脑、手机、大屏都能看。`,
  openIt: '打开小组看板',
  once: '链接只给你用：15 分钟内打开一次，之后 12 小时有效。',
  wall: '大屏链接',
  wallAlone: '网页只给小组成员看。你是小组负责人，可以要一个大屏链接。',
  onWall: (link) => line`放在大屏上：${link}`,
  whatWall: '拿到链接的人都能看，只显示名字不带姓，直到你把它作废。',
  revoke: '作废',
  confirm: {
    title: '作废这个链接？',
    text: '正在显示的大屏会立刻看不到。',
    yes: '作废',
    no: '先留着',
  },
  revoked: '链接已作废，大屏上看不到了。',
  wallEnded: '这个链接已作废。用 /squad 看板 再要一个。',
  notServed: '网页还打不开：先请管理员设置 HTTP_PORT（见 docs/operations.md）。',

  opens: '点一下，这个浏览器就能看 12 小时。',
  open: '打开',
  ended: '这个链接已失效。在 Slack 里输入 /squad 看板，再要一个。',
  offline: '连不上了，下面的内容可能不是最新的。',
  asTable: '看表格',
  week: '周',
  skip: '跳到正文',
  views: {
    now: '现在',
    weeks: '走势',
    known: '已有结论',
  },

  known: {
    search: '搜索',
    all: '全部',
    ending: '结论',
    way: '怎么判断的',
    year: '年份',
    nothing: '没有这样的结论。',
    first: '第一页',
    gone: '这个地址没有对应的结论。',
    thread: '去 Slack 看当时的讨论',
  },

  weeks: {
    howMany: '看多少周',
    span: (n) => `${n} 周`,
    which: '看哪个数字',
    none: '还没有数字，填了第一个就有走势了。',
    noValue: '没有数字',
    point: (week, value) => `${week}：${value}`,
    against: (value, target) => `${value}，${target}`,
    happened: (what, titles) => `${what}：${titles}`,
    more: (n) => `另外 ${n} 件`,
    sentences: (all) => all.map((one) => ended(one, '。')).join(''),
    launched: '上线',
    won: '验证有效',
    what: '那一周',
    move: '点一下某一周，或用方向键一周一周看。',
  },
};
