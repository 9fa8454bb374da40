import type { ModalView } from '@slack/types';
import type { Message } from './message.ts';

/** What a command or a click leads to, for the person alone. */
export type Answer =
  | { readonly kind: 'nothing' }
  /** Said to the person only, where they are. */
  | { readonly kind: 'say'; readonly message: Message }
  /** A modal opens (over another one: it is put on top). */
  | { readonly kind: 'open'; readonly view: ModalView }
  /** The modal in which the click was made is replaced. */
  | { readonly kind: 'update'; readonly view: ModalView };

/** What a submitted modal leads to. */
export type SubmitAnswer =
  /** This modal closes. */
  | { readonly kind: 'close' }
  /** All modals close. */
  | { readonly kind: 'clear' }
  /** A sentence beside each field named by its block id; the modal stays with all that was typed. */
  | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> }
  /** Another modal takes its place; `after`: what takes time, and the modal that it leads to. */
  | {
      readonly kind: 'update';
      readonly view: ModalView;
      readonly after?: () => Promise<ModalView>;
    };

export const nothing: Answer = { kind: 'nothing' };
export const say = (message: Message): Answer => ({ kind: 'say', message });
export const open = (view: ModalView): Answer => ({ kind: 'open', view });
export const update = (view: ModalView): { kind: 'update'; view: ModalView } => ({ kind: 'update', view });
export const close: SubmitAnswer = { kind: 'close' };
export const errors = (errors: Readonly<Record<string, string>>): SubmitAnswer => ({
  kind: 'errors',
  errors,
});
