/**
 * What nobody can see, white space aside: control characters, and what Unicode lets a font leave out, such as U+200B, U+2060 or U+3164.
 * Among them are marks that turn the direction of text around and can disguise what is said. What joins, varies or
 * orders the letters beside it has its part in how those are drawn.
 */
export const INVISIBLE =
  /[[\p{Cc}\p{Default_Ignorable_Code_Point}\u2028\u2029\uFFF9-\uFFFB]--[\n\t\u180B-\u180F\u200C-\u200F\uFE00-\uFE0F\u{E0020}-\u{E007F}\u{E0100}-\u{E01EF}]]/gv;

/** Something in a text can be seen. U+2800 is braille without a dot. */
const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u2800]/u;

/** Whether nothing of a text can be seen: then nothing was written. */
export const isBlank = (text: string): boolean => !VISIBLE.test(text);

/** What was written, without surrounding space; "" where nothing of it can be seen. */
export const written = (text: string): string => (isBlank(text) ? '' : text.trim());
