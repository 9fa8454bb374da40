import Sqlite from 'better-sqlite3';
import { type Input, tokensIn } from '../life/ledger.ts';
import type { Problem } from './problems.ts';

/** What a squad's channel shows at some moment. */
export interface Showing {
  readonly channel: string;
  /** The newest messages, all words in each. */
  readonly texts: readonly string[];
}

/**
 * The newest form, while people live on: where the bot says that all it wrote is up to date, no answer to a stand-up
 * stands in the channel that its author has replaced since. In the end the closing would have covered it up.
 * @param inputs the latest
 * @param before only what was entered before this instant, UTC milliseconds
 */
export function checkMeanwhile(
  inputs: readonly Input[],
  showing: readonly Showing[],
  isUpToDate: (channel: string) => boolean,
  before: number,
): Problem[] {
  const replaced = replacedIn(inputs, before);
  return showing.flatMap(({ channel, texts }): Problem[] => {
    const old = [...new Set(texts.flatMap(tokensIn))].filter((token) => replaced.has(token));
    if (old.length === 0 || !isUpToDate(channel)) return [];
    return old.map((token) => ({
      kind: 'wrong',
      what: `at ${new Date(before).toISOString()} ${channel} shows ${token}, which ${replaced.get(token)} had replaced`,
    }));
  });
}

/** By token: what replaced it for certain. */
function replacedIn(inputs: readonly Input[], before: number): ReadonlyMap<string, string> {
  const replaced = new Map<string, string>();
  const answers = Map.groupBy(
    inputs.filter(({ kind }) => kind === 'stand-up'),
    ({ userId, date }) => `${userId}/${date}`,
  );
  for (const given of answers.values()) {
    const isKnown = given.every(
      ({ fate, attempts, at }) => fate !== 'unknown' && attempts === 1 && at < before,
    );
    const taken = given.filter(({ fate }) => fate === 'acknowledged');
    const newest = taken.at(-1);
    if (!isKnown || !newest) continue;
    for (const { token } of taken.slice(0, -1)) replaced.set(token, newest.token);
  }
  return replaced;
}

/** Asks a database, while the bot works on it, whether all messages in a channel are said to show their newest form. */
export function upToDate(file: string): {
  readonly ask: (channel: string) => boolean;
  readonly close: () => void;
} {
  const sqlite = new Sqlite(file, { readonly: true });
  const behind = sqlite
    .prepare('select count(*) from deliveries where channel = ? and sent_revision < wanted_revision')
    .pluck();
  return { ask: (channel) => behind.get(channel) === 0, close: () => sqlite.close() };
}
