import type { Query } from '../database/database.ts';
import type { Catalogue } from '../language/catalogue.ts';
import type { Names } from '../slack/names.ts';
import type { Squad } from '../squad/squad.ts';
import type { BoardSpeech } from '../squad-board/speech.ts';
import type { Markup } from './markup.ts';

/** What stands behind `?` of an address, by name: anything that somebody typed. */
export type Asked = Readonly<Record<string, string>>;

/** Whose reading a drawing is for: their words, formats and clock. */
export interface Telling extends BoardSpeech {
  /** People's names as this reader may see them: every name in a drawing goes through it. */
  readonly named: (names: Names) => Names;
  /** Where a view of the same squad is. @param path of the view */
  readonly to: (path: string, asked?: Asked) => string;
}

/** Drawn from what was read, for each who reads it otherwise: pure. */
export type Drawing = (to: Telling) => Markup;

/** One view of a squad, for its members and on a wall. A new one is a file and its entry in `views.ts`. */
export interface View {
  /** Behind the squad's address, such as `weeks`; '' for the first. */
  readonly path: string;
  /** Follows what is written while it is open, so that nothing is typed or unfolded in it but what has an id. */
  readonly isLive: boolean;
  readonly title: (words: Catalogue['dashboard']['views']) => string;
  /**
   * Reads what it shows, once for all who look until something is written: a fixed number of queries, and as few rows
   * for an old squad as for a young one.
   */
  read(q: Query, squad: Squad, given: { readonly now: number; readonly asked: Asked }): Promise<Drawing>;
}

/** The address of a view. @param base of the squad's page, for whoever looks */
export function addressOf(base: string, path: string, asked: Asked = {}): string {
  const more = new URLSearchParams(asked).toString();
  return `${base}${path === '' ? '' : `/${path}`}${more === '' ? '' : `?${more}`}`;
}
