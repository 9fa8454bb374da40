import { createHash, createHmac } from 'node:crypto';
import { z } from 'zod';
import type { Message } from '../slack/message.ts';

const EVENT_TYPE = 'growth_squad';

/** What a post carries so that it is found again: a hash, since anybody in the workspace can read metadata. */
export function metadataOf(hash: string) {
  return { event_type: EVENT_TYPE, event_payload: { key: hash } };
}

/** Names a message to nobody but us. */
export function hashOf(secret: string, key: string): string {
  return createHmac('sha256', secret).update(key).digest('hex').slice(0, 32);
}

/** Tells whether a message, drawn again, is as it was. */
export function contentHash({ text, blocks }: Message): string {
  return createHash('sha256')
    .update(JSON.stringify([text, blocks]))
    .digest('base64url');
}

const historyMessage = z.object({
  ts: z.string(),
  metadata: z.object({ event_type: z.string(), event_payload: z.object({ key: z.unknown() }) }),
});

/** The `ts` of a message of Slack's history if it carries this hash. */
export function tsIfCarries(message: unknown, hash: string): string | undefined {
  const parsed = historyMessage.safeParse(message);
  if (!parsed.success) return undefined;
  const { ts, metadata } = parsed.data;
  return metadata.event_type === EVENT_TYPE && metadata.event_payload.key === hash ? ts : undefined;
}
