import { isBlank, written } from '../said/blank.ts';
import { linesOf } from '../said/lines.ts';
import { saysAllClear, saysNothing } from '../said/nothing.ts';
import {
  beginningOf,
  clauseAt,
  clausesAfter,
  type Label,
  labelAt,
  labelsAfter,
  type Part,
} from './labels.ts';

/** What somebody's words say as a stand-up; null: nothing of it. */
export type Reading = Readonly<Record<Part, string | null>> & {
  /** They say what is planned, and which words are which: they may be sent as they are. */
  readonly isSure: boolean;
  /** One line that says of nothing what it is: it may be no stand-up at all. */
  readonly isGuess: boolean;
};

/** Where it was written: in a channel people say many things that are no stand-up. */
type Where = 'private' | 'channel';

/**
 * What somebody wrote to the bot, as a stand-up: by its labels ("Yesterday: …", 今天：…), by its clauses ("yesterday I …,
 * today …, no blockers"), else by its lines or paragraphs. Takes time linear in the length of the text.
 * @returns undefined: it is none
 */
export function readStandup(text: string, where: Where): Reading | undefined {
  const lines = withoutGreeting(text.replace(/\r\n?|[\u2028\u2029]/g, '\n').split('\n'));
  const [first] = lines;
  if (first === undefined || (lines.length === 1 && ABSENT.test(first.trim()))) return undefined;
  return labelled(lines) ?? unlabelled(lines, where);
}

/** The words of each part, as they are found. */
type Told = Record<Part, string[]>;

function labelled(lines: readonly string[]): Reading | undefined {
  const beginnings = lines.map(beginningOf);
  const colons = lines.map((line, index): Label[] => {
    const begin = beginnings[index] ?? 0;
    const first = labelAt(line, begin);
    return [...(first ? [first] : []), ...labelsAfter(line, first?.end ?? begin)];
  });
  const hasColons = colons.some((labels) => labels.length > 0);
  const hasObstacle = colons.flat().some(({ part }) => part === 'inTheWay');
  if (!hasColons && lines.length === 1 && isQuestion(lines[0] ?? '')) return undefined;
  const told: Told = { yesterday: [], today: [], inTheWay: [] };
  const before: string[] = [];
  let part: Part | undefined;
  lines.forEach((line, index) => {
    const begin = beginnings[index] ?? 0;
    const labels = colons[index] ?? [];
    const starts = [...(labels[0]?.at === begin ? [] : [begin]), ...clausesAfter(line, begin)];
    const clauses = clausesOf(line, starts, part ?? labels[0]?.part).filter(
      // Beside labels with a colon only what is in the way goes without one.
      (clause) => !hasColons || clause.at === begin || (clause.part === 'inTheWay' && !hasObstacle),
    );
    const found = [...labels, ...clauses].toSorted((a, b) => a.at - b.at);
    const rest = line.slice(0, found[0]?.at);
    // What marks a line as an item is nothing by itself.
    if (found.length === 0 || beginningOf(rest) < rest.length)
      (part ? told[part] : before).push(found.length === 0 ? rest : tidy(rest));
    found.forEach(({ part: next, end }, place) => {
      part = next;
      told[next].push(tidy(line.slice(end, found[place + 1]?.at)));
    });
  });
  const isNamed = told.yesterday.length > 0 || told.today.length > 0;
  // What is in the way may be the last of some lines that say nothing else of what they are.
  if (part === undefined || !(isNamed || hasColons || lines.length === 1)) return undefined;
  told[isNamed ? 'yesterday' : 'today'].unshift(...before);
  const read = readingOf(told);
  return read.yesterday === null && read.today === null && read.inTheWay === null ? undefined : read;
}

/** The clauses of a line that say what they are about. @param after what the words before it are about */
function clausesOf(line: string, starts: readonly number[], after: Part | undefined): Label[] {
  const found: Label[] = [];
  starts.forEach((at, index) => {
    const clause = clauseAt(line, at);
    if (clause) found.push(clause);
    else if ((after ?? found[0]) !== undefined && saysAllClear(tidy(line.slice(at, starts[index + 1]))))
      found.push({ part: 'inTheWay', at, end: at });
  });
  return found;
}

function readingOf(told: Told, how: { readonly isSure?: boolean; readonly isGuess?: boolean } = {}): Reading {
  const { isSure = true, isGuess = false } = how;
  const [yesterday, today, inTheWay] = [told.yesterday, told.today, told.inTheWay].map((lines) =>
    written(lines.join('\n').replace(/^\n+/, '')),
  );
  return {
    yesterday: orNull(yesterday, saysNothing),
    today: orNull(today),
    inTheWay: orNull(inTheWay, saysAllClear),
    isSure: isSure && Boolean(today),
    isGuess,
  };
}

const orNull = (text = '', isNothing: (text: string) => boolean = () => false): string | null =>
  text === '' || isNothing(text) ? null : text;

