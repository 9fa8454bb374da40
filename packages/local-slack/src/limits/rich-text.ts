import { id } from './objects.ts';
import {
  boolean,
  byType,
  type Check,
  integer,
  list,
  may,
  need,
  number,
  object,
  oneOf,
  shaped,
  string,
  tagged,
} from './schema.ts';

// Rich text. Shapes: doc comments of @slack/types 3.2.0 (block-elements, RichText*); `offset` of a list from
// Slack's page on the block. No list of elements and no text may be empty (unverified: the stricter reading).

const look = may(
  object({
    bold: may(boolean),
    code: may(boolean),
    italic: may(boolean),
    strike: may(boolean),
    underline: may(boolean),
  }),
);
const address = string({ max: 3000 });
const border = may(oneOf(0, 1));

const TEXT = tagged('text', { text: need(string()), style: look });
const LINK = tagged('link', {
  url: need(address),
  text: may(string()),
  unsafe: may(boolean),
  style: look,
});

const inline: Check = byType({
  text: TEXT,
  link: LINK,
  user: tagged('user', { user_id: need(string()), style: look }),
  channel: tagged('channel', { channel_id: need(string()), style: look }),
  usergroup: tagged('usergroup', { usergroup_id: need(string()), style: look }),
  team: tagged('team', { team_id: need(string()), style: look }),
  emoji: tagged('emoji', {
    name: need(string()),
    unicode: may(string()),
    url: may(address),
    style: look,
  }),
  date: tagged('date', {
    timestamp: need(number('a UNIX time in whole seconds', Number.isInteger)),
    format: need(string()),
    url: may(address),
    fallback: may(string()),
    style: look,
  }),
  broadcast: tagged('broadcast', { range: need(oneOf('here', 'channel', 'everyone')), style: look }),
  color: tagged('color', {
    value: need(shaped('a hex colour', (text) => /^#[0-9a-f]{6}$/i.test(text))),
    style: look,
  }),
});

const SECTION = tagged('rich_text_section', { elements: need(list(inline)) });

/** A `rich_text` block: lines of text, lists, quotes, preformatted text. */
export const richText: Check = tagged('rich_text', {
  block_id: may(id),
  elements: need(
    list(
      byType({
        rich_text_section: SECTION,
        rich_text_list: tagged('rich_text_list', {
          style: need(oneOf('bullet', 'ordered')),
          elements: need(list(byType({ rich_text_section: SECTION }))),
          indent: may(integer(0, 8)),
          offset: may(integer(0, Number.MAX_SAFE_INTEGER)),
          border,
        }),
        rich_text_quote: tagged('rich_text_quote', { elements: need(list(inline)), border }),
        rich_text_preformatted: tagged('rich_text_preformatted', {
          elements: need(list(byType({ text: TEXT, link: LINK }))),
          border,
        }),
      }),
    ),
  ),
});
