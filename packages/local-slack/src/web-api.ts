import type { Answer } from './answer.ts';
import { ApiError } from './api-error.ts';
import type { Method } from './arguments.ts';
import { type Core, needScope } from './core.ts';
import { METHODS } from './methods/index.ts';
import { Rates } from './rate.ts';
import { respond } from './respond.ts';
import type { Fault, IncomingCall } from './types.ts';

/** What a request asks for, once read. */
export interface Asked extends IncomingCall {
  /** `api` methods come with a token, a `response_url` with its ticket. */
  readonly token: string | undefined;
  readonly ticket: string | undefined;
}

const tooMany = (seconds: number): Answer => ({
  status: 429,
  headers: { 'retry-after': String(seconds) },
  body: { ok: false, error: 'ratelimited' },
});

/** The answers of the Web API: which method, whose token, how often, with which scopes; then the method itself. */
export class WebApi {
  readonly #core: Core;
  readonly #rates = new Rates();

  constructor(core: Core) {
    this.#core = core;
  }

  /** Does what was asked. Never throws for what an app can send. */
  answer(asked: Asked): Answer {
    try {
      if (asked.ticket !== undefined) return respond(this.#core, asked.ticket, asked.args);
      return this.#call(asked);
    } catch (error) {
      if (error instanceof ApiError) return this.refusal(error);
      throw error;
    }
  }

  /** How Slack says no. */
  refusal(error: ApiError): Answer {
    const messages = error.messages.length > 0 ? { response_metadata: { messages: error.messages } } : {};
    return {
      status: 200,
      headers: {},
      body: { ok: false, error: error.error, ...error.more, ...messages },
      refused: { error: error.error, messages: error.messages },
    };
  }

  /** The answer that a test asked for; undefined when the fault is of another kind. */
  faulty(fault: Fault): Answer | undefined {
    if (fault.kind === 'ratelimited') return tooMany(fault.retryAfter);
    if (fault.kind === 'error') {
      const { kind: _, ...told } = fault;
      return { status: 200, headers: {}, body: { ok: false, ...told } };
    }
    if (fault.kind === 'status') return { status: fault.status, headers: {}, body: {} };
    return undefined;
  }

  #call({ method: name, args, token }: Asked): Answer {
    const core = this.#core;
    const method = METHODS.get(name);
    if (!method) throw new ApiError('unknown_method', [name], { req_method: name });
    this.#authorise(method, token);
    const channel = typeof args['channel'] === 'string' ? args['channel'] : '';
    const wait = this.#rates.take(
      core.clock.now(),
      name,
      method.tier,
      core.world.users.has(channel) ? (core.world.dm(channel)?.id ?? channel) : channel,
    );
    if (wait !== undefined) {
      const messages = [`${method.tier}: wait ${wait} s`];
      return { ...tooMany(wait), refused: { error: 'ratelimited', messages } };
    }
    if (method.scope !== undefined) needScope(core, method.scope);
    for (const argument of Object.keys(args)) {
      if (!method.known.has(argument)) core.fault(`gave ${name} the unknown argument ${argument}`);
    }
    const body = { ok: true, ...method.call(core, args) };
    const scopes = [...core.manifest.scopes].join(',');
    return { status: 200, headers: { 'x-oauth-scopes': scopes }, body };
  }

  #authorise(method: Method, token: string | undefined): void {
    const { botToken, appToken } = this.#core.identity;
    if (token === undefined || token === '') throw new ApiError('not_authed');
    if (token !== botToken && token !== appToken) throw new ApiError('invalid_auth');
    const kind = token === botToken ? 'bot' : 'app';
    if (method.token !== 'either' && method.token !== kind) {
      throw new ApiError('not_allowed_token_type', [`takes the ${method.token}'s token`]);
    }
  }
}
