import type { JsonObject } from './types.ts';

/** What goes back over HTTP. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonObject;
  /** Why it isn't `ok`; told in the account of refusals. */
  readonly refused?: { readonly error: string; readonly messages: readonly string[] };
}
