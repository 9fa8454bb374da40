import { z } from 'zod';
import type { Answer } from './answer.ts';
import { ApiError } from './api-error.ts';
import { flag, json } from './arguments.ts';
import type { Core } from './core.ts';
import type { Response } from './responses.ts';
import type { Channel, Ephemeral, JsonObject, Message } from './types.ts';

const known = {
  text: z.unknown().optional(),
  blocks: json.optional(),
  attachments: json.optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: flag.optional(),
  delete_original: flag.optional(),
  thread_ts: z.string().optional(),
  metadata: json.optional(),
  mrkdwn: flag.optional(),
  link_names: flag.optional(),
  unfurl_links: flag.optional(),
  unfurl_media: flag.optional(),
};
const schema = z.object(known);

const OK: Answer = { status: 200, headers: {}, body: { ok: true } };

/**
 * A `response_url` is used: shows, replaces or deletes. Whether the app may post in the channel doesn't matter.
 * Slack's words for a spent address are not documented: 404 with `used_url` or `expired_url` here.
 */
export function respond(core: Core, ticket: string, args: JsonObject): Answer {
  try {
    const response = core.responses.use(core.clock.now(), ticket);
    showResponse(core, response, args, 'a response_url');
    return OK;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const spent = ['used_url', 'expired_url', 'invalid_url'].includes(error.error);
    const { error: word, messages } = error;
    const body = { ok: false, error: word };
    return { status: spent ? 404 : 400, headers: {}, body, refused: { error: word, messages } };
  }
}

/**
 * Shows what an app answered, to a `response_url` or in the acknowledgement of a command.
 * @param how names the way in faults
 * @throws ApiError what the message's limits refuse, `invalid_arguments`
 */
export function showResponse(
  core: Core,
  response: Response,
  args: JsonObject,
  how: string,
): Ephemeral | Message | undefined {
  const parsed = schema.safeParse(args);
  if (!parsed.success)
    throw new ApiError(
      'invalid_arguments',
      parsed.error.issues.map((issue) => issue.message),
    );
  for (const name of Object.keys(args))
    if (!(name in known)) core.fault(`gave ${how} the unknown field ${name}`);
  const given = parsed.data;
  const channel = core.world.channels.get(response.channel);
  if (!channel) throw new ApiError('channel_not_found', [response.channel]);
  const original = originalOf(core, response);
  if (given.delete_original) {
    if (original && 'userId' in original) core.messages.removeWhisper(original);
    else if (original) core.messages.remove(original);
    return undefined;
  }
  if (given.replace_original && original) return replace(core, original, given);
  return add(core, channel, response, given);
}

function originalOf(core: Core, { original, userId }: Response): Ephemeral | Message | undefined {
  if (original?.kind === 'message') return core.world.message(original.channel, original.ts);
  if (original?.kind !== 'ephemeral') return undefined;
  return core.world.ephemerals(userId, original.channel).find((one) => one.ts === original.ts);
}

function replace(core: Core, original: Ephemeral | Message, given: object): Ephemeral | Message {
  if ('userId' in original) core.messages.updateWhisper(original, given);
  else core.messages.update(original, given);
  return original;
}

function add(
  core: Core,
  channel: Channel,
  response: Response,
  given: z.infer<typeof schema>,
): Ephemeral | Message {
  const threadTs = given.thread_ts ?? response.threadTs;
  return given.response_type === 'in_channel'
    ? core.messages.post(channel, given, { threadTs, mrkdwn: given.mrkdwn ?? true })
    : core.messages.whisper(channel, response.userId, given, threadTs);
}
