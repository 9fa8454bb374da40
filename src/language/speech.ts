import type { Catalogue } from './catalogue.ts';
import type { Format } from './format.ts';

/** A language's words, and how it writes numbers and dates. */
export interface Speech {
  readonly words: Catalogue;
  readonly format: Format;
}
