import { field, listAt, stringAt, typeOf } from '../../../text/json.ts';
import type { Block } from '../../../types.ts';
import { bareText, Fold, Text } from '../text/text.tsx';
import { ActiveElement } from './holding.tsx';
import { Picture } from './image.tsx';

/** A text, fields in two columns, and something beside them. */
export function Section({ block }: { block: Block }) {
  const text = field(block, 'text');
  const fields = listAt(block, 'fields');
  const accessory = field(block, 'accessory');
  return (
    <div class={accessory === undefined ? 'section' : `section with beside-${typeOf(accessory)}`}>
      <div class="section-words">
        {text !== undefined && (
          <Fold text={bareText(text)} never={field(block, 'expand') === true}>
            <div class="lines">
              <Text of={text} />
            </div>
          </Fold>
        )}
        {fields.length > 0 && (
          <div class="fields">
            {fields.map((each) => (
              <div class="lines">
                <Text of={each} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory !== undefined && (
        <div class="accessory">
          {typeOf(accessory) === 'image' ? (
            <Picture of={accessory} look="beside" />
          ) : (
            <ActiveElement block={block} element={accessory} label={bareText(text).slice(0, 80)} />
          )}
        </div>
      )}
    </div>
  );
}

/** Small words and pictures in a row. */
export function Context({ block }: { block: Block }) {
  return (
    <div class="context">
      {listAt(block, 'elements').map((each) =>
        typeOf(each) === 'image' ? (
          <Picture of={each} look="small" />
        ) : (
          <span class="lines">
            <Text of={each} />
          </span>
        ),
      )}
    </div>
  );
}

/** A row of things to click or choose. */
export function Actions({ block }: { block: Block }) {
  return (
    <div class={`actions ${block.type}`}>
      {listAt(block, 'elements').map((element) => (
        <ActiveElement key={stringAt(element, 'action_id')} block={block} element={element} />
      ))}
    </div>
  );
}
