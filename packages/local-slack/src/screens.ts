import type { Clock } from '@growth-squad/clock';
import { ApiError } from './api-error.ts';
import { stateOf, withIds } from './elements.ts';
import type { Identity } from './identity.ts';
import type { Ids } from './ids.ts';
import type { Showing } from './shown.ts';
import { type Fields, field, listAt, stringAt } from './text/json.ts';
import type { OpenView, StateValues, View } from './types.ts';

/** Modals on one screen, as Slack limits them: the first and two pushed ones. */
const STACK = 3;

/** What stands on people's screens: modals, and App Home. Takes views whose limits were checked. */
export class Screens {
  readonly #stacks = new Map<string, OpenView[]>();
  readonly #homes = new Map<string, OpenView>();
  readonly #clock: Clock;
  readonly #ids: Ids;
  readonly #identity: Identity;
  readonly #showing: Showing;

  constructor(clock: Clock, ids: Ids, identity: Identity, showing: Showing) {
    this.#clock = clock;
    this.#ids = ids;
    this.#identity = identity;
    this.#showing = showing;
  }

  modals(userId: string): readonly OpenView[] {
    return this.#stacks.get(userId) ?? [];
  }

  home(userId: string): OpenView | undefined {
    return this.#homes.get(userId);
  }

  /** An open view by its id, or by the app's own. */
  find(by: { viewId?: string | undefined; externalId?: string | undefined }): OpenView | undefined {
    const all = [...[...this.#stacks.values()].flat(), ...this.#homes.values()];
    return all.find(({ view }) =>
      by.viewId === undefined
        ? by.externalId !== undefined && view.external_id === by.externalId
        : view.id === by.viewId,
    );
  }

  /** Puts a modal on top. @throws ApiError `push_limit_reached`, `duplicate_external_id` */
  push(userId: string, given: Fields): OpenView {
    const stack = this.#stacks.get(userId) ?? [];
    if (stack.length >= STACK) throw new ApiError('push_limit_reached', [`${STACK} views are open already`]);
    this.#mustBeNew(stringAt(given, 'external_id'), undefined);
    const id = this.#ids.next('V');
    const view = this.#view(given, id, stack[0]?.view.id ?? id, stack.at(-1)?.view.id ?? null);
    const open: OpenView = { userId, view, values: stateOf(view.blocks), errors: {}, trouble: undefined };
    stack.push(open);
    this.#stacks.set(userId, stack);
    this.#showing.tell({ kind: 'modal opened', open });
    return open;
  }

  /** Replaces what an open view shows. @throws ApiError `duplicate_external_id` */
  replace(open: OpenView, given: Fields): void {
    this.#mustBeNew(stringAt(given, 'external_id'), open);
    open.view = this.#view(given, open.view.id, open.view.root_view_id, open.view.previous_view_id);
    open.values = stateOf(open.view.blocks, open.values);
    open.errors = {};
    open.trouble = undefined;
    this.#showing.tell({ kind: open.view.type === 'home' ? 'home' : 'modal changed', open });
  }

  /** Says beside the fields, or above the buttons, why a modal was not taken. */
  refuse(open: OpenView, errors: Record<string, string>, trouble?: string): void {
    open.errors = errors;
    open.trouble = trouble;
    this.#showing.tell({ kind: 'modal refused', open });
  }

  publish(userId: string, given: Fields): OpenView {
    const before = this.#homes.get(userId);
    if (before) {
      this.replace(before, given);
      return before;
    }
    this.#mustBeNew(stringAt(given, 'external_id'), undefined);
    const id = this.#ids.next('V');
    const view = this.#view(given, id, id, null);
    const open: OpenView = { userId, view, values: stateOf(view.blocks), errors: {}, trouble: undefined };
    this.#homes.set(userId, open);
    this.#showing.tell({ kind: 'home', open });
    return open;
  }

  /** Takes a modal, and what stands above it, from the screen. */
  remove(open: OpenView): void {
    const stack = this.#stacks.get(open.userId) ?? [];
    const index = stack.indexOf(open);
    if (index >= 0) this.#gone(stack.splice(index).reverse());
  }

  /** Takes all modals from a screen; returns them, the topmost first. */
  clear(userId: string): OpenView[] {
    return this.#gone(this.#stacks.get(userId)?.splice(0).reverse() ?? []);
  }

  #gone(closed: OpenView[]): OpenView[] {
    for (const open of closed) this.#showing.tell({ kind: 'modal closed', open });
    return closed;
  }

  #mustBeNew(externalId: string | undefined, but: OpenView | undefined): void {
    if (externalId === undefined || externalId === '') return;
    const taken = this.find({ externalId });
    if (taken && taken !== but) throw new ApiError('duplicate_external_id', [externalId]);
  }

  #view(given: Fields, id: string, root: string, previous: string | null): View {
    const type = stringAt(given, 'type') === 'home' ? 'home' : 'modal';
    return {
      id,
      team_id: this.#identity.teamId,
      type,
      blocks: withIds(listAt(given, 'blocks'), this.#ids),
      private_metadata: stringAt(given, 'private_metadata') ?? '',
      callback_id: stringAt(given, 'callback_id') ?? '',
      state: { values: {} },
      hash: `${Math.floor(this.#clock.now() / 1000)}.${this.#ids.opaque()}`,
      title: field(given, 'title') ?? { type: 'plain_text', text: 'View Title', emoji: true },
      clear_on_close: field(given, 'clear_on_close') === true,
      notify_on_close: field(given, 'notify_on_close') === true,
      close: field(given, 'close') ?? null,
      submit: field(given, 'submit') ?? null,
      previous_view_id: previous,
      root_view_id: root,
      app_id: this.#identity.appId,
      external_id: stringAt(given, 'external_id') ?? '',
      app_installed_team_id: this.#identity.teamId,
      bot_id: this.#identity.botId,
    };
  }
}

/** A view as payloads carry it: with what stands in its inputs. */
export const withState = (open: OpenView): View & { state: { values: StateValues } } => ({
  ...open.view,
  state: { values: open.values },
});
