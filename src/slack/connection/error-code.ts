import { WebAPIPlatformError } from '@slack/web-api';

/** Slack's own code for a refusal ("not_in_channel"); undefined for any other failure. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof WebAPIPlatformError ? error.data.error : undefined;
