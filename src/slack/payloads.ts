import { z } from 'zod';

/** A slash command, of what Slack sends the part that is used. */
export const commandPayload = z.object({
  user_id: z.string(),
  channel_id: z.string(),
  text: z.string().default(''),
  trigger_id: z.string(),
});

const viewPayload = z.object({
  id: z.string(),
  hash: z.string().optional(),
  type: z.string(),
  callback_id: z.string().default(''),
  private_metadata: z.string().default(''),
  blocks: z.array(z.object({ type: z.string(), block_id: z.string().optional() })).default([]),
  state: z.object({ values: z.unknown() }).optional(),
});

const userPayload = z.object({ id: z.string() });

/** A click on a button or a choice in a menu, in a message, a modal or App Home. */
export const clickPayload = z.object({
  user: userPayload,
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }).optional(),
  message: z.object({ ts: z.string() }).optional(),
  view: viewPayload.optional(),
  response_url: z.string().optional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        value: z.string().optional(),
        selected_option: z.object({ value: z.string() }).nullish(),
      }),
    )
    .min(1),
  state: z.object({ values: z.unknown() }).optional(),
});

/** A submitted modal. */
export const submissionPayload = z.object({ user: userPayload, view: viewPayload });

/** A shortcut in a message's menu. */
export const shortcutPayload = z.object({
  user: userPayload,
  trigger_id: z.string(),
  channel: z.object({ id: z.string() }),
  message: z.object({
    ts: z.string(),
    thread_ts: z.string().optional(),
    text: z.string().default(''),
    user: z.string().optional(),
    bot_id: z.string().optional(),
  }),
});

/** What each of our modals keeps: see `Metadata`. */
export const metadataPayload = z
  .object({ key: z.string() })
  .catchall(z.union([z.string(), z.number(), z.boolean(), z.null()]));
