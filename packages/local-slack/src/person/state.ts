import { textOf } from '../text/elements.ts';
import { type Fields, field, isFields, stringAt, typeOf } from '../text/json.ts';
import type { Names } from '../text/mrkdwn.ts';
import { optionsOf } from '../text/options.ts';
import { richTextAsText } from '../text/rich-text.ts';
import { typedRichText } from '../text/rich-text-typed.ts';
import type { InputState } from '../types.ts';
import type { Picked } from '../uploads.ts';
import { quoted, tidy } from './names.ts';

/** What a person gives for a field: text, a number, an option's or a person's words, or a list of these; null empties. */
export type Entry = string | number | null | readonly string[] | Picked;

/** Finds what is meant by what a person gives: by words on the screen, or by ids. */
export interface Directory {
  /** The option of an element that is meant. @throws Error naming the options on show, when it is none of them */
  option(element: Fields, words: string): unknown;
  /** @throws Error naming who is there, when the words fit nobody or several */
  user(words: string): string;
  /** @throws Error when the words fit no channel that the person sees */
  channel(words: string): string;
  /** Hands a file to Slack. @returns it as Slack tells it */
  upload(file: Picked): unknown;
}

const isPicked = (entry: Entry): entry is Picked =>
  typeof entry === 'object' && entry !== null && 'content' in entry;

const listOf = (entry: Entry): readonly string[] => {
  if (entry === null || entry === '' || isPicked(entry)) return [];
  return typeof entry === 'object' ? entry : [String(entry)];
};

/**
 * What an element holds after a person entered or chose something, as Slack writes it in `state.values`.
 * @throws Error naming the options on show, when the words fit none
 */
export function stateFor(element: Fields, entry: Entry, directory: Directory): InputState {
  const type = typeOf(element);
  const list = listOf(entry);
  const one = (): string | null => {
    if (list.length > 1) throw new Error(`takes one, not ${list.length}`);
    return list[0] ?? null;
  };
  const option = (words: string): unknown => directory.option(element, words);
  const only = <T>(find: (words: string) => T): T | null => {
    const words = one();
    return words === null ? null : find(words);
  };
  switch (type) {
    case 'checkboxes':
    case 'multi_static_select':
      return { type, selected_options: list.map(option) };
    case 'radio_buttons':
    case 'static_select':
    case 'overflow':
      return { type, selected_option: only(option) };
    case 'multi_users_select':
      return { type, selected_users: list.map((words) => directory.user(words)) };
    case 'users_select':
      return { type, selected_user: only((words) => directory.user(words)) };
    case 'multi_conversations_select':
      return { type, selected_conversations: list.map((words) => directory.channel(words)) };
    case 'conversations_select':
      return { type, selected_conversation: only((words) => directory.channel(words)) };
    case 'multi_channels_select':
      return { type, selected_channels: list.map((words) => directory.channel(words)) };
    case 'channels_select':
      return { type, selected_channel: only((words) => directory.channel(words)) };
    case 'datepicker':
      return { type, selected_date: one() };
    case 'timepicker':
      return { type, selected_time: one() };
    case 'datetimepicker':
      return { type, selected_date_time: entry === null || entry === '' ? null : Number(one()) };
    case 'rich_text_input':
      return { type, rich_text_value: only(typedRichText) };
    case 'file_input':
      if (entry !== null && !isPicked(entry)) throw new Error('takes a file');
      return { type, files: entry === null ? [] : [directory.upload(entry)] };
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
      return { type, value: one() };
    default:
      throw new Error(`is a ${type}, which nobody can fill here`);
  }
}

/** The option with these words. @throws Error listing the options on show, when there is none, or several alike */
export function optionWorded(element: Fields, words: string, names: Names): unknown {
  const options = optionsOf(element);
  const read = (option: unknown): string => tidy(textOf(field(option, 'text'), names));
  const found = options.filter((option) => read(option) === tidy(words));
  if (found.length === 1) return found[0];
  if (found.length > 1) throw new Error(`shows several options "${words}"`);
  throw new Error(`shows no option "${words}". Options there: ${quoted(options.map(read))}.`);
}

/** The one field of a state that holds what was given. */
const held = (state: InputState): unknown => {
  const [value] = Object.entries(state).flatMap(([name, each]) => (name === 'type' ? [] : [each]));
  return value;
};

/** What a state holds in the form `checkInput` reads: an option as its `value`, several as a list. */
export function givenIn(state: InputState): unknown {
  const value = held(state);
  const plain = (each: unknown): unknown => (isOption(state) ? stringAt(each, 'value') : each);
  if (value === null || value === undefined) return undefined;
  return Array.isArray(value) ? value.map(plain) : plain(value);
}

const isOption = (state: InputState): boolean => 'selected_option' in state || 'selected_options' in state;

/** What a state holds as a person reads it; several are parted by commas. */
export function wordsOf(state: InputState, names: Names): string {
  const value = held(state);
  if (value === null || value === undefined) return '';
  const words = (each: unknown): string => {
    if ('files' in state) return stringAt(each, 'name') ?? '';
    if (typeOf(each) === 'rich_text') return richTextAsText(each, names);
    if (isFields(each)) return textOf(field(each, 'text'), names);
    if ('selected_user' in state || 'selected_users' in state) return names.user(String(each));
    if (/^selected_(conversation|channel)/.test(Object.keys(state).find((name) => name !== 'type') ?? ''))
      return `#${names.channel(String(each))}`;
    if ('selected_date_time' in state) return names.date?.(Number(each), '{date_num} {time}') ?? String(each);
    return String(each);
  };
  return (Array.isArray(value) ? value : [value]).map(words).join(', ');
}

/** The element as it stands on a screen: what it holds now is what it would begin with. */
export function withHeld(element: Fields, state: InputState): Fields {
  const bare = Object.fromEntries(Object.entries(element).filter(([name]) => !name.startsWith('initial_')));
  const value = held(state);
  if (value === null || value === undefined) return bare;
  return { ...bare, [initialName(state)]: value };
}

const initialName = (state: InputState): string => {
  const name = Object.keys(state).find((each) => each !== 'type') ?? 'value';
  return name === 'value' || name === 'rich_text_value'
    ? 'initial_value'
    : name.replace(/^selected_/, 'initial_');
};

/** The words of the options an element offers. */
export const optionWords = (element: Fields, names: Names): readonly string[] =>
  optionsOf(element).map((option) => textOf(field(option, 'text'), names));

/** Whether entering something tells the app at once. */
export const dispatches = (block: unknown): boolean => field(block, 'dispatch_action') === true;
