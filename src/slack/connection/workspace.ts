import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { MakeChange } from '../../database/change.ts';
import { keepWorkspace } from '../people-store.ts';

const identity = z.object({
  team_id: z.string(),
  team: z.string(),
  url: z.string(),
  user_id: z.string(),
  bot_id: z.string(),
  response_metadata: z.object({ scopes: z.array(z.string()).optional() }).optional(),
});

/** The workspace the bot's token belongs to, and who the bot is there. */
export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly botUserId: string;
  readonly botId: string;
  /** What the app may do there; undefined: Slack did not say. */
  readonly scopes: readonly string[] | undefined;
}

/**
 * Asks Slack whose token this is.
 * @throws Slack's refusal (`invalid_auth`, `account_inactive` …), or that it can't be reached
 */
export async function askWorkspace(client: WebClient): Promise<Workspace> {
  const told = identity.parse(await client.auth.test());
  const workspace = { id: told.team_id, name: told.team, url: told.url, botUserId: told.user_id };
  return { ...workspace, botId: told.bot_id, scopes: told.response_metadata?.scopes };
}

/** Asks Slack whose token this is, and keeps the answer. @throws what `askWorkspace` throws */
export async function connectWorkspace(client: WebClient, change: MakeChange): Promise<void> {
  const workspace = await askWorkspace(client);
  await change((c) => keepWorkspace(c, workspace));
}
