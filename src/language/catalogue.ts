import * as en from './en/index.ts';
import type { Language } from './language.ts';
import * as zhCN from './zh-CN/index.ts';

/** Every sentence of one language, by room. English is the source; the others are complete by type check. */
export type Catalogue = typeof en;

const chinese: Catalogue = zhCN;
const catalogues: Record<Language, Catalogue> = { en, 'zh-CN': chinese };

/** The sentences of a language. */
export const catalogue = (language: Language): Catalogue => catalogues[language];
