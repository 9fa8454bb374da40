import type { Ids } from './ids.ts';
import { type Fields, field, isFields, listAt, stringAt, typeOf } from './text/json.ts';
import type { Block, InputState, StateValues } from './types.ts';

const CLICKED = new Set(['button', 'workflow_button', 'overflow', 'icon_button', 'feedback_buttons']);
const KEPT =
  /(_select|_input|^plain_text_input|^checkboxes|^radio_buttons|^datepicker|^timepicker|^datetimepicker)$/;

const isInteractive = (type: string): boolean => CLICKED.has(type) || KEPT.test(type);

/** Blocks that hold blocks. */
const HOLDERS = new Set(['container', 'carousel']);

/** The blocks as Slack keeps them: with a `block_id` on each and an `action_id` on each element that lacks one. */
export function withIds(blocks: readonly unknown[], ids: Ids): Block[] {
  return blocks.filter(isFields).map((block) => {
    const named = Object.fromEntries(
      Object.entries(block).map(([name, value]) => [name, within(block, name, value, ids)]),
    );
    return { ...named, type: typeOf(block), block_id: stringAt(block, 'block_id') ?? ids.next('b') };
  });
}

function within(block: Fields, name: string, value: unknown, ids: Ids): unknown {
  if (HOLDERS.has(typeOf(block)) && Array.isArray(value)) return withIds(value, ids);
  if (Array.isArray(value)) return value.map((each: unknown) => identified(each, ids));
  return name === 'element' || name === 'accessory' ? identified(value, ids) : value;
}

function identified(element: unknown, ids: Ids): unknown {
  if (!isFields(element) || !isInteractive(typeOf(element))) return element;
  return { ...element, action_id: stringAt(element, 'action_id') ?? ids.next('a') };
}

/** The elements of all blocks that keep what a person enters or chooses, each with its block. */
function keepers(blocks: readonly Block[]): { block: Block; element: Fields; actionId: string }[] {
  return blocks.flatMap((block) => {
    const nested = HOLDERS.has(block.type)
      ? Object.values(block)
          .filter(Array.isArray)
          .flatMap((list) => keepers(list.filter(isBlock)))
      : [];
    const own = [field(block, 'element'), field(block, 'accessory'), ...listAt(block, 'elements')]
      .filter(isFields)
      .filter((element) => KEPT.test(typeOf(element)))
      .map((element) => ({ block, element, actionId: stringAt(element, 'action_id') ?? '' }));
    return [...own, ...nested];
  });
}

const isBlock = (value: unknown): value is Block =>
  isFields(value) && typeof value['type'] === 'string' && typeof value['block_id'] === 'string';

const list = (element: Fields, name: string): readonly unknown[] => listAt(element, name);
const or = (element: Fields, name: string): unknown => field(element, name) ?? null;

/** What an element holds before anybody touched it, as Slack writes it in `state.values`. */
function initialState(element: Fields): InputState {
  const type = typeOf(element);
  switch (type) {
    case 'checkboxes':
    case 'multi_static_select':
    case 'multi_external_select':
      return { type, selected_options: list(element, 'initial_options') };
    case 'multi_users_select':
      return { type, selected_users: list(element, 'initial_users') };
    case 'multi_conversations_select':
      return { type, selected_conversations: list(element, 'initial_conversations') };
    case 'multi_channels_select':
      return { type, selected_channels: list(element, 'initial_channels') };
    case 'radio_buttons':
    case 'static_select':
    case 'external_select':
      return { type, selected_option: or(element, 'initial_option') };
    case 'users_select':
      return { type, selected_user: or(element, 'initial_user') };
    case 'conversations_select':
      return { type, selected_conversation: or(element, 'initial_conversation') };
    case 'channels_select':
      return { type, selected_channel: or(element, 'initial_channel') };
    case 'datepicker':
      return { type, selected_date: or(element, 'initial_date') };
    case 'timepicker':
      return { type, selected_time: or(element, 'initial_time') };
    case 'datetimepicker':
      return { type, selected_date_time: or(element, 'initial_date_time') };
    case 'file_input':
      return { type, files: [] };
    case 'rich_text_input':
      return { type, rich_text_value: or(element, 'initial_value') };
    default:
      return { type, value: or(element, 'initial_value') };
  }
}

/**
 * The state of some blocks: what was kept for the same `block_id`, `action_id` and type, else the initial values. So an
 * updated view keeps what was typed into the fields that stayed.
 */
export function stateOf(blocks: readonly Block[], kept: StateValues = {}): StateValues {
  const values: StateValues = {};
  for (const { block, element, actionId } of keepers(blocks)) {
    const before = kept[block.block_id]?.[actionId];
    const state = before?.type === typeOf(element) ? before : initialState(element);
    values[block.block_id] = { ...values[block.block_id], [actionId]: state };
  }
  return values;
}
