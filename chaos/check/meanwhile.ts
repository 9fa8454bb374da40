import Sqlite from 'better-sqlite3';
import { type Input, tokensIn } from '../../test/support/life/ledger.ts';
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

/**
 * By token: what replaced it for certain. Whoever gave the later answer knew the earlier one taken; of answers whose fate
 * nobody knows, any may count, but then none of these does.
 */
function replacedIn(inputs: readonly Input[], before: number): ReadonlyMap<string, string> {
  const taken = inputs.filter(
    ({ kind, fate, at }) => kind === 'stand-up' && fate === 'acknowledged' && at < before,
  );
  const replaced = new Map<string, string>();
  for (const given of Map.groupBy(
    taken,
    ({ squad, userId, date }) => `${squad}/${userId}/${date}`,
  ).values()) {
    const newest = given.at(-1)?.token ?? '';
    for (const { token } of given.slice(0, -1)) replaced.set(token, newest);
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
    .prepare(
      `select count(*) from deliveries where channel = ? and sent_revision < wanted_revision
        and state in ('waiting', 'sending', 'unknown')`,
    )
    .pluck();
  return { ask: (channel) => behind.get(channel) === 0, close: () => sqlite.close() };
}
