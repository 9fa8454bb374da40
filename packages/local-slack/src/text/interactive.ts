import { blockAsText } from './as-text.ts';
import { menuLabel, textOf } from './elements.ts';
import { type Fields, field, isFields, listAt, stringAt, typeOf } from './json.ts';
import type { Names } from './mrkdwn.ts';

/** What Slack asks before it sends a click. */
export type Confirm = {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
};

/** One thing on show that a person can click or choose from. */
export type Clickable = {
  /** The words on it: a button's text, an overflow option's text, a menu's placeholder or choice. */
  readonly label: string;
  /** What it stands beside: the text of its section or card, or of the block above its row of actions. */
  readonly near: string;
  readonly type: string;
  readonly blockId: string | undefined;
  readonly actionId: string | undefined;
  /** A button's `value`, or an overflow option's. */
  readonly value: string | undefined;
  readonly url: string | undefined;
  readonly confirm: Confirm | undefined;
  /** The whole element; an overflow stands once for each of its options. */
  readonly element: Fields;
  /** The option of an overflow. */
  readonly option: Fields | undefined;
};

/** One question of a view. */
export type Input = {
  readonly label: string;
  readonly hint: string;
  readonly optional: boolean;
  readonly blockId: string | undefined;
  readonly actionId: string | undefined;
  readonly element: Fields;
};

/** Ids as they are, for who has no names. */
const BARE: Names = { user: (id) => id, channel: (id) => id };

const SILENT = new Set(['image', 'plain_text', 'mrkdwn']);

/** Every interactive element of blocks in reading order: accessories, actions, cards, overflow options; no inputs. */
export function buttonsOf(blocks: unknown, names: Names = BARE): readonly Clickable[] {
  const all: readonly unknown[] = Array.isArray(blocks) ? blocks : [];
  let above = '';
  return all.flatMap((block) => {
    const found = ofBlock(block, above, names);
    if (!['actions', 'context_actions', 'divider'].includes(typeOf(block))) above = wordsOf(block, names);
    return found;
  });
}

/** What a block says, without its buttons. */
function wordsOf(block: unknown, names: Names): string {
  if (!isFields(block)) return '';
  const { accessory: _accessory, actions: _actions, ...silent } = block;
  return blockAsText(silent, names);
}

function ofBlock(block: unknown, above: string, names: Names): readonly Clickable[] {
  const each = (elements: readonly unknown[], near: string) =>
    elements.flatMap((element) => ofElement(element, stringAt(block, 'block_id'), near, names));
  switch (typeOf(block)) {
    case 'section':
      return each([field(block, 'accessory')], wordsOf(block, names));
    case 'actions':
    case 'context_actions':
      return each(listAt(block, 'elements'), above);
    case 'card':
      return each(listAt(block, 'actions'), wordsOf(block, names));
    case 'carousel':
      return buttonsOf(field(block, 'elements'), names);
    case 'container':
      return buttonsOf(field(block, 'child_blocks'), names);
    default:
      return [];
  }
}

function ofElement(
  element: unknown,
  blockId: string | undefined,
  near: string,
  names: Names,
): readonly Clickable[] {
  const type = typeOf(element);
  if (!isFields(element) || type === '' || SILENT.has(type)) return [];
  const shared = {
    near,
    type,
    blockId,
    actionId: stringAt(element, 'action_id'),
    confirm: confirmOf(element, names),
    element,
  };
  const one = (holder: unknown, label: string, option: Fields | undefined): Clickable => ({
    ...shared,
    label,
    value: stringAt(holder, 'value'),
    url: stringAt(holder, 'url'),
    option,
  });
  const worded = (holder: unknown) => textOf(field(holder, 'text'), names);
  if (type === 'overflow') {
    return listAt(element, 'options')
      .filter(isFields)
      .map((option) => one(option, worded(option), option));
  }
  if (type === 'feedback_buttons') {
    return ['positive_button', 'negative_button'].map((name) => {
      const button = field(element, name);
      return one(button, worded(button), undefined);
    });
  }
  return [one(element, worded(element) || menuLabel(element, names), undefined)];
}

function confirmOf(element: Fields, names: Names): Confirm | undefined {
  const found = field(element, 'confirm');
  if (!isFields(found)) return undefined;
  const at = (name: string) => textOf(field(found, name), names);
  return { title: at('title'), text: at('text'), confirm: at('confirm'), deny: at('deny') };
}

/** Every input of a view (or of a list of blocks), in reading order. */
export function inputsOf(view: unknown): readonly Input[] {
  const blocks: readonly unknown[] = Array.isArray(view) ? view : listAt(view, 'blocks');
  return blocks.flatMap((block): readonly Input[] => {
    if (typeOf(block) === 'container') return inputsOf(listAt(block, 'child_blocks'));
    const element = field(block, 'element');
    if (typeOf(block) !== 'input' || !isFields(element)) return [];
    return [
      {
        label: textOf(field(block, 'label'), BARE),
        hint: textOf(field(block, 'hint'), BARE),
        optional: field(block, 'optional') === true,
        blockId: stringAt(block, 'block_id'),
        actionId: stringAt(element, 'action_id'),
        element,
      },
    ];
  });
}
