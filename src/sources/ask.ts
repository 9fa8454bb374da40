import type { Clock } from '@growth-squad/clock';
import type { LocalDate } from '../calendar/date.ts';
import { dateAt } from '../calendar/zone.ts';
import type { Metric } from '../metric/metric.ts';
import { weekAt } from '../ritual/rules.ts';
import type { Squad } from '../squad/squad.ts';
import type { Fetcher } from './fetch.ts';
import { readFile } from './folder.ts';
import { type Problem, refuse } from './problem.ts';
import { type Place, readValues, type Value } from './read.ts';

/** What is asked, and what for. */
export interface Question extends Place {
  readonly kind: 'url' | 'file';
  readonly address: string;
  readonly header: { readonly name: string; readonly value: string } | undefined;
  readonly squad: Squad;
  readonly metric: Pick<Metric, 'kind'>;
}

/** Values as of an instant (UTC milliseconds), at least one; or why there are none. */
export type Answered =
  | { readonly values: readonly [Value, ...Value[]]; readonly asOf: number }
  | { readonly problem: Problem };

/** Asks a source. Takes up to ten seconds, and is never called within a transaction or before an acknowledgement. */
export type Ask = (question: Question) => Promise<Answered>;

/** @param options.folder the operator's, of files; undefined: there is none */
export function createAsk(options: {
  readonly clock: Clock;
  readonly fetcher: Fetcher;
  readonly folder: string | undefined;
}): Ask {
  const { clock, fetcher, folder } = options;
  return async ({ kind, address, header, squad, metric, ...place }) => {
    const found =
      kind === 'file'
        ? await readFile(folder, address)
        : { asOf: clock.now(), ...(await fetcher({ url: address, header })) };
    if ('problem' in found) return { problem: found.problem };
    const asOf = Math.min(found.asOf, clock.now());
    const today: LocalDate = dateAt(asOf, squad.rituals.zone);
    const read = readValues(found, place, { week: weekAt(squad, asOf), today });
    if ('problem' in read) return read;
    const below = read.values.find(({ value }) => value.startsWith('-'));
    if (below && metric.kind === 'total') return refuse('no-number', below.value);
    const [first, ...more] = read.values;
    return first === undefined ? refuse('no-row') : { values: [first, ...more], asOf };
  };
}
