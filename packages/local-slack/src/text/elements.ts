import { field, listAt, stringAt, typeOf } from './json.ts';
import { mrkdwnAsText, type Names } from './mrkdwn.ts';
import { richTextAsText } from './rich-text.ts';

/** How a text object reads; '' for anything else. */
export function textOf(object: unknown, names: Names): string {
  const text = stringAt(object, 'text') ?? '';
  return typeOf(object) === 'mrkdwn' ? mrkdwnAsText(text, names) : text;
}

const optionText = (option: unknown, names: Names) => textOf(field(option, 'text'), names);
const choiceOf = (option: unknown) => stringAt(option, 'value');

/** The words on a menu: what is chosen in it, else its placeholder. */
export function menuLabel(element: unknown, names: Names): string {
  const chosen = [
    ...[field(element, 'initial_option'), ...listAt(element, 'initial_options')]
      .filter((each) => each !== undefined)
      .map((each) => optionText(each, names)),
    ...strings(element, 'initial_user', 'initial_users').map((id) => `@${names.user(id)}`),
    ...strings(element, 'initial_conversation', 'initial_conversations').map((id) => `#${names.channel(id)}`),
    ...strings(element, 'initial_channel', 'initial_channels').map((id) => `#${names.channel(id)}`),
    ...strings(element, 'initial_date', 'initial_time'),
  ];
  return chosen.length > 0 ? chosen.join(', ') : textOf(field(element, 'placeholder'), names);
}

function strings(element: unknown, one: string, other: string): readonly string[] {
  return [field(element, one), field(element, other)].flat().filter((each) => typeof each === 'string');
}

function boxes(element: unknown, on: string, off: string, names: Names): string {
  const chosen = [field(element, 'initial_option'), ...listAt(element, 'initial_options')].map(choiceOf);
  return listAt(element, 'options')
    .map((each) => `${chosen.includes(choiceOf(each)) ? on : off} ${optionText(each, names)}`)
    .join('  ');
}

function written(element: unknown, names: Names): string {
  const initial = field(element, 'initial_value');
  if (typeof initial === 'string' && initial !== '') return initial;
  if (typeOf(initial) === 'rich_text') return richTextAsText(initial, names);
  return textOf(field(element, 'placeholder'), names);
}

function moment(element: unknown, names: Names): string {
  const seconds = field(element, 'initial_date_time');
  if (typeof seconds !== 'number') return '';
  return names.date?.(seconds, '{date_num} {time}') ?? String(seconds);
}

/** How one element reads: `[Label]`, `[Placeholder ▾]`, its boxes, or what stands in its field. */
export function elementAsText(element: unknown, names: Names): string {
  switch (typeOf(element)) {
    case 'plain_text':
    case 'mrkdwn':
      return textOf(element, names);
    case 'image':
      return `[image: ${stringAt(element, 'alt_text') ?? ''}]`;
    case 'button':
    case 'icon_button':
      return `[${textOf(field(element, 'text'), names)}]`;
    case 'feedback_buttons':
      return ['positive_button', 'negative_button']
        .map((name) => `[${textOf(field(field(element, name), 'text'), names)}]`)
        .join(' ');
    case 'overflow':
      return `[⋯ ${listAt(element, 'options')
        .map((each) => optionText(each, names))
        .join(' · ')}]`;
    case 'checkboxes':
      return boxes(element, '☑', '☐', names);
    case 'radio_buttons':
      return boxes(element, '◉', '○', names);
    case 'datetimepicker':
      return `[${`${moment(element, names)} ▾`.trim()}]`;
    case 'file_input':
      return `[${
        listAt(element, 'files')
          .map((file) => stringAt(file, 'name'))
          .join(', ') || '⇧'
      }]`;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'rich_text_input':
      return `[${written(element, names)}]`;
    default:
      return `[${`${menuLabel(element, names)} ▾`.trim()}]`;
  }
}
