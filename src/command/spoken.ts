import type { Names } from '../slack/names.ts';

/** Chinese words for what stands behind `/squad`; nobody types a space after them. */
const CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^(状态|进展)/, 'status'],
  [/^设置/, 'setup'],
  [/^(帮助|怎么用)/, 'help'],
  [/^(计划会?)/, 'plan'],
  [/^复盘/, 'retro'],
  [/^暂停/, 'pause'],
  [/^恢复/, 'resume'],
  [/^(请假|不在)/, 'away'],
  [/^(回来了?|销假)/, 'back'],
  [/^(放假|休息)/, 'days off'],
  [/^(上班|调休)/, 'days working'],
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
  return [word.toLowerCase(), rest.trim()];
}

const MENTION = /<@([UW][A-Z0-9]+)(?:\|[^>]*)?>/g;

/** Whom a command's text mentions, by id. */
export const mentionsIn = (text: string): string[] =>
  [...text.matchAll(MENTION)].flatMap(([, id]) => id ?? []);

/**
 * A command's text as it was typed: Slack sends `/squad …` with people, channels and links as markup, and `&`, `<` and
 * `>` escaped (manifest, `should_escape`).
 */
export function spoken(text: string, nameOf: Names): string {
  return text
    .replace(MENTION, (_, id: string) => `@${nameOf(id)}`)
    .replace(/<#[CG][A-Z0-9]+\|([^>]*)>/g, '#$1')
    .replace(/<!([a-z]+)(?:\|[^>]*)?>/g, '@$1')
    .replace(/<((?:https?|mailto):[^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
