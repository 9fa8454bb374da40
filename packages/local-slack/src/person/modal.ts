import { checkInput } from '../limits/submission.ts';
import { blockAsText } from '../text/as-text.ts';
import { textOf } from '../text/elements.ts';
import { inputsOf } from '../text/interactive.ts';
import { field, isFields, stringAt, typeOf } from '../text/json.ts';
import type { Names } from '../text/mrkdwn.ts';
import type { InputState, OpenView } from '../types.ts';
import { quoted, tidy } from './names.ts';
import { givenIn, optionWords, withHeld, wordsOf } from './state.ts';

/** A field of a modal as it stands on the screen. */
export interface Field {
  readonly label: string;
  /** What stands in it, as a person reads it; '' if nothing. */
  readonly value: string;
  readonly hint: string;
  readonly optional: boolean;
  /** The words of the options, of fields that offer some. */
  readonly options: readonly string[];
  /** What is said beside it. */
  readonly error: string | undefined;
}

/** A modal on somebody's screen. */
export interface Modal {
  /** Slack's id of the view: two forms with the same words are not the same form. */
  readonly id: string;
  readonly title: string;
  /** All of it as one reads it: fields with what stands in them, errors below, buttons last. */
  readonly text: string;
  readonly fields: readonly Field[];
  /** `label: what is said beside it`. */
  readonly errors: readonly string[];
  /** What the client says above the buttons, when the app was late or wrong. */
  readonly trouble: string | undefined;
  /** The words of the button that submits, if it has one. */
  readonly submitLabel: string | undefined;
}

/** An input of an open view with its ids and what stands in it. */
export interface OpenField {
  readonly label: string;
  readonly blockId: string;
  readonly actionId: string;
  readonly optional: boolean;
  readonly hint: string;
  readonly element: Readonly<Record<string, unknown>>;
  readonly state: InputState | undefined;
  readonly block: unknown;
}

/** The inputs of a view in reading order. */
export function fieldsOf(open: OpenView): readonly OpenField[] {
  return inputsOf(open.view).map((input) => {
    const blockId = input.blockId ?? '';
    const actionId = input.actionId ?? '';
    const { label, hint, optional, element } = input;
    const state = open.values[blockId]?.[actionId];
    const block = open.view.blocks.find((each) => each.block_id === blockId);
    return { label, hint, optional, element, blockId, actionId, state, block };
  });
}

/** The input with this label. @throws Error listing the labels on show, when there is none, or several alike */
export function fieldLabelled(open: OpenView, label: string, who: string, names: Names): OpenField {
  const fields = fieldsOf(open);
  const [found, ...others] = fields.filter((each) => tidy(each.label) === tidy(label));
  const title = titleOf(open, names);
  if (!found) {
    const there = quoted(fields.map((each) => each.label));
    throw new Error(`${who} sees no field "${label}" in the modal "${title}". Fields there: ${there}.`);
  }
  if (others.length > 0) {
    throw new Error(`${who} sees ${others.length + 1} fields "${label}" in the modal "${title}".`);
  }
  return found;
}

/** What Slack's client says before it sends: the errors by `block_id`. */
export function refusedByClient(open: OpenView): Record<string, string> {
  const errors = fieldsOf(open).flatMap(({ element, state, optional, blockId }) => {
    const why = checkInput(element, state && givenIn(state), optional);
    return why === undefined ? [] : [[blockId, why] as const];
  });
  return Object.fromEntries(errors);
}

/** The words of a modal's title. */
export const titleOf = (open: OpenView, names: Names): string => textOf(field(open.view, 'title'), names);

const buttonOf = (open: OpenView, name: 'submit' | 'close', names: Names): string | undefined => {
  const words = field(open.view, name);
  return isFields(words) ? textOf(words, names) : undefined;
};

/** A modal as a person sees it. */
export function modalOf(open: OpenView, names: Names): Modal {
  const fields = fieldsOf(open).map(({ label, hint, optional, element, state, blockId }) => ({
    label,
    value: state ? wordsOf(state, names) : '',
    hint,
    optional,
    options: optionWords(element, names),
    error: open.errors[blockId],
  }));
  const submitLabel = buttonOf(open, 'submit', names);
  const buttons = [buttonOf(open, 'close', names) ?? 'Cancel', submitLabel].filter(
    (each) => each !== undefined,
  );
  const title = titleOf(open, names);
  const lines = [
    title,
    viewAsText(open, names),
    open.trouble === undefined ? '' : `⚠ ${open.trouble}`,
    buttons.map((each) => `[${each}]`).join(' '),
  ];
  return {
    id: open.view.id,
    title,
    text: lines.filter((each) => each !== '').join('\n'),
    fields,
    errors: fields.flatMap(({ label, error }) => (error === undefined ? [] : [`${label}: ${error}`])),
    trouble: open.trouble,
    submitLabel,
  };
}

/** How a view's blocks read, with what was entered and the errors beside it. */
export function viewAsText(open: OpenView, names: Names): string {
  return open.view.blocks
    .flatMap((block) => {
      const error = open.errors[block.block_id];
      return [blockAsText(asItStands(block, open), names), error === undefined ? '' : `  ⚠ ${error}`];
    })
    .filter((each) => each !== '')
    .join('\n');
}

function asItStands(block: Readonly<Record<string, unknown>>, open: OpenView): unknown {
  const states = open.values[stringAt(block, 'block_id') ?? ''] ?? {};
  const held = (element: unknown): unknown => {
    const state = states[stringAt(element, 'action_id') ?? ''];
    return isFields(element) && state && state.type === typeOf(element) ? withHeld(element, state) : element;
  };
  return Object.fromEntries(
    Object.entries(block).map(([name, value]) => {
      if (name === 'element' || name === 'accessory') return [name, held(value)];
      return [name, name === 'elements' && Array.isArray(value) ? value.map(held) : value];
    }),
  );
}
