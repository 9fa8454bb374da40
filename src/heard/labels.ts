/** The three questions of a stand-up, as its form asks them. */
export const parts = ['yesterday', 'today', 'inTheWay'] as const;
export type Part = (typeof parts)[number];

/** Words that say which question is answered, and where its answer begins. */
export interface Label {
  readonly part: Part;
  /** Where the label stands in its line, and where the words after it begin. */
  readonly at: number;
  readonly end: number;
}

const either = (...words: readonly string[]): string => `(?:${words.join('|')})`;

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const WORK =
  '(?:的?(?:已?完成|做|干|进展|工作|计划|任务|事项|内容|情况|安排|总结|打算|目标)(?:了|的)?(?:啥|什么|事项?|内容|情况)?)?';

/** With a colon they are a label wherever they stand. */
const ANYWHERE: Readonly<Record<Part, string>> = {
  yesterday: either(
    "(?:since |done |completed )?yesterday(?:['’]s (?:work|progress))?",
    `(?:昨天|昨日|上个?工作日)${WORK}`,
  ),
  today: either(
    "(?:plans? (?:for )?|doing |do |for )?today(?:['’]s (?:plans?|work|focus|goals?|tasks?))?",
    `(?:今天|今日)${WORK}`,
  ),
  inTheWay: either(
    'blocked(?: by| on)?|blockers?|blocking|impediments?|obstacles?|roadblocks?|(?:anything )?in (?:the|my) way',
    '(?:有没有|有无|遇到的?)?(?:卡住了?|卡点|阻碍|阻塞|障碍|阻力)(?:点|项|问题|事项)?',
  ),
};

/** Only at the beginning of a line or after a stop: elsewhere they are a part of what is told. */
const AT_BEGINNING: Readonly<Record<Part, string>> = {
  yesterday: either(
    'done|did|completed|finished|shipped|progress|previously|accomplish(?:ed|ments?)|achievements?|last time|previous day',
    "what (?:i|we)(?: have|['’]ve)? (?:did|done|got done)(?: yesterday)?|what did (?:i|you|we) (?:do|get done)(?: yesterday)?",
    `(?:on |last )?${WEEKDAY}|since (?:${WEEKDAY}|last stand-?up)|y`,
    '已完成|做完了?|完成(?:了|的?(?:事项|工作|情况))?|进展|做了(?:什么|啥)?|上次|(?:上?周|上?星期|礼拜)[一二三四五六日天]|昨',
  ),
  today: either(
    'plan(?:s|ned)?|now|doing|next(?: up| steps?)?|to[- ]?do|will do|working on|in progress|wip|focus|goals?|t',
    "what (?:i|we)(?: will|['’]ll| plan to) do(?: today)?|what will (?:i|you|we) do(?: today)?",
    '计划|打算|接下来|待办|要做的?|准备做|下一步|进行中|今',
  ),
  inTheWay: either(
    'issues?|problems?|challenges?|risks?|hurdles?|concerns?|help(?: needed| wanted)?|needs?(?: help)?|stuck|dependenc(?:y|ies)|waiting(?: on| for)?|b',
    '(?:遇到的?)?(?:问题|困难|难点|难题|风险)|需要(?:的?(?:帮忙|帮助|支持|协助))?|求助|依赖|卡',
  ),
};

/** Without a colon they begin a clause. What is in the way is told by the words themselves. */
const CLAUSE: Readonly<Record<Part, string>> = {
  yesterday: `(?:yesterday|on ${WEEKDAY})(?!['’]s)(?![\\p{L}\\p{N}])|昨天|昨日`,
  today: "today(?!['’]s)(?![\\p{L}\\p{N}])|今天|今日",
  inTheWay:
    "(?=(?:blocked|blockers?|stuck|waiting (?:for|on))(?![\\p{L}\\p{N}])|(?:i am|i[’']m) (?:blocked|stuck|waiting)|(?:目前|现在|还)?(?:被.{0,12}卡|卡在|卡住|卡着|卡了)|需要.{0,10}(?:帮|支持|协助))",
};

