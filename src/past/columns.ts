import type { Table } from './table.ts';

/** What of an old bet may stand in a column. Only the title must. */
export const columns = ['title', 'verdict', 'date', 'learned', 'numbers', 'effect', 'because'] as const;
export type Column = (typeof columns)[number];

/** Where each stands, counted from 0; null: nowhere. */
export type Matching = Readonly<Record<Column, number | null>>;

/** How people, and the programs they keep such lists with, name these columns; the likelier name first. */
const NAMES: Readonly<Record<Column, readonly RegExp[]>> = {
  title: [
    /^(hypothesis|experiment( name)?|test( name)?|bet|idea|假设|实验(名称)?|想法|点子)$/,
    /^(name|title|task|what( we tried)?|名称|标题|名字|事项|方案|内容)$/,
    /hypothes|experiment|假设|实验名/,
  ],
  verdict: [
    /^(verdict|outcome|won or lost|win\/loss|结论|判定|成败)$/,
    /^(result|results|结果|实验结果|验证结果)$/,
    /^(status|state|stage|状态|阶段|进度)$/,
  ],
  date: [
    /^(decided|ended|end( date)?|finished|completed( (on|at))?|done|结束(日期|时间)?|完成(日期|时间)?)$/,
    /^(date|day|when|dates|日期|时间)$/,
    /end|finish|complet|结束|完成/,
    /date|日期|时间/,
  ],
  learned: [
    /^(learned|learnings?|what we learned|lessons?( learned)?|学到(了什么|的)?|收获|经验|心得)$/,
    /^(insights?|takeaways?|conclusions?|notes?|comments?|复盘|总结|启示|洞察|备注)$/,
    /learn|insight|takeaway|学到|收获|总结/,
  ],
  numbers: [
    /^(uplift|lift|effect size|impact|change|delta|提升|提升幅度|涨幅|变化|效果|数据)$/,
    /uplift|提升/,
  ],
  effect: [
    /^(metric|kpi|goal|target metric|expected( outcome)?|expectation|指标|目标|预期(效果|结果)?)$/,
    /metric|expected|指标|预期/,
  ],
  because: [
    /^(because|why|rationale|reason(ing)?|insight behind it|原因|理由|为什么|依据)$/,
    /^(description|background|details|描述|说明|背景)$/,
  ],
};

const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, ' ');

/** Which column is probably which: each by the likeliest name that is there; no column is two. */
export function guessed({ names }: Pick<Table, 'names'>): Matching {
  const all = names.map(plain);
  const taken = new Set<number>();
  const pick = (column: Column): number | null => {
    for (const name of NAMES[column]) {
      const index = all.findIndex((one, at) => !taken.has(at) && name.test(one));
      if (index < 0) continue;
      taken.add(index);
      return index;
    }
    return null;
  };
  const found = columns.map((column) => [column, pick(column)] as const);
  const of = (column: Column): number | null => found.find(([name]) => name === column)?.[1] ?? null;
  return {
    title: of('title') ?? firstText(all.length, taken),
    ...{ verdict: of('verdict'), date: of('date'), learned: of('learned') },
    ...{ numbers: of('numbers'), effect: of('effect'), because: of('because') },
  };
}

/** What stands first is what a row is called. */
const firstText = (width: number, taken: ReadonlySet<number>): number | null => {
  for (let column = 0; column < width; column += 1) if (!taken.has(column)) return column;
  return null;
};
