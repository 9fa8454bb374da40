import { type Fields, field, isFields, listAt, stringAt, typeOf } from '../../../text/json.ts';
import { optionsOf } from '../../../text/options.ts';
import type { InputState } from '../../../types.ts';
import type { Given } from '../../protocol.ts';

/** What an element would hold once this was given, as Slack writes it in `state.values`. */
export function stateGiven(element: Fields, given: Given): InputState {
  const type = typeOf(element);
  const list = Array.isArray(given) ? given : [];
  const one = typeof given === 'string' && given !== '' ? given : null;
  const option = (value: unknown): unknown =>
    optionsOf(element).find((each) => stringAt(each, 'value') === value) ?? null;
  switch (type) {
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: list.map(option).filter((each) => each !== null) };
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return { type, selected_option: option(one) };
    case 'multi_users_select':
      return { type, selected_users: list };
    case 'users_select':
      return { type, selected_user: one };
    case 'multi_conversations_select':
      return { type, selected_conversations: list };
    case 'conversations_select':
      return { type, selected_conversation: one };
    case 'multi_channels_select':
      return { type, selected_channels: list };
    case 'channels_select':
      return { type, selected_channel: one };
    case 'datepicker':
      return { type, selected_date: one };
    case 'timepicker':
      return { type, selected_time: one };
    case 'datetimepicker':
      return { type, selected_date_time: typeof given === 'number' ? given : null };
    case 'file_input':
      return { type, files: isFields(given) ? [{ name: stringAt(given, 'name') }] : [] };
    default:
      return { type, value: one };
  }
}

/** The chosen keys of an element: options by their `value`, people and channels by their id. */
export function chosenKeys(state: InputState | undefined): readonly string[] {
  const held = Object.entries(state ?? {}).find(([name]) => name.startsWith('selected_'))?.[1];
  const all: readonly unknown[] = Array.isArray(held) ? held : [held];
  return all.flatMap((each) => {
    if (typeof each === 'string') return [each];
    const value = isFields(each) ? stringAt(each, 'value') : undefined;
    return value === undefined ? [] : [value];
  });
}

/** What is written in an element; '' if nothing. */
export const writtenIn = (state: InputState | undefined): string => stringAt(state, 'value') ?? '';

/** Characters a person may still write, once that is worth knowing: in the last quarter, at most the last 40. */
export function leftToWrite(element: Fields, text: string): number | undefined {
  const most = field(element, 'max_length');
  if (typeof most !== 'number') return undefined;
  const left = most - text.length;
  return left <= Math.min(40, most / 4) ? left : undefined;
}

/** Whether a text input tells the app while one is typing. */
export const tellsAsTyped = (element: Fields): boolean =>
  listAt(field(element, 'dispatch_action_config'), 'trigger_actions_on').includes('on_character_entered');
