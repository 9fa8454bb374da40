import type { retro as en } from '../en/retro.ts';
import { bold, join, line } from '../line.ts';
import { ended, spaced, unended } from '../sentence.ts';

/** What follows a text in another style, with the space that belongs between them. */
const after = (text: string, next: string): string => spaced(text, next).slice(text.length);

/** What somebody did for a bet that won. */
const did = { made: '落地', built: '开发', designed: '设计' };

function ideas(n: number, withoutEstimate: number): string {
  if (n === 0) return '';
  if (withoutEstimate === 0) return `${n} 个想法`;
  return withoutEstimate < n
    ? `${n} 个想法，其中 ${withoutEstimate} 个还没评估`
    : `${n} 个想法${n === 1 ? '，还没评估' : '，都还没评估'}`;
}

export const retro: typeof en = {
  board: {
    title: (week) => `复盘 · ${week}`,
    late: (at) => `我刚才不在，${at} 才回来，所以发晚了。`,
    nothing: '本周没有定要做的事。哪些做得好？下周想试试什么？',
    liveBy: (date) => `${date}前上线`,
    liveSince: (date) => `${date}上线`,
    decidedOn: (date) => `还在跑，${date}出结论`,
    lookAgain: (date) => `数据还不够，${date}再看`,
    done: '做完了',
    verdict: (verdict, effect) => `${verdict}：${effect}`,
    carried: '顺延到下周',
    dropped: '不做了',
    more: (n) => `还有 ${n} 项没有列在这里，周报里会写。`,
    notes: (n) => (n === 0 ? '还没有人写。' : `已经有 ${n} 人写了。`),
    addNote: '写一条',
    close: '本周就到这里',
    closesAt: (time) => `${time} 自动结束；到时候还没完成的，顺延到下周。`,
    confirmClose: {
      title: '结束本周？',
      text: '周报会发出来。还没完成的，顺延到下周。',
      yes: '本周就到这里',
      no: '再等等',
      results: (n) => `还有 ${n} 个结果没填。`,
      noNumber: '本周的数字还没填。',
      oldNumber: (day) => `数字还是 ${day}的。`,
    },
    closed: (week) => `${week} 的复盘已结束。`,
    digest: '看本周结果',
    text: (week) => `${week} 复盘：这周有什么结果？`,
  },
  closedBy: (name, time) => `${spaced(name, '已经在', time, '结束了本周')}，不用再操作。`,
  closedItself: (time) => `复盘在 ${time} 自动结束了，不用再操作。`,
  notes: {
    title: '回头看看',
    save: '保存',
    intro: '周报里只写内容，不写是谁写的。复盘结束前随时可以改。',
    wentWell: '做得好',
    didnt: '没做好',
    tryNext: '试试',
    wentWellExample: '结对写文案',
    didntExample: '用语音提需求',
    tryExample: '午饭前评估工作量，下周一开始',
    lines: {
      ask: '“试试”里是好几件事吗？',
      each: (n) => `是，${n} 件，每件都可以有人认领`,
      one: '不是，是一件事',
    },
    empty: '三项里至少写一项。',
    closed: (time) => `复盘在 ${time} 结束了，这次加不进去了。请先把文字复制下来，下次复盘再写。`,
  },

  tries: {
    heading: '下次试试',
    who: '谁来试？',
    intro: '谁来试，下周一和下次复盘就问谁。',
    owner: '谁',
    takenBy: (name) => `${spaced(name, '已经认领了')}，不用再操作。`,
    more: (n) => `还有 ${n} 条`,
  },
  correction: {
    late: (of) => line`周报发出后补填：「${of.title}」${of.to}${of.effect === null ? '' : `，${of.effect}`}`,
    same: (of) => line`更正：「${of.title}」还是${of.to}${of.effect === null ? '' : `，${of.effect}`}`,
    changed: (of) =>
      line`更正：「${of.title}」不是${of.from}，是${of.to}${of.effect === null ? '' : `，${of.effect}`}`,
  },

  named: { with: (title, effect) => `${title}（${effect}）`, between: '；' },
  digest: {
    copyOf: (squad) => `抄送：「${squad}」的周报`,
    copyText: (squad, said) => `${squad}：${said}`,
    headline: (of) =>
      `${of.week}：${spaced(of.metric, of.value)}${of.target === null ? '' : `，目标 ${of.target}`}`,
    headlineWithout: (of) => `${of.week}：还没有数据`,
    finalOf: (date) => `最终数据，${date}填入。`,
    soFar: (value) => `目前 ${value}`,
    weekSoFar: (day) => `${day} 至今`,
    asOf: (when) => `截至${spaced('', when)}。`,
    noTarget: '本周没有设目标。',
    nobodySince: (date) => `${date}之后还没有人填过数据。`,
    nobodyEver: '填上第一个，趋势图就从这里开始。',
    chart: (metric, n) => `${spaced(metric)}，近 ${n} 周`,
    target: '目标',
    weeks: (values) => `近 ${values.length} 周：${values.join(' · ')}`,

    decided: (weekday) => (weekday === null ? '本周出结论的' : `本${weekday}出结论的`),
    inTheAir: (date) => `还在跑的：${date}出结论`,

    rolledOut: (title, effect) => `「${title}」：已全面推广，完成${effect === '' ? '' : `（${effect}）`}`,
    won: (title, effect, metric) =>
      effect === '' ? `「${title}」验证有效` : `「${title}」验证有效：${spaced(metric ?? '', effect)}`,
    bracket: (detail) => `（${detail}）`,
    credit: ({ proposed, alone, others }) =>
      join([
        line`${proposed} 提出${alone === null ? '' : `并${did[alone]}`}`,
        ...others.map(({ part, people }) => line`，${people} ${did[part]}`),
        '。',
      ]),
    people: (mentions) => join(mentions, '、'),
    scaleUp: (title, owner, by) =>
      join([
        `下一步扩大推广：「${title}」`,
        owner === '' ? '' : line`，${owner} 负责`,
        by === null ? '' : `，${by}前`,
        '。',
      ]),
    see: '去看看',
    withNext: (title, next) => `${title}（下一步：${unended(next)}）`,
    taken: (text, owner) => line`${unended(text)}（${owner}）`,
    moreTaken: (n) => `还有 ${n} 条`,
    fromMonday: (taken) => line`下周一开始：${taken}`,
    corrected: (date, titles) => `${date}更正：${titles}。`,
    ruledOut: (title, effect) => `排除了一个错误答案：「${title}」${effect === '' ? '' : `，${effect}`}`,
    lost: (title, effect) => `「${title}」验证无效${effect === '' ? '' : `：${effect}`}`,
    learned: (learned) => `收获：${ended(learned, '。')}`,
    nth: (n) => `这是本季度排除的第 ${n} 个；下次有人再提，我会提醒。`,
    notRuledOut: (best) =>
      best === null ? '只是迹象，不算排除。' : `还不算排除：最好可能有 ${best}，不过先到此为止。`,
    inconclusive: (title) => `「${title}」：没有结论，先停下`,
    invalid: (title) => `「${title}」：这次测试不算数`,
    tooEarly: (title) => `数据还不够：${unended(title)}。`,
    tooEarlyUntil: (missing, date) => (missing ? `${unended(missing)}，${date}再看。` : `${date}再看。`),
    live: (title) => `已上线，等结果：${unended(title)}，`,
    liveSince: (date) => `${date}上线。`,
    moreLive: (n) => `还有 ${n} 项已上线，等结果。`,
    goesOn: (of) =>
      of.nothingLive
        ? line`本周没有上线。${bold(of.titles)}${after(of.titles, '顺延到下周。')}`
        : line`${bold('顺延到下周：')}${of.titles}。`,
    list: (titles, more) => {
      const all = titles.join('、');
      return more > 0 ? `${all}等 ${titles.length + more} 项` : all;
    },
    done: (titles) => `另外做完了：${titles}。`,
    dropped: (titles) => `不做了：${titles}。`,
    asked: (duration, times) =>
      times === 1
        ? `${spaced('从问小组到答复：', duration)}。`
        : `${spaced('从问小组到答复：中位数', duration)}（${times} 次）。`,
    more: (n) => `还有 ${n} 个结果。`,
    nothing: '安静的一周：没有定要做的事。',
    retro: '复盘',
    wentWell: (notes) => `做得好：${notes}`,
    didnt: (notes) => `没做好：${notes}`,
    tryNext: (notes) => `试试：${notes}`,
    gap: '',
    between: ' · ',
    among: '；',
    retroDash: ' — ',
    next: (when, of) => {
      const facts = [
        of.scaleUps > 0 ? `${of.scaleUps} 项扩大推广` : '',
        of.resultsDue > 0 ? `${of.resultsDue} 个结果待填` : '',
        ideas(of.ideas, of.withoutEstimate),
      ].filter((fact) => fact !== '');
      return facts.length === 0
        ? `${when} 见：还是一张白纸，有想法就发 /idea。`
        : `${when} 见：${facts.join('，')}`;
    },
    nextWeek: '下周',
    estimateNow: '现在评估',
  },
};