/** Without labels: three parts in the order in which they are asked, or two, or the plan alone. */
function unlabelled(lines: readonly string[], where: Where): Reading | undefined {
  const paragraphs = inParagraphs(lines);
  const items = linesOf(lines.join('\n'));
  const three = [paragraphs, items].find(({ length }) => length === 3);
  const [first = '', second = '', third = ''] =
    three ?? [paragraphs, items].find(({ length }) => length === 2) ?? [];
  const isObstacle = saysAllClear(second) || clauseAt(second, beginningOf(second))?.part === 'inTheWay';
  const read = (yesterday: string, today: string, inTheWay: string, how = {}): Reading =>
    readingOf({ yesterday: [yesterday], today: [today], inTheWay: [inTheWay] }, how);
  if (three) return read(first, second, third);
  // Elsewhere than in the bot's private messages fewer lines are talk.
  if (where === 'channel') return undefined;
  if (second !== '') return isObstacle ? read('', first, second) : read(first, second, '');
  const whole = lines.join('\n');
  if (items.length > 3) return read('', whole, '', { isSure: false });
  return isPlan(items[0] ?? '') ? read('', whole, '', { isGuess: true }) : undefined;
}

function inParagraphs(lines: readonly string[]): string[] {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (!isBlank(line)) paragraphs.at(-1)?.push(line);
    else if (paragraphs.at(-1)?.length !== 0) paragraphs.push([]);
  }
  return paragraphs.filter(({ length }) => length > 0).map((paragraph) => paragraph.join('\n'));
}

/** Words around a label that are no part of what is told. */
function tidy(text: string): string {
  const begin = /^[\s:：=*_】\])）,，、;；]+/.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > begin && /[\s,，、;；|/·【[(（]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(begin, end);
}

const GREETING =
  /^(?:(?:hi|hello|hey|good (?:morning|afternoon|evening)|morning|gm)(?: (?:all|team|everyone|everybody|there|folks|growth squad))?|(?:大家|各位)?(?:早上好|早安|早|上午好|下午好|你好|大家好)[啊呀]?)$/i;
const HEADING =
  /^(?:(?:my |today['’]s |daily )*(?:stand-?up|check-?in|daily)(?: (?:update|notes|report))?|(?:我的|今日|每日|今天的)?(?:站会|日报|早会)(?:内容|汇报|更新)?)$/i;

/** Without lines at the beginning that only greet, or say that a stand-up follows. */
function withoutGreeting(lines: readonly string[]): readonly string[] {
  const from = lines.findIndex((line) => {
    const said =
      line.length > 60
        ? line
        : line.replace(/(?:[\s*_#!！,，.。:：~\p{Extended_Pictographic}]|\u{FE0F})+/gu, ' ').trim();
    return said !== '' && !GREETING.test(said) && !HEADING.test(said);
  });
  return from < 0 ? [] : lines.slice(from);
}

const ASKS =
  /^(?:how|what|when|where|who|why|which|can|could|would|should|is|are|do|does|did you|will you|please tell)(?: |['’]s )|^(?:怎么|如何|什么|为什么|为啥|哪|谁|几点|能不能|可以)/i;

const isQuestion = (line: string): boolean =>
  /[?？吗呢]\s?$/.test(line.slice(-2)) || ASKS.test(line.trimStart());

/** What is said to the bot and is no plan: thanks, commands without their slash, that somebody is not there. */
const NO_PLAN =
  /^(?:thank|thx|ty\b|cheers|great|nice|cool|ok\b|okay|yes\b|no\b|sure|sorry|test\b|(?:\/|!)|(?:idea|ideas|metric|squad|stand-?up|status|setup|plan|retro|pause|resume|away|back|move)\b|please|pls\b|stop\b|remind me|hello|good (?:job|bot|work|one)|the number|谢|感谢|收到|好的|好吧|辛苦|哈|嗯|是的|不是|测试|想法|帮我|请|麻烦|别再|提醒|数据|指标|站会|复盘|计划会|状态)/i;

/** Somebody is not there. */
const ABSENT =
  /^(?:(?:today|tomorrow),? )?(?:(?:i['’]?m|i am) )?(?:sick|ill|ooo|out of office|on (?:vacation|holiday|leave)|off\b)|^我?(?:今天|明天|后天|下周|这周)?(?:请.{0,2}假|休假|生病|病假|不在|身体不舒服)/i;

/** Whether one line may be what somebody plans: some words that neither ask nor say something else. */
function isPlan(line: string): boolean {
  const said = line.trim();
  if (isQuestion(said) || NO_PLAN.test(said) || saysAllClear(said)) return false;
  const words = said.slice(0, 200).match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const signs = said.slice(0, 200).match(/\p{Script=Han}/gu)?.length ?? 0;
  return words > 1 || signs > 3;
}
