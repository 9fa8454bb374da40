import type { Problem } from './schema.ts';

/** Slack's "no": its error code, and what it says in `response_metadata.messages`. */
export type Refusal = { readonly error: string; readonly messages: readonly string[] };

/** A refusal for one reason that belongs to no field. */
export function refusal(error: string, why: string): Refusal {
  return { error, messages: [`[ERROR] ${why}`] };
}

/** A refusal with each problem's place; undefined when there is none. */
export function refusalOf(error: string, problems: readonly Problem[]): Refusal | undefined {
  const first = problems[0];
  if (first === undefined) return undefined;
  return {
    error,
    messages: [
      `[ERROR] failed to match all allowed schemas [json-pointer:${first.at}]`,
      ...problems.map(({ at, why }) => `[ERROR] ${why} [json-pointer:${at}]`),
    ],
  };
}
