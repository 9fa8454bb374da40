import { type Fields, field, stringAt } from '../text/json.ts';
import { confirm, id, plain } from './objects.ts';
import { richText } from './rich-text.ts';
import {
  boolean,
  integer,
  list,
  may,
  need,
  number,
  object,
  oneOf,
  type Problem,
  refuse,
  shaped,
  string,
  tagged,
} from './schema.ts';
import { isDate, isEmail, isNumber, isTenDigits, isTime, isWebAddress, isZone } from './values.ts';

// Elements one types or picks a moment into. Limits: doc comments of @slack/types 3.2.0 (block-elements).

/** The longest text a `plain_text_input` can hold, and the largest `min_length` and `max_length`. */
export const TEXT_INPUT_MAX = 3000;

const focus = { action_id: may(id), focus_on_load: may(boolean) };
const picked = { ...focus, confirm: may(confirm) };
const written = {
  ...focus,
  placeholder: may(plain(150)),
  dispatch_action_config: may(
    object({
      trigger_actions_on: need(list(oneOf('on_enter_pressed', 'on_character_entered'), { max: 2 })),
    }),
  ),
};

const numeric = shaped('a number', isNumber);

function lengthsFit(element: Fields, at: string): readonly Problem[] {
  const least = field(element, 'min_length');
  const most = field(element, 'max_length');
  const initial = stringAt(element, 'initial_value');
  if (typeof least === 'number' && typeof most === 'number' && least > most) {
    return refuse(`${at}/min_length`, 'must not be more than max_length');
  }
  return typeof most === 'number' && initial !== undefined && initial.length > most
    ? refuse(`${at}/initial_value`, `must be less than ${most + 1} characters`)
    : [];
}

function numbersFit(element: Fields, at: string): readonly Problem[] {
  const least = stringAt(element, 'min_value');
  const most = stringAt(element, 'max_value');
  const initial = stringAt(element, 'initial_value');
  if (least !== undefined && most !== undefined && Number(least) > Number(most)) {
    return refuse(`${at}/min_value`, 'must not be more than max_value');
  }
  const why = initial === undefined ? undefined : numberProblem(element, initial);
  return why === undefined ? [] : refuse(`${at}/initial_value`, why);
}

/** Why a `number_input` does not take this text; undefined when it does. */
export function numberProblem(element: unknown, text: string): string | undefined {
  if (!isNumber(text)) return 'Enter a valid number.';
  if (field(element, 'is_decimal_allowed') !== true && text.includes('.')) return 'Enter a whole number.';
  const least = stringAt(element, 'min_value');
  const most = stringAt(element, 'max_value');
  if (least !== undefined && Number(text) < Number(least)) return `Enter a number no less than ${least}.`;
  return most !== undefined && Number(text) > Number(most)
    ? `Enter a number no greater than ${most}.`
    : undefined;
}

/** Checks of every typing and picking element by its `type`. */
export const ENTRIES = {
  datepicker: tagged('datepicker', {
    ...picked,
    placeholder: may(plain(150)),
    initial_date: may(shaped('a date YYYY-MM-DD', isDate)),
  }),
  timepicker: tagged('timepicker', {
    ...picked,
    placeholder: may(plain(150)),
    initial_time: may(shaped('a time HH:mm', isTime)),
    timezone: may(shaped('an IANA time zone', isZone)),
  }),
  datetimepicker: tagged('datetimepicker', {
    ...picked,
    initial_date_time: may(number('a UNIX time of 10 digits', isTenDigits)),
  }),
  plain_text_input: tagged(
    'plain_text_input',
    {
      ...written,
      multiline: may(boolean),
      min_length: may(integer(0, TEXT_INPUT_MAX)),
      max_length: may(integer(1, TEXT_INPUT_MAX)),
      initial_value: may(string({ min: 0, max: TEXT_INPUT_MAX })),
    },
    lengthsFit,
  ),
  number_input: tagged(
    'number_input',
    {
      ...written,
      is_decimal_allowed: need(boolean),
      initial_value: may(numeric),
      min_value: may(numeric),
      max_value: may(numeric),
    },
    numbersFit,
  ),
  email_text_input: tagged('email_text_input', {
    ...written,
    initial_value: may(shaped('an email address', isEmail)),
  }),
  url_text_input: tagged('url_text_input', {
    ...written,
    initial_value: may(shaped('a URL', isWebAddress, 3000)),
  }),
  file_input: tagged('file_input', {
    action_id: may(id),
    filetypes: may(list(string())),
    max_files: may(integer(1, 10)),
  }),
  rich_text_input: tagged('rich_text_input', {
    ...written,
    initial_value: may(richText),
    min_lines: may(integer(1, 100)),
    max_lines: may(integer(1, 100)),
  }),
};
