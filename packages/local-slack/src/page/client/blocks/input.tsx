import { useId } from 'preact/hooks';
import { field, isFields, typeOf } from '../../../text/json.ts';
import type { Block } from '../../../types.ts';
import { Holding } from '../elements/element.tsx';
import { bareText, Text } from '../text/text.tsx';
import { heldIn } from './holding.tsx';
import { useSurface, useViewer } from './screen.ts';

/** These hold several controls, so that a label cannot point at one. */
const GROUPS = ['checkboxes', 'radio_buttons'];

/** A question with its field, its hint, and what is wrong with the answer. */
export function Input({ block }: { block: Block }) {
  const surface = useSurface();
  const { words } = useViewer();
  const id = useId();
  const element = field(block, 'element');
  if (!isFields(element)) return null;
  const error = surface.errors[block.block_id];
  const hint = field(block, 'hint');
  const optional = field(block, 'optional') === true;
  const group = GROUPS.includes(typeOf(element));
  const described = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`]
    .filter((each) => each !== '')
    .join(' ');
  const label = (
    <>
      <Text of={field(block, 'label')} />
      {optional && <span class="optional"> {words.optional}</span>}
    </>
  );
  return (
    <div class={error === undefined ? 'input' : 'input wrong'}>
      {group ? (
        <span class="label" id={`${id}-label`}>
          {label}
        </span>
      ) : (
        <label class="label" for={id}>
          {label}
        </label>
      )}
      <Holding
        element={element}
        state={heldIn(surface, block, element)}
        id={group ? undefined : id}
        label={group ? bareText(field(block, 'label')) : undefined}
        describedBy={described === '' ? undefined : described}
        invalid={error !== undefined}
        optional={optional}
        give={(given, done) => surface.fill(block.block_id, element, given, done)}
      />
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          <Text of={hint} />
        </p>
      )}
    </div>
  );
}
