import { written } from '../said/blank.ts';
import type { Names } from '../slack/names.ts';
import { readable } from '../slack/readable.ts';

/** Chinese words for what stands behind `/squad`; nobody types a space after them. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^(状态|进展)/, 'status'],
  [/^(小组)?(看板|大屏|网页)/, 'dashboard'],
  [/^(周报)?抄送/, 'stakeholders'],
  [/^导出/, 'export'],
  [/^导入(历史|过去(的实验)?)?/, 'import'],
  [/^共享/, 'share'],
  [/^设置/, 'setup'],
  [/^(帮助|怎么用)/, 'help'],
  [/^(计划会?)/, 'plan'],
  [/^复盘/, 'retro'],
  [/^暂停/, 'pause'],
  [/^恢复/, 'resume'],
  [/^(搬到这里|搬过来|搬家|搬|迁移到这里|迁移|移到这里|换到这里|换频道)/, 'move'],
  [/^(请假|不在)/, 'away'],
  [/^(回来了?|销假)/, 'back'],
  [/^(法定)?(节假日|节日|公众假期|公共假期)(设置)?/, 'holidays'],
  [/^(放假|休息)/, 'days off'],
  [/^(上班|调休)/, 'days working'],
  [/^(想法)?(列表|清单|库)/, 'ideas'],
  [/^想法/, 'idea'],
  [/^站会/, 'standup'],
  [/^(指标|数字)/, 'metric'],
];

/**
 * The first word of what was typed, in lower case, and the rest as it was typed.
 * @example wordOf('Away until Friday') // ['away', 'until Friday']
 * @example wordOf('请假到周五') // ['away', '到周五']
 */
export function wordOf(text: string): [word: string, rest: string] {
  const trimmed = text.trim();
  const chinese = CHINESE.find(([pattern]) => pattern.test(trimmed));
  const said = chinese ? `${chinese[1]} ${trimmed.replace(chinese[0], '').trim()}` : trimmed;
  const [, word = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(said) ?? [];
  return [word.toLowerCase(), written(rest)];
}

/** Where it does not stand first: what a word means, and whether it also says something about the days behind it. */
const INSIDE: readonly (readonly [RegExp, string])[] = [
  [/请假|休假|病假|年假|事假|不在|生病|病了/, 'away'],
  [/回来|销假/, 'back'],
  [/放假/, 'days off'],
  [/上班|调休/, 'days working'],
  [/休息/, 'off'],
  [/暂停/, 'pause'],
  [/恢复/, 'resume'],
  [/复盘/, 'retro'],
  [/计划会/, 'plan'],
];

const ENGLISH: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['away', 'sick', 'ill', 'unwell', 'ooo', 'pto', 'vacation', 'leave', 'out'].map((word) => [word, 'away']),
  ),
  off: 'off',
  holiday: 'off',
  holidays: 'off',
  back: 'back',
};

/** What may stand before the word that counts: "I'm sick today", "@Ben is away until Friday". */
const BEFORE =
  /^(?:i|i['’]m|im|am|i['’]ll|is|are|be|will|we|we['’]re|me|and|&|on|taking|@\S*|<@[^<>\s]*>)[,:]?$/;

/** Whoever is named, or says it, is the one who is off. */
const OWN = /^(?:i|i['’]m|im|i['’]ll|me|@\S+|<@[^<>\s]*>)$/;

/**
 * What is meant where the first word is none that is known: 周五请假, "sick today", "@Ben is away until Friday".
 * @returns 'off' for a day off of which it is not said whose; undefined: nothing was found
 */
export function saidOtherwise(text: string): [word: string, rest: string] | undefined {
  const words = text.trim().split(/\s+/);
  const first = words.findIndex((word) => !BEFORE.test(word.toLowerCase()));
  const said = words[first]?.toLowerCase().replace(/[,.:]+$/, '') ?? '';
  const isOwn = words.slice(0, first).some((word) => OWN.test(word.toLowerCase()));
  const english = ENGLISH[said] === 'off' && isOwn ? 'away' : ENGLISH[said];
  if (english !== undefined) {
    return [english, words.toSpliced(first, 1).join(' ')];
  }
  const inside = INSIDE.find(([pattern]) => pattern.test(text));
  if (!inside) return undefined;
  const [word = '', more = ''] = inside[1].split(' ');
  return [word, `${more} ${text.replace(inside[0], ' ')}`.trim()];
}

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^<>]*)?>/g;

/** Whom a command's text mentions, by id. */
export const mentionsIn = (text: string): string[] =>
  [...text.matchAll(MENTION)].flatMap(([, id]) => id ?? []);

/** `&`, `<` and `>` as they were typed. */
export const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/**
 * A command's text as it was typed: Slack sends `/squad …` with people, channels and links as markup, and `&`, `<` and
 * `>` escaped (manifest, `should_escape`).
 */
export const spoken = (text: string, nameOf: Names): string =>
  readable(text.replace(MENTION, '<@$1>'), nameOf);
