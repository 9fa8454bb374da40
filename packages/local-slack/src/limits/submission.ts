import { field, isFields, listAt, stringAt, typeOf } from '../text/json.ts';
import { optionsOf } from '../text/options.ts';
import { numberProblem, TEXT_INPUT_MAX } from './entries.ts';
import { isDate, isEmail, isTenDigits, isTime, isWebAddress } from './values.ts';

/**
 * What Slack's client says beside a field before it sends a modal; undefined when it sends.
 *
 * `value` is what the person gave: text, a date (`YYYY-MM-DD`), a time (`HH:mm`), a UNIX time in seconds, an option's
 * `value`, a user's or conversation's id, a list of these for what takes several, or a rich_text block. Nothing given
 * is undefined, null, '' or []. Text of spaces only is sent: the app has to cope.
 */
export function checkInput(element: unknown, value: unknown, optional = false): string | undefined {
  if (value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)) {
    return optional ? undefined : 'Please complete this required field.';
  }
  const type = typeOf(element);
  if (type === 'file_input') return checkFiles(element, Array.isArray(value) ? value : [value]);
  if (type.startsWith('multi_') || type === 'checkboxes') return checkSeveral(element, value);
  if (typeof value === 'string') return checkWritten(element, value);
  if (type === 'datetimepicker') {
    return typeof value === 'number' && isTenDigits(value) ? undefined : 'Enter a valid date and time.';
  }
  return type === 'rich_text_input' && isFields(value) ? undefined : 'This field does not take that.';
}

function checkSeveral(element: unknown, value: unknown): string | undefined {
  if (!Array.isArray(value)) return 'This field takes a list.';
  const most = field(element, 'max_selected_items');
  if (typeof most === 'number' && value.length > most) return `Select no more than ${most}.`;
  return value.map((each: unknown) => checkChosen(element, each)).find((why) => why !== undefined);
}

/** Slack takes files of up to 10 MB here (docs: file input element). */
const FILE_MAX = 10_000_000;

function checkFiles(element: unknown, files: readonly unknown[]): string | undefined {
  const most = field(element, 'max_files');
  if (files.length > (typeof most === 'number' ? most : 10)) return `Upload no more than ${String(most)}.`;
  const types = listAt(element, 'filetypes');
  const isTaken = (file: unknown): boolean =>
    types.length === 0 || types.includes(stringAt(file, 'filetype') ?? '');
  if (!files.every(isTaken)) return `Upload a file of these types: ${types.join(', ')}.`;
  return files.every((file) => Number(field(file, 'size')) <= FILE_MAX)
    ? undefined
    : 'Upload less than 10 MB.';
}

function checkChosen(element: unknown, value: unknown): string | undefined {
  if (typeof value !== 'string') return 'This field does not take that.';
  const people = typeOf(element).includes('users');
  const offers =
    typeOf(element).includes('static') || ['checkboxes', 'radio_buttons'].includes(typeOf(element));
  if (offers) {
    return optionsOf(element).some((each) => stringAt(each, 'value') === value)
      ? undefined
      : 'Choose one of the options.';
  }
  return (people ? /^[UW][A-Z0-9]+$/ : /^[CDG][A-Z0-9]+$/).test(value)
    ? undefined
    : 'Choose one from the list.';
}

function checkLength(element: unknown, value: string): string | undefined {
  const least = field(element, 'min_length');
  const most = field(element, 'max_length');
  const limit = typeof most === 'number' ? most : TEXT_INPUT_MAX;
  if (typeof least === 'number' && value.length < least) return `Enter at least ${least} characters.`;
  return value.length > limit ? `Enter no more than ${limit} characters.` : undefined;
}

const unless = (fits: boolean, why: string) => (fits ? undefined : why);

function checkWritten(element: unknown, value: string): string | undefined {
  switch (typeOf(element)) {
    case 'plain_text_input':
      return checkLength(element, value);
    case 'number_input':
      return numberProblem(element, value);
    case 'email_text_input':
      return unless(isEmail(value), 'Enter a valid email address.');
    case 'url_text_input':
      return unless(isWebAddress(value), 'Enter a valid URL, with https://.');
    case 'datepicker':
      return unless(isDate(value), 'Enter a valid date.');
    case 'timepicker':
      return unless(isTime(value), 'Enter a valid time.');
    case 'datetimepicker':
    case 'rich_text_input':
      return 'This field does not take that.';
    default:
      return checkChosen(element, value);
  }
}
