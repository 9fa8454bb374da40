import type { sources as en } from '../en/sources.ts';
import { bold, line } from '../line.ts';
import { spaced } from '../sentence.ts';

export const sources: typeof en = {
  title: '数字从哪里来',
  what: (name) =>
    line`${bold(name)}可以自动更新：从返回 JSON 或 CSV 的网址取，或者从文件里读。手动填的数字，当周仍以手动为准。`,
  fields: {
    address: '网址或文件',
    pick: '数字在哪里',
    dates: '日期列',
    mark: '小数点用的是哪个符号？',
    header: '密钥请求头：名称',
    secret: '密钥的值',
    daily: '每天几点取一次',
  },
  addressHint: (hasFolder) =>
    hasFolder ? 'https 网址，或者机器人能读的文件夹里的文件名。' : '机器人能访问的 https 网址。',
  pickHint: 'JSON：写路径，比如 data.items[-1].value。CSV：写列名或第几列。留空：里面只有这一个数字。',
  datesHint: 'CSV 才需要：填了，每周取自己那一行，上周的最终数字也会补上。留空：最后一行就是本周的。',
  marks: { '.': '点：1.284 不到二', ',': '逗号：1.284 是一千多' },
  secretHint: '加密保存，之后不再显示。',
  secretSet: (name, date) => `${spaced('已设置，', name, `，${date}`)}。留空就不变。`,
  secretTyped: '已按你填的记下。留空就不变。',
  dailyHint: '按小组的时间。留空：工作日每小时取一次。',
  try: '试一下',
  trying: '正在试。',
  tryingHint: '最多十秒。',
  tried: (values) => line`取到了 ${bold(values.join('，'))}。保存吗？`,
  ofWeek: (value, week) => `${value}（${week}）`,
  writtenAt: (when) => `文件写于 ${when}。`,
  saved: (name, dailyAt) =>
    line`保存好了：${bold(name)}以后自动更新，${dailyAt === null ? '工作日每小时一次' : `每天 ${dailyAt} 一次`}。`,
  savedNext: '如果一天都没取到，我会告诉负责填数字的人。',
  remove: '改回手动填',
  confirm: {
    title: '不再自动更新？',
    text: '已经取到的会保留。以后这个数字手动填。',
    yes: '不再自动更新',
    no: '先留着',
  },
  removed: (name) => line`${bold(name)}不再自动更新。以后手动填：${bold('/metric 312')}。`,
  none: '这个数字没有设置来源。',
  gone: '小组已经不看这个数字了。',
  changed: '刚才有人改过。请重新打开。',
  inCharge: '只有小组负责人、产品和负责填数字的人可以修改。',
  wrong: {
    address: '请填完整网址，以 https:// 开头。',
    noFolder: '请填完整网址，以 https:// 开头。运行机器人的人没有设置可读的文件夹。',
    header: '请填请求头的名称，比如 Authorization 或 X-Api-Key。',
    secret: '只能用英文字母、数字和普通符号，写在一行里。',
    nameless: '密钥放在哪个请求头里？比如 Authorization。',
    noSecret: '请填密钥的值。网址换了，就要重新填一次。',
    fileHeader: '读文件不需要密钥，这里留空。',
  },

  standing: (where, by, value) => {
    const set = spaced('来源：', where, '，由', by, '设置');
    return value === null ? `${set}。还没取到过。` : `${set}：${value}。`;
  },
  at: (value, when) => `${value}（${when}）`,
  lastTry: (problem) => `最近一次没取到。${problem}`,

  problems: {
    address: () => '这个网址没法访问。网址里不要带用户名和密码，密钥有专门的地方填。',
    insecure: () => '这个网址，或者它跳转到的地方，没有加密：要以 https:// 开头。',
    private: () => '这个网址，或者它跳转到的地方，在内网里。运行机器人的人可以放行这台主机。',
    unreachable: (code) => (code === '' ? '那边没有响应。' : `那边没有响应（${code}）。`),
    timeout: () => '十秒内没有返回完整内容。',
    'too-large': () => '返回的内容超过 1 MB。',
    redirects: () => '它一直跳转，或者跳转到了不存在的地方。',
    status: (status) =>
      status === '401' || status === '403'
        ? `被拒绝了（${status}）：密钥没填或者不对。`
        : status === '404'
          ? '这个网址下什么都没有（404）。'
          : `它返回了错误（${status}）。`,
    'no-file': (name) => `文件夹里没有我能读的文件「${name}」。`,
    empty: () => '返回的内容是空的。',
    html: () => '返回的是网页，不是数据，可能是登录页。表格要先发布成 CSV。',
    'not-json': () => '这不是能读的 JSON。',
    'not-csv': () => '这不是能读的表格。',
    'bad-path': (path) => `「${path}」不是路径。路径是这样的：data.items[-1].value`,
    'no-path': (step) => `路径走不通：没有「${step}」。`,
    'no-column': (names) => `没有这一列。第一行是：${names}`,
    'no-row': () => '没有本周或上周的行。',
    'no-number': (found) => (found === '' ? '那里没有数字。' : `那里不是数字，而是：${found}`),
    ambiguous: (found) => `${found} 有两种读法，是哪一种？`,
    stale: () => '内容一直没变。',
  },

  silent: (name, when) => line`${bold(name)}：从 ${when} 起就没有新数据了。`,
  silentEver: (name) => line`${bold(name)}：设置来源以后还没取到过数据。`,
  silentNext: '我会继续试，恢复之前不再提醒。这段时间可以手动填。',
  look: '看看来源',

  jumped: (name, value, week) => line`${bold(name)}：${week} 取到 ${bold(value)}。`,
  jumpedFrom: (last, usual) => `前一周是 ${last}，平时每周相差 ${usual} 左右。这个数字照样算。`,
  launches: (titles) => line`那一周上线了：${titles}。`,
  noLaunches: '那一周没有上线的。',
  jumpedNext: '如果不对，手动填正确的就行，以手动为准。',

  weeks: {
    title: '补填过去几周',
    what: (name) => line`${bold(name)}已经过完的周：一列是日期或周（2026-W48），一列是数值，顺序随意。`,
    file: 'CSV 文件',
    paste: '或者直接粘贴',
    pasteExample: '周,新增注册',
    mark: '小数点用的是哪个符号？',
    read: '读一下',
    reading: '正在读文件。',
    take: '填进去',
    nothing: '请选一个文件，或者粘贴内容。',
    both: '文件和粘贴，选一种就行。',
    found: (count, from, to) => (count === 1 ? `1 周：${from}` : `${count} 周，从 ${from} 到 ${to}`),
    column: (name) => `取的是「${name}」这一列。`,
    week: (week, value) => `${week}：${value}`,
    before: (value) => `（原来是 ${value}）`,
    typedThere: (value) => `（手动填的是 ${value}）`,
    more: (count) => `还有 ${count} 周`,
    leftOut: (count) => `有 ${count} 行没算：`,
    row: (lineNumber, why) => `第 ${lineNumber} 行：${why}`,
    why: {
      date: (text) => `「${text}」不是能读的日期`,
      number: (text) => `「${text}」不是数字`,
      negative: (text) => `${text} 是负数`,
      'not-over': (text) => `${text} 那一周还没过完`,
      again: () => '同一周以另一行为准',
    },
    typedWeeks: (count) => `其中 ${count} 周有人手动填过`,
    typedChoices: { keep: '保留手动填的', replace: '用这里的' },
    unread: {
      'no-table': '这不是能读的表格，请存成 CSV。',
      'no-dates': '没找到日期或周那一列，比如 2026-11-23 或 2026-W48。',
      'no-numbers': '没找到数字那一列。',
      'too-many': '超过 520 行了，只留最近的吧。',
      'too-long': '一次放不下这么多，分几次填吧。',
      'too-large': '文件超过 1 MB。',
      refused: 'Slack 没把文件给我。再试一次，或者直接粘贴。',
      none: '没有一行是已经过完的周。',
    },
    ambiguous: (text) => `${text} 有两种读法，是哪一种？`,
    taken: (name, taken, kept) =>
      line`${bold(name)}：填进了 ${taken} 周。${kept === 0 ? '' : `另外 ${kept} 周不变。`}`,
  },
};
