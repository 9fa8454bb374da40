import { stateOf } from '../../../elements.ts';
import { type Fields, field, isFields, listAt, stringAt, typeOf } from '../../../text/json.ts';
import type { Block, InputState } from '../../../types.ts';
import { Button, FeedbackButtons, IconButton, Overflow } from '../elements/button.tsx';
import { Holding } from '../elements/element.tsx';
import { type Surface, useSurface } from './screen.ts';

/** Blocks inside a block. */
export const blocksIn = (block: unknown, name: string): readonly Block[] =>
  listAt(block, name).filter(
    (each): each is Block =>
      isFields(each) && typeof each['type'] === 'string' && typeof each['block_id'] === 'string',
  );

/** What an element holds now. */
export function heldIn(surface: Surface, block: Block, element: Fields): InputState | undefined {
  return stateOf([block], surface.values)[block.block_id]?.[stringAt(element, 'action_id') ?? ''];
}

/** An element beside a text or in a row of actions: the app is told at once. */
export function ActiveElement({ block, element, label }: { block: Block; element: unknown; label?: string }) {
  const surface = useSurface();
  if (!isFields(element)) return null;
  const blockId = block.block_id;
  switch (typeOf(element)) {
    case 'button':
    case 'workflow_button':
      return <Button blockId={blockId} element={element} />;
    case 'icon_button':
      return <IconButton blockId={blockId} element={element} />;
    case 'feedback_buttons':
      return <FeedbackButtons blockId={blockId} element={element} />;
    case 'overflow':
      return <Overflow blockId={blockId} element={element} />;
    default:
      return (
        <Holding
          element={element}
          state={heldIn(surface, block, element)}
          label={label}
          give={(given) => {
            const confirm = field(element, 'confirm');
            if (confirm === undefined) return surface.choose(blockId, element, given);
            void surface.sure(confirm).then((yes) => {
              if (yes) surface.choose(blockId, element, given);
            });
          }}
        />
      );
  }
}
