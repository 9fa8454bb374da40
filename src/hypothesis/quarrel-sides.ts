import type { Speech } from '../language/speech.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { Quarrel } from './quarrel-store.ts';

/** How a quarrel is told. */
export interface QuarrelSpeech extends Speech {
  readonly names: Names;
}

/** Who holds the two sides, and who opened it. */
export const holdersOf = ({ oneBy, otherBy, openedBy }: Quarrel): string[] =>
  [oneBy, otherBy, openedBy].filter((id) => id !== null);

/** Both sides, each in a line; the one that nobody has written is left out. */
export function sideLines(quarrel: Quarrel, most: number, speech: QuarrelSpeech): string[] {
  const told = speech.words.quarrel;
  const other = sideOf(quarrel, 'other', most, speech);
  return [told.one(sideOf(quarrel, 'one', most, speech)), ...(other === '' ? [] : [told.otherSide(other)])];
}

/** "“It is festive” (Ben)"; empty as long as nobody has written it. */
export function sideOf(
  quarrel: Quarrel,
  side: 'one' | 'other',
  most: number,
  { words, names }: QuarrelSpeech,
): string {
  const text = side === 'one' ? quarrel.one : quarrel.other;
  const by = side === 'one' ? quarrel.oneBy : quarrel.otherBy;
  return text === null ? '' : words.quarrel.side(typed(text, most), by === null ? null : names(by));
}
