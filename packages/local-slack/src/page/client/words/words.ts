import type { PageLanguage } from '../../protocol.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** The page's own words in one language. */
export type Words = typeof en;

/** The words of a language. */
export const wordsIn = (language: PageLanguage): Words => (language === 'zh-CN' ? zh : en);

/** A sentence with each `{}` filled in, in order. */
export function filled(sentence: string, ...parts: readonly (string | number)[]): string {
  let next = 0;
  return sentence.replaceAll('{}', () => String(parts[next++] ?? ''));
}

/** The form of a sentence that fits a count. */
export const counted = (forms: { readonly one: string; readonly other: string }, count: number): string =>
  filled(count === 1 ? forms.one : forms.other, count);
