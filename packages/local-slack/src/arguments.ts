import { z } from 'zod';
import { ApiError } from './api-error.ts';
import type { Core } from './core.ts';
import type { Tier } from './rate.ts';
import type { JsonObject } from './types.ts';

/** A boolean, also in the words of a form. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0'])])
  .transform((value) => value === true || value === 'true' || value === '1');

/** An object or list, also as the JSON that a form carries; what is no JSON stays as it came, for the check to refuse. */
export const json = z.unknown().transform((value): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
});

/** Taken by every method. Bolt's clients name the workspace in each call. */
const ANYWHERE = ['token', 'team_id'];

export const id = z.string().min(1);
export const ts = z.string();
export const count = z.coerce.number();

export interface Spec<S extends z.ZodRawShape> {
  /** What the method knows; anything else is a fault of the app. */
  readonly args: S;
  readonly tier: Tier;
  /** Which token it takes; the bot's if nothing is said. */
  readonly token?: 'bot' | 'app' | 'either';
  /** The scope that every call needs; one that depends on the channel is asked for in `run`. */
  readonly scope?: string;
  /** Does the work and gives what the answer holds beside `ok`. @throws ApiError */
  readonly run: (core: Core, args: z.infer<z.ZodObject<S>>) => JsonObject;
}

/** A method of the Web API, its arguments' types forgotten. */
export interface Method {
  readonly known: ReadonlySet<string>;
  readonly tier: Tier;
  readonly token: 'bot' | 'app' | 'either';
  readonly scope: string | undefined;
  readonly call: (core: Core, args: JsonObject) => JsonObject;
}

export function method<S extends z.ZodRawShape>({ args, tier, token = 'bot', scope, run }: Spec<S>): Method {
  const schema = z.object(args);
  return {
    known: new Set([...ANYWHERE, ...Object.keys(args)]),
    tier,
    token,
    scope,
    call: (core, given) => {
      const parsed = schema.safeParse(given);
      if (parsed.success) return run(core, parsed.data);
      const messages = parsed.error.issues.map(
        (issue) => `[ERROR] ${issue.message} [json-pointer:/${issue.path.join('/')}]`,
      );
      throw new ApiError('invalid_arguments', messages);
    },
  };
}

/**
 * The body of a request as arguments: a form (objects and lists in it are JSON) or JSON, with the address's query.
 * @throws ApiError `invalid_post_type`, `invalid_json`
 */
export function parseBody(contentType: string, body: string, query: URLSearchParams): JsonObject {
  const fromQuery = Object.fromEntries(query);
  const [type] = contentType.split(';');
  if (body === '') return fromQuery;
  switch (type?.trim()) {
    case 'application/x-www-form-urlencoded':
      return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body)) };
    case 'application/json': {
      const parsed = z.record(z.string(), z.unknown()).safeParse(parseJson(body));
      if (!parsed.success) throw new ApiError('invalid_json', ['the body is no JSON object']);
      return { ...fromQuery, ...parsed.data };
    }
    default:
      throw new ApiError('invalid_post_type', [contentType]);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
