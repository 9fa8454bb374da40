import { WebAPIPlatformError } from '@slack/web-api';
import { z } from 'zod';

/** Slack's own code for a refusal ("not_in_channel"); undefined for any other failure. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;

const lackingSchema = z.object({ error: z.literal('missing_scope'), needed: z.string() });

/** The scope without which Slack refuses a call ("groups:read"); undefined for any other failure. */
export function missingScope(error: unknown): string | undefined {
  const told = lackingSchema.safeParse(error instanceof WebAPIPlatformError ? error.data : undefined);
  return told.success ? told.data.needed : undefined;
}

/** What the operator does about it. */
export const addScope = (scope: string): string =>
  `the app lacks the scope ${scope}. Add it under "OAuth & Permissions", and install the app to the workspace again`;
