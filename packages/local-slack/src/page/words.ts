import type { PageLanguage } from './protocol.ts';

/** What the page's server says by itself; the client has its own words. */
const en = {
  gone: 'That is not there any more.',
  notThere: 'You are not in this channel.',
  modalFirst: 'Close the open window first.',
  noModal: 'This window is closed already.',
  deactivated: 'This account is deactivated.',
  archived: 'This channel is archived.',
  noSuchCommand: (command: string) => `${command} is not a command here.`,
  invite: 'Say whom: /invite @name',
  fits: 'This field does not take that.',
  noMove: 'The clock can’t be moved there.',
  noHost: 'This app shows nothing of its inside.',
  wait: 'One moment: the squad’s weeks are still being lived.',
  broken: 'That did not work. The terminal says why.',
  faults: {
    slow: 'Slow Slack: each call takes 2 s',
    ratelimited: 'Every second call: too many requests (429)',
    broken: 'Every second call: a server error (503)',
    lost: 'Every second call: done, but the answer is lost',
    twice: 'Each event is delivered twice',
    cut: 'Cut the connection',
  },
};

const zhCN: typeof en = {
  gone: '已经不在了。',
  notThere: '你不在这个频道里。',
  modalFirst: '请先关闭打开的窗口。',
  noModal: '这个窗口已经关闭。',
  deactivated: '这个账号已停用。',
  archived: '这个频道已归档。',
  noSuchCommand: (command) => `这里没有 ${command} 这个命令。`,
  invite: '请写明邀请谁：/invite @名字',
  fits: '这一栏填不了这个。',
  noMove: '时钟拨不到那里。',
  noHost: '这个应用没有展示内部情况。',
  wait: '请稍等：小组的前几周还在进行。',
  broken: '没有成功，原因见终端。',
  faults: {
    slow: 'Slack 很慢：每次调用 2 秒',
    ratelimited: '每两次调用有一次：请求太多（429）',
    broken: '每两次调用有一次：服务器出错（503）',
    lost: '每两次调用有一次：已办，但回音丢失',
    twice: '每个事件送两遍',
    cut: '断开连接',
  },
};

export type PageWords = typeof en;

const all: Record<PageLanguage, PageWords> = { en, 'zh-CN': zhCN };

export const wordsIn = (language: PageLanguage): PageWords => all[language];

/** The page's language for a person: their locale's, if the page speaks it. */
export const pageLanguage = (locale: string): PageLanguage =>
  locale.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
