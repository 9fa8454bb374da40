import type { past as en } from '../en/past.ts';
import { bold, line } from '../line.ts';

export const past: typeof en = {
  title: '导入过去的实验',
  what: '把过去做过的实验导进来：Notion、飞书、Airtable、在线表格或 Excel 导出的 CSV 都行。以后能搜到，有人再提同样的想法时我会提醒。你看过、确认之后才算数。',
  file: 'CSV 文件',
  paste: '或者直接粘贴，第一行是列名',
  pasteExample: '名称,结果,日期,收获',
  read: '读一下',
  reading: '正在读文件。',
  nothing: '请选一个文件，或者粘贴内容。',
  both: '文件和粘贴，选一种就行。',
  unread: {
    'no-table': '这不是能读的表格，请存成 CSV。',
    'no-rows': '只有一行。第一行是列名，实验从第二行开始。',
    'too-many': '超过 1,000 行了，请分几次导入。',
    'too-large': '文件超过 1 MB，请分几次导入。',
    refused: 'Slack 没把文件给我。再试一次，或者直接粘贴。',
  },

  next: '下一步',
  rows: (count) => `共 ${count} 行。`,
  match: '每一列说的是什么？',
  columns: {
    title: '试了什么',
    verdict: '结果如何',
    date: '什么时候有的结果',
    learned: '学到了什么',
    numbers: '数字变了多少',
    effect: '想影响哪个数字',
    because: '当时为什么这么想',
  },
  hints: {
    title: '',
    verdict: '比如“有效”“失败”；下一步会问每一种是什么意思。没有这一列的话，只统一问一次。',
    date: '',
    learned: '',
    numbers: '原样放在“学到了什么”前面。',
    effect: '',
    because: '',
  },
  noColumn: '没有这一列',
  column: (number) => `第 ${number} 列`,
  example: (name, example) => `${name}：${example}`,
  twice: '这一列上面已经选过了。',
  notStates: '这一列里的内容太多样，不像结果。请选写着实验结果的那一列。',
  nothingLeft: (leftOut) => `没有一行能导入（${leftOut} 行没算）：要么这一列是空的，要么小组里已经有了。`,

  take: '导入',
  found: (count) => `读到 ${count} 条，比如：`,
  more: (count) => `还有 ${count} 条`,
  leftOut: (count) => `有 ${count} 行没算：`,
  row: (at, why) => `第 ${at} 行：${why}`,
  why: {
    'no-title': () => '没写试了什么',
    again: (text) => `“${text}”上面已经有了`,
    there: (text) => `小组里已经有“${text}”`,
    date: (text) => `“${text}”不是能读的日期`,
    ahead: (text) => `${text} 还没到`,
  },
  shortened: (lines, more) => `第 ${lines.join('、')} 行${more ? '等' : ''}的文字太长，只留了前面一部分。`,
  value: (value, count) => `“${value}”（${count} 行）的意思是`,
  nothingSaid: (count) => `没写结果的（${count} 行）算`,
  meanings: {
    won: '验证有效',
    lost: '验证无效',
    inconclusive: '没有结论',
    invalid: '测试不算数',
    idea: '还只是想法：放进列表',
    skip: '这些行不导入',
  },
  undated: '没写日期的结果，大约是什么时候的',
  undatedHint: '有些行没写日期。其中有结果的，需要填这一项。',
  dateNeeded: '有的结果没写日期，请选一个大概的日子。',
  dateAhead: '请选今天或更早的日子。',

  taken: (answers, ideas) => {
    const told = [
      answers === 0 ? '' : `${answers} 个有结果的实验`,
      ideas === 0 ? '' : `${ideas} 个想法`,
    ].filter((one) => one !== '');
    return told.length === 0
      ? line`${bold('什么都没有导入。')}`
      : line`${bold(`已导入 ${told.join('、')}。`)}`;
  },
  notTaken: (count) => `另有 ${count} 行没算。`,
  takenNext: '在 /ideas 里都能找到。有人再提同样的想法，会看到当时的结果。',
  takenAlready: '这份文件已经导入过了，或者时间太久已经不在了。请重新输入 /squad import。',
  last: (count, by, on) => `上次导入：${on}，${by}，${count} 条。`,
  takeBack: '撤回导入',
  confirm: {
    title: '撤回这次导入？',
    text: '导入的内容会全部去掉，小组后来动过的除外。',
    yes: '撤回',
    no: '保留',
  },
  takenBack: (gone, stay) => `已撤回 ${gone} 条。${stay === 0 ? '' : `有 ${stay} 条小组后来动过，留着。`}`,
  takenBackAlready: '这次导入已经撤回了。',
};
