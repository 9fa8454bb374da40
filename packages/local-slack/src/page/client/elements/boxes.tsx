import { useId } from 'preact/hooks';
import { typeOf } from '../../../text/json.ts';
import { Text } from '../text/text.tsx';
import { chosenKeys } from './given.ts';
import { choicesOf } from './options.ts';
import type { ElementProps } from './select.tsx';

/** Checkboxes or radio buttons. */
export function Boxes({ element, state, label, describedBy, invalid, give }: ElementProps) {
  const name = useId();
  const several = typeOf(element) === 'checkboxes';
  const chosen = chosenKeys(state);
  const take = (key: string) => {
    if (!several) return give(key, true);
    give(chosen.includes(key) ? chosen.filter((each) => each !== key) : [...chosen, key], true);
  };
  const asked = {
    'aria-label': label,
    'aria-describedby': describedBy,
    ...(several ? { role: 'group' as const } : { role: 'radiogroup' as const, 'aria-invalid': invalid }),
  };
  return (
    <div class="boxes" {...asked}>
      {choicesOf(element).map(({ key, text, description }) => (
        <label key={key} class="box">
          <input
            type={several ? 'checkbox' : 'radio'}
            name={name}
            value={key}
            checked={chosen.includes(key)}
            onChange={() => take(key)}
          />
          <span>
            <Text of={text} />
            {description !== undefined && (
              <span class="description">
                <Text of={description} />
              </span>
            )}
          </span>
        </label>
      ))}
    </div>
  );
}
