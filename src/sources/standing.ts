import type { Query } from '../database/database.ts';
import { speechTo } from '../language/speech.ts';
import { asOf } from '../metric/views.ts';
import { namesOf } from '../slack/names.ts';
import { typed } from '../slack/typed.ts';
import type { ReaderNow } from '../squad/reader.ts';
import { type Source, sourceOf } from './store.ts';

/** Longest of a squad's words that are repeated. */
const WHERE = 100;

/** Where a number comes from, by whom, what came last and, where the last try brought nothing, why. */
export function standingText(source: Source, names: (userId: string) => string, reader: ReaderNow): string {
  const { words, format } = speechTo(reader);
  const { sources: told } = words;
  const { value, asOf: at, problem } = source;
  const last = value === null || at === null ? null : told.at(format.number(value), asOf(at, reader));
  const standing = told.standing(typed(whereOf(source), WHERE), names(source.setBy), last);
  if (problem === null) return standing;
  const tried = told.lastTry(told.problems[problem.why](typed(problem.detail)));
  return [standing, tried].join(reader.language === 'en' ? ' ' : '');
}

/** A host or a file: what else stands in an address may be a secret. */
const whereOf = ({ kind, address }: Pick<Source, 'kind' | 'address'>): string =>
  kind === 'url' ? new URL(address).host : address;

/** The same of a number; undefined: it has no source. */
export async function sourceLine(q: Query, metricId: string, reader: ReaderNow): Promise<string | undefined> {
  const source = await sourceOf(q, metricId);
  return source && standingText(source, await namesOf(q, source.workspaceId, [source.setBy]), reader);
}
