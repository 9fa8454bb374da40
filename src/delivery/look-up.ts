import type { WebClient } from '@slack/web-api';
import { classify } from './errors.ts';
import { tsIfCarries } from './metadata.ts';

/** Slack's recommended most of one page (https://docs.slack.dev/reference/methods/conversations.history). */
const PAGE = 200;

/** Our clock may be hours ahead of Slack's, as after a wrong zone; what a channel says in a day fits on a few pages. */
const BEFORE_MS = 24 * 60 * 60_000;

/** Where it stands; `threadTs`: in which thread. */
export interface Found {
  readonly ts: string;
  readonly threadTs: string | undefined;
}

/**
 * Looks in the channel, or in the thread, for a message that carries the hash.
 * @param since the attempt, UTC milliseconds
 * @param nextPage awaited before each further page, to keep within Slack's limits
 * @returns where it stands, or undefined if it is not there
 * @throws whatever the client throws: then nothing is known
 */
export async function lookUp(
  client: WebClient,
  which: { channel: string; threadTs: string | undefined; since: number; hash: string },
  nextPage: () => Promise<void>,
): Promise<Found | undefined> {
  const { channel, threadTs, hash } = which;
  const oldest = ((which.since - BEFORE_MS) / 1000).toFixed(6);
  let cursor = '';
  do {
    if (cursor !== '') await nextPage();
    const page = { channel, oldest, limit: PAGE, include_all_metadata: true, ...(cursor && { cursor }) };
    const answer = await (threadTs === undefined
      ? client.conversations.history(page)
      : inThread(client.conversations.replies({ ...page, ts: threadTs })));
    if (answer === undefined) {
      // Its reply stands in the channel, if anywhere.
      await nextPage();
      return lookUp(client, { ...which, threadTs: undefined }, nextPage);
    }
    for (const message of answer.messages ?? []) {
      const ts = tsIfCarries(message, hash);
      if (ts !== undefined) return { ts, threadTs };
    }
    cursor = answer.response_metadata?.next_cursor ?? '';
  } while (cursor !== '');
  return undefined;
}

/** Undefined: somebody deleted the beginning of the thread, and it is no more. */
async function inThread<Answer>(asked: Promise<Answer>): Promise<Answer | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (classify(error).error === 'thread_not_found') return undefined;
    throw error;
  }
}
