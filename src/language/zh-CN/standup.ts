import type { standup as en } from '../en/standup.ts';
import { bold, italic, line } from '../line.ts';
import { ended, spaced } from '../sentence.ts';

const DROPPED = '不做了：';

export const standup: typeof en = {
  answer: '填站会',
  lastWeek: (weekday) => `上${weekday}`,
  change: '修改',
  asPlanned: '按计划',
  droppedLine: (line) => `${DROPPED}${line}`,
  notToday: '今天跳过',
  answerAfterAll: '还是填一下',

  prompt: {
    planned: (since, day, plan) =>
      line`${spaced(since === 'yesterday' ? '昨天' : day, '的计划')}：${italic(plan)}${ended(plan, '。').slice(plan.length)}进展怎么样？`,
    first: '第一次站会，不用说昨天。今天打算做什么？',
    late: '今天问得比平时晚了些。',
    asPlanned: (isDone, today) => line`“按计划”：${isDone ? '上次的做完了，' : ''}今天做「${italic(today)}」`,
    toChannel: (at) => `${at} 发到频道`,
    joins: '会补进频道里的站会消息',
    until: (until) => `${until} 截止`,
    state: (answered, all) => `${answered}/${all} 人已填`,
    notToday: '今天跳过了。',
    noted: (at) => `收到，${at} 发到频道。`,
    inChannel: (linked) => line`${linked('已发到频道')}。`,
    onItsWay: '马上发到频道。',
    between: '',
    changeUntil: (until) => `${until} 前都可以修改。`,
    away: '你今天不在，不用填站会。',
    closed: (at) => `${at} 已截止。`,
  },

  nudge: {
    text: (member) => line`${member}，写两行就够。`,
    thanks: '收到你的回答了，谢谢。',
  },

  modal: {
    title: (date) => `站会 · ${date}`,
    send: '提交',
    yesterday: (since, day) =>
      since === null || since === 'yesterday' ? '昨天做了什么？' : spaced(day, '以来做了什么？'),
    lines: (since, day) => spaced(since === 'yesterday' ? '昨天' : day, '的计划，进展怎么样？'),
    lineStates: { on: '还在做', done: '做完了', dropped: '不做了' },
    moreLines: (more) => `计划里还有 ${more} 条没有列出来，进展写在下面。`,
    besides: (since, day) =>
      since === null || since === 'yesterday' ? '昨天还做了什么？' : spaced(day, '以来还做了什么？'),
    todayHint: '还在做的不用再写，会接着算今天的计划。',
    yesterdayHint: '这是你上次的计划，改成实际进展就行。',
    today: '今天做什么？',
    commitment: '和本周要做的哪一件有关？',
    commitmentHint: '频道里的站会消息按它分组。',
    inTheWay: '有没有卡住？',
    inTheWayHint: '会放在频道消息的最上面，直到解决。',
    helper: '需要谁帮忙？',
    helperHint: '会在频道消息的回复里 @ 一次。',
    still: (text, age) => `还卡着吗${age === '' ? '' : `（${age}）`}？“${text}”`,
    stillChoices: { open: '还卡着', resolved: '解决了', gone: '不用管了' },
    stillHelper: (text) => `“${text}”需要谁帮忙？`,
    early: '你提交后，今天的站会就提前开始。',
  },

  noted: {
    title: '站会',
    later: (at) => `收到，${at} 发到频道。`,
    now: '收到，马上发到频道。',
    change: (until) => line`${until} 前都可以用 ${bold('/standup')} 修改。`,
  },

  problems: {
    closed: (date, at) => `${date}的站会 ${at} 已截止。你写的内容还在，可以复制到下一次。`,
    closedNow: (date, at) => `${date}的站会 ${at} 已截止。`,
    answers: '看大家的回答',
    paused: (squad) => `${spaced(squad, '已暂停')}：不提问，也不发消息。`,
    notAMember: '请选小组里的人。',
    noBlocker: '请写一下卡在哪里，或者不选帮忙的人。',
    longWithLines: (most) => `加上上面列出的，最多 ${most} 个字符。`,
    dropped: '这件事刚刚定了不做。请选别的，或者不选。',
    answered: '你已经填过了，以你填的为准。',
    gone: '这次站会已经不在了。',
    unplanned: '本周要做的事里，现在没有你的。点“填站会”，写一下今天做什么。',
    longCommand: (most) => `最多 ${most} 个字符。请只输入 /standup，把多出来的内容写到其他栏里。`,
  },

  board: {
    title: (date) => `站会 · ${date}`,
    text: (date, answered, inTheWay) =>
      inTheWay === 0 ? `${date}站会：${answered} 人已填，没有人卡住` : `${date}站会：${inTheWay} 人卡住了`,
    inTheWay: '卡住了',
    outOfTheWay: '已解决',
    obstacle: (name, text, more) => line`${bold(name)}：${text}${more === '' ? '' : italic(` · ${more}`)}`,
    between: '，',
    asks: (name) => spaced('找', name, '帮忙'),
    helps: (name) => spaced(name, '在帮忙'),
    helped: (name) => spaced(name, '帮了忙'),
    since: (age) => {
      if (age === 'new') return '';
      return age === 'yesterday' ? '从昨天开始' : `已经 ${age.days} 天`;
    },
    answer: (name, today, done, listed) =>
      line`${listed ? `• ${name}` : bold(name)} — ${today}${done === '' ? '' : italic(`（${done.startsWith(DROPPED) ? '' : '进展：'}${done}）`)}`,
    other: '其他',
    asPlanned: '按计划进行',
    notToday: (count) => `${count} 人今天跳过`,
    away: (names) => `不在：${names}`,
    more: (count) => `另外 ${count} 人`,
    pending: (count) => `还有 ${count} 人没填`,
    everybody: '全员已填',
    closed: (at, answered, all) =>
      `${at} 已截止 · ${answered === all ? answered : `${answered}/${all}`} 人已填`,
    closedUnplanned: (at) => `${at} 已截止`,
    late: '今天比平时晚',
    quiet: {
      silent: (date) => `${date}的站会没有人填。`,
      notToday: (date) => `${date}的站会，大家都选了“今天跳过”。`,
      away: (date) => `${date}的站会，大家都不在。`,
    },
    inThread: '没放下的内容，全文在这条消息的回复里',
  },

  blocker: {
    iCanHelp: '我来',
    resolved: '解决了',
    asks: (helper, name, text) => line`${helper}，${bold(name)}想请你帮忙：${text}`,
    helps: (helper, name, text) => line`${bold(helper)}来帮${bold(name)}：${text}`,
    comes: (author, helper, text) => line`${author}，${bold(helper)}来帮你：${text}`,
    askedElse: (name, helper) => spaced(name, '改找', helper, '帮忙了。'),
    ended: (name, text) => line`${bold(name)}不再卡住：${text}`,
    resolvedWith: (name, helper, text) =>
      line`${helper === null ? '解决了' : spaced(helper, '帮忙解决了')}：${text}（${name}）`,
    notAsked: (name, text) => line`${bold(name)}不再指定谁来帮忙：${text}`,
    own: '这是你自己的。解决以后，下次站会里选“解决了”就好。',
    helpsAlready: (name) => spaced(name, '已经在帮忙了，不用再管。'),
    over: '这件事已经不卡了，不用再管。',
    only: (names) => spaced('只有', names, '可以说它解决了。'),
  },

  whole: {
    title: (name) => line`${bold(name)}：全文`,
    more: (name, part, of) => line`${bold(name)}：${part}/${of}`,
    text: (name) => spaced(name, '的站会全文'),
    done: '进展',
    today: '今天',
    inTheWay: '卡住了',
    inShort: (heading, text) => line`${bold(heading)}：${text}`,
    shorter: '回答改短了，这里不再有内容。',
  },
};
