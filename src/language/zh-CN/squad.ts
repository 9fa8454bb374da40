import type { squad as en } from '../en/squad.ts';
import { bold, channel, line, link } from '../line.ts';
import { spaced } from '../sentence.ts';

export const squad: typeof en = {
  firstDay: {
    added: (by, squad, roles) =>
      roles === ''
        ? line`${spaced(by, '把你加进了')}${bold(squad)}。`
        : line`${spaced(by, '把你加进了')}${bold(squad)}，角色是${roles}。`,
    text: (by, squad) => spaced(by, '把你加进了', squad),
    standup: (at, channelAt) =>
      line`${bold(`周二到周五 ${at}`)}（你的当地时间），我在这里问你昨天做得怎么样、今天做什么。两行就够，${channelAt === undefined ? '答完补进频道的消息' : `${channelAt} 发到频道`}。`,
    meetings: (planning, retro, week) =>
      week === undefined
        ? line`在频道里：${planning} 计划会，${retro} 看结果、做复盘。`
        : line`在${link(week, '频道')}里：${planning} 计划会，${retro} 看结果、做复盘。`,
    gone: (squad) => line`你已经不在${bold(squad)}里了。你记下和回答过的都还在，小组负责人可以再加你进来。`,
    otherTime: '换个时间',
    leave: '我不在这个小组',
    leaveTitle: '退出小组？',
    leaveText: (squad) => `${spaced(squad, '之后不再问你，计划也不算你。')}你记下和回答过的都还在。`,
    leaveYes: '退出',
  },
  soFar: {
    title: (squad) => line`${bold(squad)}最近三个月的情况：`,
    won: '验证有效：',
    noneWon: '没有。',
    ruledOut: '已经排除：',
    noneRuledOut: '没有。',
    nothing: '还没有出结论的事。',
    number: '指标：',
  },
  left: {
    said: (who, squad) =>
      line`${bold(spaced(who, '说自己不在这个小组。'))}${spaced(squad, '照常进行')}，之前记下和回答过的都还在。`,
    gone: (who, squad) => line`${bold(spaced(who, '已经不在', squad, '了。'))}之前记下和回答过的都还在。`,
    owned: (who, squad) =>
      line`${bold(spaced(who, '原来是', squad, '的负责人'))}，现在已经不是这个工作区的正式成员。`,
    owner: (squad) => line`以后由你负责${bold(squad)}：小组的设置由你来改。`,
    keeper: (who) => line`以后数字问${who}。`,
    stillRunning: '这些事还由 TA 负责，商量一下谁来接手：',
    running: (title, asked) => (asked === null ? line`• ${title}` : line`• ${title} · 结果以后问${asked}`),
  },
  putOut: {
    'left-channel': (squad, owner) =>
      line`你已经不在${bold(squad)}的频道里，所以也退出了小组。你记下和回答过的都还在。${owner === null ? '小组里已经没有人了。' : `回到频道后，${spaced(owner, '可以再加你进来。')}`}`,
    guest: (squad, owner) =>
      line`你现在是这个工作区的访客，访客只能看：你已经退出${bold(squad)}。你记下和回答过的都还在。${owner === null ? '小组里已经没有人了。' : `如果弄错了，跟 ${owner} 说一声。`}`,
  },
  newOwner: (squad) => line`管理员把你设成了${bold(squad)}的负责人：小组的设置以后由你来改。`,
  lastOne: (squad) =>
    line`${bold(spaced(squad, '只剩你一个人了。'))}要停下来，请在小组频道输入 ${bold('/squad pause')}。`,
  ownTime: {
    title: '换个时间',
    label: '几点问你？（你的当地时间）',
    hint: (squadTime, channelAt) => `小组是 ${squadTime} 问。${channelAt} 发到频道，之后答的会补进去。`,
    tooLate: (closes) => `站会 ${closes} 截止，至少给自己留半小时。`,
    saved: (at) => `以后 ${at} 问你。`,
  },
  language: {
    name: '中文',
    saved: '以后私信都用中文。频道里还是用小组的语言。',
  },
  firstWeek: {
    question: '这一周已经过了一部分，剩下几天要不要做计划？',
    rest: '计划剩下的几天',
    monday: '下周一开始',
    choseRest: (who) => line`${who}：剩下几天也做计划。`,
    choseMonday: (who, date) => line`${who}：${date}开始。在那之前不提问，想法随时可以记。`,
    over: '那一周已经过去了，下次计划会会自己开始。',
  },
  pause: {
    told: (who, squad, until) =>
      until === null
        ? line`${bold(`${spaced(who, '暂停了', squad)}。`)}恢复之前不提问，也不开会。想法和数字照收。`
        : line`${bold(`${spaced(who, '暂停了', squad)}，到 ${until}为止。`)}当天早上自动恢复。在那之前不提问，也不开会；想法和数字照收。`,
    text: (who, squad) => spaced(who, '暂停了', squad),
    stillOpen: (what, closes) => `正在进行的${what}，${closes} 结束。`,
    stillAnswered: (date, closes) => `${date}的站会照常收答案，${closes} 结束。`,
    over: (who, squad) => line`${spaced(who, '暂停过', squad)}，现在已经恢复。`,
    resume: '恢复',
    done: '已暂停，频道里已说明。',
    doneUntil: (until) => `已暂停到 ${until}，当天早上自动恢复。频道里已说明。`,
    already: (who, since, until) =>
      `${spaced('已经暂停了：', who, '，', since, '起')}${until === null ? '' : `，到 ${until}`}。/squad resume 可以恢复。`,
    which: '还没有暂停。你的意思是？',
    unread: (words) =>
      line`没有暂停：不明白「${bold(words)}」。请写到哪天，例如 ${bold('/squad 暂停到1月4日')}。`,
    buttonUntil: (until) => `现在暂停，到 ${until}`,
    buttonOff: (when) => `休息：${when}`,
    buttonOpen: '暂停，不定期限',
  },
  move: {
    question: (squad, from) =>
      line`要把${bold(squad)}从 ${channel(from)} 搬到这个频道吗？正在进行的内容会在这里重新发布，这一周的其他消息也都发到这里。还不在这个频道的成员，加入后才能看到。`,
    which: '要把哪个小组搬到这个频道？正在进行的内容会在这里重新发布，这一周的其他消息也都发到这里。',
    button: (squad) => spaced('把', squad, '搬到这里'),
    done: '小组搬到这里了，两个频道里都已说明。',
    doneAlone: '小组搬到这里了，频道里已说明。',
    taken: (squad) =>
      line`这个频道里已经有${bold(squad)}，一个频道只能有一个小组。请到没有小组的频道输入 ${bold('/squad move')}。`,
    notAChannel: '小组建在频道里。请到小组要搬去的频道输入 /squad move。',
    nothingToMove: '小组由负责人或产品经理来搬，你都不是。',
    unread: (words) =>
      line`没有搬动：${bold('/squad move')} 后面不用写字，「${bold(words)}」没有读。请到小组要搬去的频道，只输入这条命令。`,
    underWay: '没有搬动：有一条消息正在发往原来的频道。请过几分钟再试。',
    here: (who, squad) => line`${bold(spaced(who, '把', squad, '搬到了这里。'))}以后就在这个频道。`,
    away: (who, squad, to) => line`${bold(spaced(who, '把', squad, '搬走了。'))}后续在 ${channel(to)}。`,
    awayText: (who, squad) => spaced(who, '把', squad, '搬到了另一个频道'),
  },
  resume: {
    told: (who, squad) =>
      who === null
        ? line`${bold(`${spaced(squad, '恢复了')}。`)}暂停到期。`
        : line`${bold(`${spaced(who, '恢复了', squad)}。`)}`,
    text: (who, squad) => (who === null ? spaced(squad, '恢复了') : spaced(who, '恢复了', squad)),
    unread: (words) => line`仍在暂停：不明白「${bold(words)}」。请写哪天，例如 ${bold('/squad 恢复 周一')}。`,
    planningSkipped: '本周的计划会跳过了，用 /squad plan 现在就可以开。',
    done: '已恢复，频道里已说明。',
    already: (squad) => line`${spaced(squad, '没有暂停。')}`,
  },
  days: {
    two: (from, to) => `${from}、${to}`,
    range: (from, to) => `${from}至 ${to}`,
    more: (n) => `另外 ${n} 项`,
    away: (who, when, { workingDays }) => {
      const start = who === undefined ? line`你 ${bold(when)}不在` : line`${who} ${bold(when)}不在`;
      if (workingDays === 0) return line`${start}：其中没有工作日，什么都不变。`;
      return line`${start}：期间不会提醒你填站会，可投入少 ${workingDays} 人日。`;
    },
    shortened: (until) => `不再到 ${until}。`,
    inSquads: (squads) => `涉及：${squads}。`,
    whose: '是谁休息？',
    mine: '我不在',
    everybodys: '整个小组休息',
    which: '你指的是哪几天？',
    notAwayThen: (when) => line`${bold(when)}没有记你不在。到那之前你都不在吗？`,
    awayButton: (when) => `${when}不在`,
    notedFor: (by, squad) => line`${spaced(by, '在', squad, '里记的。')}`,
    back: (who, when) =>
      who === undefined ? line`你 ${bold(when)}照常在。` : line`${who} ${bold(when)}照常在。`,
    nothingToTakeBack: '没有记你不在。',
    takenBackAlready: '已经撤回了。',
    takeBack: '撤回',
    iAmThere: '我照常在',
    awayTitle: '不在',
    who: '谁不在',
    first: '第一天',
    last: '最后一天',
    noted: '目前记下的：',
    awayLine: (who, when) => line`${bold(who)} · ${when}`,
    offTitle: '休息日',
    kind: '哪一种',
    kinds: { off: '休息', working: '上班（周六或周日）' },
    offLine: (when) => line`休息 · ${when}`,
    workingLine: (when) => line`上班 · ${when}`,
    offTold: (who, when) => line`${bold(`休息：${when}。`)}${spaced(who, '记的')}，那天没有站会。`,
    workingTold: (who, when) => line`${bold(`上班：${when}。`)}${spaced(who, '记的')}。`,
    offBack: (who, when) => line`${bold(`照常上班：${when}。`)}${spaced(who, '撤回了休息')}。`,
    workingBack: (who, when) => line`${bold(`照常休息：${when}。`)}${spaced(who, '撤回了上班')}。`,
    moved: (what, when) => `${what}改到 ${when}。`,
    cancelled: (what, week) => `${week} 那一周没有${what}。`,
    added: (what, when) => `${what}在 ${when}。`,
    done: '已记下，频道里已说明。',
    problems: {
      unread: (words) => line`没看懂是哪几天：不明白「${bold(words)}」。这里按整天记，请直接选日期。`,
      openEnd: '到哪天？请选最后一天。',
      backUnread: (words) =>
        line`什么都没改：不明白「${bold(words)}」。试试 ${bold('/squad 周五回来')}，或者写日期。`,
      group: (name) =>
        line`${name === '' ? '这' : bold(name)}是一个用户组：请逐个写名字，例如 ${bold('/squad 请假 @王磊 @周航 到周五')}。`,
      everybody: line`这是所有人。整个小组休息请写 ${bold('/squad 放假 周五')}。`,
      past: '这几天已经过去了。',
      backwards: '最后一天早于第一天。',
      long: '最长一年。',
      notAMember: (who, squad) => line`${spaced(who, '不在', squad, '里。')}`,
      nobody: (name) => line`小组里没有叫“${bold(name)}”的人。`,
      noWorkingDay: '那里没有工作日，不用再休息。',
      workedAnyway: '那几天本来就上班。',
    },
  },
};
