import { field } from '../text/json.ts';
import { dataVisualization } from './charts.ts';
import { accessory, actionsElement, button, contextAction, inputElement } from './elements.ts';
import { anyText, id, imageBlock, imageElement, mrkdwn, plain } from './objects.ts';
import { richText } from './rich-text.ts';
import {
  boolean,
  byType,
  type Check,
  list,
  may,
  need,
  notPlayed,
  oneOf,
  refuse,
  string,
  tagged,
} from './schema.ts';
import { dataTable, table } from './tables.ts';

// Blocks. Shapes and limits: doc comments of @slack/types 3.2.0 (blocks) and the pages they link to.

const block_id = may(id);

const section = tagged(
  'section',
  {
    block_id,
    text: may(anyText(3000)),
    fields: may(list(anyText(2000), { max: 10 })),
    accessory: may(accessory),
    expand: may(boolean),
  },
  (value, at) =>
    field(value, 'text') === undefined && field(value, 'fields') === undefined
      ? refuse(at, 'missing required field: text or fields')
      : [],
);

/** Titles and body of a card are `mrkdwn` only, as @slack/types has them; at most 3 buttons (Slack's page). */
const card = tagged(
  'card',
  {
    block_id,
    hero_image: may(imageElement),
    icon: may(imageElement),
    title: may(mrkdwn(150)),
    subtitle: may(mrkdwn(150)),
    body: may(mrkdwn(200)),
    actions: may(list(byType({ button }), { max: 3 })),
  },
  (value, at) =>
    ['hero_image', 'title', 'actions', 'body'].every((name) => field(value, name) === undefined)
      ? refuse(at, 'needs at least one of hero_image, title, actions, body')
      : [],
);

const header = tagged('header', { block_id, text: need(plain(150)) });
const divider = tagged('divider', { block_id });
const actions = tagged('actions', { block_id, elements: need(list(actionsElement, { max: 25 })) });

const context = tagged('context', {
  block_id,
  elements: need(
    list(
      (value, at) => (field(value, 'type') === 'image' ? imageElement(value, at) : anyText(3000)(value, at)),
      { max: 10 },
    ),
  ),
});

const input = tagged('input', {
  block_id,
  label: need(plain(2000)),
  hint: may(plain(2000)),
  optional: may(boolean),
  dispatch_action: may(boolean),
  element: need(inputElement),
});

const children = {
  actions,
  context,
  divider,
  header,
  image: imageBlock,
  input,
  rich_text: richText,
  section,
  table,
};

const container = tagged(
  'container',
  {
    block_id,
    title: may(plain(150)),
    rich_text_title: may(richText),
    subtitle: may(anyText(150)),
    child_blocks: need(list(byType({ ...children, ...notPlayed('file', 'video') }), { max: 10 })),
    width: may(oneOf('narrow', 'standard', 'wide', 'full')),
    icon: may(imageElement),
    is_collapsible: may(boolean),
    default_collapsed: may(boolean),
    has_header_divider: may(boolean),
  },
  (value, at) =>
    field(value, 'title') === undefined && field(value, 'rich_text_title') === undefined
      ? refuse(at, 'missing required field: title or rich_text_title')
      : [],
  (value, at) =>
    field(value, 'default_collapsed') === true && field(value, 'is_collapsible') !== true
      ? refuse(`${at}/default_collapsed`, 'requires is_collapsible to be true')
      : [],
);

/** Any block, whatever surface it is for. */
export const block: Check = byType({
  ...children,
  card,
  carousel: tagged('carousel', { block_id, elements: need(list(byType({ card }), { max: 10 })) }),
  container,
  alert: tagged('alert', {
    block_id,
    text: need(anyText(200)),
    level: may(oneOf('default', 'info', 'warning', 'error', 'success')),
  }),
  markdown: tagged('markdown', { block_id, text: need(string({ max: 12_000 })) }),
  data_table: dataTable,
  data_visualization: dataVisualization,
  context_actions: tagged('context_actions', { block_id, elements: need(list(contextAction, { max: 5 })) }),
  ...notPlayed('file', 'video', 'task_card', 'plan'),
});
