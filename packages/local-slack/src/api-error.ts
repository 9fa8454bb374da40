import type { Refusal } from './limits/refusal.ts';
import type { JsonObject } from './types.ts';

/** An answer that is not `ok`: Slack's error, what exactly was wrong, and the fields that come with it. */
export class ApiError extends Error {
  readonly error: string;
  readonly messages: readonly string[];
  readonly more: JsonObject;

  constructor(error: string, messages: readonly string[] = [], more: JsonObject = {}) {
    super(error);
    this.error = error;
    this.messages = messages;
    this.more = more;
  }
}

/** @throws ApiError when a limit's check refused. */
export function orRefuse(refusal: Refusal | undefined): void {
  if (refusal) throw new ApiError(refusal.error, refusal.messages);
}
