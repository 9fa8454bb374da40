import type { PageLanguage } from '@growth-squad/local-slack';

/** What the demo says on the page beside Slack: clock, what is due, progress. The guide's words are in `guide.ts`. */
const en = {
  moves: { quarter: '+15 min', next: 'Next due', day: 'Next day', monday: 'Monday', friday: 'Friday' },
  due: {
    planning: 'Planning opens',
    planningCloses: 'Planning closes',
    standup: (who: string) => `Stand-up question for ${who}`,
    nudge: (who: string) => `Reminder for ${who}, if not answered`,
    channel: 'The stand-up in the channel',
    standupCloses: 'The stand-up closes',
    retro: 'Retro opens',
    retroCloses: 'Retro closes, digest',
  },
  busy: (week: number, of: number) => `The squad is living its past: week ${week} of ${of}`,
};

const zhCN: typeof en = {
  moves: { quarter: '+15 分钟', next: '下一件事', day: '第二天', monday: '周一', friday: '周五' },
  due: {
    planning: '计划会开始',
    planningCloses: '计划会结束',
    standup: (who) => `向${who}发站会问题`,
    nudge: (who) => `提醒${who}（还没回答的话）`,
    channel: '站会发到频道',
    standupCloses: '站会结束',
    retro: '复盘开始',
    retroCloses: '复盘结束，发周报',
  },
  busy: (week, of) => `小组正在过它的前几周：第 ${week} 周，共 ${of} 周`,
};

const all: Record<PageLanguage, typeof en> = { en, 'zh-CN': zhCN };

export const wordsIn = (language: PageLanguage): typeof en => all[language];
