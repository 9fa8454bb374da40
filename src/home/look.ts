import type { Catalogue } from '../language/catalogue.ts';
import type { Format } from '../language/format.ts';
import type { Language } from '../language/language.ts';

/** Who reads, and when. */
export interface Look {
  readonly words: Catalogue;
  readonly format: Format;
  readonly language: Language;
  readonly zone: string;
  /** UTC milliseconds. */
  readonly now: number;
}
