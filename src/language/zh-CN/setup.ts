import type { setup as en } from '../en/setup.ts';
import { bold, channel, line } from '../line.ts';
import { spaced } from '../sentence.ts';

const COMMANDS =
  'status、setup、stakeholders、share、move、dashboard、export、import、plan、retro、away、back、days off、holidays、pause、resume、help';

export const setup: typeof en = {
  welcome: (inviter) =>
    line`${bold('大家好。')}${spaced('是', inviter, '请我来的。')}我负责增长小组的一周：周一定计划，之后每天两行字的站会，周五看结果、做复盘，一切围绕一个数字。`,
  welcomeNext: '只有一张表，每一项都填好了默认值。点“保存”，这一周就开始。',
  setItUp: '开始设置',
  back: (squad) => line`我回来了，${bold(squad)}继续。`,
  title: '增长小组设置',
  name: '小组名称',
  defaultName: '增长小组',
  product: '产品',
  marketing: '运营',
  engineers: '工程师',
  designers: '设计师',
  others: '也在小组里，角色待定',
  othersHint: '表里的每个人都会收到站会提问。',
  metric: '北极星指标：你们共同负责的那个数字',
  metricHint: '能接在数字前面的说法，例如“新增注册 312”。以后改名等于换一个指标，从头计数。',
  defaultMetric: '新增注册',
  kind: '怎么算',
  kindTotal: '每周累计：周一从 0 开始',
  kindLevel: '存量：每周接着算',
  direction: '怎样算好',
  target: '本周目标',
  targetHint: '可以不填。填了每周沿用，随时在这里改。',
  keeper: '谁负责填数据',
  zone: '小组所在时区',
  language: '频道里用的语言',
  languages: { en: 'English', 'zh-CN': '中文' },
  languageHint: '私信按每个人自己的 Slack 语言。',
  planningAt: '周一：计划会开始',
  planningCloses: '周一：计划会最晚结束',
  standupPrompt: '周二到周五：站会提问（按每个人的当地时间）',
  standupChannel: '站会发到频道',
  standupCloses: '站会截止',
  retroAt: '周五：复盘开始',
  retroCloses: '周五：复盘结束，发周报',
  save: '保存',
  problems: {
    closesTooSoon: '开始和结束之间要多于 30 分钟。',
    channelNotAfterPrompt: '发到频道的时间要晚于提问时间。',
    keeperNotMember: '请选小组里的人。',
    guests: (names) => `访客不能成为成员：${names}。`,
    deactivated: (names) => `账号已停用：${names}。`,
    tooMany: '一个小组最多 40 人。人少，决定快。',
    noLongerYours: '只有小组负责人和产品可以修改。',
  },
  awkward: {
    title: line`${bold('有人不在工作时间')}`,
    line: (what, at, theirs, names) => line`${what} ${at}，${spaced(names, '那边是')}${bold(theirs)}。`,
    more: (count) => `另外 ${count} 人`,
  },
  onlyOwner: (owner) => line`${spaced('请找', owner)}：只有小组负责人和产品可以修改设置。`,
  notInChannel: '我还不在这个频道。先在这里输入 /invite @Growth Squad，再试一次。',
  notAChannel: '增长小组要建在频道里。请到你们一起工作的频道输入 /squad setup。',
  saved: '已保存。一周的安排已发在频道里。',
  opened: { planning: '计划会开始了，去频道里看。', retro: '复盘开始了，去频道里看。' },
  notOpened: {
    now: '现在就开',
    unread: (words, what) => line`什么都没开：不明白「${bold(words)}」。手动开的话，${what}马上就开。`,
    otherDay: (what, when, isThen) => {
      if (when === undefined) return line`什么都没开：手动开的话，${what}马上就开。`;
      return isThen
        ? line`不用做什么：${what}会在 ${bold(when)} 自动开始。`
        : line`什么都没开：手动开的话，${what}马上就开。它会在 ${bold(when)} 自动开始；时间可以用 ${bold('/squad setup')} 修改。`;
    },
  },
  nothingMore: (word, words) => line`${bold(`/squad ${word}`)} 后面的「${bold(words)}」没有作用。`,
  openAlready: { planning: '计划会正在进行，去频道里看。', retro: '复盘正在进行，去频道里看。' },
  rhythm: {
    text: (squad) => `${squad}：我们的一周`,
    title: (squad) => `${squad}：我们的一周`,
    star: (metric, target) =>
      target === null
        ? line`北极星指标：${bold(metric)}。还没有目标，可用 /squad setup 设置。`
        : line`北极星指标：${bold(metric)}，本周目标 ${target}。`,
    planning: (at, closes) => line`${bold(`周一 ${at}`)}：计划会。本周押注什么，${closes} 前拍板。`,
    standup: (at, channel) =>
      line`${bold(`周二到周五 ${at}`)}（你的当地时间）：我私信问你做了什么、要做什么、有没有卡住。${channel} 发到频道。`,
    retro: (at, closes) => line`${bold(`周五 ${at}`)}：看结果、做复盘。${closes} 前发周报。`,
    anyTime: () =>
      line`随时：${bold('/idea')} 记一个增长想法，${bold('/ideas')} 看全部想法，${bold('/metric 312')} 报最新数字，${bold('/standup')} 提前填站会。`,
    members: (names) => line`成员：${names}。`,
    next: (what, when) => line`接下来：${when} ${what}。`,
  },
  ritualNames: { planning: '计划会', standup: '站会', retro: '复盘' },
  status: {
    title: (squad) => line`${bold(squad)}`,
    number: (metric, value, target, asOf) =>
      target === null
        ? line`${metric} ${bold(value)}（${spaced('截至', asOf)}）`
        : line`${metric} ${bold(value)}，目标 ${target}（${spaced('截至', asOf)}）`,
    noNumber: (metric, target) =>
      target === null
        ? line`${bold(metric)}：本周还没有数据。`
        : line`${bold(metric)}：本周还没有数据，目标 ${target}。`,
    week: (bets, live) =>
      bets === 0 ? '本周还没有定要做的事。' : `本周要做 ${bets} 件，已上线 ${live} 件。`,
    members: (names) => line`成员：${names}`,
    next: (what, when) => line`接下来：${when} ${what}`,
    nothingNext: '本周没有其他安排了。',
    paused: '已暂停：不提问，也不开会。/squad resume 可以恢复。',
    pausedBy: (who, since, until) =>
      `${spaced(who, '暂停了小组，')}${since} 起不提问，也不开会${until === null ? '' : `，到 ${until}为止`}。/squad resume 可以恢复。`,
    away: (names) => `不在：${names}`,
    awayUntil: (name, until) => `${name}（到 ${until}）`,
    edit: '修改设置',
  },
  trouble: {
    archived: (squad) =>
      line`${bold(squad)}先暂停：频道已归档。取消归档后会自动继续。也可以把我邀请到另一个频道，在那里输入 ${bold('/squad move')}，小组就搬到那里继续。`,
    removed: (squad) =>
      line`${bold(squad)}先暂停：我已经不在它的频道里了。在频道里输入 ${bold('/invite @Growth Squad')}，就会自动继续。如果那个频道已经没有了，把我邀请到另一个频道，在那里输入 ${bold('/squad move')}。`,
    person: (squad, name) =>
      line`${bold(name)}收不到我的私信了：Slack 说这个账号不能接收消息。停用的账号会自动退出${bold(squad)}；成员名单见 /squad setup。`,
    stakeholders: (squad, id, why) => {
      const how = {
        removed: '我已经不在里面了。先把我请回去',
        archived: '它已经归档了。取消归档，或者换一个频道',
        shared: '现在工作区以外的人也可能看到它。换一个只属于本工作区的频道',
        restricted: '那里只允许部分人发言。请频道管理者允许这个应用发消息',
      };
      return line`${bold(squad)}的周报不再抄送到 ${channel(id)}：${how[why]}，再用 ${bold('/squad stakeholders')} 选一次。`;
    },
    missing: (squad, what) => line`${bold(squad)}有内容没能发出：${what}。`,
    late: '到点时连不上 Slack，或者我不在线，现在已经晚了。',
    restricted: '这个频道只允许部分人发言，请频道管理者允许这个应用发消息。',
    refused: (code) =>
      `Slack 不接受这条消息（${code}），是我们的问题。负责运行机器人的同事可以在日志里查到原因。`,
    scope: (scope) =>
      line`这个应用装得早，那时我还读不了大家写给我的话。更新之前，有人在频道里 @ 我，我收不到；在这里写给我的，也可能收不到。请管理这个应用的同事打开 api.slack.com/apps，在“App Manifest”里换上最新的 manifest.yml（会加上权限 ${bold(scope)}），再点“Reinstall to Workspace”。其他功能照常。`,
    pieces: {
      plan: '计划会',
      week: '“本周拍板”',
      questions: '站会提问',
      standup: '站会',
      retro: '复盘',
      digest: '周报',
      other: '一条消息',
    },
    remedies: {
      plan: '用 /squad plan 可以现在就开。',
      week: '定下的事都在，/squad 可以看进展。',
      questions: '用 /standup 一样可以填。',
      standup: '大家的回答都在，下一次站会照常。',
      retro: '用 /squad retro 可以现在就开。',
      digest: '结果都在，/squad 可以看进展。',
      other: '',
    },
  },
  help: {
    open: (what, closes) => line`现在：${what}正在频道里进行，${closes} 结束。`,
    standupWaits: line`现在：今天的站会等你填，${bold('/standup')}。`,
    paused: line`现在：已暂停。${bold('/squad resume')} 可以恢复。`,
    away: line`现在：记着你不在。要是在，就输入 ${bold('/squad back')}。`,
    member: () => [
      line`${bold('/idea')} 加一句话：记一个增长想法。只输入 /idea 会打开完整表单。别人的消息，可以在消息菜单里点“记为增长想法”（或“Log as growth idea”）；看法不一样，就点“让数据说话”。`,
      line`${bold('/ideas')}：看想法清单和试过的事，${bold('/ideas 按钮')} 可以搜索。`,
      line`${bold('/metric 312')}：报本周到目前的数字，再报一次就是更正。`,
      line`${bold('/standup')}：现在就填今天的站会。也可以直接私信写给我。`,
      line`${bold('/squad')}：看进展。${bold('/squad plan')} 和 ${bold('/squad retro')}：现在就开计划会或复盘，哪天都行。`,
      line`${bold('/squad away 到周五')}，也可以 ${bold('@别人')}：这几天不会提醒填站会。${bold('/squad back')}：回来了。`,
      line`${bold('/squad days off 周五')}、${bold('/squad days working 周六')}：整个小组休息，或者周末上班。${bold('/squad 节假日')}：各按所在地放法定节假日。`,
      line`${bold('/squad 导出')}：小组的全部内容，文件只发给你。`,
      line`${bold('/squad 导入')}：用 CSV 导入小组成立以前做过的实验。`,
      line`${bold('/squad pause')} 和 ${bold('/squad resume')}：整周暂停，再恢复。`,
    ],
    setup: line`${bold('/squad setup')}：成员、角色、指标、时间。在另一个频道输入 ${bold('/squad move')}：小组从此搬到那里。${bold('/squad stakeholders')}：把周报抄送到另一个频道。${bold('/squad share')}：让其他小组看到你们试过什么。`,
    otherNames: line`命令名被别的应用占了？${bold('/squad idea')}、${bold('/squad ideas')}、${bold('/squad metric')}、${bold('/squad standup')} 一样用。`,
    several: (squads) => line`${spaced('你在', squads, '里')}，在这里我会问你指的是哪一个。`,
    noSquad: line`${bold('/squad setup')} 建一个：一张表，一分钟。`,
    stranger: () => [
      line`${bold('/idea')} 加一句话：给这个小组记一个增长想法，会告诉你什么时候看。`,
      line`其他都由小组成员来做，小组负责人可以用 ${bold('/squad setup')} 加你进来。`,
    ],
  },
  unknown: (word, nearest) =>
    nearest === null
      ? line`没有“${word}”这个命令。可以用 /squad ${COMMANDS}。`
      : line`没有“${word}”这个命令。可以用 /squad ${COMMANDS}。你是想输入 ${bold(nearest)} 吗？`,
};
