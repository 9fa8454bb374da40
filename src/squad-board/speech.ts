import type { Speech } from '../language/speech.ts';
import type { Reader } from '../squad/reader.ts';

/** How the board is told. */
export interface BoardSpeech extends Speech, Reader {}

/** The same, with how long each text of people may be. */
export interface LimitedSpeech extends BoardSpeech {
  readonly most: number;
}
