import { field } from '../text/json.ts';
import {
  boolean,
  byType,
  type Check,
  may,
  need,
  object,
  oneOf,
  refuse,
  shaped,
  string,
  tagged,
} from './schema.ts';

// Composition objects. Limits: doc comments of @slack/types 3.2.0 (composition-objects, extensions) and the
// pages they link to. No text may be empty, whatever holds it.

const PLAIN = (max: number): Check =>
  tagged('plain_text', { text: need(string({ max })), emoji: may(boolean) });
const MRKDWN = (max: number): Check =>
  tagged('mrkdwn', { text: need(string({ max })), verbatim: may(boolean) });

/** Only `plain_text`, of 1 to `max` characters. */
export const plain = (max: number): Check => byType({ plain_text: PLAIN(max) });

/** Only `mrkdwn`, of 1 to `max` characters. */
export const mrkdwn = (max: number): Check => byType({ mrkdwn: MRKDWN(max) });

/** Either text object, of 1 to `max` characters. */
export const anyText = (max: number): Check => byType({ plain_text: PLAIN(max), mrkdwn: MRKDWN(max) });

/** `block_id` and `action_id`: 1 to 255 characters; that they are unique is a rule of the whole surface. */
export const id: Check = string({ max: 255 });

/** An address a person can open: http(s), or mailto. */
export const url: Check = shaped('a URL', isLink, 3000);

function isLink(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:', 'mailto:'].includes(new URL(text).protocol);
}

/** Button colours. */
export const style: Check = oneOf('primary', 'danger');

/**
 * A confirmation dialog. @slack/types lets all but `text` be left out, Slack's older pages ask for all four:
 * the stricter reading stands.
 */
export const confirm: Check = object({
  title: need(plain(100)),
  text: need(anyText(300)),
  confirm: need(plain(30)),
  deny: need(plain(30)),
  style: may(style),
});

const imageAddress = {
  image_url: may(shaped('an http(s) URL', (text) => URL.canParse(text) && /^https?:/i.test(text), 3000)),
  slack_file: may(
    object({ id: may(string()), url: may(string({ max: 3000 })) }, (value, at) =>
      (field(value, 'id') === undefined) === (field(value, 'url') === undefined)
        ? refuse(at, 'needs either id or url')
        : [],
    ),
  ),
};

const oneAddress = (value: unknown, at: string) =>
  (field(value, 'image_url') === undefined) === (field(value, 'slack_file') === undefined)
    ? refuse(at, 'needs either image_url or slack_file')
    : [];

/** An image inside another block. */
export const imageElement: Check = tagged(
  'image',
  { alt_text: need(string({ max: 2000 })), ...imageAddress },
  oneAddress,
);

/** An image as a block of its own. */
export const imageBlock: Check = tagged(
  'image',
  { block_id: may(id), alt_text: need(string({ max: 2000 })), title: may(plain(2000)), ...imageAddress },
  oneAddress,
);
