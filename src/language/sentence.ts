const HAN_ENDS = /\p{Script=Han}$/u;
const HAN_BEGINS = /^\p{Script=Han}/u;
const LATIN_ENDS = /[\p{Script=Latin}\d%]$/u;
const LATIN_BEGINS = /^[\p{Script=Latin}\d+−-]/u;

/**
 * Pieces of a Chinese sentence one after the other, with the space that stands between Han and Latin letters or digits,
 * and between two words of Latin letters or digits.
 * @example spaced('拼团', '上线') // "拼团上线"
 * @example spaced('VIP', '上线') // "VIP 上线"
 */
export function spaced(...pieces: string[]): string {
  return pieces.reduce((sentence, piece) => {
    const apart =
      (HAN_ENDS.test(sentence) && LATIN_BEGINS.test(piece)) ||
      (LATIN_ENDS.test(sentence) && (HAN_BEGINS.test(piece) || LATIN_BEGINS.test(piece)));
    return `${sentence}${apart ? ' ' : ''}${piece}`;
  }, '');
}

/**
 * A person's words as a sentence that ends.
 * @example ended('the form holds people back', '.') // "the form holds people back."
 */
export function ended(text: string, stop: string): string {
  return /[\p{Po}\p{Pe}…]$/u.test(text) || text === '' ? text : text + stop;
}

/** A person's words as a part of a longer sentence: without the stop at their end. */
export function unended(text: string): string {
  return text.replace(/[.。;；,，、]+$/u, '');
}
