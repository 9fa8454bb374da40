import type { Speech } from '../language/speech.ts';
import type { ReaderNow } from '../squad/reader.ts';

/** Who reads, and when. */
export interface Look extends Speech, ReaderNow {}
