import { everyObject, type Fields, field, listAt, typeOf } from '../text/json.ts';
import { block } from './blocks.ts';
import { doubled } from './ids.ts';
import { plain } from './objects.ts';
import { type Refusal, refusal, refusalOf } from './refusal.ts';
import { boolean, list, may, need, type Problem, refuse, string, tagged } from './schema.ts';
import { misplaced } from './surfaces.ts';

/** Blocks in a modal or a Home tab (@slack/types, views). */
const VIEW_BLOCKS = 100;

/** A view as JSON, in UTF-8 bytes (`view_too_large`: "greater than 250kb"). */
const VIEW_BYTES = 250_000;

const common = {
  blocks: need(list(block, { max: VIEW_BLOCKS })),
  private_metadata: may(string({ min: 0, max: 3000 })),
  callback_id: may(string({ max: 255 })),
  external_id: may(string({ min: 0, max: 255 })),
};

function submitForInputs(view: Fields, at: string): readonly Problem[] {
  const asks = listAt(view, 'blocks').some((each) => typeOf(each) === 'input');
  return asks && field(view, 'submit') === undefined
    ? refuse(at, 'missing required field: submit (the view has an input block)')
    : [];
}

function oneFocus(view: Fields, at: string): readonly Problem[] {
  let focused = 0;
  everyObject(view, at, (found) => {
    if (field(found, 'focus_on_load') === true) focused += 1;
  });
  return focused > 1 ? refuse(at, 'focus_on_load may be true for one element only') : [];
}

const VIEWS = {
  modal: tagged(
    'modal',
    {
      ...common,
      title: need(plain(24)),
      submit: may(plain(24)),
      close: may(plain(24)),
      clear_on_close: may(boolean),
      notify_on_close: may(boolean),
    },
    submitForInputs,
    oneFocus,
  ),
  home: tagged('home', common, oneFocus),
};

/**
 * Whether Slack takes a view: of `views.open`, `views.push`, `views.update`, an acknowledged submission, or
 * (`home`) `views.publish`. A view without blocks is refused (unverified). Whether an `external_id` is taken
 * already only the caller can know.
 * Errors: `invalid_arguments`, `view_too_large`.
 */
export function checkView(view: unknown, type: 'modal' | 'home'): Refusal | undefined {
  const shape = VIEWS[type](view, '/view');
  if (shape.length > 0) return refusalOf('invalid_arguments', shape);
  const blocks = field(view, 'blocks');
  const size = Buffer.byteLength(JSON.stringify(view));
  return (
    refusalOf('invalid_arguments', [
      ...misplaced(blocks, '/view/blocks', type),
      ...doubled(blocks, '/view/blocks'),
    ]) ??
    (size > VIEW_BYTES
      ? refusal('view_too_large', `the view has ${size} bytes, the most is ${VIEW_BYTES}`)
      : undefined)
  );
}
