import { CHOICES } from './choices.ts';
import { ENTRIES } from './entries.ts';
import { confirm, id, imageElement, plain, style, url } from './objects.ts';
import {
  byType,
  type Check,
  list,
  may,
  need,
  notPlayed,
  object,
  oneOf,
  pick,
  string,
  tagged,
} from './schema.ts';

// Which element stands in which block: the helper unions of @slack/types 3.2.0 (SectionBlockAccessory,
// ActionsBlockElement, InputBlockElement, ContextActionsBlockElement).

const label = may(string({ max: 75 }));

/** A push button; with `url` Slack opens the address and still tells the app. */
export const button: Check = tagged('button', {
  text: need(plain(75)),
  action_id: may(id),
  value: may(string({ max: 2000 })),
  url: may(url),
  style: may(style),
  confirm: may(confirm),
  accessibility_label: label,
});

const thumb = object({
  text: need(plain(75)),
  value: need(string({ max: 2000 })),
  accessibility_label: label,
});

const ALL = { ...CHOICES, ...ENTRIES, button, image: imageElement };

const SELECTS = [
  'static_select',
  'users_select',
  'conversations_select',
  'channels_select',
  'multi_static_select',
  'multi_users_select',
  'multi_conversations_select',
  'multi_channels_select',
] as const;

const EXTERNAL = notPlayed('external_select', 'multi_external_select');

/** What may stand beside the text of a section. */
export const accessory: Check = byType({
  ...pick(ALL, ...SELECTS, 'button', 'checkboxes', 'datepicker', 'image'),
  ...pick(ALL, 'overflow', 'radio_buttons', 'timepicker'),
  ...EXTERNAL,
  ...notPlayed('workflow_button'),
});

/** What may stand in a row of actions. */
export const actionsElement: Check = byType({
  ...pick(ALL, ...SELECTS, 'button', 'checkboxes', 'datepicker', 'datetimepicker'),
  ...pick(ALL, 'overflow', 'radio_buttons', 'timepicker', 'rich_text_input'),
  ...EXTERNAL,
  ...notPlayed('workflow_button'),
});

/** What may stand under the label of an input. */
export const inputElement: Check = byType({
  ...pick(ALL, ...SELECTS, 'checkboxes', 'datepicker', 'datetimepicker', 'email_text_input'),
  ...pick(ALL, 'number_input', 'plain_text_input', 'radio_buttons', 'rich_text_input', 'timepicker'),
  ...pick(ALL, 'url_text_input', 'file_input'),
  ...EXTERNAL,
});

/** What may stand in a row of small actions under a message. `trash` is the only icon Slack's page names. */
export const contextAction: Check = byType({
  feedback_buttons: tagged('feedback_buttons', {
    action_id: may(id),
    positive_button: need(thumb),
    negative_button: need(thumb),
  }),
  icon_button: tagged('icon_button', {
    action_id: may(id),
    icon: need(oneOf('trash')),
    text: need(plain(75)),
    value: may(string({ max: 2000 })),
    confirm: may(confirm),
    accessibility_label: label,
    visible_to_user_ids: may(list(string())),
  }),
});
