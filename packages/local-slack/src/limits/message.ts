import { everyObject, isFields, stringAt, typeOf } from '../text/json.ts';
import { block } from './blocks.ts';
import { CHARTS_PER_MESSAGE } from './charts.ts';
import { doubled } from './ids.ts';
import { type Refusal, refusal, refusalOf } from './refusal.ts';
import { list, need, object, type Problem, refuse, string } from './schema.ts';
import { SUM_MAX, sumOf } from './sum.ts';
import { misplaced } from './surfaces.ts';
import { cellCharacters, TABLE_CHARACTERS } from './tables.ts';

/** Blocks in one message (Slack's page on blocks). */
const MESSAGE_BLOCKS = 50;

/** Longest `text`; Slack asks for it and cuts only above 40,000: the stricter reading. */
const TEXT_MAX = 4000;

/** All `markdown` blocks of one message together (Slack's page on the block). */
const MARKDOWN_MAX = 12_000;

/** Metadata as JSON, UTF-16 units. Slack has a limit and does not say which: a guess, as `private_metadata`. */
const METADATA_MAX = 3000;

/**
 * Whether Slack takes a message: the arguments of `chat.postMessage`, `chat.update`, `chat.postEphemeral` or a
 * `response_url`, with `blocks` and `metadata` already parsed (what could not be parsed is passed as it came).
 *
 * The local Slack asks for `text` in every message, also beside blocks: notifications and screen readers read it.
 * Errors: `no_text`, `msg_too_long`, `invalid_blocks_format`, `invalid_blocks`, `msg_blocks_too_long`,
 * `invalid_metadata_format`, `metadata_too_large`, `invalid_arguments`.
 */
export function checkMessage(args: {
  readonly text?: unknown;
  readonly blocks?: unknown;
  readonly metadata?: unknown;
}): Refusal | undefined {
  return checkText(args.text) ?? checkBlocks(args.blocks) ?? checkMetadata(args.metadata);
}

function checkText(text: unknown): Refusal | undefined {
  if (text === undefined || text === null || (typeof text === 'string' && text.trim() === '')) {
    return refusal(
      'no_text',
      'the local Slack asks for `text` in every message, beside blocks too: notifications and screen readers read it',
    );
  }
  if (typeof text !== 'string') return refusal('invalid_arguments', '`text` must be a string');
  return text.length > TEXT_MAX
    ? refusal('msg_too_long', `\`text\` must be less than ${TEXT_MAX + 1} characters, has ${text.length}`)
    : undefined;
}

function checkBlocks(blocks: unknown): Refusal | undefined {
  if (blocks === undefined) return undefined;
  if (!Array.isArray(blocks)) {
    return refusal('invalid_blocks_format', '`blocks` must be an array [json-pointer:/blocks]');
  }
  const shape = list(block, { min: 0, max: MESSAGE_BLOCKS })(blocks, '/blocks');
  if (shape.length > 0) return refusalOf('invalid_blocks', shape);
  const sum = sumOf(blocks);
  return (
    refusalOf('invalid_blocks', [
      ...misplaced(blocks, '/blocks', 'message'),
      ...doubled(blocks, '/blocks'),
      ...tooMany(blocks),
    ]) ??
    (sum > SUM_MAX
      ? refusal('msg_blocks_too_long', `the blocks come to ${sum}, the most is ${SUM_MAX}`)
      : undefined)
  );
}

/** What a message may hold only so often, wherever it stands: tables, charts, markdown. */
function tooMany(blocks: readonly unknown[]): readonly Problem[] {
  const found = { table: 0, charts: 0, cells: 0, markdown: 0 };
  everyObject(blocks, '', (each) => {
    const type = typeOf(each);
    if (type === 'table') found.table += 1;
    if (type === 'data_visualization') found.charts += 1;
    if (type === 'table' || type === 'data_table') found.cells += cellCharacters(each);
    if (type === 'markdown') found.markdown += (stringAt(each, 'text') ?? '').length;
  });
  return [
    ...(found.table > 1 ? refuse('/blocks', 'only_one_table_allowed') : []),
    ...(found.charts > CHARTS_PER_MESSAGE
      ? refuse('/blocks', `no more than ${CHARTS_PER_MESSAGE} data_visualization blocks allowed`)
      : []),
    ...(found.cells > TABLE_CHARACTERS
      ? refuse('/blocks', `table cells must be less than ${TABLE_CHARACTERS + 1} characters together`)
      : []),
    ...(found.markdown > MARKDOWN_MAX
      ? refuse('/blocks', `markdown must be less than ${MARKDOWN_MAX + 1} characters together`)
      : []),
  ];
}

const event = object({
  event_type: need(string({ max: 255 })),
  event_payload: need((value, at) => (isFields(value) ? [] : refuse(at, 'must be an object'))),
});

/** `{}` is taken: in `chat.update` it clears. */
function checkMetadata(metadata: unknown): Refusal | undefined {
  if (metadata === undefined || (isFields(metadata) && Object.keys(metadata).length === 0)) return undefined;
  const wrong = refusalOf('invalid_metadata_format', event(metadata, '/metadata'));
  if (wrong !== undefined) return wrong;
  const size = JSON.stringify(metadata).length;
  return size > METADATA_MAX
    ? refusal('metadata_too_large', `metadata must be less than ${METADATA_MAX + 1} characters, has ${size}`)
    : undefined;
}
