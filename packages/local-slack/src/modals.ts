import { z } from 'zod';
import { ApiError } from './api-error.ts';
import type { Core } from './core.ts';
import type { Envelopes } from './envelopes.ts';
import { checkedView } from './methods/views.ts';
import { withState } from './screens.ts';
import { stringAt } from './text/json.ts';
import type { Typed } from './typed.ts';
import type { InputState, JsonObject, OpenView, SubmitSeen } from './types.ts';

/** What Slack's client says above the buttons when a submission was not answered in time or not rightly. */
const TROUBLE = 'We had some trouble connecting. Try again?';

const answerSchema = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

interface Parts {
  readonly core: Core;
  readonly envelopes: Envelopes;
  readonly typed: Typed;
  readonly common: (userId: string) => JsonObject;
  readonly refuse: (method: string, error: ApiError, args: JsonObject) => void;
}

/** What people do with open modals: fill, submit, close. */
export class Modals {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  fill(userId: string, viewId: string, blockId: string, actionId: string, state: InputState): void {
    const open = this.#parts.core.screens.find({ viewId });
    if (open?.userId !== userId) throw new Error(`${userId} has no open view ${viewId}`);
    if (!open.values[blockId]?.[actionId]) throw new Error(`${viewId} has no input ${blockId}/${actionId}`);
    this.#parts.typed.note(stringAt(state, 'value') ?? '');
    open.values[blockId] = { ...open.values[blockId], [actionId]: state };
  }

  async submit(userId: string): Promise<SubmitSeen> {
    const { core, envelopes, common, refuse } = this.#parts;
    const open = this.#top(userId);
    const at = core.clock.now();
    open.errors = {};
    open.trouble = undefined;
    const { callback_id, id } = open.view;
    const delivered = await envelopes.ask(
      'interactive',
      {
        type: 'view_submission',
        ...common(userId),
        trigger_id: core.triggers.issue(at, userId, id),
        view: withState(open),
        response_urls: [],
      },
      `the submission of ${callback_id || id}`,
    );
    if (delivered.kind !== 'acknowledged') return this.#trouble(open);
    try {
      return this.#apply(open, delivered.payload);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refuse(`acknowledgement of ${callback_id || id}`, error, delivered.payload);
      return this.#trouble(open);
    }
  }

  async close(userId: string, all: boolean): Promise<void> {
    const { core } = this.#parts;
    const open = this.#top(userId);
    if (all || open.view.clear_on_close) {
      for (const each of core.screens.clear(userId)) await this.#closed(each, true);
      return;
    }
    core.screens.remove(open);
    await this.#closed(open, false);
  }

  async #closed(open: OpenView, is_cleared: boolean): Promise<void> {
    const { envelopes, common } = this.#parts;
    if (!open.view.notify_on_close) return;
    // Slack tells nothing of what stood in its fields.
    const view = { ...withState(open), state: { values: {} } };
    const payload = { type: 'view_closed', ...common(open.userId), view, is_cleared };
    await envelopes.ask('interactive', payload, `the closing of ${open.view.callback_id || open.view.id}`);
  }

  #apply(open: OpenView, answer: JsonObject): SubmitSeen {
    const { core } = this.#parts;
    if (Object.keys(answer).length === 0) {
      // A view that the app changed meanwhile (views.update) is closed all the same.
      core.screens.remove(open);
      return { kind: 'closed' };
    }
    const parsed = answerSchema.safeParse(answer);
    if (!parsed.success) {
      throw new ApiError(
        'invalid_response',
        parsed.error.issues.map((issue) => issue.message),
      );
    }
    const given = parsed.data;
    switch (given.response_action) {
      case 'errors':
        return this.#errors(open, given.errors);
      case 'update':
        core.screens.replace(open, checkedView(core, given.view, 'modal'));
        return { kind: 'updated', view: open };
      case 'push':
        return {
          kind: 'pushed',
          view: core.screens.push(open.userId, checkedView(core, given.view, 'modal')),
        };
      case 'clear':
        core.screens.clear(open.userId);
        return { kind: 'cleared' };
    }
  }

  #errors(open: OpenView, errors: Record<string, string>): SubmitSeen {
    const inputs = new Set(
      open.view.blocks.filter((block) => block.type === 'input').map((block) => block.block_id),
    );
    const unknown = Object.keys(errors).filter((blockId) => !inputs.has(blockId));
    if (unknown.length > 0) {
      throw new ApiError('invalid_response', [`errors for blocks that are no inputs: ${unknown.join(', ')}`]);
    }
    this.#parts.core.screens.refuse(open, { ...errors });
    return { kind: 'errors', errors };
  }

  #trouble(open: OpenView): SubmitSeen {
    this.#parts.core.screens.refuse(open, {}, TROUBLE);
    return { kind: 'trouble', text: TROUBLE };
  }

  #top(userId: string): OpenView {
    const open = this.#parts.core.screens.modals(userId).at(-1);
    if (!open) throw new Error(`${userId} has no open modal`);
    return open;
  }
}