/** What stands between a label and its colon: a remark in brackets, the end of its formatting. */
const REMARK = '[ \\t]{0,3}(?:[(（][^()（）\\n]{0,40}[)）])?[*_ \\t】\\])）?？✅🚧]{0,6}';

/** Without a colon, where no more is said than that there is nothing. */
const NEGATIVE = '(?<=[ \\t])(?=(?:none|nothing|no|nil|n\\/?a|无|没有?|暂无)[.。!！]?$)';

const pattern = (words: Readonly<Record<Part, string>>, before: string, after: string): RegExp =>
  new RegExp(`${before}(?:${parts.map((part) => `(?<${part}>${words[part]})`).join('|')})${after}`, 'iuy');

const all: Readonly<Record<Part, string>> = {
  yesterday: either(ANYWHERE.yesterday, AT_BEGINNING.yesterday),
  today: either(ANYWHERE.today, AT_BEGINNING.today),
  inTheWay: either(ANYWHERE.inTheWay, AT_BEGINNING.inTheWay),
};
/** A bracket or mark of formatting before a label. */
const OPEN = '[*_【\\[(（]{0,3}';
const first = pattern(all, '', `${REMARK}(?:[:：?？】]|[-–—=→]+[ \\t]|[-–—]{2,}|${NEGATIVE}|$)`);
const afterStop = pattern(all, OPEN, `${REMARK}[:：]`);
const anywhere = pattern(ANYWHERE, OPEN, `${REMARK}[:：]`);
const clause = pattern(CLAUSE, '(?:(?:and|then|but|so) |然后|那么|另外)?', '');

/** What may stand before the words of a line: bullets, numbers, quotes, emoji, formatting. */
const MARKS =
  /^(?:[\s>*_~`#【[(（•·+\-–—\p{Extended_Pictographic}]|\u{200D}|\u{FE0F}|\d{1,2}[.)、](?!\d)|[一二三四五][、.．]|:[a-z0-9_+-]{1,40}:)+/iu;

/** Where a clause may begin within a line. */
const STOPS = /[.;,，。；、|/·•!！?？][ \t]{0,3}/gu;
/** Where a label may: after a stop, which is captured, after space, or where Chinese goes on without one. */
const PLACES = new RegExp(`(${STOPS.source})|[ \\t]{1,3}|(?=[昨今上阻障卡遇有【])`, 'gu');

function matched(words: RegExp, line: string, at: number): Label | undefined {
  words.lastIndex = at;
  const found = words.exec(line);
  const part = found && parts.find((each) => found.groups?.[each] !== undefined);
  return part ? { part, at, end: words.lastIndex } : undefined;
}

/** Where the words of a line begin, after what marks it as an item. */
export const beginningOf = (line: string): number => MARKS.exec(line)?.[0].length ?? 0;

/** The label with which a line begins; alone, with a colon or a dash. */
export const labelAt = (line: string, at: number): Label | undefined => matched(first, line, at);

/** The clause with which it begins there. */
export const clauseAt = (line: string, at: number): Label | undefined => matched(clause, line, at);

/** The labels with a colon in a line, after one at its beginning. */
export function labelsAfter(line: string, from: number): Label[] {
  const found: Label[] = [];
  let end = from;
  for (const place of line.matchAll(PLACES)) {
    const at = place.index + place[0].length;
    if (at < end) continue;
    const label = matched(place[1] === undefined ? anywhere : afterStop, line, at);
    if (!label) continue;
    found.push(label);
    end = label.end;
  }
  return found;
}

/** Where the clauses of a line begin after its first. */
export function clausesAfter(line: string, from: number): number[] {
  const found: number[] = [];
  for (const stop of line.matchAll(STOPS)) if (stop.index >= from) found.push(stop.index + stop[0].length);
  return found;
}
