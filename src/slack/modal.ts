import type {
  ConversationsSelect,
  Datepicker,
  FileInput,
  InputBlock,
  KnownBlock,
  ModalView,
  MultiStaticSelect,
  MultiUsersSelect,
  Option,
  PlainTextInput,
  RadioButtons,
  StaticSelect,
  Timepicker,
  UsersSelect,
} from '@slack/types';
import { catalogue } from '../language/catalogue.ts';
import type { Language } from '../language/language.ts';
import type { Inline } from '../language/line.ts';
import { plainText, rich } from './blocks.ts';
import type { Field } from './fields.ts';
import { modals } from './ids.ts';
import { cut } from './typed.ts';

/** An element on its own; `input` gives it its block's id, since an action id must be unique in a view. */
const VALUE = 'value';

type Element = Extract<InputBlock['element'], { type: string }>;

/** What a modal keeps between being opened and submitted: the key of the submission, and what it is about. */
export type Metadata = { readonly key: string } & Readonly<Record<string, string | number | boolean | null>>;

/**
 * A modal. Texts are cut to Slack's limits (title and buttons 24 characters).
 * @param options.metadata `key` identifies the form: made when it is opened, kept when it is drawn anew
 */
export function modal(options: {
  callbackId: string;
  title: string;
  blocks: KnownBlock[];
  submit?: string;
  close: string;
  metadata: Metadata;
}): ModalView {
  return {
    type: 'modal',
    callback_id: options.callbackId,
    title: plainText(options.title, 24),
    ...(options.submit === undefined ? {} : { submit: plainText(options.submit, 24) }),
    close: plainText(options.close, 24),
    private_metadata: JSON.stringify(options.metadata),
    blocks: options.blocks,
  };
}

/** A modal that asks for something: with "Cancel", and with "Save" where `submit` says nothing else. */
export function form(language: Language, asked: Omit<Parameters<typeof modal>[0], 'close'>): ModalView {
  const { save, cancel } = catalogue(language).common;
  return modal({ submit: save, close: cancel, ...asked });
}

/** A modal that says something and asks nothing. */
export const notice = (language: Language, title: string, ...sentences: Inline[]): ModalView =>
  noticeOf(language, title, [rich(...sentences)]);

/** The same of blocks, which may carry buttons. */
export function noticeOf(language: Language, title: string, blocks: KnownBlock[]): ModalView {
  const { close } = catalogue(language).common;
  return modal({ callbackId: modals.notice, title, close, blocks, metadata: { key: '' } });
}

/**
 * An input with its label. `blockId` names the value that is read from the submission.
 * @param options.asks what is entered is told at once, as a click on `blockId`: what else is asked depends on it
 */
export function input(options: {
  blockId: string;
  label: string;
  element: Element;
  hint?: string;
  optional?: boolean;
  asks?: boolean;
}): InputBlock {
  return {
    type: 'input',
    block_id: options.blockId,
    label: plainText(options.label, 2000),
    element: { ...options.element, action_id: options.blockId },
    optional: options.optional ?? false,
    ...(options.asks ? { dispatch_action: true } : {}),
    ...(options.hint ? { hint: plainText(options.hint, 2000) } : {}),
  };
}

/** A field for text. `most` is checked by Slack's client before it sends. */
export function textField(
  options: { initial?: string | null; placeholder?: string; lines?: 'many'; most?: number | undefined } = {},
): PlainTextInput {
  const most = options.most ?? 3000;
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: options.lines === 'many',
    max_length: most,
    ...(options.initial ? { initial_value: cut(options.initial, most) } : {}),
    ...(options.placeholder ? { placeholder: plainText(options.placeholder, 150) } : {}),
  };
}

/** An input in which text is typed as `field` reads it: no longer than that takes, and left out where it may be. */
export function textInput(
  blockId: string,
  field: Field<unknown>,
  asked: { label: string; hint?: string } & Omit<NonNullable<Parameters<typeof textField>[0]>, 'most'>,
): InputBlock {
  const { label, hint = '', ...shown } = asked;
  const element = textField({ ...shown, most: field.most });
  return input({ blockId, label, hint, element, optional: field.isOptional ?? false });
}

/** An option of a menu; a label over 75 characters is cut. */
const option = (value: string, label: string): Option & { text: { type: 'plain_text'; text: string } } => ({
  text: { type: 'plain_text', text: cut(label, 75) },
  value,
});

interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A menu with at most 100 choices; `initial` counts only when it is one of them. */
export function menu(
  choices: readonly Choice[],
  options: { initial?: string | null; placeholder?: string } = {},
): StaticSelect {
  const initial = choices.find((choice) => choice.value === options.initial);
  return {
    type: 'static_select',
    action_id: VALUE,
    options: choices.slice(0, 100).map((choice) => option(choice.value, choice.label)),
    ...(initial ? { initial_option: option(initial.value, initial.label) } : {}),
    ...(options.placeholder ? { placeholder: plainText(options.placeholder, 150) } : {}),
  };
}

/** A menu from which several may be chosen. */
export function multiMenu(choices: readonly Choice[], initial: readonly string[] = []): MultiStaticSelect {
  const chosen = choices.filter((choice) => initial.includes(choice.value));
  return {
    type: 'multi_static_select',
    action_id: VALUE,
    options: choices.slice(0, 100).map((choice) => option(choice.value, choice.label)),
    ...(chosen.length > 0
      ? { initial_options: chosen.map((choice) => option(choice.value, choice.label)) }
      : {}),
  };
}

/** Two to ten choices, all on show. */
export function radio(choices: readonly Choice[], initial?: string | null): RadioButtons {
  const chosen = choices.find((choice) => choice.value === initial);
  return {
    type: 'radio_buttons',
    action_id: VALUE,
    options: choices.map((choice) => option(choice.value, choice.label)),
    ...(chosen ? { initial_option: option(chosen.value, chosen.label) } : {}),
  };
}

/** One person of the workspace. */
export const personField = (initial?: string | null): UsersSelect => ({
  type: 'users_select',
  action_id: VALUE,
  ...(initial ? { initial_user: initial } : {}),
});

/** Several people of the workspace. */
export const peopleField = (initial: readonly string[] = []): MultiUsersSelect => ({
  type: 'multi_users_select',
  action_id: VALUE,
  ...(initial.length > 0 ? { initial_users: [...initial] } : {}),
});

/** One channel of the workspace alone: those that other companies share are not offered. */
export const channelField = (initial?: string | null): ConversationsSelect => ({
  type: 'conversations_select',
  action_id: VALUE,
  filter: { include: ['public', 'private'], exclude_external_shared_channels: true, exclude_bot_users: true },
  ...(initial ? { initial_conversation: initial } : {}),
});

/** A date (YYYY-MM-DD). */
export const dateField = (initial?: string | null): Datepicker => ({
  type: 'datepicker',
  action_id: VALUE,
  ...(initial ? { initial_date: initial } : {}),
});

/** One file, with one of these endings; only where the app may read files. */
export const fileField = (...endings: readonly string[]): FileInput => ({
  type: 'file_input',
  action_id: VALUE,
  filetypes: [...endings],
  max_files: 1,
});

/** A time of day (HH:MM). */
export const timeField = (initial?: string | null): Timepicker => ({
  type: 'timepicker',
  action_id: VALUE,
  ...(initial ? { initial_time: initial } : {}),
});
