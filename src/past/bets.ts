import type { LocalDate } from '../calendar/date.ts';
import { datesOf } from '../calendar/dates-of.ts';
import { BECAUSE_MOST, EFFECT_MOST, fromOneLine } from '../hypothesis/rules.ts';
import { LEARNED_MOST } from '../results/verdict-form.ts';
import { isBlank, written } from '../said/blank.ts';
import { cut } from '../slack/typed.ts';
import type { Matching } from './columns.ts';
import { asValue } from './meaning.ts';
import type { Table } from './table.ts';

/** Why a row is left out. */
export type LeftOut = 'no-title' | 'again' | 'there' | 'date' | 'ahead';

/** An old bet as it stands in a row. */
export interface PastBet {
  readonly line: number;
  readonly title: string;
  readonly effect: string | null;
  readonly because: string | null;
  /** What says how it ended, as `asValue` compares it; '' : nothing does. */
  readonly value: string;
  /** When it was answered; undefined: the row does not say. */
  readonly date: LocalDate | undefined;
  readonly learned: string;
}

/** What was read of a table. */
export interface Past {
  readonly bets: readonly PastBet[];
  readonly leftOut: readonly { readonly line: number; readonly why: LeftOut; readonly text: string }[];
  /** Lines of which a text was too long and is kept up to its limit. */
  readonly shortened: readonly number[];
}

/** The same title, however it is set. */
export const asTitle = (title: string): string =>
  title.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();

/**
 * The old bets of a table.
 * @param given.known titles that the squad has, as `asTitle` compares them: their rows are left out
 * @param given.today in the squad's zone
 */
export function betsIn(
  { rows }: Table,
  matching: Matching,
  given: { readonly known: ReadonlySet<string>; readonly today: LocalDate },
): Past {
  const { known, today } = given;
  const at = (cells: readonly string[], column: keyof Matching): string => {
    const index = matching[column];
    const text = index === null ? '' : (cells[index] ?? '');
    return isBlank(text) ? '' : written(text);
  };
  const dates = datesOf(
    rows.map(([, cells]) => at(cells, 'date')),
    today,
  );
  const bets: PastBet[] = [];
  const leftOut: Past['leftOut'][number][] = [];
  const shortened: number[] = [];
  const seen = new Set<string>();
  for (const [index, [line, cells]] of rows.entries()) {
    const said = at(cells, 'title');
    const { title, because: whole } = fromOneLine(said);
    const day = at(cells, 'date');
    const date = dates[index];
    const key = asTitle(title);
    const why = ((): [LeftOut, string] | undefined => {
      if (title === '') return ['no-title', ''];
      if (known.has(key)) return ['there', title];
      if (seen.has(key)) return ['again', title];
      if (day !== '' && date === undefined) return ['date', day];
      return date !== undefined && date > today ? ['ahead', day] : undefined;
    })();
    if (why) {
      leftOut.push({ line, why: why[0], text: why[1] });
      continue;
    }
    seen.add(key);
    const learned = [at(cells, 'numbers'), at(cells, 'learned')].filter(Boolean).join(' · ');
    const because = [whole ?? '', at(cells, 'because')].filter(Boolean).join('\n');
    const effect = at(cells, 'effect');
    const isCut =
      learned.length > LEARNED_MOST || because.length > BECAUSE_MOST || effect.length > EFFECT_MOST;
    if (isCut) shortened.push(line);
    bets.push({
      ...{ line, title, date, value: asValue(at(cells, 'verdict')) },
      effect: effect === '' ? null : cut(effect, EFFECT_MOST),
      because: because === '' ? null : cut(because, BECAUSE_MOST),
      learned: cut(learned, LEARNED_MOST),
    });
  }
  return { bets, leftOut, shortened };
}
