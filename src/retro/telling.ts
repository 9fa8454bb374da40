import type { LocalDate } from '../calendar/date.ts';
import { type Line, line, link, mention } from '../language/line.ts';
import type { Speech } from '../language/speech.ts';
import type { Names } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';

/** What drawing a digest needs beside its snapshot. */
export interface DigestSpeech extends Speech {
  readonly squadId: string;
  /** The squad's zone. */
  readonly zone: string;
  /** The retro's. */
  readonly date: LocalDate;
  /** The workspace knows classic blocks only: no chart. */
  readonly classic: boolean;
  /** The next week is planned: its board has the buttons. */
  readonly isOver?: boolean;
  /** It is a copy for those outside the squad: which squad's, and what its people are called. */
  readonly copy?: { readonly squad: string; readonly names: Names };
}

/** The same, with how long each text of people may be. */
export interface LimitedSpeech extends DigestSpeech {
  readonly most: number;
}

/** A tap on the shoulder, and in a copy the plain name. */
export const who = (userId: string, { copy }: Pick<DigestSpeech, 'copy'>): Line =>
  line`${copy ? copy.names(userId) : mention(userId)}`;

/** Longest title or name, where there is room. */
export const TITLE = 120;

/** People's text of one line, as long as there is room. */
export const short = (text: string, { most }: LimitedSpeech): string => typed(text, Math.min(TITLE, most));

/** A title, as long as there is room. */
export const titleOf = (one: { readonly title: string }, room: LimitedSpeech): string =>
  short(one.title, room);

/** Where texts must be shorter than this, links have no room either. */
const ROOMY = 140;

/** " · See it", where something can be seen and there is room. */
export const seeLink = (
  { link: url }: { readonly link: string | null },
  { most, words }: LimitedSpeech,
): Line => (url === null || most < ROOMY ? [] : line` · ${link(url, words.retro.digest.see)}`);

/** Where texts must be shorter than this, less is told too. */
const TIGHT = 50;
/** And here one of each is told, the rest counted. */
const TIGHTEST = 15;

/** How many of a list are told: fewer where there is little room. */
export const howMany = ({ most }: Pick<LimitedSpeech, 'most'>, usual: number, tight: number): number =>
  most < TIGHTEST ? 1 : most < TIGHT ? tight : usual;
