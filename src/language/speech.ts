import { type Catalogue, catalogue } from './catalogue.ts';
import { type Format, formatFor } from './format.ts';
import type { Language } from './language.ts';

/** A language's words, and how it writes numbers and dates. */
export interface Speech {
  readonly words: Catalogue;
  readonly format: Format;
}

/** How something is told to a reader: with the words and formats of their language. */
export const speechTo = <Reader extends { readonly language: Language }>(
  reader: Reader,
): Reader & Speech => ({
  ...reader,
  words: catalogue(reader.language),
  format: formatFor(reader.language),
});
